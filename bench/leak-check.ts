// The leak check against the cut of the same text into words by Intl.Segmenter, which any check of words must at least do.
import {
  type LeakIndex,
  checkLeak,
  emptyLeakIndex,
  indexText,
} from "../packages/talks/src/leak-check.ts";
import { type Bench, medianOf } from "./bench.ts";

const WORDS =
  `bridge convoy valley guarantee letters prisoners river crossing winter harvest capital signature monitor village road market
  accept refuse return release propose delay open close the of and to in that for with we they will not before after 12 April
  412 kg Rahimi Geneva Varda جسر وادي رسائل الأسرى نهر عبور الشتاء ضمان قبول من في إلى رحيمي پل کاروان دره نامه‌ها زندانیان
  رودخانه گذرگاه زمستان تضمین در از به که`.split(/\s+/);

// A fixed sequence of its own, so that every run measures the same texts.
const textsOf = (count: number, length: number): readonly string[] => {
  let seed = 7;
  const next = (): number => (seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 1);
  const wordOf = (): string => WORDS[next() % WORDS.length] ?? "";
  return Array.from({ length: count }, (_, i) =>
    [...Array.from({ length }, wordOf), `letter${i}`].join(" "),
  );
};

const segmenter = new Intl.Segmenter("en", { granularity: "word" });
const cut = (text: string): number => {
  let words = 0;
  for (const { isWordLike } of segmenter.segment(text)) words += isWordLike === true ? 1 : 0;
  return words;
};

const timeOf = (work: () => void): number => {
  const start = performance.now();
  work();
  return performance.now() - start;
};

/** The median, over pairs measured one after the other, of work's time by its reference's. */
const ratioOf = (pairs: number, work: () => void, reference: () => void): number =>
  medianOf(Array.from({ length: pairs }, () => timeOf(work) / timeOf(reference)));

const indexOf = (texts: readonly string[]): LeakIndex => {
  const index = emptyLeakIndex();
  for (const [i, words] of texts.entries())
    indexText(index, { item: `item${i}`, words, stays: i % 3 === 0 });
  return index;
};

const atMost = (
  most: number,
  figure: number,
): { readonly figure: number; readonly met: boolean } => ({
  figure,
  met: figure <= most,
});

/** The benches of the leak check. */
export const benches: readonly Bench[] = [
  {
    id: "leak-check-draft",
    what: "checking a draft of 500 words against 10,000 messages, by segmenting the draft",
    unit: "x",
    goal: "≤ 2 x",
    run: async () => {
      const index = indexOf(textsOf(10_000, 40));
      const [draft = ""] = textsOf(1, 499);
      return atMost(
        2,
        ratioOf(
          101,
          () => checkLeak(index, draft),
          () => cut(draft),
        ),
      );
    },
  },
  {
    id: "leak-check-add",
    what: "adding a message to an index of 10,000, by segmenting the message",
    unit: "x",
    goal: "≤ 4 x",
    run: async () => {
      const index = indexOf(textsOf(10_000, 40));
      const messages = textsOf(10_500, 40).slice(10_000);
      const batches = Array.from({ length: 25 }, (_, i) => messages.slice(i * 20, i * 20 + 20));
      const ratios = batches.map((batch, i) => {
        const add = timeOf(() => {
          for (const [j, words] of batch.entries())
            indexText(index, { item: `new${i}-${j}`, words, stays: false });
        });
        return add / timeOf(() => batch.forEach(cut));
      });
      return atMost(4, medianOf(ratios));
    },
  },
  {
    id: "leak-check-growth",
    what: "checking a draft against 10,000 messages, by checking it against 1,000",
    unit: "x",
    goal: "≤ 1.5 x",
    run: async () => {
      const texts = textsOf(10_000, 40);
      const [many, few] = [indexOf(texts), indexOf(texts.slice(0, 1_000))];
      const [draft = ""] = textsOf(1, 499);
      return atMost(
        1.5,
        ratioOf(
          101,
          () => checkLeak(many, draft),
          () => checkLeak(few, draft),
        ),
      );
    },
  },
];
