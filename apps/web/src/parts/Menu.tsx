// A button that opens a few things to do. Arrow keys go through them, Escape closes, and it lies above everything.

import type { LucideIcon } from "lucide-react";
import { useId, useRef, useState } from "react";
import type { KeyboardEvent, ReactNode } from "react";
import { Button } from "./Button.tsx";
import type { ButtonProps } from "./Button.tsx";
import styles from "./Menu.module.css";

export type MenuItem = {
  readonly label: string;
  readonly icon?: LucideIcon;
  readonly act: () => void;
};

const STEPS: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** A menu behind a button; `label` is the button's name, shown unless `isLabelSeen` is missing and an icon stands. */
export const Menu = ({
  label,
  items,
  icon,
  isLabelSeen,
  kind = "ghost",
  size = "small",
}: {
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly icon?: LucideIcon;
  readonly isLabelSeen?: true;
} & Pick<ButtonProps, "kind" | "size">): ReactNode => {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const entries = (): readonly HTMLElement[] => [
    ...(list.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? []),
  ];
  const place = (): void => {
    const [shown, from] = [list.current, button.current?.getBoundingClientRect()];
    if (shown === null || from === undefined) return;
    const { width, height } = shown.getBoundingClientRect();
    const isBelow = from.bottom + height + 4 <= innerHeight || from.top < height;
    const wanted = getComputedStyle(shown).direction === "rtl" ? from.right - width : from.left;
    shown.style.left = `${Math.max(4, Math.min(wanted, innerWidth - width - 4))}px`;
    shown.style.top = `${isBelow ? from.bottom + 4 : from.top - height - 4}px`;
  };
  const move = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    const all = entries();
    if (step === undefined || all.length === 0) return;
    event.preventDefault();
    const at = all.findIndex((entry) => entry === document.activeElement);
    all[step(at, all.length)]?.focus();
  };
  return (
    <>
      <Button
        ref={button}
        kind={kind}
        size={size}
        {...(icon === undefined ? {} : { icon })}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-label={icon !== undefined && isLabelSeen !== true ? label : undefined}
        popoverTarget={id}
      >
        {(icon === undefined || isLabelSeen === true) && label}
      </Button>
      <div
        ref={list}
        id={id}
        popover="auto"
        role="menu"
        tabIndex={-1}
        aria-label={label}
        className={styles["menu"]}
        onKeyDown={move}
        onToggle={(event) => {
          const opens = event.newState === "open";
          setOpen(opens);
          if (!opens) return;
          place();
          entries()[0]?.focus();
        }}
      >
        {items.map(({ label: name, icon: Icon, act }) => (
          <button
            key={name}
            type="button"
            role="menuitem"
            tabIndex={-1}
            onClick={() => {
              list.current?.hidePopover();
              act();
            }}
          >
            {Icon !== undefined && <Icon aria-hidden="true" size={15} />}
            <span>{name}</span>
          </button>
        ))}
      </div>
    </>
  );
};
