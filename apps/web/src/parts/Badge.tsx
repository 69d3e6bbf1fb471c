// The badge of a room: its shape with its letter. Beside a name it says nothing of its own; alone it needs a label.

import type { ReactNode } from "react";
import styles from "./Badge.module.css";
import { classNames } from "./class-names.ts";
import type { RoomMark } from "./room-marks.ts";

/** Shape and letter of a room. */
export const Badge = ({
  mark,
  label,
  className,
}: {
  readonly mark: RoomMark;
  /** Said aloud when no name stands beside. */
  readonly label?: string;
  readonly className?: string;
}): ReactNode => (
  <span
    className={classNames(mark.className, styles["badge"], styles[mark.shape], className)}
    {...(label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label })}
  >
    {mark.letter}
  </span>
);
