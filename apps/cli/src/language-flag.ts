// A language as a flag: any usual spelling of a tag, kept in the one spelling the talks know.

import { languageFrom, refusalSentences } from "@tworooms/talks";
import type { Outcome } from "./outcome.ts";
import { refused } from "./outcome.ts";

/** How it is parsed. */
export const languageFlag = {
  kind: "parsed",
  parse: String,
  optional: true,
  placeholder: "tag",
  brief: "The language the words are written in: fa, ar-IQ, zh-Hant",
} as const;

/** The language as fields of a command: none for silence; or why the tag is none. */
export const languageIn = (tag: string | undefined): { readonly language?: string } | Outcome => {
  if (tag === undefined) return {};
  const language = languageFrom(tag);
  return language === undefined
    ? refused("language-tag", refusalSentences["language-tag"])
    : { language };
};
