// A figure in a text: a number with its unit, or a bare number large enough to mean something. Small bare numbers (two sides,
// 3 rounds), ordinals and designations (F-16) are no figures: they would mark every second sentence, and then nobody looks.

import type { Fact } from "./fact.ts";
import { type NumberRun, isNear, numberAt } from "./number.ts";
import { scaled } from "./numeral.ts";
import type { Token } from "./token.ts";
import { CODES, MONEY, PAIRS, SIGNS, UNITS, type Unit } from "./unit.ts";

/** A fact and the token after it. */
export type Found = { readonly fact: Fact; readonly next: number };

type UnitRun = { readonly unit: Unit; readonly next: number };

/** What a table says of the longest run of one to three words from a token on. */
export const longest = <T>(
  table: ReadonlyMap<string, T>,
  tokens: readonly Token[],
  at: number,
): { readonly value: T; readonly next: number } | undefined => {
  let words = "";
  let found: { readonly value: T; readonly next: number } | undefined;
  for (let next = at; next < at + 3; next += 1) {
    const token = tokens[next];
    if (token?.type !== "word" || (next > at && !isNear(token))) break;
    words = next === at ? token.word : `${words} ${token.word}`;
    const value = table.get(words);
    if (value !== undefined) found = { value, next: next + 1 };
  }
  return found;
};

const signed = (token: Token): Unit => SIGNS.get(token.word) ?? { name: token.word, power: 0 };

const unitAfter = (tokens: readonly Token[], at: number): UnitRun | undefined => {
  const token = tokens[at];
  if (!isNear(token)) return undefined;
  if (token.type === "sign") return { unit: signed(token), next: at + 1 };
  const found = longest(UNITS, tokens, at);
  return found === undefined ? undefined : { unit: found.value, next: found.next };
};

const unitBefore = (tokens: readonly Token[], at: number): Unit | undefined => {
  const [number, token] = [tokens[at], tokens[at - 1]];
  if (!isNear(number) || token === undefined) return undefined;
  if (token.type === "sign") return signed(token);
  return token.type === "word" && CODES.has(token.word) ? UNITS.get(token.word) : undefined;
};

/** "3m dollars": a short scale with money behind it. */
const isShortMoney = (tokens: readonly Token[], at: number): boolean =>
  tokens[at + 1]?.gap === "" && MONEY.has(unitAfter(tokens, at + 2)?.unit.name ?? "");

const RANGE_MARK = /^\s*[-–—]\s*$/;
const RANGE_WORDS = new Set(["to", "الی", "تا", "and", "و"]);

/** The unit of "10–15 %" is also the unit of its 10. */
const unitOfRange = (tokens: readonly Token[], at: number): Unit | undefined => {
  const token = tokens[at];
  const isMarked = token?.type === "number" && RANGE_MARK.test(token.gap);
  const isWorded = isNear(token) && token.type === "word" && RANGE_WORDS.has(token.word);
  if (!isMarked && !isWorded) return undefined;
  const start = isMarked ? at : at + 1;
  const run = tokens[start]?.type === "number" ? numberAt(tokens, start) : undefined;
  return run === undefined ? undefined : unitAfter(tokens, run.next)?.unit;
};

const isDesignation = (tokens: readonly Token[], at: number): boolean => {
  const [number, before] = [tokens[at], tokens[at - 1]];
  return before?.type === "word" && before.capital !== "none" && /^-?$/.test(number?.gap ?? " ");
};

const ORDINAL = /^(?:st|nd|rd|th|م|ام)$/;

/** Whether a number without a unit is one that people remember: at least 13, or with a fraction. */
const isTelling = (run: NumberRun, tokens: readonly Token[]): boolean => {
  const value = Number(run.readings[0]);
  const after = tokens[run.next];
  const isOrdinal = after?.gap === "" && ORDINAL.test(after.word);
  return run.written !== "scale" && !isOrdinal && (value >= 13 || value % 1 !== 0);
};

/** A year alone is in every second text: worth a look, never a stop. */
const isYear = (value: number): boolean =>
  Number.isInteger(value) && ((value >= 1950 && value < 2050) || (value >= 1370 && value < 1461));

const bareKey = (value: string): string => `number|${value}`;

/** The figure that begins at a token, if one does. */
export const figureAt = (tokens: readonly Token[], at: number): Found | undefined => {
  const first = tokens[at];
  if (first === undefined || (first.type !== "number" && first.type !== "word")) return undefined;
  const pair = first.type === "word" ? PAIRS.get(first.word) : undefined;
  const before = unitBefore(tokens, at);
  const run: NumberRun | undefined =
    pair === undefined
      ? numberAt(tokens, at, before !== undefined || isShortMoney(tokens, at) ? "money" : "any")
      : { readings: ["2e0"], next: at + 1, written: "words" };
  if (run === undefined || run.readings.length === 0 || isDesignation(tokens, at)) return undefined;
  const after: UnitRun | undefined =
    pair === undefined ? unitAfter(tokens, run.next) : { unit: pair, next: run.next };
  const unit = before ?? after?.unit ?? unitOfRange(tokens, run.next);
  const next = before === undefined ? (after?.next ?? run.next) : run.next;
  const start = before === undefined ? first.start : (tokens[at - 1]?.start ?? first.start);
  const span = { kind: "figure", start, end: tokens[next - 1]?.end ?? first.end } as const;
  const bare = run.readings.map(bareKey);
  if (unit !== undefined) {
    const exacts = run.readings.map((value) => `figure|${scaled(value, unit.power)}|${unit.name}`);
    return { fact: { ...span, exacts, parts: bare, weight: "plain" }, next };
  }
  if (!isTelling(run, tokens)) return undefined;
  const value = Number(run.readings[0]);
  if (first.type === "number" && isYear(value))
    return { fact: { ...span, kind: "date", exacts: bare, parts: [], weight: "gentle" }, next };
  const isCommon = Number.isInteger(value) && value < 100;
  const weight = isCommon ? "gentle" : "plain";
  return { fact: { ...span, exacts: bare, parts: [], weight }, next };
};
