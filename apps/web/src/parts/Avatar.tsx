// A person, small: the first letters of the name. It says nothing of presence, because nothing here knows who is there.

import type { ReactNode } from "react";
import styles from "./Avatar.module.css";
import { classNames } from "./class-names.ts";
import { initialsOf } from "./initials.ts";

/** A person's initials: ink for mediators, the colour of the room around for its people, dashed for who has no keys yet. */
export const Avatar = ({
  name,
  tone = "room",
  label,
}: {
  readonly name: string;
  readonly tone?: "room" | "mediator" | "waiting";
  /** Said aloud when the name does not stand beside. */
  readonly label?: string;
}): ReactNode => (
  <span
    className={classNames(styles["avatar"], styles[tone])}
    {...(label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label })}
  >
    {initialsOf(name)}
  </span>
);
