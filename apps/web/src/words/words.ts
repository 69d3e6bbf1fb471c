// What a screen says, in one language: messages by key, and numbers, times and lists as that language writes them. A message is
// parsed once. Pure: messages and manner in, words out; which language is somebody else's choice.

import { IntlMessageFormat } from "intl-messageformat";
import type { Calendar, Language, Numerals } from "../look/look.ts";
import { dateOf, dayNumber, timeOf, weekdayDateOf } from "./calendar.ts";
import type { Key } from "./key.ts";

/** What may stand in a message's places. */
export type Values = Readonly<Record<string, string | number>>;
export type Messages = Readonly<Record<string, string>>;

export type Words = {
  readonly language: Language;
  readonly dir: "ltr" | "rtl";
  /** The message of a key. */
  readonly t: (key: Key, values?: Values) => string;
  /** The sentence of a refusal's code: what is wrong and what to do. */
  readonly refusal: (code: string) => string;
  readonly number: (value: number) => string;
  /** "14:05" here. */
  readonly time: (at: number) => string;
  /** "3 March 2027". */
  readonly date: (at: number) => string;
  /** "3 March 2027, 14:05". */
  readonly dateTime: (at: number) => string;
  /** "Today", "Yesterday", or "Wednesday 3 March 2027". */
  readonly day: (at: number, now?: number) => string;
  /** "1:05" of milliseconds; hours stand in front when there are any. */
  readonly duration: (milliseconds: number) => string;
  /** "17:05" in another time zone. */
  readonly zoneTime: (at: number, zone: string) => string;
  /** "Varda, Selen and Tarn". */
  readonly list: (items: readonly string[]) => string;
};

/** How words are written. */
export type WordsManner = {
  readonly language: Language;
  readonly calendar: Calendar;
  readonly numerals: Numerals;
};

/** Which way a language runs. */
export const dirOf = (language: Language): "ltr" | "rtl" => (language === "en" ? "ltr" : "rtl");

const COMMA: Readonly<Record<Language, string>> = { en: ", ", ar: "، ", fa: "، " };

/** The words of one language over its messages. */
export const wordsOf = (messages: Messages, manner: WordsManner): Words => {
  const { language, numerals } = manner;
  const locale = `${language}-u-nu-${numerals}`;
  const parsed = new Map<string, IntlMessageFormat>();
  const numbers = new Intl.NumberFormat(locale);
  const twoDigits = new Intl.NumberFormat(locale, { minimumIntegerDigits: 2, useGrouping: false });
  const lists = new Intl.ListFormat(locale, { type: "conjunction" });

  const say = (key: string, values: Values): string => {
    const message = messages[key];
    if (message === undefined) return key;
    if (!/[{}'#<]/.test(message)) return message;
    const before = parsed.get(key);
    const format = before ?? new IntlMessageFormat(message, locale, undefined, { ignoreTag: true });
    if (before === undefined) parsed.set(key, format);
    return String(format.format(values));
  };

  return {
    language,
    dir: dirOf(language),
    t: (key, values = {}) => say(key, values),
    refusal: (code) =>
      say(Object.hasOwn(messages, `refusal.${code}`) ? `refusal.${code}` : "refusal.unknown", {}),
    number: (value) => numbers.format(value),
    time: (at) => timeOf(at, manner),
    date: (at) => dateOf(at, manner),
    dateTime: (at) => `${dateOf(at, manner)}${COMMA[language]}${timeOf(at, manner)}`,
    day: (at, now = Date.now()) => {
      const ago = dayNumber(now) - dayNumber(at);
      if (ago === 0) return say("words.today", {});
      return ago === 1 ? say("words.yesterday", {}) : weekdayDateOf(at, manner);
    },
    duration: (milliseconds) => {
      const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
      const hours = Math.floor(seconds / 3600);
      const minutes = Math.floor((seconds % 3600) / 60);
      const rest = twoDigits.format(seconds % 60);
      return hours > 0
        ? `${numbers.format(hours)}:${twoDigits.format(minutes)}:${rest}`
        : `${numbers.format(minutes)}:${rest}`;
    },
    zoneTime: (at, zone) => timeOf(at, { ...manner, zone }),
    list: (items) => lists.format(items),
  };
};
