// Where what is said is shown and read aloud: quiet words as a status, alarms as an alert. Quiet ones go after ten seconds,
// unless a pointer or the focus rests on them.

import { CircleAlert, Info, X } from "lucide-react";
import { useEffect, useSyncExternalStore } from "react";
import type { ReactNode } from "react";
import { useWords } from "../words/use-words.ts";
import styles from "./Announcer.module.css";
import { Button } from "./Button.tsx";
import type { Saying } from "./announce.ts";
import { currentSayings, putDown, subscribeSayings } from "./announce.ts";
import { classNames } from "./class-names.ts";

const Said = ({ saying }: { readonly saying: Saying }): ReactNode => {
  const { t } = useWords();
  const { id, words, isAlarm, times } = saying;
  useEffect(() => {
    if (isAlarm) return;
    const timer = setTimeout(() => putDown(id), 10_000);
    return () => clearTimeout(timer);
  }, [id, isAlarm]);
  const Icon = isAlarm ? CircleAlert : Info;
  return (
    <div className={classNames(styles["said"], isAlarm && styles["alarm"])}>
      <Icon aria-hidden="true" size={16} />
      <p dir="auto">
        {words} {times > 1 && <small>({t("parts.said-times", { times })})</small>}
      </p>
      <Button
        kind="ghost"
        size="small"
        icon={X}
        aria-label={t("parts.close")}
        onClick={() => putDown(id)}
      />
    </div>
  );
};

/** The place of everything said; once on a page. */
export const Announcer = (): ReactNode => {
  const sayings = useSyncExternalStore(subscribeSayings, currentSayings);
  return (
    <div className={classNames(styles["announcer"], "screen-only")}>
      <div role="status">
        {sayings
          .filter(({ isAlarm }) => !isAlarm)
          .map((saying) => (
            <Said key={saying.id} saying={saying} />
          ))}
      </div>
      <div role="alert">
        {sayings
          .filter(({ isAlarm }) => isAlarm)
          .map((saying) => (
            <Said key={saying.id} saying={saying} />
          ))}
      </div>
    </div>
  );
};
