// The palette: everything that can be done here, found by its name. It does what keys do and nothing more.

import { useState } from "react";
import type { ReactNode } from "react";
import { useLook } from "../look/use-look.ts";
import { Button } from "../parts/Button.tsx";
import { Dialog } from "../parts/Dialog.tsx";
import { TextField } from "../parts/Field.tsx";
import { useWords } from "../words/use-words.ts";
import type { KeyAct } from "./key-acts.ts";
import { keyActOf } from "./key-acts.ts";
import { keyOf } from "./key-match.ts";
import styles from "./Palette.module.css";
import { doAct, doingOf, useDoable } from "./use-keys.ts";

/** The dialog of commands. */
export const Palette = ({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}): ReactNode => {
  const { t, language } = useWords();
  const { keys } = useLook();
  const [wanted, setWanted] = useState("");
  const doable = useDoable();
  const fold = (text: string): string => text.toLocaleLowerCase(language);
  const found = doable
    .map((act) => {
      const doing = doingOf(act);
      return { act, label: typeof doing === "object" ? doing.label : t(keyActOf(act).label) };
    })
    .filter(({ label }) => fold(label).includes(fold(wanted.trim())));
  const close = (): void => {
    setWanted("");
    onClose();
  };
  const run = (act: KeyAct | undefined): void => {
    close();
    // The dialog gives the focus back before the act takes it.
    if (act !== undefined) requestAnimationFrame(() => doAct(act));
  };
  return (
    <Dialog isOpen={isOpen} title={t("app.commands")} onClose={close}>
      <form
        className={styles["palette"]}
        onSubmit={(event) => {
          event.preventDefault();
          run(found[0]?.act);
        }}
      >
        <TextField
          label={t("app.command-find")}
          value={wanted}
          autoFocus
          autoComplete="off"
          onChange={(event) => setWanted(event.target.value)}
        />
        <ul>
          {found.map(({ act, label }) => (
            <li key={act}>
              <Button
                kind="ghost"
                keyHint={keyOf(act, keys).toUpperCase()}
                onClick={() => run(act)}
              >
                {label}
              </Button>
            </li>
          ))}
        </ul>
        {found.length === 0 && <p>{t("app.command-none")}</p>}
      </form>
    </Dialog>
  );
};
