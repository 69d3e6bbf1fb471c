// Screens speak through this: the words of the language chosen.

import { createContext, useContext } from "react";
import type { Words } from "./words.ts";

/** The words that the screens below speak. */
export const WordsContext = createContext<Words | undefined>(undefined);

/** The words: messages, numbers, times and lists. */
export const useWords = (): Words => {
  const words = useContext(WordsContext);
  if (words === undefined) throw new Error("a screen stands outside every language");
  return words;
};
