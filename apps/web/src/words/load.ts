// Loads one language, and only that one; asking again gives the same promise.

import type { Language } from "../look/look.ts";
import type { Messages } from "./words.ts";

const LOADERS: Readonly<Record<Language, () => Promise<{ readonly messages: Messages }>>> = {
  en: () => import("./en.ts"),
  ar: () => import("./ar.ts"),
  fa: () => import("./fa.ts"),
};

const loaded = new Map<Language, Promise<Messages>>();

/** The messages of a language. */
export const loadMessages = (language: Language): Promise<Messages> => {
  const before = loaded.get(language);
  if (before !== undefined) return before;
  const coming = LOADERS[language]().then(({ messages }) => messages);
  loaded.set(language, coming);
  // A language that did not come may come when it is asked for again.
  coming.catch(() => loaded.delete(language));
  return coming;
};
