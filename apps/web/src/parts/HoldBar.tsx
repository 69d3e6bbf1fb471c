// How much of a hold is left before something goes: a bar that empties and the seconds in words. Seconds are not read aloud one by
// one; the screen says once that something is held.

import type { ReactNode } from "react";
import { useWords } from "../words/use-words.ts";
import styles from "./HoldBar.module.css";
import { useNow } from "./use-now.ts";

/** What is left of a hold that began at `from` and ends at `until`. */
export const HoldBar = ({
  from,
  until,
}: {
  readonly from: number;
  readonly until: number;
}): ReactNode => {
  const { duration } = useWords();
  const now = useNow(250);
  const left = Math.max(0, until - now);
  const part = until > from ? Math.min(1, left / (until - from)) : 0;
  return (
    <span className={styles["hold"]}>
      <span aria-hidden="true" className={styles["bar"]}>
        <span style={{ inlineSize: `${part * 100}%` }} />
      </span>
      <time className={styles["left"]}>{duration(left)}</time>
    </span>
  );
};
