// Gives the screens the words of the language chosen, and tells the page which way it runs. Another language is shown once it
// is whole; until then the one before stays.

import { useEffect, useState } from "react";
import type { ReactNode } from "react";
import { useLook } from "../look/use-look.ts";
import { loadMessages } from "./load.ts";
import { WordsContext } from "./use-words.ts";
import type { Words } from "./words.ts";
import { dirOf, wordsOf } from "./words.ts";

/** The language of the page around its screens. */
export const WordsProvider = ({ children }: { readonly children: ReactNode }): ReactNode => {
  const { language, calendar, numerals } = useLook();
  const [words, setWords] = useState<Words>();
  useEffect(() => {
    let isWanted = true;
    const show = async (): Promise<void> => {
      const messages = await loadMessages(language);
      if (!isWanted) return;
      document.documentElement.lang = language;
      document.documentElement.dir = dirOf(language);
      setWords(wordsOf(messages, { language, calendar, numerals }));
    };
    void show();
    return () => {
      isWanted = false;
    };
  }, [language, calendar, numerals]);
  return words === undefined ? undefined : <WordsContext value={words}>{children}</WordsContext>;
};
