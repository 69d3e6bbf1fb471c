// The foot of a talk: the keys that do something here, how the line stands, how many entries there are, and which build this is.

import { ArchiveRestore, DoorClosed, RefreshCw, ShieldCheck, Wifi, WifiOff } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import type { TalkState } from "../host/state.ts";
import { useLook } from "../look/use-look.ts";
import { siteBuild } from "../page/site-build.ts";
import { KeyHint } from "../parts/KeyHint.tsx";
import type { Key } from "../words/key.ts";
import { useWords } from "../words/use-words.ts";
import styles from "./Foot.module.css";
import { keyActOf } from "./key-acts.ts";
import { keyOf } from "./key-match.ts";
import { doingOf, useDoable } from "./use-keys.ts";

const LINES: Readonly<
  Record<TalkState["line"], { readonly label: Key; readonly icon: LucideIcon }>
> = {
  live: { label: "app.line-live", icon: Wifi },
  restoring: { label: "app.line-restoring", icon: ArchiveRestore },
  "catching-up": { label: "app.line-catching-up", icon: RefreshCw },
  offline: { label: "app.line-offline", icon: WifiOff },
  "shut-out": { label: "app.line-shut-out", icon: DoorClosed },
};

const KeyHints = (): ReactNode => {
  const { t } = useWords();
  const { singleKeys, keys } = useLook();
  const doable = useDoable();
  if (!singleKeys) return undefined;
  return (
    <ul className={styles["keys"]} aria-label={t("app.keys")}>
      {doable
        .filter((act) => keyActOf(act).isInFoot === true)
        .map((act) => {
          const doing = doingOf(act);
          return (
            <li key={act}>
              <KeyHint keys={keyOf(act, keys).toUpperCase()} />
              <span>{typeof doing === "object" ? doing.label : t(keyActOf(act).label)}</span>
            </li>
          );
        })}
    </ul>
  );
};

/** How the line to the server stands. */
export const LineState = ({ line }: { readonly line: TalkState["line"] }): ReactNode => {
  const { t } = useWords();
  const { label, icon: Icon } = LINES[line];
  return (
    <span role="status" className={styles["line"]} data-line={line}>
      <Icon aria-hidden="true" size={13} />
      <span>{t(label)}</span>
    </span>
  );
};

/** How many of the others' words were compared. */
const Checked = ({ state }: { readonly state: TalkState }): ReactNode => {
  const { t } = useWords();
  // An invitation that is out is nobody yet.
  const seated = state.persons.filter(
    ({ isMe, seats }) =>
      !isMe && seats.some(({ standing }) => standing !== "removed" && standing !== "open"),
  );
  const checked = seated.filter(({ seats }) =>
    seats.every(({ standing }) => standing !== "unchecked" && standing !== "pending"),
  );
  if (seated.length === 0) return undefined;
  return (
    <span className={styles["line"]}>
      <ShieldCheck aria-hidden="true" size={13} />
      <span>{t("app.keys-checked", { checked: checked.length, people: seated.length })}</span>
    </span>
  );
};

/** The foot. */
export const Foot = ({ state }: { readonly state: TalkState | undefined }): ReactNode => {
  const { t } = useWords();
  const build = siteBuild();
  return (
    <footer className={`${styles["foot"]} screen-only`}>
      <KeyHints />
      <span className={styles["space"]} />
      {state !== undefined && (
        <>
          <Checked state={state} />
          <LineState line={state.line} />
          <span>{t("app.entries", { entries: state.entries })}</span>
        </>
      )}
      {build !== "" && (
        <span>
          {t("app.build")} <code dir="ltr">{build.slice(0, 12)}</code>
        </span>
      )}
    </footer>
  );
};
