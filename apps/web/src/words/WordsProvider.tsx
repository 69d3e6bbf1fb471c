// Gives the screens the words of the language chosen, and tells the page which way it runs. Another language is shown once it
// is whole; until then the one before stays.

import { useEffect, useState } from "react";
import type { ReactNode } from "react";
import { useLook } from "../look/use-look.ts";
import { loadMessages } from "./load.ts";
import { WordsContext } from "./use-words.ts";
import type { Words } from "./words.ts";
import { dirOf, wordsOf } from "./words.ts";

/**
 * In builds made for tests alone, and with `?pseudo` alone: every message longer and in brackets, so that a run finds what is
 * clipped or not translated. A build for people holds none of it, whatever link it is opened by.
 */
const testDress = async (): Promise<((text: string) => string) | undefined> => {
  if (import.meta.env.MODE !== "test") return undefined;
  if (!new URLSearchParams(location.search).has("pseudo")) return undefined;
  return (await import("./pseudo.ts")).pseudo;
};

/** The language of the page around its screens. */
export const WordsProvider = ({ children }: { readonly children: ReactNode }): ReactNode => {
  const { language, calendar, numerals } = useLook();
  const [words, setWords] = useState<Words>();
  useEffect(() => {
    let isWanted = true;
    const show = async (): Promise<void> => {
      const messages = await loadMessages(language);
      const dress = await testDress();
      if (!isWanted) return;
      document.documentElement.lang = language;
      document.documentElement.dir = dirOf(language);
      setWords(wordsOf(messages, { language, calendar, numerals }, dress));
    };
    void show();
    return () => {
      isWanted = false;
    };
  }, [language, calendar, numerals]);
  return words === undefined ? undefined : <WordsContext value={words}>{children}</WordsContext>;
};
