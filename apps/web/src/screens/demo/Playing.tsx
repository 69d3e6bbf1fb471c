// While the story is played: what is being done, and how far it is.

import type { ReactNode } from "react";
import type { DemoState } from "../../demo/start-demo.ts";
import { useWords } from "../../words/use-words.ts";
import styles from "./Playing.module.css";

/** The screen before the demo can be looked at. */
export const Playing = ({ state }: { readonly state: DemoState }): ReactNode => {
  const { t } = useWords();
  const { phase, done, of } = state;
  return (
    <main id="main" tabIndex={-1} className={styles["playing"]}>
      {phase === "failed" ? (
        <p role="alert">{t("demo.failed")}</p>
      ) : (
        <>
          <h1 id="demo-playing">{t("demo.playing")}</h1>
          <p>{t("demo.playing-more")}</p>
          <progress aria-labelledby="demo-playing" max={of} value={done} />
          <p className={styles["count"]}>{t("demo.progress", { done, of })}</p>
        </>
      )}
    </main>
  );
};
