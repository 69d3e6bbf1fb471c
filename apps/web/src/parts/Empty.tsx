// Nothing here yet: one sentence, and one thing to do about it.

import type { ReactNode } from "react";
import styles from "./Empty.module.css";

/** An empty place: a sentence and an action. */
export const Empty = ({
  sentence,
  action,
}: {
  readonly sentence: ReactNode;
  readonly action?: ReactNode;
}): ReactNode => (
  <div className={styles["empty"]}>
    <p>{sentence}</p>
    {action}
  </div>
);
