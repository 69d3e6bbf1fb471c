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

/** Text that runs the other way keeps to itself, so that signs beside it stay where the sentence has them. */
const isolated = (text: string, dir: "ltr" | "rtl"): string => {
  const runsOther =
    dir === "ltr" ? /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/ : /[A-Za-z\u00C0-\u024F]/;
  return runsOther.test(text) ? `\u2068${text}\u2069` : text;
};

const COMMA: Readonly<Record<Language, string>> = { en: ", ", ar: "، ", fa: "، " };

type Node = ReturnType<IntlMessageFormat["getAst"]>[number];

/** Names that a message reads itself, as numbers or to choose by; anything else in its places is written before it goes in. */
const readAsTheyAre = (nodes: readonly Node[]): readonly string[] =>
  nodes.flatMap((node) => {
    const own = READS_ITSELF.has(node.type) && "value" in node ? [node.value] : [];
    return "options" in node
      ? [...own, ...Object.values(node.options).flatMap(({ value }) => readAsTheyAre(value))]
      : own;
  });
/** Numbers, choices and plurals, as the parser numbers its nodes. */
const READS_ITSELF: ReadonlySet<number> = new Set([2, 5, 6]);

type Parsed = { readonly format: IntlMessageFormat; readonly own: ReadonlySet<string> };

const parse = (message: string, locale: string): Parsed => {
  const format = new IntlMessageFormat(message, locale, undefined, { ignoreTag: true });
  return { format, own: new Set(readAsTheyAre(format.getAst())) };
};

/** The words of one language over its messages; `dress` changes each message last, for tests of the page. */
export const wordsOf = (
  messages: Messages,
  manner: WordsManner,
  dress: (text: string) => string = (text) => text,
): Words => {
  const { language, numerals } = manner;
  const locale = `${language}-u-nu-${numerals}`;
  const dir = dirOf(language);
  const parsed = new Map<string, Parsed>();
  const numbers = new Intl.NumberFormat(locale);
  const twoDigits = new Intl.NumberFormat(locale, { minimumIntegerDigits: 2, useGrouping: false });
  const lists = new Intl.ListFormat(locale, { type: "conjunction" });

  const written = (values: Values, own: ReadonlySet<string>): Values =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        own.has(name)
          ? value
          : typeof value === "string"
            ? isolated(value, dir)
            : numbers.format(value),
      ]),
    );
  const say = (key: string, values: Values): string => {
    const message = messages[key];
    if (message === undefined) return key;
    if (!/[{}'#]/.test(message)) return dress(message);
    const ready = parsed.get(key) ?? parse(message, locale);
    parsed.set(key, ready);
    return dress(String(ready.format.format(written(values, ready.own))));
  };

  return {
    language,
    dir,
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
    list: (items) => lists.format(items.map((item) => isolated(item, dir))),
  };
};
