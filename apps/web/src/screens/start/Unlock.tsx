// Twelve words open a device: one that was locked, one that walked into a room, or an empty one. They may be pasted.

import { KeyRound } from "lucide-react";
import { useState } from "react";
import type { ReactNode } from "react";
import { useLink } from "../../page/use-link.ts";
import { Button } from "../../parts/Button.tsx";
import { TextArea } from "../../parts/Field.tsx";
import { useWords } from "../../words/use-words.ts";
import styles from "./Front.module.css";

/** Asks for the twelve words of a key sheet. */
export const Unlock = (): ReactNode => {
  const { t, refusal } = useWords();
  const link = useLink();
  const [words, setWords] = useState("");
  const [fault, setFault] = useState<string | undefined>();
  const [isBusy, setBusy] = useState(false);
  const open = async (): Promise<void> => {
    setBusy(true);
    const outcome = await link.act("unlock", { words });
    setBusy(false);
    if (outcome.ok) setWords("");
    setFault(outcome.ok ? undefined : refusal(outcome.code));
  };
  return (
    <form
      className={styles["card"]}
      onSubmit={(event) => {
        event.preventDefault();
        void open();
      }}
    >
      <TextArea
        label={t("sheet.twelve-words")}
        help={t("sheet.twelve-words-help")}
        value={words}
        dir="ltr"
        lang="en"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        fault={fault}
        onChange={(event) => setWords(event.target.value)}
      />
      <div className={styles["acts"]}>
        <Button
          type="submit"
          kind="solid"
          icon={KeyRound}
          blocked={isBusy ? t("start.opening") : undefined}
        >
          {t("sheet.open")}
        </Button>
      </div>
    </form>
  );
};
