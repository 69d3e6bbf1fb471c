// The curtain: one key, or the button in the top bar, blanks everything at once, for when somebody walks in. What was there
// stays as it was, unsent, and is out of the page's accessibility and print too while the curtain is down.

import { EyeOff } from "lucide-react";
import { useEffect, useRef, useSyncExternalStore } from "react";
import type { ReactNode } from "react";
import { Button } from "../parts/Button.tsx";
import { useWords } from "../words/use-words.ts";
import styles from "./Curtain.module.css";
import { useKeys } from "./use-keys.ts";

let isDown = false;
const listeners = new Set<() => void>();
const put = (down: boolean): void => {
  isDown = down;
  for (const listener of listeners) listener();
};
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Lets the curtain down. */
export const dropCurtain = (): void => put(true);

const Down = (): ReactNode => {
  const { t } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const show = (): void => {
    if (isDown && dialog.current?.open === false) dialog.current.showModal();
  };
  useEffect(show, []);
  // A dialog of its own lies above every other, also above those that are open.
  return (
    <dialog
      ref={dialog}
      className={styles["curtain"]}
      aria-label={t("app.curtain-down")}
      onCancel={(event) => event.preventDefault()}
      onClose={show}
    >
      <EyeOff aria-hidden="true" size={28} />
      <p>{t("app.curtain-down")}</p>
      <Button onClick={() => put(false)} keyHint=".">
        {t("app.curtain-up")}
      </Button>
    </dialog>
  );
};

/** What stands behind the curtain. */
export const Curtain = ({ children }: { readonly children: ReactNode }): ReactNode => {
  const down = useSyncExternalStore(subscribe, () => isDown);
  useKeys({ curtain: () => put(!isDown) });
  return (
    <>
      <div className={styles["behind"]} hidden={down}>
        {children}
      </div>
      {down && <Down />}
    </>
  );
};
