// The band over a room: its pattern tells rooms apart without colour. It is seen only; names say it aloud.

import type { ReactNode } from "react";
import styles from "./Band.module.css";
import { classNames } from "./class-names.ts";
import type { RoomMark } from "./room-marks.ts";

/** The band of a room. */
export const Band = ({ mark }: { readonly mark: RoomMark }): ReactNode => (
  <div aria-hidden="true" className={classNames(mark.className, styles["band"])} />
);
