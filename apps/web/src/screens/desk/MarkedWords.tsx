// A wording with what the leak check found in it, in the source room's colour: dotted where somebody should look, wavy where it stops.

import type { ReactNode } from "react";
import type { LeakMark } from "@tworooms/talks";
import { classNames } from "../../parts/class-names.ts";
import { piecesOf } from "./marked-words.ts";
import styles from "./MarkedWords.module.css";

/** Words with their marks. `className`: the source room's. */
export const MarkedWords = ({
  words,
  marks,
  className,
}: {
  readonly words: string;
  readonly marks: readonly LeakMark[];
  readonly className: string | undefined;
}): ReactNode =>
  piecesOf(words, marks).map((piece) =>
    piece.level === undefined ? (
      piece.words
    ) : (
      <mark
        key={piece.start}
        className={classNames(className, styles["mark"], piece.level === "stop" && styles["stop"])}
      >
        {piece.words}
      </mark>
    ),
  );
