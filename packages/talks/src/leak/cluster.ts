// Digits and what stands between them without a space, taken apart: a date in numbers, a time of day, or one number after
// another. Whatever script the digits and separators are of, they are compared as the same ASCII.

import { type Decimal, digitValue, readingsOf } from "./numeral.ts";

/** A number with its readings, a date as its three numbers as written, or a time of day. */
export type ClusterPart =
  | { readonly type: "number"; readonly readings: readonly Decimal[] }
  | { readonly type: "numeric-date"; readonly parts: readonly [string, string, string] }
  | { readonly type: "clock"; readonly hour: number; readonly minute: number };

/** A part and where it stands in the cluster. */
export type PlacedPart = {
  readonly from: number;
  readonly to: number;
  readonly gap: string;
  readonly word: string;
  readonly says: ClusterPart;
};

const PART =
  /((\d{1,4})([-/.])(\d{1,2})\3(\d{1,4})(?!\d|[-/.,:]\d))|((\d{1,2}):([0-5]\d)(?::[0-5]\d)?(?![:\d]))|\d{1,3}(?:([ ',.٬])\d{3})(?:\9\d{3})*(?:[.,٫/]\d+)?(?![\d.,٫/'٬])|\d+(?:[.,٫/'٬]\d+)*/g;

const SAME_SIGN: Readonly<Record<string, string>> = { "،": ",", "’": "'", "–": "-" };

/** A cluster in ASCII, and where each of its characters was typed. */
const asciiOf = (written: string): { readonly ascii: string; readonly at: readonly number[] } => {
  const at: number[] = [];
  let ascii = "";
  let offset = 0;
  for (const letter of written) {
    if (/\p{Nd}/u.test(letter)) ascii += String(digitValue(letter));
    else if (!/\p{Cf}/u.test(letter)) ascii += SAME_SIGN[letter] ?? letter.normalize("NFKC");
    if (at.length < ascii.length) at.push(offset);
    offset += letter.length;
  }
  at.push(offset);
  return { ascii, at };
};

type Three = readonly [string, string, string];

const isDate = ([first, second, third]: Three, mark: string): boolean =>
  Number(second) > 0 &&
  (first.length === 4
    ? third.length <= 2
    : first.length <= 2 && (third.length === 4 || (third.length === 2 && mark !== ".")));

const partOf = (match: RegExpMatchArray): ClusterPart => {
  const [text, date, first = "", mark = "", second = "", third = "", clock, hour, minute] = match;
  const parts: Three = [first, second, third];
  if (date !== undefined && isDate(parts, mark)) return { type: "numeric-date", parts };
  if (clock !== undefined && Number(hour) < 24)
    return { type: "clock", hour: Number(hour), minute: Number(minute) };
  return { type: "number", readings: readingsOf(text) };
};

/** The parts of a cluster that begins and ends with a digit, in order, with UTF-16 offsets in it. */
export const partsOfCluster = (written: string): readonly PlacedPart[] => {
  const { ascii, at } = asciiOf(written);
  let done = 0;
  return [...ascii.matchAll(PART)].map((match) => {
    const [text] = match;
    const says = partOf(match);
    const gap = ascii.slice(done, match.index);
    done = match.index + text.length;
    return {
      from: at[match.index] ?? 0,
      to: at[done] ?? written.length,
      gap,
      word: says.type === "number" ? (says.readings[0] ?? text) : text,
      says,
    };
  });
};
