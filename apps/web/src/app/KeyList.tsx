// The list of keys, on "?": every key there is, and which of them do something here.

import { useState } from "react";
import type { ReactNode } from "react";
import { useLook } from "../look/use-look.ts";
import { Dialog } from "../parts/Dialog.tsx";
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
        <div>
          <dt>
            <KeyHint keys="⌘K" /> <span className="unseen">⌘K</span>
          </dt>
          <dd>{t("app.commands")}</dd>
        </div>
        <div>
          <dt>
            <KeyHint keys="⌘↵" /> <span className="unseen">⌘↵</span>
          </dt>
          <dd>{t("app.key-send")}</dd>
        </div>
        <div>
          <dt>
            <KeyHint keys="F6" /> <span className="unseen">F6</span>
          </dt>
          <dd>{t("app.key-panes")}</dd>
        </div>
      </dl>
    </Dialog>
  );
};
