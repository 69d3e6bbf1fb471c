// The key that does the same as what it stands beside. It is seen only, and only while single keys act; a finger has no keys.

import type { ReactNode } from "react";
import { useLook } from "../look/use-look.ts";
import styles from "./KeyHint.module.css";

/** A key, as it is printed on keyboards. Chords ("⌘↵", see `chordOf`) stand even while single keys are off. */
export const KeyHint = ({ keys }: { readonly keys: string }): ReactNode => {
  const { singleKeys } = useLook();
  if (!singleKeys && [...keys].length === 1) return undefined;
  return (
    <kbd aria-hidden="true" className={styles["key"]}>
      {keys}
    </kbd>
  );
};
