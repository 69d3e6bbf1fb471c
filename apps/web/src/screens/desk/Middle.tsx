// Between the rooms: the tray, and under it the ledger, the desk's notes or a search. On the widest screens the ledger stands beside.

import { NotebookPen, Search as SearchIcon, Table2 } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { useMemo } from "react";
import { KeyHint } from "../../parts/KeyHint.tsx";
import { classNames } from "../../parts/class-names.ts";
import type { Key } from "../../words/key.ts";
import { useWords } from "../../words/use-words.ts";
import styles from "./Desk.module.css";
import type { DeskUi } from "./desk-ui.ts";
import { Ledger } from "./Ledger.tsx";
import { Notes } from "./Notes.tsx";
import { Search } from "./Search.tsx";
import { Tray } from "./Tray.tsx";
import { useDesk } from "./use-desk.ts";
import { ledgerOn } from "./use-ledger.ts";

const tabs: readonly {
  readonly name: Exclude<DeskUi["middle"], "tray">;
  readonly label: Key;
  readonly icon: LucideIcon;
  readonly keyHint?: string;
}[] = [
  { name: "ledger", label: "ledger.title", icon: Table2, keyHint: "L" },
  { name: "notes", label: "desk.notes", icon: NotebookPen },
  { name: "search", label: "desk.search", icon: SearchIcon, keyHint: "/" },
];

/** The middle of the desk. */
export const Middle = (): ReactNode => {
  const { t, dir } = useWords();
  const { view, ui, dispatch } = useDesk();
  const on = useMemo(() => ledgerOn(view), [view]);
  const isDim = ui.live.type === "room";
  return (
    <div
      className={classNames(styles["middle"], isDim && styles["dim"])}
      data-pane="middle"
      data-under={ui.middle}
      dir={dir}
    >
      <Tray />
      <div className={styles["under"]}>
        <nav className={styles["tabs"]} aria-label={t("desk.under-tray")}>
          {tabs.map(({ name, label, icon: Icon, keyHint }) => (
            <button
              key={name}
              type="button"
              aria-pressed={ui.middle === name}
              onClick={() =>
                dispatch({ type: "middle", middle: ui.middle === name ? "tray" : name })
              }
            >
              <Icon aria-hidden="true" size={15} />
              {t(label)}
              {keyHint !== undefined && <KeyHint keys={keyHint} />}
            </button>
          ))}
        </nav>
        {ui.middle === "ledger" && <Ledger on={on} />}
        {ui.middle === "notes" && <Notes />}
        {ui.middle === "search" && <Search />}
      </div>
    </div>
  );
};
