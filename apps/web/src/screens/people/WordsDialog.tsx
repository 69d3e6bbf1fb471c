// Four words, read aloud: shown large when both sides have done their part. Whoever invited marks them as checked, or says
// that they differ, and then nothing may go on before somebody has found out why.

import { CircleAlert, PhoneCall, ShieldCheck } from "lucide-react";
import { useState } from "react";
import type { ReactNode } from "react";
import type { ComparingState } from "../../host/state.ts";
import { useLink } from "../../page/use-link.ts";
import { alarm, say } from "../../parts/announce.ts";
import { Button } from "../../parts/Button.tsx";
import { Dialog } from "../../parts/Dialog.tsx";
import { useWords } from "../../words/use-words.ts";
import styles from "./People.module.css";

/** A comparison that is open. `name`: whom with, as far as known. */
export const WordsDialog = ({
  talk,
  comparing,
  name,
}: {
  readonly talk: string;
  readonly comparing: ComparingState;
  readonly name: string;
}): ReactNode => {
  const { t, refusal } = useWords();
  const link = useLink();
  const [haveDiffered, setDiffered] = useState(false);
  const { step, with: whom } = comparing;
  const isMine = whom !== "own" && whom !== "table";
  const putDown = (): void => void link.act("put-down-words", { talk, with: whom });
  const agree = async (): Promise<void> => {
    if (!isMine) return putDown();
    const outcome = await link.act("check", { talk, invitation: whom });
    if (outcome.ok) say(t("people.now-checked", { name }));
    else alarm(refusal(outcome.code));
  };
  return (
    <Dialog
      isOpen
      title={whom === "own" ? t("people.words-own") : t("people.words-with", { name })}
      onClose={putDown}
    >
      <div className={styles["wordsBody"]}>
        {step.type === "waiting" && (
          <p role="status">
            <PhoneCall aria-hidden="true" size={16} /> {t("people.words-waiting")}
          </p>
        )}
        {step.type === "refused" && <p role="alert">{refusal(step.code)}</p>}
        {step.type === "words" && (
          <>
            <p>{t("people.words-read")}</p>
            <ol className={styles["fourWords"]} lang="en" dir="ltr" aria-label={t("people.words")}>
              {step.words.map((word) => (
                <li key={word}>{word}</li>
              ))}
            </ol>
            {haveDiffered ? (
              <p role="alert" className={styles["differ"]}>
                <CircleAlert aria-hidden="true" size={16} /> {t("people.words-differ-advice")}
              </p>
            ) : (
              <div className={styles["acts"]}>
                <Button kind="solid" icon={ShieldCheck} onClick={() => void agree()}>
                  {t(isMine ? "people.words-agree-check" : "people.words-agree")}
                </Button>
                <Button kind="stop" icon={CircleAlert} onClick={() => setDiffered(true)}>
                  {t("people.words-differ")}
                </Button>
              </div>
            )}
          </>
        )}
        {(step.type === "refused" || haveDiffered) && (
          <Button
            onClick={() => {
              setDiffered(false);
              void link.act("compare", { talk, with: whom, begin: "restart" });
            }}
          >
            {t("people.words-again")}
          </Button>
        )}
      </div>
    </Dialog>
  );
};
