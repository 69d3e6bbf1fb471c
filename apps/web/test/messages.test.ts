import { sentenceCodes } from "@tworooms/client";
import { refusalStatuses } from "@tworooms/wire";
import { expect, test } from "vitest";
import { languages } from "../src/look/look.ts";
import { dirOf, wordsOf } from "../src/words/words.ts";
import same from "./same-words.json" with { type: "json" };
import {
  keysNamed,
  messagesIn,
  placesIn,
  placesOfMessage,
  pluralsOf,
  sources,
} from "./messages.ts";

const english = messagesIn("en");
const placeOf = new Map(
  placesIn("en").flatMap(([place, messages]) => Object.keys(messages).map((key) => [key, place])),
);
const others = languages.filter((language) => language !== "en");

test("V40 every language says exactly what English says, each key in one place, the same in all", () => {
  for (const language of languages) {
    const keys = [...messagesIn(language).keys()];
    expect(keys.sort(), language).toEqual([...english.keys()].sort());
    const places = placesIn(language);
    expect(places.flatMap(([, messages]) => Object.keys(messages))).toHaveLength(english.size);
    for (const [place, messages] of places)
      for (const [key, message] of Object.entries(messages)) {
        expect(placeOf.get(key), `${language}: ${key}`).toBe(place);
        expect(message.trim(), `${language} ${key}`).toBe(message);
        expect(message, `${language} ${key}`).not.toBe("");
      }
    const files = sources(/^(?:en|ar|fa)\.ts$/, new URL("../src/words", import.meta.url).pathname);
    const [, loads = ""] = files.find(([path]) => path === `${language}.ts`) ?? [];
    for (const [place] of placesIn(language))
      expect(loads, `${language}.ts loads ${place}`).toContain(`"./${language}/${place}.json"`);
  }
});

test("V41 every message is said by some screen, and every message said is there", () => {
  const named = keysNamed();
  const places = new Set(placesIn("en").map(([place]) => place));
  const said = [...english.keys()].filter((key) => !key.startsWith("refusal."));
  expect(said.filter((key) => !named.has(key))).toEqual([]);
  const used = sources(/\.tsx?$/).flatMap(([, text]) =>
    [...text.matchAll(/\bt\(\s*["']([^"']+)["']/g)].map(([, key]) => key ?? ""),
  );
  expect(used.filter((key) => !english.has(key))).toEqual([]);
  for (const key of named)
    if (places.has(key.split(".")[0] ?? "") && /^(?:app|warning|parts)\./.test(key))
      expect(english.has(key), key).toBe(true);
});

test("V41 a key is always written out, never put together", () => {
  for (const [path, text] of sources(/\.tsx?$/))
    if (path !== "words/words.ts")
      expect(text, path).not.toMatch(/\bt\(\s*(?:`[^`]*\$\{|["'][^"']*["']\s*\+)/);
});

test("V42 no text is the same in two languages, but for those listed, and the list has no more than those", () => {
  const listed: readonly string[] = same;
  const alike = [...english].filter(([key, message]) => {
    // Signs around places alone are no text.
    if (!/\p{L}/u.test(message.replace(/\{\w+(?:, number)?\}/g, ""))) return false;
    const said = [message, ...others.map((language) => messagesIn(language).get(key))];
    return new Set(said).size < said.length;
  });
  expect(alike.map(([key]) => key).sort()).toEqual([...listed].sort());
});

test("V43 a message asks for the same in every language, and its plurals have every form the language needs", () => {
  for (const [key, message] of english)
    for (const language of languages) {
      const here = messagesIn(language).get(key) ?? "";
      expect(placesOfMessage(here), `${language} ${key}`).toEqual(placesOfMessage(message));
      const needed = new Intl.PluralRules(language)
        .resolvedOptions()
        .pluralCategories.filter((form) => form !== "zero");
      for (const forms of pluralsOf(here))
        expect(
          needed.filter((form) => !forms.includes(form)),
          `${language} ${key}`,
        ).toEqual([]);
    }
});

test("V43 Persian and Arabic are written with their own letters and signs", () => {
  for (const [key, message] of messagesIn("fa")) {
    expect(message, key).not.toMatch(/[\u064A\u0643\u0629]/);
    expect(message, `${key}: a half-space after می`).not.toMatch(/(?:^|\s)ن?می /);
    expect(message, `${key}: plural of its own`).not.toMatch(/\p{L} ها(?:ی|یی)?(?:\s|$|[.،؛])/u);
  }
  for (const [key, message] of messagesIn("ar"))
    expect(message, key).not.toMatch(/[\u06CC\u06A9\u200C]/);
  for (const language of others)
    for (const [key, message] of messagesIn(language))
      expect(
        message.replace(/\{\w+, (?:plural|select|number),?/g, ""),
        `${language} ${key}`,
      ).not.toMatch(/[;?]|,(?!\d)/);
});

/** What the host itself refuses, as its sources name it. */
const hostCodes = (): readonly string[] =>
  sources(/^host\/.*\.ts$/).flatMap(([, text]) =>
    [...text.matchAll(/(?:\bno\(|\bcode: )\s*"([a-z-]+)"(?! in)/g)].map(([, code]) => code ?? ""),
  );

test("V45 every no that the product can say has a sentence in every language, and no sentence is left over", () => {
  const codes = new Set([
    ...sentenceCodes,
    ...Object.keys(refusalStatuses),
    ...hostCodes(),
    // What is wrong with a key sheet as typed.
    "sheet-length",
    "sheet-word",
    "sheet-checksum",
    "unknown",
  ]);
  for (const language of languages) {
    const sentences = [...messagesIn(language).keys()].filter((key) => key.startsWith("refusal."));
    expect(sentences.sort(), language).toEqual([...codes].map((code) => `refusal.${code}`).sort());
  }
});

test("V45 a refusal speaks of screens, is a sentence, and an unknown code is one too", () => {
  for (const language of languages) {
    const words = wordsOf(Object.fromEntries(messagesIn(language)), {
      language,
      calendar: "gregory",
      numerals: "latn",
    });
    for (const [key] of english)
      if (key.startsWith("refusal.")) {
        const sentence = words.refusal(key.replace("refusal.", ""));
        expect(sentence, key).toMatch(/^.{12,240}\.$/u);
        expect(sentence, key).not.toMatch(/tworooms |\/v1\/|\bsync\b/);
      }
    expect(words.refusal("never-heard-of")).toBe(words.refusal("unknown"));
    expect(words.refusal("__proto__")).toBe(words.refusal("unknown"));
    expect(words.dir).toBe(dirOf(language));
  }
});

/** The field's words, as each language says them. */
const TERMS = [
  { en: /\bcaucus/i, ar: /خلو/, fa: /شور داخلی|شورهای داخلی/ },
  { en: /\bmediators?\b/i, ar: /وسيط|وسطاء/, fa: /میانجی/ },
  { en: /\bkey sheets?\b/i, ar: /ورقة|أوراق|الورقة|ورقت/, fa: /برگه/ },
  { en: /\boperator/i, ar: /مشغل/, fa: /گرداننده/ },
  { en: /\bcurtain/i, ar: /ستار/, fa: /پرده/ },
  { en: /\binvitations?\b/i, ar: /دعو|الداعي/, fa: /دعوت/ },
  { en: /\binterpreter/i, ar: /مترجم/, fa: /مترجم/ },
  { en: /\breceipt/i, ar: /إيصال/, fa: /رسید/ },
  { en: /\bfour words\b/i, ar: /الكلمات الأربع|أربع كلمات|الأربع/, fa: /چهار واژه/ },
  { en: /\bhand(?:ed)? over|hand-over/i, ar: /تسلي|تسلم|سلم/, fa: /تحویل/ },
  { en: /\bmandate\b/i, ar: /تفويض/, fa: /اختیار/ },
] as const;

/** Arabic without its vowel marks. */
const unmarked = (text: string): string => text.replace(/[\u064B-\u0652]/g, "");

test("V65 a word of the field is the same word in every place of a language", () => {
  for (const [key, message] of english)
    for (const term of TERMS)
      if (term.en.test(message))
        for (const language of ["ar", "fa"] as const)
          expect
            .soft(unmarked(messagesIn(language).get(key) ?? ""), `${language} ${key}: ${message}`)
            .toMatch(term[language]);
});

test.each(languages)(
  "V262 in %s what somebody did is told to the doer without a name, and of another by name",
  (language) => {
    const messages = messagesIn(language);
    const { t } = wordsOf(Object.fromEntries(messages), {
      language,
      calendar: "gregory",
      numerals: "latn",
    });
    const told = [...messages].filter(([, message]) => message.startsWith("{who, select"));
    expect(told.length).toBeGreaterThan(4);
    const say = t as (key: string, values: object) => string;
    for (const [key] of told) {
      const mine = say(key, { who: "me", name: "Merrin", time: "14:00" });
      const theirs = say(key, { who: "other", name: "Merrin", time: "14:00" });
      expect(mine).not.toContain("Merrin");
      expect(theirs).toContain("Merrin");
    }
    // Beside a name, or beside "you", there is no verb.
    expect(messages.get("desk.asks-leave")).toBe(
      { en: "request for leave", ar: "طلب إذن", fa: "درخواست اجازه" }[language],
    );
  },
);
