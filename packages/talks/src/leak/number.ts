// One number in a text, in digits or in words or in both ("3.5 million", "خمسة وعشرون ألفا", "دویست و پنجاه"): where it ends
// and what it may be worth. Each call looks only at the tokens it takes and a few more, so a text is read in linear time.

import { type Decimal, decimal, scaled } from "./numeral.ts";
import { NUMBERS, ORDINALS, SCALES, TWO_SCALES, isAddable } from "./number-word.ts";
import type { Token } from "./token.ts";

/** A number from one token on: its possible values, the token after it, and how it was written. */
export type NumberRun = {
  readonly readings: readonly Decimal[];
  readonly next: number;
  /** `scale`: nothing but "million" or the like, which says a number only before a unit. */
  readonly written: "digits" | "words" | "scale";
};

const NEAR = /^[\s\p{Cf}\-()]*$/u;

/** Whether a token stands beside the one before it, with nothing of weight between. */
export const isNear = (token: Token | undefined): token is Token =>
  token !== undefined && NEAR.test(token.gap);

const AND = new Set(["and", "و"]);

type Step = { readonly word: string; readonly next: number; readonly joint: "joined" | "bare" };

/** The next word of a run, over an "and" if there is one; Arabic writes its own onto the word. */
const stepAt = (tokens: readonly Token[], at: number): Step | undefined => {
  const first = tokens[at];
  if (!isNear(first) || first.type !== "word") return undefined;
  const { word } = first;
  if (AND.has(word)) {
    const second = tokens[at + 1];
    if (!isNear(second) || second.type !== "word") return undefined;
    return { word: second.word, next: at + 2, joint: "joined" };
  }
  const isWhole =
    NUMBERS.has(word) || SCALES.has(word) || TWO_SCALES.has(word) || ORDINALS.has(word);
  return !isWhole && word.startsWith("و")
    ? { word: word.slice(1), next: at + 1, joint: "joined" }
    : { word, next: at + 1, joint: "bare" };
};

const firstStep = (tokens: readonly Token[], at: number): Step | undefined => {
  const token = tokens[at];
  return token?.type === "word" ? { word: token.word, next: at + 1, joint: "bare" } : undefined;
};

type Sum = { readonly total: number; readonly current: number; readonly isStart: boolean };

const sum = (total: number, current: number): Sum => ({ total, current, isStart: false });

/** The sum with one word more, or undefined where the word begins another number. */
const added = (
  { total, current, isStart }: Sum,
  { word, joint }: Step,
  ordinals: ReadonlyMap<string, number>,
): Sum | undefined => {
  // Nothing follows a zero.
  if (!isStart && total + current === 0) return undefined;
  const value = NUMBERS.get(word) ?? ordinals.get(word);
  if (value !== undefined)
    return current === 0 || isAddable(current, value, joint)
      ? sum(total, current + value)
      : undefined;
  const two = TWO_SCALES.get(word);
  if (two !== undefined) return isStart ? sum(2 * 10 ** two, 0) : undefined;
  const power = SCALES.get(word);
  if (power === undefined || total > 1e12) return undefined;
  if (power === 2) return current < 100 ? sum(total, Math.max(current, 1) * 100) : undefined;
  if (current === 0 && !isStart) return sum(total * 10 ** power, 0);
  // Scales fall: two million three thousand. This also keeps a run short, whatever is written.
  if (total % 10 ** (power + 3) !== 0) return undefined;
  return sum(total + Math.max(current, 1) * 10 ** power, 0);
};

const NO_ORDINALS: ReadonlyMap<string, number> = new Map();

const inWords = (
  tokens: readonly Token[],
  at: number,
  ordinals: ReadonlyMap<string, number>,
): NumberRun | undefined => {
  let so: Sum = { total: 0, current: 0, isStart: true };
  let next = at;
  let written: NumberRun["written"] = "scale";
  for (;;) {
    const step = next === at ? firstStep(tokens, at) : stepAt(tokens, next);
    const more = step === undefined ? undefined : added(so, step, ordinals);
    if (step === undefined || more === undefined) break;
    if (!SCALES.has(step.word)) written = "words";
    so = more;
    next = step.next;
  }
  if (next === at) return undefined;
  return { readings: [decimal(String(so.total + so.current))], next, written };
};

const SHORT_SCALES: Readonly<Record<string, number>> = { k: 3, m: 6, b: 9 };
const HALVES: ReadonlySet<string> = new Set(["5e-1", "25e-2", "75e-2"]);

/** Whole numbers may have ½, ¼ or ¾ behind them. */
const withHalf = (readings: readonly Decimal[], token: Token | undefined): readonly Decimal[] => {
  const [whole] = readings;
  const [part] = token?.type === "number" && token.gap === "" ? token.readings : [];
  if (whole === undefined || part === undefined || !HALVES.has(part)) return readings;
  const value = Number(whole);
  return Number.isInteger(value) && value < 1e6
    ? [decimal(String(value), part.slice(0, part.indexOf("e")))]
    : readings;
};

const inDigits = (
  tokens: readonly Token[],
  at: number,
  context: "money" | "any",
): NumberRun | undefined => {
  const first = tokens[at];
  if (first?.type !== "number") return undefined;
  let readings = withHalf(first.readings, tokens[at + 1]);
  let next = at + (readings === first.readings ? 1 : 2);
  for (;;) {
    const token = tokens[next];
    if (!isNear(token) || token.type !== "word") break;
    const isShort = token.gap === "" && (context === "money" || token.word === "k");
    const power = SCALES.get(token.word) ?? (isShort ? SHORT_SCALES[token.word] : undefined);
    if (power === undefined) break;
    readings = readings.map((value) => scaled(value, power));
    next += 1;
  }
  return { readings, next, written: "digits" };
};

/** The number that begins at a token, if one does. `money`: after a currency, where "3m" is three million and not metres. */
export const numberAt = (
  tokens: readonly Token[],
  at: number,
  context: "money" | "any" = "any",
): NumberRun | undefined => inDigits(tokens, at, context) ?? inWords(tokens, at, NO_ORDINALS);

/** The day of a month that begins at a token, cardinal or ordinal, 1 to 31. */
export const dayAt = (
  tokens: readonly Token[],
  at: number,
): { readonly day: number; readonly next: number } | undefined => {
  const token = tokens[at];
  const isDigits = token?.type === "number";
  const run = isDigits ? { readings: token.readings, next: at + 1 } : inWords(tokens, at, ORDINALS);
  const day = Number(run?.readings[0]);
  if (run === undefined || run.readings.length > 1) return undefined;
  if (!Number.isInteger(day) || day < 1 || day > 31) return undefined;
  const suffix = tokens[run.next];
  const isOrdinal = isDigits && suffix?.gap === "" && /^(?:st|nd|rd|th|م|ام)$/.test(suffix.word);
  return { day, next: run.next + (isOrdinal ? 1 : 0) };
};
