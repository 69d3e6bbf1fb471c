// In which language something is written: the language its author chose is the authentic one, every rendering only stands
// beside it. A tag is BCP 47 cut down to language, script and region, in its one usual spelling, so that equal languages
// have equal tags (rules T130, T131).

import * as v from "valibot";

const tag = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$/;

/** Whether a text is a language tag as the talks write them: "fa", "ar-IQ", "zh-Hant". */
export const isLanguage = (text: unknown): text is string =>
  typeof text === "string" && tag.test(text);

/** A language tag. */
export const language: v.GenericSchema<string> = v.custom<string>(isLanguage);

/** The tag for a language as people and programs write it ("FA", "zh-hant"), or nothing. */
export const languageFrom = (text: string): string | undefined => {
  const [first = "", ...rest] = text.trim().split(/[-_]/);
  const parts = rest.map((part) =>
    part.length === 4
      ? part.charAt(0).toUpperCase() + part.slice(1).toLowerCase()
      : part.toUpperCase(),
  );
  const written = [first.toLowerCase(), ...parts].join("-");
  return isLanguage(written) ? written : undefined;
};
