// A moment to choose: the browser's own field, which counts in its calendar, and beside it the same moment in the calendar and
// digits of whoever chooses, so that nobody agrees to another day than was meant.

import { useId } from "react";
import type { ReactNode } from "react";
import type { Time } from "@tworooms/talks";
import { useWords } from "../words/use-words.ts";
import { localText, timeFromLocal } from "./local-time.ts";
import styles from "./TimeField.module.css";

/** A field for a moment in this device's own zone; empty for none. */
export const TimeField = ({
  label,
  at,
  isDisabled,
  onChange,
}: {
  readonly label: ReactNode;
  readonly at: Time | undefined;
  readonly isDisabled?: boolean;
  readonly onChange: (at: Time | undefined) => void;
}): ReactNode => {
  const { dateTime } = useWords();
  const id = useId();
  return (
    <div className={styles["time"]}>
      <label>
        <span>{label}</span>
        <input
          type="datetime-local"
          aria-describedby={id}
          disabled={isDisabled === true}
          value={at === undefined ? "" : localText(at)}
          onChange={(event) => onChange(timeFromLocal(event.target.value))}
        />
      </label>
      <output id={id}>{at === undefined ? "" : dateTime(at)}</output>
    </div>
  );
};
