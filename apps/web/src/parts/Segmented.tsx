// One of a few, side by side: real radio buttons, so that arrow keys and readers work as everywhere.

import { useId } from "react";
import type { ReactNode } from "react";
import styles from "./Segmented.module.css";
import { classNames } from "./class-names.ts";

/** A choice of one among few; `isLabelSeen` shows its label above. */
export const Segmented = <Choice extends string>({
  label,
  isLabelSeen,
  value,
  choices,
  onChoose,
}: {
  readonly label: string;
  readonly isLabelSeen?: true;
  readonly value: Choice;
  readonly choices: readonly {
    readonly value: Choice;
    readonly label: string;
    /** Why it cannot be chosen. */
    readonly blocked?: string | undefined;
  }[];
  readonly onChoose: (choice: Choice) => void;
}): ReactNode => {
  const name = useId();
  return (
    <fieldset className={styles["whole"]}>
      <legend className={isLabelSeen === true ? styles["label"] : "unseen"}>{label}</legend>
      <div className={styles["row"]}>
        {choices.map((choice) => (
          <label
            key={choice.value}
            title={choice.blocked}
            className={classNames(choice.blocked !== undefined && styles["blocked"])}
          >
            <input
              type="radio"
              name={name}
              checked={choice.value === value}
              disabled={choice.blocked !== undefined}
              onChange={() => onChoose(choice.value)}
            />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
};
