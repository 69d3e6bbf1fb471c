// The list of keys, on "?": every key there is, and which of them do something here.

import { useState } from "react";
import type { ReactNode } from "react";
import { useLook } from "../look/use-look.ts";
import { Dialog } from "../parts/Dialog.tsx";
import { chordOf } from "../parts/chord.ts";
import { KeyHint } from "../parts/KeyHint.tsx";
import { useWords } from "../words/use-words.ts";
import { keyActOf } from "./key-acts.ts";
import { keyOf } from "./key-match.ts";
import styles from "./KeyList.module.css";
import { doingOf, useDoable, useKeys } from "./use-keys.ts";

/** The dialog that lists the keys of this screen. */
export const KeyList = (): ReactNode => {
  const { t } = useWords();
  const { keys } = useLook();
  const [isOpen, setOpen] = useState(false);
  useKeys({ "key-list": () => setOpen(true) });
  const doable = useDoable();
  const always = [
    { keys: chordOf("K"), label: "app.commands" },
    { keys: chordOf("↵"), label: "app.key-send" },
    { keys: "F6", label: "app.key-panes" },
  ] as const;
  return (
    <Dialog isOpen={isOpen} title={t("app.keys")} onClose={() => setOpen(false)}>
      <dl className={styles["list"]}>
        {doable.map((act) => {
          const { after, label } = keyActOf(act);
          const doing = doingOf(act);
          return (
            <div key={act}>
              <dt>
                {after !== undefined && <KeyHint keys={after.toUpperCase()} />}
                <KeyHint keys={keyOf(act, keys).toUpperCase()} />
                <span className="unseen">
                  {`${after?.toUpperCase() ?? ""} ${keyOf(act, keys).toUpperCase()}`}
                </span>
              </dt>
              <dd>{typeof doing === "object" ? doing.label : t(label)}</dd>
            </div>
          );
        })}
        {always.map(({ keys: chord, label }) => (
          <div key={label}>
            <dt>
              <KeyHint keys={chord} />
              <span className="unseen">{chord}</span>
            </dt>
            <dd>{t(label)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
};
