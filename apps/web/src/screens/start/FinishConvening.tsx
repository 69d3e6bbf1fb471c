// A talk that did not come about whole: why, and, where convening broke off, the one thing that finishes it.

import { useState } from "react";
import type { ReactNode } from "react";
import type { TalkBrief } from "../../host/state.ts";
import { takeAdmission } from "../../page/admission.ts";
import { useLink } from "../../page/use-link.ts";
import { Button } from "../../parts/Button.tsx";
import { TextField } from "../../parts/Field.tsx";
import { useWords } from "../../words/use-words.ts";
import styles from "./Front.module.css";

/** What is wrong with a talk of this device, and how to go on. */
export const FinishConvening = ({
  brief,
  why,
}: {
  readonly brief: TalkBrief;
  readonly why: string;
}): ReactNode => {
  const { t, refusal } = useWords();
  const link = useLink();
  const [admission, setAdmission] = useState(takeAdmission() ?? "");
  const [fault, setFault] = useState<string | undefined>();
  const act = async (): Promise<void> => {
    const outcome =
      why === "needs-admission"
        ? await link.act("finish-convening", { talk: brief.talk, admission })
        : await link.act("open-talk", { talk: brief.talk });
    setFault(outcome.ok ? undefined : refusal(outcome.code));
  };
  return (
    <form
      className={styles["card"]}
      onSubmit={(event) => {
        event.preventDefault();
        void act();
      }}
    >
      <p>{refusal(why)}</p>
      {why === "needs-admission" && (
        <TextField
          label={t("start.admission")}
          help={t("start.admission-help")}
          value={admission}
          dir="ltr"
          autoComplete="off"
          onChange={(event) => setAdmission(event.target.value)}
        />
      )}
      {fault !== undefined && (
        <p role="alert" className={styles["fault"]}>
          {fault}
        </p>
      )}
      <div className={styles["acts"]}>
        <Button type="submit" kind="solid">
          {t(why === "needs-admission" ? "start.finish" : "start.again")}
        </Button>
      </div>
    </form>
  );
};
