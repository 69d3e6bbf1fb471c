// Coming in by a link: a name, and one is in. The four words come later, when the inviter begins to compare.

import { DoorOpen } from "lucide-react";
import { useState } from "react";
import type { ReactNode } from "react";
import { useLocation } from "wouter";
import { useDevice, useLink } from "../../page/use-link.ts";
import { Button } from "../../parts/Button.tsx";
import { TextField } from "../../parts/Field.tsx";
import { useWords } from "../../words/use-words.ts";
import { Front } from "./Front.tsx";
import styles from "./Front.module.css";
import { dropLink, takeLink } from "./link-text.ts";
import { PasteLink } from "./PasteLink.tsx";
import { Unlock } from "./Unlock.tsx";

const JoinForm = ({ secret }: { readonly secret: string }): ReactNode => {
  const { t, refusal } = useWords();
  const link = useLink();
  const [, go] = useLocation();
  const [name, setName] = useState("");
  const [title, setTitle] = useState("");
  const [fault, setFault] = useState<string | undefined>();
  const [isBusy, setBusy] = useState(false);
  const join = async (): Promise<void> => {
    setBusy(true);
    setFault(undefined);
    const joined = await link.act("join", { link: secret, name, title });
    setBusy(false);
    if (!joined.ok) return setFault(refusal(joined.code));
    dropLink();
    const { talk } = joined.value;
    const view = link.state().talks[talk]?.view;
    return go(`/t/${talk}/${view?.type === "desk" ? "desk" : "room"}`, { replace: true });
  };
  return (
    <form
      className={styles["card"]}
      onSubmit={(event) => {
        event.preventDefault();
        void join();
      }}
    >
      <TextField
        label={t("start.your-name")}
        help={t("start.your-name-help")}
        value={name}
        required
        autoFocus
        autoComplete="name"
        onChange={(event) => setName(event.target.value)}
      />
      <details>
        <summary>{t("start.more")}</summary>
        <TextField
          label={t("start.your-title")}
          value={title}
          autoComplete="organization-title"
          onChange={(event) => setTitle(event.target.value)}
        />
      </details>
      {fault !== undefined && (
        <p role="alert" className={styles["fault"]}>
          {fault}
        </p>
      )}
      <div className={styles["acts"]}>
        <Button
          type="submit"
          kind="solid"
          icon={DoorOpen}
          blocked={isBusy ? t("start.coming-in") : undefined}
        >
          {t("start.come-in")}
        </Button>
      </div>
    </form>
  );
};

/** The joining screen. */
export const Join = (): ReactNode => {
  const { t } = useWords();
  const { phase } = useDevice();
  const secret = takeLink();
  const isShut = phase === "locked" || phase === "walk-in";
  return (
    <Front>
      <h1>{t("start.join-title")}</h1>
      {secret === undefined ? (
        <PasteLink />
      ) : isShut ? (
        <section className={styles["card"]}>
          <p>{t("start.locked-first")}</p>
          <Unlock />
        </section>
      ) : (
        <JoinForm secret={secret} />
      )}
      <p className={styles["quiet"]}>{t("start.join-honest")}</p>
    </Front>
  );
};
