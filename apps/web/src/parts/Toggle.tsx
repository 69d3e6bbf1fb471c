// Something that is on or off, at once.

import { useId } from "react";
import type { ReactNode } from "react";
import styles from "./Toggle.module.css";

/** A switch with its label and a word of help. */
export const Toggle = ({
  label,
  help,
  isOn,
  onTurn,
}: {
  readonly label: ReactNode;
  readonly help?: ReactNode;
  readonly isOn: boolean;
  readonly onTurn: (isOn: boolean) => void;
}): ReactNode => {
  const id = useId();
  return (
    <div className={styles["toggle"]}>
      <input
        id={id}
        type="checkbox"
        role="switch"
        checked={isOn}
        aria-describedby={help === undefined ? undefined : `${id}h`}
        onChange={(event) => onTurn(event.target.checked)}
      />
      <div>
        <label htmlFor={id}>{label}</label>
        {help !== undefined && <p id={`${id}h`}>{help}</p>}
      </div>
    </div>
  );
};
