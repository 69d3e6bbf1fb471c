// A small mark on something: its leave, its standing, the room it went to. Words carry it; the tone only helps.

import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import styles from "./Chip.module.css";
import { classNames } from "./class-names.ts";

/** A chip: `lock` for what stays, `stop` and `ok` always with icon and words, `room` in the colour of the room around. */
export const Chip = ({
  tone = "plain",
  icon: Icon,
  className,
  children,
}: {
  readonly tone?: "plain" | "lock" | "stop" | "ok" | "room";
  readonly icon?: LucideIcon;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}): ReactNode => (
  <span className={classNames(styles["chip"], styles[tone], className)}>
    {Icon !== undefined && <Icon aria-hidden="true" size={12} />}
    <span>{children}</span>
  </span>
);
