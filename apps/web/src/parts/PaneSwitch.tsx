// On a telephone one pane is shown at a time: this is the bar at the bottom that changes it. Wider screens show all panes.

import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { useWords } from "../words/use-words.ts";
import { Badge } from "./Badge.tsx";
import styles from "./PaneSwitch.module.css";
import { classNames } from "./class-names.ts";
import type { RoomMark } from "./room-marks.ts";

export type Pane<Name extends string> = {
  readonly name: Name;
  readonly label: string;
  /** A room's pane has its mark, another an icon. */
  readonly mark?: RoomMark;
  readonly icon?: LucideIcon;
  readonly count?: number;
};

/** The bar of panes; `at` is the one shown. Put it last in a column, its screen hides the other panes below 820 px. */
export const PaneSwitch = <Name extends string>({
  label,
  panes,
  at,
  onGo,
}: {
  readonly label: string;
  readonly panes: readonly Pane<Name>[];
  readonly at: Name;
  readonly onGo: (name: Name) => void;
}): ReactNode => {
  const { number } = useWords();
  return (
    <nav className={classNames(styles["switch"], "screen-only")} aria-label={label}>
      {panes.map(({ name, label: words, mark, icon: Icon, count }) => (
        <button
          key={name}
          type="button"
          className={mark?.className}
          aria-current={name === at ? "true" : undefined}
          onClick={() => onGo(name)}
        >
          {mark !== undefined && <Badge mark={mark} />}
          {mark === undefined && Icon !== undefined && <Icon aria-hidden="true" size={20} />}
          <span>
            <bdi>{words}</bdi>
            {count !== undefined && count > 0 && ` · ${number(count)}`}
          </span>
        </button>
      ))}
    </nav>
  );
};
