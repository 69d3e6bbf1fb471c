// The few exact operations the readers and writers need.

import type { Rational } from "../rational.ts";

const gcd = (a: bigint, b: bigint): bigint => {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) {
    [x, y] = [y, x % y];
  }
  return x;
};

/** num / den in lowest terms; den must not be 0. */
export const ratio = (num: bigint, den: bigint): Rational => {
  const divisor = gcd(num, den);
  const sign = den < 0n ? -1n : 1n;
  return divisor === 0n
    ? { num: 0n, den: 1n }
    : { num: (sign * num) / divisor, den: (sign * den) / divisor };
};

/** 0 and 1. */
export const ZERO: Rational = { num: 0n, den: 1n };
export const ONE: Rational = { num: 1n, den: 1n };

/** A whole number. */
export const whole = (value: bigint): Rational => ({ num: value, den: 1n });

/** a + b. */
export const plus = (a: Rational, b: Rational): Rational =>
  a.den === b.den
    ? ratio(a.num + b.num, a.den)
    : ratio(a.num * b.den + b.num * a.den, a.den * b.den);

/** a - b. */
export const minus = (a: Rational, b: Rational): Rational => plus(a, { num: -b.num, den: b.den });

/** a * b. */
export const times = (a: Rational, b: Rational): Rational => ratio(a.num * b.num, a.den * b.den);

/** a / b; b must not be 0. */
export const over = (a: Rational, b: Rational): Rational => ratio(a.num * b.den, a.den * b.num);

/** Below 0, 0 or above 0 as a is less than, equal to or greater than b. */
export const compared = (a: Rational, b: Rational): number => {
  const difference = a.num * b.den - b.num * a.den;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};

/** The greater of two. */
export const greater = (a: Rational, b: Rational): Rational => (compared(a, b) >= 0 ? a : b);

/** A value held between 0 and 1. */
export const clamped = (value: Rational): Rational =>
  value.num < 0n ? ZERO : compared(value, ONE) > 0 ? ONE : value;
