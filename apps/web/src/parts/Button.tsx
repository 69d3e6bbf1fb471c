// What is pressed. A button that may not be pressed yet stays reachable and says why, in its name's place or beside it.

import type { LucideIcon } from "lucide-react";
import { Lock } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import styles from "./Button.module.css";
import { classNames } from "./class-names.ts";
import { KeyHint } from "./KeyHint.tsx";

export type ButtonProps = Omit<ComponentProps<"button">, "type" | "disabled"> & {
  /** `fill` takes the colour of the room it stands in; `solid` is ink. */
  readonly kind?: "plain" | "solid" | "fill" | "ghost" | "stop";
  readonly size?: "usual" | "small";
  readonly icon?: LucideIcon;
  /** The icon points along the line, and turns with it. */
  readonly turns?: true;
  /** The key that does the same. */
  readonly keyHint?: string;
  /** It cannot be pressed now: why. Stands instead of its words. */
  readonly blocked?: string | undefined;
  readonly type?: "button" | "submit";
};

/** A button. */
export const Button = ({
  kind = "plain",
  size = "usual",
  icon: Icon,
  turns,
  keyHint,
  blocked,
  type = "button",
  className,
  onClick,
  children,
  ...rest
}: ButtonProps): ReactNode => {
  const Shown = blocked === undefined ? Icon : Lock;
  return (
    <button
      {...rest}
      type={type}
      aria-disabled={blocked === undefined ? undefined : true}
      className={classNames(styles["button"], styles[kind], styles[size], className)}
      onClick={(event) => {
        if (blocked === undefined) onClick?.(event);
        else event.preventDefault();
      }}
    >
      {Shown !== undefined && (
        <Shown
          aria-hidden="true"
          size={size === "small" ? 14 : 16}
          className={classNames(turns === true && "mirrored")}
        />
      )}
      {blocked ?? children}
      {keyHint !== undefined && blocked === undefined && <KeyHint keys={keyHint} />}
    </button>
  );
};
