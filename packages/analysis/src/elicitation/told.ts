// What a person said of their preferences, each with its source and time: a ranking of issues, swings, values of options,
// choices between packages. Nothing here is guessed: what was not said stays an interval.

import { type Domain, optionCountOf, type Package } from "../domain.ts";
import { add, compare, divide, one, rational, type Rational, subtract, zero } from "../rational.ts";

/** Who or what a statement comes from, and when (milliseconds since 1970, given by the caller). */
export type Origin = { readonly source: string; readonly at: number };

/** One statement. Of rankings, swings and values of the same option the latest counts; choices add up. */
export type Statement =
  /** Issues, most important first; those in one place are not told apart. Every issue once. */
  | { readonly type: "rank"; readonly order: readonly (readonly number[])[] }
  /** By issue, what going from worst to best is worth beside the most important (100), give or take `within` points. */
  | { readonly type: "swing"; readonly points: readonly Rational[]; readonly within: Rational }
  /** What an option is worth between the worst (0) and the best (1) of its issue. */
  | {
      readonly type: "value";
      readonly issue: number;
      readonly option: number;
      readonly low: Rational;
      readonly high: Rational;
    }
  | { readonly type: "prefers"; readonly better: Package; readonly worse: Package }
  /** Neither is better by more than `within` of the whole span. */
  | {
      readonly type: "as-good";
      readonly one: Package;
      readonly other: Package;
      readonly within: Rational;
    };

/** A statement with its origin. */
export type Told = Statement & Origin;

/** Rank-order centroid weights: of issues in the order given, those sharing a place sharing their weights' mean. */
export const rankWeights = (order: readonly (readonly number[])[]): readonly Rational[] => {
  const count = order.flat().length;
  const places = Array.from({ length: count }, (_, place) =>
    divide(
      Array.from({ length: count - place }, (__, rest) =>
        rational(1n, BigInt(place + rest + 1)),
      ).reduce(add, zero),
      rational(BigInt(count)),
    ),
  );
  const weights: Rational[] = Array.from({ length: count }, () => zero);
  let place = 0;
  for (const tier of order) {
    const share = divide(
      places.slice(place, place + tier.length).reduce(add, zero),
      rational(BigInt(Math.max(tier.length, 1))),
    );
    for (const issue of tier) weights[issue] = share;
    place += tier.length;
  }
  return weights;
};

/** Swing points as weights that sum to 1. */
export const swingWeights = (points: readonly Rational[]): readonly Rational[] => {
  const sum = points.reduce(add, zero);
  return points.map((value) => (sum.num === 0n ? zero : divide(value, sum)));
};

/** Between which bounds each option's value lies, by issue and option: 0 and 1 where nothing was said. */
export type ValueBounds = readonly (readonly {
  readonly low: Rational;
  readonly high: Rational;
}[])[];

/** The bounds of every option's value after some statements. */
export const valueBounds = (domain: Domain, told: readonly Told[]): ValueBounds => {
  const said = new Map(
    told.flatMap((statement) =>
      statement.type === "value"
        ? [[`${statement.issue} ${statement.option}`, statement] as const]
        : [],
    ),
  );
  return domain.issues.map((issue, position) =>
    Array.from({ length: Number(optionCountOf(issue)) }, (_, option) => {
      const { low, high } = said.get(`${position} ${option}`) ?? { low: zero, high: one };
      return { low, high };
    }),
  );
};

/** What a package may at most be ahead of another, issue by issue, per unit of the issue's weight. */
export const greatestLead = (
  bounds: ValueBounds,
  ahead: Package,
  behind: Package,
): readonly Rational[] =>
  ahead.map((option, issue) => {
    const before = behind[issue];
    if (option === before) return zero;
    const values = bounds[issue] ?? [];
    return subtract(values[option]?.high ?? one, values[before ?? -1]?.low ?? zero);
  });

/** Why a statement cannot be taken. */
export type ToldFault =
  | "rank-incomplete"
  | "swing-incomplete"
  | "value-out-of-bounds"
  | "unknown-option"
  | "time-unknown";

const isPackage = (domain: Domain, ours: Package): boolean =>
  ours.length === domain.issues.length &&
  domain.issues.every((issue, at) => {
    const option = ours[at] ?? -1;
    return Number.isInteger(option) && option >= 0 && BigInt(option) < optionCountOf(issue);
  });

/** What is wrong with a statement, or nothing. */
export const faultIn = (domain: Domain, told: Told): ToldFault | undefined => {
  const count = domain.issues.length;
  if (!Number.isFinite(told.at)) return "time-unknown";
  switch (told.type) {
    case "rank": {
      const issues = told.order.flat();
      const isWhole = issues.length === count && new Set(issues).size === count;
      return isWhole && issues.every((issue) => domain.issues[issue] !== undefined)
        ? undefined
        : "rank-incomplete";
    }
    case "swing": {
      const hundred = rational(100n);
      const isBounded = told.points.every(
        (value) => value.num >= 0n && compare(value, hundred) <= 0,
      );
      const hasTop = told.points.some((value) => compare(value, hundred) === 0);
      return told.points.length === count && isBounded && hasTop && told.within.num >= 0n
        ? undefined
        : "swing-incomplete";
    }
    case "value": {
      const issue = domain.issues[told.issue];
      if (issue === undefined || told.option < 0 || BigInt(told.option) >= optionCountOf(issue))
        return "unknown-option";
      return told.low.num >= 0n && compare(told.low, told.high) <= 0 && compare(told.high, one) <= 0
        ? undefined
        : "value-out-of-bounds";
    }
    case "prefers":
      return isPackage(domain, told.better) && isPackage(domain, told.worse)
        ? undefined
        : "unknown-option";
    case "as-good":
      return isPackage(domain, told.one) && isPackage(domain, told.other)
        ? undefined
        : "unknown-option";
  }
};
