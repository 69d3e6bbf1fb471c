// Numbers as files write them, kept exactly: "0.1" is one tenth, never the double beside it. NaN, infinities,
// commas and anything else are no numerals here; the reader says where.

import { rational, type Rational } from "../rational.ts";

const NUMERAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/;
const MAX_DIGITS = 400;
const MAX_EXPONENT = 400;

/** The exact value of a decimal numeral such as `-1.5e-3`; nothing for any other text (or beyond 400 digits). */
export const rationalFromNumeral = (text: string): Rational | undefined => {
  const match = NUMERAL.exec(text.trim());
  const [, sign = "", whole = "", part = "", exponent = "0"] = match ?? [];
  const digits = whole + part;
  if (match === null || digits.length === 0 || digits.length > MAX_DIGITS) {
    return undefined;
  }
  const power = Number(exponent) - part.length;
  if (Math.abs(power) > MAX_EXPONENT + MAX_DIGITS) {
    return undefined;
  }
  const unsigned = BigInt(digits);
  const num = sign === "-" ? -unsigned : unsigned;
  return power >= 0 ? rational(num * 10n ** BigInt(power)) : rational(num, 10n ** BigInt(-power));
};

/** Whether a text names a number that is none: NaN or an infinity, in any spelling seen in these formats. */
export const isNotFinite = (text: string): boolean =>
  /^[+-]?\.?(?:nan|inf|infinity)$/i.test(text.trim());

/** A rational as a decimal if it has a finite one, else nothing. */
export const numeralFromRational = (value: Rational): string | undefined => {
  let rest = value.den;
  let places = 0;
  const factors: readonly bigint[] = [2n, 5n];
  const counts = factors.map((factor) => {
    let count = 0;
    while (rest % factor === 0n) {
      rest /= factor;
      count += 1;
    }
    return count;
  });
  if (rest !== 1n) {
    return undefined;
  }
  places = Math.max(...counts);
  return decimal((value.num * 10n ** BigInt(places)) / value.den, places);
};

/** A rational rounded to so many decimal places (halves away from zero), without trailing zeros. */
export const roundedNumeral = (value: Rational, places: number): string => {
  const scaled = value.num * 10n ** BigInt(places) * 2n;
  const twice = scaled / value.den;
  const rounded = (twice + (twice < 0n ? -1n : 1n)) / 2n;
  return decimal(rounded, places);
};

const decimal = (scaled: bigint, places: number): string => {
  const negative = scaled < 0n;
  const digits = (negative ? -scaled : scaled).toString().padStart(places + 1, "0");
  const whole = digits.slice(0, digits.length - places);
  const part = digits.slice(digits.length - places).replace(/0+$/, "");
  const text = part.length === 0 ? whole : `${whole}.${part}`;
  return negative && /[1-9]/.test(text) ? `-${text}` : text;
};
