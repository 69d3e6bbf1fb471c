// What a language is called in the language of the screen.

import { useWords } from "../../words/use-words.ts";

// Made once for a language: each message in sight asks for names, and making one takes longer than asking it.
const made = new Map<string, Intl.DisplayNames>();
const namesIn = (language: string): Intl.DisplayNames => {
  const names =
    made.get(language) ?? new Intl.DisplayNames(language, { type: "language", fallback: "code" });
  made.set(language, names);
  return names;
};

/** The name of a language by its tag; the tag itself where there is none. */
export const useLanguageName = (): ((tag: string) => string) => {
  const { language } = useWords();
  return (tag) => namesIn(language).of(tag) ?? tag;
};
