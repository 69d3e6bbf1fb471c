// What of the words in a composer only another room knows: said in a sentence, with the words in that room's colour. A stop keeps the
// words here until it is taken out; the check sees no paraphrase and says nothing it does not know.

import { CircleAlert, Quote, ShieldCheck } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../../parts/Button.tsx";
import { classNames } from "../../parts/class-names.ts";
import { useWords } from "../../words/use-words.ts";
import { wordsWithout } from "./carry-draft.ts";
import styles from "./Composer.module.css";
import { roomOnDesk, useDesk } from "./use-desk.ts";
import type { LeakAnswer } from "./use-leak.ts";

/** The check of a composer's words. */
export const FoundElsewhere = ({
  words,
  found,
  isAsked,
  onTakeOut,
}: {
  readonly words: string;
  readonly found: LeakAnswer | undefined;
  readonly isAsked: boolean;
  readonly onTakeOut: (words: string) => void;
}): ReactNode => {
  const { t } = useWords();
  const desk = useDesk();
  if (!isAsked) return undefined;
  if (found === undefined) return <p className={styles["checking"]}>{t("desk.checking")}</p>;
  if (found.marks.length === 0)
    return (
      <p role="status" className={styles["clear"]}>
        <ShieldCheck aria-hidden="true" size={13} />
        {t("desk.nothing-found")}
      </p>
    );
  const isStopped = found.marks.some(({ level }) => level === "stop");
  return (
    <div role={isStopped ? "alert" : "status"}>
      <ul className={styles["found"]}>
        {found.marks.map((mark) => {
          const from = roomOnDesk(desk, mark.from);
          const isStop = mark.level === "stop";
          const Icon = isStop ? CircleAlert : Quote;
          return (
            <li
              key={`${mark.start}-${mark.end}-${mark.kind}-${mark.from}`}
              className={classNames(isStop && styles["stop"])}
            >
              <Icon aria-hidden="true" size={14} />
              <span>
                <mark className={classNames(from?.mark.className, styles["phrase"])} dir="auto">
                  {words.slice(mark.start, mark.end)}
                </mark>{" "}
                {t(isStop ? "desk.found-stop" : "desk.found-look", { room: from?.name ?? "" })}
              </span>
              {isStop && (
                <Button
                  size="small"
                  onClick={() => onTakeOut(wordsWithout(words, mark.start, mark.end))}
                >
                  {t("desk.take-out")}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
};
