// What a language is called in the language of the screen.

import { useWords } from "../../words/use-words.ts";

/** The name of a language by its tag; the tag itself where there is none. */
export const useLanguageName = (): ((tag: string) => string) => {
  const { language } = useWords();
  const names = new Intl.DisplayNames(language, { type: "language", fallback: "code" });
  return (tag) => names.of(tag) ?? tag;
};
