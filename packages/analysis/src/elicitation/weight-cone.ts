// All weights that fit what was said: a cone cut by one half-space after another, kept as its corners, in exact integers
// (the double description of Motzkin). Weights are a corner divided by its sum; empty means the answers contradict.

import { type Fault, faultOf } from "../fault.ts";
import { gcd, rational, type Rational } from "../rational.ts";

/** A corner in whole numbers, none below 0; `tight` has a bit for each row it lies on. */
export type Corner = { readonly at: readonly bigint[]; readonly tight: bigint };

/** Weights of `issues` issues with every cut so far. */
export type WeightCone = {
  readonly issues: number;
  readonly corners: readonly Corner[];
  readonly rows: number;
};

/** No cone keeps more corners. */
export const MAX_CORNERS = 1_500;

/** Every weighing of so many issues: the corners are the issues alone. */
export const allWeights = (issues: number): WeightCone => ({
  issues,
  rows: issues,
  corners: Array.from({ length: issues }, (_, own) => ({
    at: Array.from({ length: issues }, (__, issue) => (issue === own ? 1n : 0n)),
    // Row i says "weight i is at least 0"; an issue alone lies on all of these but its own.
    tight: ((1n << BigInt(issues)) - 1n) ^ (1n << BigInt(own)),
  })),
});

const reduced = (at: readonly bigint[]): readonly bigint[] => {
  const common = at.reduce(gcd, 0n);
  return common > 1n ? at.map((value) => value / common) : at;
};

/** The product of a row and a corner. */
export const sideOf = (row: readonly bigint[], { at }: Corner): bigint =>
  at.reduce((sum, value, issue) => sum + value * (row[issue] ?? 0n), 0n);

/** Rows in whole numbers: a row times its common denominator. */
export const wholeRow = (row: readonly Rational[]): readonly bigint[] => {
  const common = row.reduce((all, { den }) => (all * den) / gcd(all, den), 1n);
  return reduced(row.map(({ num, den }) => num * (common / den)));
};

// Two corners share an edge when no third lies on every row both lie on.
const areNeighbours = (one: Corner, other: Corner, corners: readonly Corner[]): boolean => {
  const both = one.tight & other.tight;
  return corners.every(
    (third) => third === one || third === other || (third.tight & both) !== both,
  );
};

/** The weights that also have row · weights ≥ 0; `too-many-corners` where that would be beyond keeping. */
export const cutBy = (
  cone: WeightCone,
  row: readonly bigint[],
): WeightCone | Fault<"too-many-corners"> => {
  const bit = 1n << BigInt(cone.rows);
  const sides = cone.corners.map((corner) => ({ corner, side: sideOf(row, corner) }));
  const above = sides.filter(({ side }) => side > 0n);
  const below = sides.filter(({ side }) => side < 0n);
  const on = sides.filter(({ side }) => side === 0n);
  const met: Corner[] = [];
  for (const up of above)
    for (const down of below) {
      if (!areNeighbours(up.corner, down.corner, cone.corners)) continue;
      const at = reduced(
        up.corner.at.map(
          (value, issue) => value * -down.side + (down.corner.at[issue] ?? 0n) * up.side,
        ),
      );
      met.push({ at, tight: (up.corner.tight & down.corner.tight) | bit });
      if (met.length > MAX_CORNERS) return faultOf("too-many-corners");
    }
  const corners = [
    ...above.map(({ corner }) => corner),
    ...on.map(({ corner }) => ({ at: corner.at, tight: corner.tight | bit })),
    ...met,
  ];
  return corners.length > MAX_CORNERS
    ? faultOf("too-many-corners")
    : { issues: cone.issues, corners, rows: cone.rows + 1 };
};

/** A corner as weights that sum to 1. */
export const weightsOf = ({ at }: Corner): readonly Rational[] => {
  const sum = at.reduce((all, value) => all + value, 0n);
  return at.map((value) => rational(value, sum));
};

/** The mean of all corners: weights inside every cut that leaves room. */
export const middleOf = ({ corners, issues }: WeightCone): readonly Rational[] => {
  const sums = corners.map(({ at }) => at.reduce((all, value) => all + value, 0n));
  const common = sums.reduce((all, sum) => (all * sum) / gcd(all, sum), 1n);
  const count = BigInt(corners.length);
  return Array.from({ length: issues }, (_, issue) =>
    rational(
      corners.reduce(
        (all, { at }, index) => all + (at[issue] ?? 0n) * (common / (sums[index] ?? 1n)),
        0n,
      ),
      common * count,
    ),
  );
};

/** Whether weights lie within every cut: they do when no corner set excludes them, which a row tells directly. */
export const fits = (rows: readonly (readonly bigint[])[], weights: readonly Rational[]): boolean =>
  rows.every((row) => {
    const whole = wholeRow(weights);
    return whole.reduce((sum, value, issue) => sum + value * (row[issue] ?? 0n), 0n) >= 0n;
  });
