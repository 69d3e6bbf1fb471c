// The single keys: all of them off with one switch, or each another key. They act only outside fields.

import type { ReactNode } from "react";
import { keyActNames, keyActOf } from "../../app/key-acts.ts";
import { keyOf } from "../../app/key-match.ts";
import { changeLook, useLook } from "../../look/use-look.ts";
import { TextField } from "../../parts/Field.tsx";
import { Toggle } from "../../parts/Toggle.tsx";
import { useWords } from "../../words/use-words.ts";
import front from "../start/Front.module.css";

/** The keys and their switch. */
export const KeysTable = (): ReactNode => {
  const { t } = useWords();
  const look = useLook();
  const change = (act: string, text: string): void => {
    const { [act]: _, ...others } = look.keys;
    const sign = [...text.trim().toLowerCase()].at(-1);
    changeLook({ keys: sign === undefined ? others : { ...others, [act]: sign } });
  };
  return (
    <section className={front["card"]}>
      <h2>{t("app.keys")}</h2>
      <Toggle
        label={t("look.single-keys")}
        help={t("look.single-keys-help")}
        isOn={look.singleKeys}
        onTurn={(singleKeys) => changeLook({ singleKeys })}
      />
      {look.singleKeys && (
        <details>
          <summary>{t("look.change-keys")}</summary>
          <div className={front["two"]}>
            {keyActNames.map((act) => (
              <TextField
                key={act}
                label={t(keyActOf(act).label)}
                value={keyOf(act, look.keys)}
                dir="ltr"
                autoComplete="off"
                onChange={(event) => change(act, event.target.value)}
              />
            ))}
          </div>
        </details>
      )}
    </section>
  );
};
