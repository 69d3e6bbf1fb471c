// The leak check: first its laws over texts made of English, Arabic and Persian words, then the pinned cases.

import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type LeakIndex,
  type LeakMark,
  type LeakText,
  checkLeak,
  emptyLeakIndex,
  indexKnown,
  indexText,
  leakIndexFrom,
  setNames,
} from "../src/leak-check.ts";
import { tokensOf } from "../src/leak/token.ts";
import { type LeakCase, marksOfCase } from "./leak-case.ts";

const WORDS =
  `bridge convoy valley guarantee letters prisoners river crossing winter harvest café aḥmad Ḥusayn rahimi karim geneva said accept the of and
  جسر وادي رسائل الأسرى نهر عبور الشتاء ضمان قالوا قبول من في رحيمي على
  پل کاروان دره نامه‌ها زندانیان رودخانه گذرگاه زمستان تضمین گفتند از در رحیمی که`.split(/\s+/);
const FIGURES = [
  "412 kg",
  "3.67 %",
  "1247",
  "۲۵۰ دلار",
  "٤١٢ كيلوغراما",
  "ten weeks",
  "خمسة وعشرون يوما",
  "سی نفر",
];
const DATES = [
  "12 April 2025",
  "2025-04-12",
  "۲۳ فروردین ۱۴۰۴",
  "١٤ شوال ١٤٤٦",
  "thursday",
  "14:30",
];
const NAMES = ["Rahimi", ["Karim", "کریم"], "رحيمي", "Abbas Rahimi", "Geneva"];

const piece = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 2, arbitrary: fc.constantFrom(...FIGURES) },
  { weight: 1, arbitrary: fc.constantFrom(...DATES) },
  { weight: 1, arbitrary: fc.constantFrom("Abbas Rahimi", "Karim", "S-300", ".", "؟") },
);
const prose = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(" "));
const text = fc.oneof(
  { weight: 6, arbitrary: prose },
  { weight: 1, arbitrary: fc.string({ unit: "binary" }) },
);

/** What a room said, and a draft that says some of it again. */
const echoed = fc
  .tuple(text, prose, fc.nat(12), fc.integer({ min: 1, max: 12 }), prose)
  .map(([words, before, from, length, after]) => {
    const again = words.split(" ").slice(from, from + length);
    return { words, draft: [before, ...again, after].join(" ") };
  });
const item = fc.constantFrom("a1", "a2", "a3");
const leakText: fc.Arbitrary<LeakText> = fc.record({ item, words: text, stays: fc.boolean() });

type Act =
  | { readonly type: "text"; readonly text: LeakText }
  | { readonly type: "known"; readonly words: string }
  | { readonly type: "names"; readonly names: typeof NAMES };
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ type: fc.constant("text" as const), text: leakText }),
  fc.record({ type: fc.constant("known" as const), words: text }),
  fc.record({ type: fc.constant("names" as const), names: fc.subarray(NAMES) }),
);
const apply = (index: LeakIndex, one: Act): void => {
  if (one.type === "text") indexText(index, one.text);
  else if (one.type === "known") indexKnown(index, one.words);
  else setNames(index, one.names);
};

const from = (words: string, stays: LeakText["stays"], known: readonly string[] = []): LeakIndex =>
  leakIndexFrom({ texts: [{ item: "a1", words, stays }], known, names: NAMES });
const kept = (words: string, draft: string): readonly string[] =>
  checkLeak(from(words, true), draft).map(
    ({ level, kind, start, end }) => `${level} ${kind} ${draft.slice(start, end)}`,
  );

const shape = (marks: readonly LeakMark[]): readonly object[] =>
  marks.map(({ level, kind, start, end }) => ({ level, kind, start, end }));

/** Whether a place of a draft is marked at least so strongly. */
const covers = (marks: readonly LeakMark[], { level, kind, start, end }: LeakMark): boolean =>
  marks.some(
    (mark) =>
      mark.kind === kind &&
      mark.start <= start &&
      mark.end >= end &&
      (mark.level === "stop" || level === "look"),
  );

describe("what is marked", () => {
  test("T70 a draft equal to a text that stays is stopped at its figure, and never stopped without that mark", () =>
    fc.assert(
      fc.property(prose, fc.constantFrom(...FIGURES), prose, (before, figure, after) => {
        const words = `${before}, ${figure}, ${after}`;
        const start = before.length + 2;
        const place = { kind: "figure", start, end: start + figure.length } as const;
        expect(covers(checkLeak(from(words, true), words), { level: "stop", ...place })).toBe(true);
        const open = checkLeak(from(words, false), words);
        expect(covers(open, { level: "look", ...place })).toBe(true);
        expect(open.filter(({ level }) => level === "stop")).toEqual([]);
      }),
    ));

  test("T70 a mark names an item that tells it, one that stays before any other", () => {
    const index = leakIndexFrom({
      texts: [
        { item: "open", words: "It is 412 kg.", stays: false },
        { item: "kept", words: "412 kilos", stays: true },
      ],
      known: [],
      names: [],
    });
    expect(checkLeak(index, "412 kg")).toEqual([
      { level: "stop", kind: "figure", start: 0, end: 6, item: "kept" },
    ]);
    indexText(index, { item: "kept", words: "", stays: false });
    expect(checkLeak(index, "412 kg")[0]).toMatchObject({ level: "look" });
    indexText(index, { item: "open", words: "", stays: true });
    expect(checkLeak(index, "412 kg")[0]).toMatchObject({ level: "stop", item: "open" });
    indexText(index, { item: "open", words: "", stays: false });
    indexText(index, { item: "bare", words: "say 412", stays: true });
    expect(checkLeak(index, "412 kg")[0]).toMatchObject({ level: "stop", item: "bare" });
    indexText(index, { item: "loose", words: "say 4770", stays: false });
    indexText(index, { item: "tight", words: "4770 kg", stays: true });
    expect(checkLeak(index, "4770 kg")[0]).toMatchObject({ level: "stop", item: "tight" });
    indexText(index, { item: "whole", words: "on 12 April 2025", stays: false });
    indexText(index, { item: "part", words: "12 April", stays: true });
    expect(checkLeak(index, "12 April 2025")[0]).toMatchObject({ level: "stop", item: "part" });
  });

  test("T71 what the other room knows is never marked, and telling it more never adds a mark", () =>
    fc.assert(
      fc.property(echoed, fc.boolean(), text, ({ words, draft }, stays, known) => {
        const index = from(words, stays);
        const before = checkLeak(index, draft);
        indexKnown(index, known);
        for (const mark of checkLeak(index, draft)) expect(covers(before, mark)).toBe(true);
        indexKnown(index, draft);
        expect(checkLeak(index, draft)).toEqual([]);
      }),
      { numRuns: 200 },
    ));

  test("T71 only what says at least as much clears", () => {
    const known = ["60 days", "there were 60", "12 April"];
    const index = from("60 % by 12 April 2025", true, known);
    const kinds = checkLeak(index, "on 12 April 2025 it was 60 %").map(({ kind }) => kind);
    expect(kinds).toEqual(["date", "figure"]);
    indexKnown(index, "60 percent on 2025-04-12");
    expect(checkLeak(index, "60 % on 12 April")).toEqual([]);
  });

  test("T75 four words in a row ask for a look, three do not, nor do common words alone", () => {
    expect(kept("the convoy left the valley", "a convoy left the valley")).toEqual([
      "look phrase convoy left the valley",
    ]);
    expect(kept("the convoy left the valley", "a convoy left that valley")).toEqual([]);
    expect(kept("as it is in the way", "well, as it is in the way")).toEqual([]);
  });

  test("T75 a whole sentence of eight words that stays is stopped; one that may be carried is looked at", () => {
    const words = "We signed it in haste. The river crossing stays closed until winter is over!";
    const draft = "So: the river crossing stays closed until winter is over.";
    expect(kept(words, draft)).toEqual([
      "stop phrase the river crossing stays closed until winter is over",
    ]);
    expect(checkLeak(from(words, false), draft).map(({ level }) => level)).toEqual(["look"]);
  });
});

describe("names", () => {
  test("T74 a listed name is found in every spelling given, in any case, and alone within a longer one", () => {
    expect(kept("کریم گفت", "ask KARIM")).toEqual(["stop name KARIM"]);
    expect(kept("met rahimi", "abbas rahimi said")).toEqual(["stop name rahimi"]);
    expect(kept("قال رحيمي", "وللرحيمي رأي")).toEqual(["stop name وللرحيمي"]);
  });

  test("T74 a name by its capitals needs one within a sentence, in the room or in the draft", () => {
    expect(kept("We saw Selim Orhan there.", "It was Orhan.")).toEqual(["stop name Orhan"]);
    expect(kept("Orhan agreed.", "We heard of Orhan.")).toEqual(["stop name Orhan"]);
    expect(kept("Progress is slow.", "Progress is slower now.")).toEqual([]);
    expect(kept("the Foreign Minister said", "the Minister of Health")).toEqual([]);
    expect(kept("Foreign Minister Orhan agreed.", "Prime Minister Orhan said so.")).toEqual([
      "stop name Orhan",
    ]);
    expect(kept("THE CONVOY AND ORHAN ARE LATE", "we saw Orhan")).toEqual(["stop name Orhan"]);
    expect(kept("told by the US and the U.N.", "the U.S. told us, said the UN")).toEqual([
      "stop name U.S.",
      "stop name UN",
    ]);
  });

  test("T74 a change of the list is a change for what was indexed before", () => {
    const index = leakIndexFrom({
      texts: [{ item: "a1", words: "به صنعا رفتیم", stays: true }],
      known: [],
      names: [],
    });
    expect(checkLeak(index, "صنعاء و صنعا")).toEqual([]);
    setNames(index, [["صنعا", "صنعاء"]]);
    expect(checkLeak(index, "صنعاء و صنعا")).toHaveLength(2);
    setNames(index, []);
    expect(checkLeak(index, "صنعاء و صنعا")).toEqual([]);
  });

  test("T77 a spelling taken off the list is forgotten, in the room and in what is known", () => {
    const texts = [
      { item: "a1", words: "met carim", stays: true },
      { item: "a2", words: "met omer", stays: true },
    ];
    const index = leakIndexFrom({ texts, known: ["umar was here"], names: [] });
    setNames(index, [
      ["karim", "carim"],
      ["omer", "umar"],
    ]);
    expect(checkLeak(index, "karim and omer").map(({ item: held }) => held)).toEqual(["a1"]);
    setNames(index, ["karim", "omer"]);
    expect(checkLeak(index, "karim and omer").map(({ item: held }) => held)).toEqual(["a2"]);
  });
});

const ARABIC_DIGITS = "٠١٢٣٤٥٦٧٨٩";
const PERSIAN_DIGITS = "۰۱۲۳۴۵۶۷۸۹";
const WIDE_DIGITS = "０１２３４５６７８９";
const digits = (script: string) => (written: string) =>
  written.replace(/[0-9]/g, (digit) => script[Number(digit)] ?? digit);
const within = (sign: string) => (written: string) =>
  written.replace(/([\u0621-\u064a\u067e-\u06cc])(?=[\u0621-\u064a\u067e-\u06cc])/g, `$1${sign}`);
const latinDigits = (written: string): string =>
  written
    .replace(/[٠-٩]/g, (digit) => String(ARABIC_DIGITS.indexOf(digit)))
    .replace(/[۰-۹]/g, (digit) => String(PERSIAN_DIGITS.indexOf(digit)));
const WAYS: Readonly<Record<string, (written: string) => string>> = {
  "Arabic digits": digits(ARABIC_DIGITS),
  "Persian digits": digits(PERSIAN_DIGITS),
  "full width": digits(WIDE_DIGITS),
  tatweel: within("\u0640"),
  "vowel signs": within("\u064e"),
  joiners: within("\u200c"),
  "direction marks": (written) => written.replace(/ /g, "\u200f \u200e"),
  "Arabic letters": (written) => written.replace(/ی/g, "ي").replace(/ک/g, "ك"),
  "Persian letters": (written) => written.replace(/ي/g, "ی").replace(/ك/g, "ک").replace(/ة/g, "ه"),
  "no-break spaces": (written) => written.replace(/ /g, "\u00a0"),
  capitals: (written) => written.toUpperCase(),
};

/** Marks by the words they stand on; names by their capitals left out, for they live by their capitals. */
const byWord = (draft: string, marks: readonly LeakMark[]): readonly string[] => {
  const wordAt = (offset: number): number => draft.slice(0, offset).split(/[ \u00a0]/).length;
  return marks
    .filter(({ kind }) => kind !== "name")
    .map(({ level, kind, start, end }) => `${level} ${kind} ${wordAt(start)}-${wordAt(end)}`);
};

describe("how it is written", () => {
  for (const [way, rewrite] of Object.entries(WAYS))
    test(`T76 ${way} change nothing`, () =>
      fc.assert(
        fc.property(echoed, prose, ({ words, draft }, known) => {
          const index = from(words, true, [known]);
          const plain = latinDigits(draft);
          const rewritten = rewrite(plain);
          expect(byWord(rewritten, checkLeak(index, rewritten))).toEqual(
            byWord(plain, checkLeak(index, plain)),
          );
        }),
      ));
});

describe("the index", () => {
  test("T77 message by message is the same as all at once, whatever else happens in between", () =>
    fc.assert(
      fc.property(fc.array(act, { maxLength: 12 }), text, (acts, other) => {
        const said = acts.flatMap((one) => (one.type === "text" ? [one.text.words] : []));
        const draft = [other, ...said.slice(0, 2)].join(" ");
        const grown = emptyLeakIndex();
        for (const one of acts) apply(grown, one);
        const last = new Map(
          acts.flatMap((one) => (one.type === "text" ? [[one.text.item, one.text.stays]] : [])),
        );
        const atOnce = leakIndexFrom({
          texts: acts.flatMap((one) =>
            one.type === "text" ? [{ ...one.text, stays: last.get(one.text.item) ?? false }] : [],
          ),
          known: acts.flatMap((one) => (one.type === "known" ? [one.words] : [])),
          names: acts.findLast((one) => one.type === "names")?.names ?? [],
        });
        expect(shape(checkLeak(grown, draft))).toEqual(shape(checkLeak(atOnce, draft)));
      }),
    ));

  test("T78 English, Arabic and Persian are cut where Intl.Segmenter cuts them", () =>
    fc.assert(
      fc.property(prose, (words) => {
        const segments = [...new Intl.Segmenter("en", { granularity: "word" }).segment(words)];
        const pieces = segments.flatMap(
          ({ segment }) => segment.match(/[\p{L}\p{M}\p{Cf}]+/gu) ?? [],
        );
        const cut = tokensOf(words).filter(({ type }) => type === "word");
        expect(cut.map(({ start, end }) => words.slice(start, end))).toEqual(pieces);
      }),
    ));

  test("T78 any text gets an answer: marks in order, within the draft, at the borders of its words", () =>
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), text, (noise, prosaic) => {
        const draft = `${noise} ${prosaic}\ud800${noise}`;
        const marks = checkLeak(from(`${draft} \udfff`, true), draft);
        const tokens = tokensOf(draft);
        const starts = new Set(tokens.map(({ start }) => start));
        const ends = new Set(tokens.map(({ end }) => end));
        let last = 0;
        for (const { start, end } of marks) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(starts.has(start) && ends.has(end)).toBe(true);
          last = start;
        }
      }),
    ));
});

test("T78 offsets are of the text as typed, whatever its letters take", () => {
  const draft = "𝟐𝟎\u200e–𝟒𝟏𝟐 kg, ‏١٢‏/٤‏/٢٠٢٥ ﷼ 😀 777 kg";
  expect(kept("412 kg, 777 kg, 12 April 2025", draft)).toEqual([
    "stop figure 𝟒𝟏𝟐 kg",
    "stop date ١٢‏/٤‏/٢٠٢٥",
    "stop figure 777 kg",
  ]);
});

describe("pinned cases", () => {
  const { cases }: { readonly cases: readonly LeakCase[] } = JSON.parse(
    readFileSync(new URL("../../../vectors/leak-check.json", import.meta.url), "utf8"),
  );

  test("T80 there are forty, at least twelve in each language", () => {
    expect(cases).toHaveLength(40);
    expect(new Set(cases.map(({ id }) => id)).size).toBe(40);
    for (const language of ["en", "ar", "fa"])
      expect(cases.filter((one) => one.language === language).length).toBeGreaterThanOrEqual(12);
  });

  for (const one of cases)
    test(`T80 ${one.id}: ${one.what}`, () => expect(marksOfCase(one)).toEqual(one.marks));

  test("T81 paraphrase is not seen, in any of the three languages", () => {
    const holes = cases.filter(({ what }) => what === "paraphrase is not seen");
    expect(holes.map(({ language }) => language)).toEqual(["en", "ar", "fa"]);
    for (const hole of holes) expect(marksOfCase(hole)).toEqual([]);
  });
});
