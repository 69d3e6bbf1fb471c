// Exact rationals: what people write as decimals is kept as they wrote it. Nothing here rounds but `numberFromRational`
// and `decimalFromRational`, which say so (rule A1).

import { type Fault, faultOf } from "./fault.ts";

/** num / den in lowest terms, den > 0. */
export type Rational = { readonly num: bigint; readonly den: bigint };

/** The greatest common divisor of two integers, never negative. */
export const gcd = (one: bigint, other: bigint): bigint => {
  let a = one < 0n ? -one : one;
  let b = other < 0n ? -other : other;
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
};

/** num / den brought to lowest terms; `den` must not be 0 (RangeError, as BigInt division gives it). */
export const rational = (num: bigint, den = 1n): Rational => {
  if (den === 1n) return { num, den };
  const divisor = den < 0n ? -gcd(num, den) : gcd(num, den);
  return { num: num / divisor, den: den / divisor };
};

/** Nothing. */
export const zero: Rational = { num: 0n, den: 1n };
/** One. */
export const one: Rational = { num: 1n, den: 1n };

/** a + b. */
export const add = (a: Rational, b: Rational): Rational =>
  rational(a.num * b.den + b.num * a.den, a.den * b.den);
/** a - b. */
export const subtract = (a: Rational, b: Rational): Rational =>
  rational(a.num * b.den - b.num * a.den, a.den * b.den);
/** a · b. */
export const multiply = (a: Rational, b: Rational): Rational =>
  rational(a.num * b.num, a.den * b.den);
/** a / b; b must not be zero (RangeError). */
export const divide = (a: Rational, b: Rational): Rational =>
  rational(a.num * b.den, a.den * b.num);
/** Negative, zero or positive as a is less than, equal to or greater than b. */
export const compare = (a: Rational, b: Rational): -1 | 0 | 1 => {
  const left = a.num * b.den;
  const right = b.num * a.den;
  return left < right ? -1 : left > right ? 1 : 0;
};
/** The greater of two. */
export const greater = (a: Rational, b: Rational): Rational => (compare(a, b) < 0 ? b : a);
/** The lesser of two. */
export const lesser = (a: Rational, b: Rational): Rational => (compare(a, b) < 0 ? a : b);

const decimal = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/;

/**
 * The number a decimal says, exactly: "0.25", "-3", "1e-9", also "1/3". At most 4,000 characters and exponents of at most
 * four digits; anything else (NaN, Infinity, hex, empty) is the fault `not-a-number`.
 */
export const rationalFromDecimal = (text: string): Rational | Fault<"not-a-number"> => {
  const trimmed = text.trim();
  if (trimmed.length > 4000) return faultOf("not-a-number");
  const fraction = /^([+-]?\d+)\/(\d+)$/.exec(trimmed);
  if (fraction?.[1] !== undefined && fraction[2] !== undefined) {
    const den = BigInt(fraction[2]);
    return den === 0n
      ? faultOf("not-a-number")
      : rational(BigInt(fraction[1].replace("+", "")), den);
  }
  const found = decimal.exec(trimmed);
  if (found === null) return faultOf("not-a-number");
  const [, sign = "", whole = "", part = "", exponent = "0"] = found;
  if (whole === "" && part === "") return faultOf("not-a-number");
  const digits = BigInt(`0${whole}${part}`) * (sign === "-" ? -1n : 1n);
  const power = Number(exponent) - part.length;
  return power >= 0
    ? rational(digits * 10n ** BigInt(power))
    : rational(digits, 10n ** BigInt(-power));
};

/** The double nearest to a rational (to the last bit or the one before it); for pictures and filters, never for deciding. */
export const numberFromRational = ({ num, den }: Rational): number => {
  if (num === 0n) return 0;
  const positive = num < 0n ? -num : num;
  const excess = positive.toString(2).length - den.toString(2).length;
  const shift = 66 - excess;
  const quotient =
    shift >= 0 ? (positive << BigInt(shift)) / den : positive / (den << BigInt(-shift));
  const value = scaledByPower(Number(quotient), -shift);
  return num < 0n ? -value : value;
};

// 2 ** -1080 alone is 0 in doubles although 2 ** 66 * 2 ** -1080 is not.
const scaledByPower = (value: number, power: number): number =>
  power < -1000 ? value * 2 ** -1000 * 2 ** (power + 1000) : value * 2 ** power;

/** A rational written as a decimal with at most `digits` digits after the point, rounded half away from zero. */
export const decimalFromRational = ({ num, den }: Rational, digits = 12): string => {
  const unit = 10n ** BigInt(digits);
  const positive = num < 0n ? -num : num;
  const rounded = (2n * positive * unit + den) / (2n * den);
  const whole = rounded / unit;
  const part = (rounded % unit).toString().padStart(digits, "0").replace(/0+$/, "");
  const sign = num < 0n && rounded !== 0n ? "-" : "";
  return part === "" || digits === 0 ? `${sign}${whole}` : `${sign}${whole}.${part}`;
};
