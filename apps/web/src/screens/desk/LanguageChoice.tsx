// In which of the talks' languages some words are written. Saying so helps whoever renders them; not saying so is allowed.

import { Languages } from "lucide-react";
import type { ReactNode } from "react";
import { useWords } from "../../words/use-words.ts";
import styles from "./Composer.module.css";
import { useDesk } from "./use-desk.ts";

/** A language's name as the reader calls it. */
export const useLanguageName = (): ((tag: string) => string) => {
  const { language } = useWords();
  const names = new Intl.DisplayNames(language, { type: "language" });
  return (tag) => names.of(tag) ?? tag;
};

/** The choice of a language; "" is none. */
export const LanguageChoice = ({
  value,
  onChoose,
}: {
  readonly value: string;
  readonly onChoose: (language: string) => void;
}): ReactNode => {
  const { t } = useWords();
  const { view } = useDesk();
  const nameOf = useLanguageName();
  const languages = view.rules?.languages ?? [];
  if (languages.length < 2) return undefined;
  return (
    <label className={styles["language"]}>
      <Languages aria-hidden="true" size={14} />
      <span className="unseen">{t("desk.written-in")}</span>
      <select value={value} onChange={(event) => onChoose(event.target.value)}>
        <option value="">{t("desk.language-unsaid")}</option>
        {languages.map((tag) => (
          <option key={tag} value={tag}>
            {nameOf(tag)}
          </option>
        ))}
      </select>
    </label>
  );
};
