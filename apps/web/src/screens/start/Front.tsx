// What stands around every screen before one sits anywhere: the name, the languages, one column.

import type { ReactNode } from "react";
import { Link } from "wouter";
import type { Language } from "../../look/look.ts";
import { changeLanguage } from "../../look/use-look.ts";
import { useWords } from "../../words/use-words.ts";
import styles from "./Front.module.css";

/** Each language by the name its speakers give it. */
const NAMES: readonly (readonly [Language, string])[] = [
  ["en", "English"],
  ["ar", "العربية"],
  ["fa", "فارسی"],
];

/** A page of one column under the name of the house. */
export const Front = ({ children }: { readonly children: ReactNode }): ReactNode => {
  const { t, language } = useWords();
  return (
    <div className={styles["front"]}>
      <header className={styles["bar"]}>
        <span className={styles["logo"]} aria-hidden="true">
          <i />
          <i />
        </span>
        <Link href="/" className={styles["name"]}>
          Two Rooms
        </Link>
        <span className={styles["space"]} />
        <div className={styles["languages"]} role="group" aria-label={t("start.language")}>
          {NAMES.map(([code, name]) => (
            <button
              key={code}
              type="button"
              lang={code}
              aria-pressed={language === code}
              onClick={() => changeLanguage(code)}
            >
              {name}
            </button>
          ))}
        </div>
      </header>
      <main id="main" tabIndex={-1} className={styles["column"]}>
        {children}
      </main>
    </div>
  );
};
