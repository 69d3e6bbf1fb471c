// Four answers to "which package would be fair?", each with all packages that give it. Doubles sort out what is far off;
// what remains is told apart by exact comparison (rule A9). None of them is a recommendation.

import type { Package } from "./domain.ts";
import type { Frontier } from "./frontier.ts";
import { pointOf } from "./ledger.ts";
import { gcd, numberFromRational, rational, type Rational } from "./rational.ts";
import { utilityOf } from "./scale.ts";

/** One combination of utilities that a solution names, and its packages. */
export type Solution = {
  readonly utilities: readonly Rational[];
  readonly packages: { readonly count: bigint; readonly witness: Package };
};

/** The four solutions over packages at or above every reservation; several where they tie, none where no package is. */
export type Solutions = {
  readonly nash: readonly Solution[];
  readonly kalaiSmorodinsky: readonly Solution[];
  readonly egalitarian: readonly Solution[];
  readonly utilitarian: readonly Solution[];
  /** What gains are counted from, by party: the reservation, or without one the least any allowed package gives. */
  readonly base: readonly Rational[];
  /** The most any package at or above the reservations gives, by party; empty when there is none. */
  readonly ideal: readonly Rational[];
};

/** A party's gains: exactly as integers of one denominator, and nearly as an interval of doubles. */
type Gains = {
  readonly exact: (index: number) => bigint;
  readonly denominator: bigint;
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** What one of the doubles' units is worth in utility. */
  readonly unit: number;
  readonly ideal: bigint;
  readonly idealLow: number;
  readonly idealHigh: number;
};

// As in the merges, inner loops stand alone on typed arrays: most frontiers are asked for these four only once.

// Writes between which doubles each gain lies; gives the greatest of the upper ones.
const writeBounds = (
  values: Float64Array,
  base: number,
  error: number,
  low: Float64Array,
  high: Float64Array,
): number => {
  let most = 0;
  for (let index = 0; index < low.length; index += 1) {
    const gain = (values[index] ?? 0) - base;
    const upper = gain + error;
    low[index] = gain > error ? gain - error : 0;
    high[index] = upper > 0 ? upper : 0;
    if (upper > most) most = upper;
  }
  return most;
};

const multiplyBy = (scores: Float64Array, values: Float64Array, factor: number): void => {
  for (let index = 0; index < scores.length; index += 1)
    scores[index] = (scores[index] ?? 0) * ((values[index] ?? 0) * factor);
};

const add = (scores: Float64Array, values: Float64Array, factor: number): void => {
  for (let index = 0; index < scores.length; index += 1)
    scores[index] = (scores[index] ?? 0) + (values[index] ?? 0) * factor;
};

const lower = (scores: Float64Array, values: Float64Array, factor: number): void => {
  // `Math.min` keeps what is not a number, and so leaves it to the exact comparison.
  for (let index = 0; index < scores.length; index += 1)
    scores[index] = Math.min(scores[index] ?? 0, (values[index] ?? 0) * factor);
};

const gainsOf = ({ ledger }: Frontier, party: number, base: Rational): Gains => {
  const scale = ledger.scale[party];
  const near = ledger.near[party];
  if (scale === undefined || near === undefined)
    return {
      exact: () => 0n,
      denominator: 1n,
      low: new Float64Array(0),
      high: new Float64Array(0),
      unit: 1,
      ideal: 0n,
      idealLow: 0,
      idealHigh: 0,
    };
  const step = 1n << BigInt(near.below);
  const baseNear = numberFromRational(
    rational(base.num * scale.denominator - scale.offset * base.den, base.den * scale.unit * step),
  );
  const error = near.error + Math.abs(baseNear) * 2 ** -50;
  const low = new Float64Array(ledger.size);
  const high = new Float64Array(ledger.size);
  const idealHigh = writeBounds(near.values, baseNear, error, low, high);
  const exact = (index: number): bigint =>
    (scale.offset + scale.unit * ledger.integer(party, index)) * base.den -
    base.num * scale.denominator;
  let ideal = 0n;
  for (let index = 0; index < ledger.size; index += 1)
    if ((high[index] ?? 0) >= idealHigh - 4 * error) {
      const gain = exact(index);
      if (gain > ideal) ideal = gain;
    }
  return {
    exact,
    denominator: scale.denominator * base.den,
    low,
    high,
    unit: numberFromRational(rational(scale.unit * step, scale.denominator)),
    ideal,
    idealLow: Math.max(0, idealHigh - 4 * error),
    idealHigh,
  };
};

type Fraction = { readonly num: bigint; readonly den: bigint };
const isLess = (one: Fraction, other: Fraction): boolean =>
  one.num * other.den < other.num * one.den;

// A little more than doubles may lose in a handful of operations.
const loss = 1e-12;

// By point, from one factor or bound of each party after another, column by column.
const combined = (
  size: number,
  columns: readonly { readonly values: Float64Array; readonly factor: number }[],
  how: "product" | "least" | "sum",
  share: number,
): Float64Array => {
  const scores = new Float64Array(size);
  if (how === "product") scores.fill(share);
  if (how === "least") scores.fill(Number.POSITIVE_INFINITY);
  for (const { values, factor } of columns)
    if (how === "product") multiplyBy(scores, values, factor);
    else if (how === "sum") add(scores, values, factor * share);
    else lower(scores, values, factor * share);
  return scores;
};

// All indices where an exact score is greatest, looking exactly only at those whose interval reaches the best.
const greatest = (
  low: Float64Array,
  high: Float64Array,
  exact: (index: number) => Fraction,
): readonly number[] => {
  let floor = Number.NEGATIVE_INFINITY;
  for (const value of low) floor = Math.max(floor, value);
  let best: Fraction | undefined;
  let found: number[] = [];
  for (let index = 0; index < high.length; index += 1) {
    // Where doubles overflow or vanish nothing is sorted out by them.
    if ((high[index] ?? 0) < floor) continue;
    const score = exact(index);
    if (best === undefined || isLess(best, score)) {
      best = score;
      found = [index];
    } else if (!isLess(score, best)) found.push(index);
  }
  return found;
};

const nashOf = (gains: readonly Gains[], size: number): readonly number[] => {
  // Every factor is taken as a share of its ideal, so that no product overflows.
  const columnsOf = (side: "low" | "high") =>
    gains.map((one) => ({
      values: one[side],
      factor: one.idealHigh === 0 ? 1 : 1 / one.idealHigh,
    }));
  const low = combined(size, columnsOf("low"), "product", 1 - 4 * gains.length * loss);
  const high = combined(size, columnsOf("high"), "product", 1 + 4 * gains.length * loss);
  return greatest(
    low,
    high.map((value) => value + Number.MIN_VALUE),
    (index) => ({ num: gains.reduce((all, one) => all * one.exact(index), 1n), den: 1n }),
  );
};

const kalaiSmorodinskyOf = (gains: readonly Gains[], size: number): readonly number[] => {
  // A party that can gain nothing has the ratio 0.
  const isNothing = gains.some(({ ideal }) => ideal === 0n);
  const low = combined(
    size,
    gains.map((one) => ({ values: one.low, factor: isNothing ? 0 : 1 / one.idealHigh })),
    "least",
    1 - loss,
  );
  // Where even the ideal is within the doubles' error, nothing is sorted out.
  const isUnsure = gains.some(({ idealLow }) => idealLow === 0);
  const high =
    isNothing || isUnsure
      ? new Float64Array(size).fill(Number.POSITIVE_INFINITY)
      : combined(
          size,
          gains.map((one) => ({ values: one.high, factor: 1 / one.idealLow })),
          "least",
          1 + loss,
        );
  return greatest(low, high, (index) => {
    let least: Fraction | undefined;
    for (const { exact, ideal } of gains) {
      const ratio = ideal === 0n ? { num: 0n, den: 1n } : { num: exact(index), den: ideal };
      if (least === undefined || isLess(ratio, least)) least = ratio;
    }
    return least ?? { num: 0n, den: 1n };
  });
};

const egalitarianOf = (gains: readonly Gains[], size: number): readonly number[] =>
  greatest(
    combined(
      size,
      gains.map((one) => ({ values: one.low, factor: one.unit })),
      "least",
      1 - loss,
    ),
    combined(
      size,
      gains.map((one) => ({ values: one.high, factor: one.unit })),
      "least",
      1 + loss,
    ),
    (index) => {
      let least: Fraction | undefined;
      for (const { exact, denominator } of gains) {
        const gain = { num: exact(index), den: denominator };
        if (least === undefined || isLess(gain, least)) least = gain;
      }
      return least ?? { num: 0n, den: 1n };
    },
  );

const utilitarianOf = (gains: readonly Gains[], size: number): readonly number[] => {
  let common = 1n;
  for (const { denominator } of gains) common = (common / gcd(common, denominator)) * denominator;
  const factors = gains.map(({ denominator }) => common / denominator);
  return greatest(
    combined(
      size,
      gains.map((one) => ({ values: one.low, factor: one.unit })),
      "sum",
      1 - gains.length * loss,
    ),
    combined(
      size,
      gains.map((one) => ({ values: one.high, factor: one.unit })),
      "sum",
      1 + gains.length * loss,
    ),
    (index) => ({
      num: gains.reduce((all, { exact }, party) => all + exact(index) * (factors[party] ?? 1n), 0n),
      den: 1n,
    }),
  );
};

/** What gains are counted from, by party. */
export const baseOf = ({ profiles, ledger }: Frontier): readonly Rational[] =>
  ledger.scale.map(
    (scale, party) => profiles[party]?.reservation ?? utilityOf(scale, ledger.leasts[party] ?? 0n),
  );

/** Nash, Kalai–Smorodinsky (greatest least ratio of gain to ideal gain), egalitarian and utilitarian points. */
export const solutionsOf = (frontier: Frontier): Solutions => {
  const { ledger } = frontier;
  const base = baseOf(frontier);
  const gains = base.map((from, party) => gainsOf(frontier, party, from));
  const at = (indices: readonly number[]): readonly Solution[] =>
    indices.map((index) => {
      const { utilities, count, witness } = pointOf(ledger, index);
      return { utilities, packages: { count, witness } };
    });
  const { size } = ledger;
  return {
    nash: at(nashOf(gains, size)),
    kalaiSmorodinsky: at(kalaiSmorodinskyOf(gains, size)),
    egalitarian: at(egalitarianOf(gains, size)),
    utilitarian: at(utilitarianOf(gains, size)),
    base,
    ideal:
      size === 0
        ? []
        : gains.map(({ ideal, denominator }, party) => {
            const from = base[party] ?? { num: 0n, den: 1n };
            return rational(ideal * from.den + from.num * denominator, denominator * from.den);
          }),
  };
};
