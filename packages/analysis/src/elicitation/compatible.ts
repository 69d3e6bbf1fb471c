// The set of weights compatible with everything a person said. It is kept whole, not boiled down to one guess; where the
// answers contradict, the fewest that do are named and none is dropped. With values only known between bounds the set may
// be too wide, never too narrow, so "for all" and "for none" stay true of it.

import type { Domain, Profile } from "../domain.ts";
import { type Fault, faultOf, isFault } from "../fault.ts";
import {
  add,
  compare,
  divide,
  greater,
  lesser,
  multiply,
  rational,
  type Rational,
  subtract,
  zero,
} from "../rational.ts";
import {
  faultIn,
  greatestLead,
  type Origin,
  rankWeights,
  swingWeights,
  type Told,
  type ToldFault,
  type ValueBounds,
  valueBounds,
} from "./told.ts";
import {
  allWeights,
  cutBy,
  fits,
  middleOf,
  type WeightCone,
  weightsOf,
  wholeRow,
} from "./weight-cone.ts";

/** Everything known of a person's preferences. */
export type Compatible = {
  readonly domain: Domain;
  readonly cone: WeightCone;
  /** The rows the cone was cut by: row · weights ≥ 0. */
  readonly rows: readonly (readonly bigint[])[];
  readonly bounds: ValueBounds;
  /** Weights to go on with: the swings or the rank-order centroid if they fit, else the middle of what does. */
  readonly estimate: readonly Rational[];
  readonly told: readonly Told[];
};

/** Statements that cannot all be true, by index in `told`; without any one of them the others can. */
export type Contradiction = { readonly type: "contradiction"; readonly between: readonly number[] };

type Row = readonly bigint[];

const rowsOf = (domain: Domain, told: Told, bounds: ValueBounds): readonly Row[] => {
  const count = domain.issues.length;
  const blank = (): Rational[] => Array.from({ length: count }, () => zero);
  switch (told.type) {
    case "rank":
      return told.order.slice(1).flatMap((tier, at) =>
        (told.order[at] ?? []).flatMap((above) =>
          tier.map((below) => {
            const row = blank();
            row[above] = rational(1n);
            row[below] = rational(-1n);
            return wholeRow(row);
          }),
        ),
      );
    case "swing": {
      const hundred = rational(100n);
      const top = told.points.findIndex((value) => compare(value, hundred) === 0);
      return told.points.flatMap((points, issue) => {
        if (issue === top) return [];
        const least = blank();
        least[issue] = hundred;
        least[top] = subtract(zero, greater(zero, subtract(points, told.within)));
        const most = blank();
        most[issue] = rational(-100n);
        most[top] = lesser(hundred, add(points, told.within));
        return [wholeRow(least), wholeRow(most)];
      });
    }
    case "value":
      return [];
    case "prefers":
      return [wholeRow(greatestLead(bounds, told.better, told.worse))];
    case "as-good":
      // Weights sum to 1, so "at least -within" is "lead + within for each unit of weight is at least 0".
      return [
        wholeRow(greatestLead(bounds, told.one, told.other).map((lead) => add(lead, told.within))),
        wholeRow(greatestLead(bounds, told.other, told.one).map((lead) => add(lead, told.within))),
      ];
  }
};

/** Of statements of one kind that replace each other, the latest by time (then by order) alone counts. */
const standingIn = (told: readonly Told[]): readonly number[] => {
  const latest = new Map<string, number>();
  for (const [index, statement] of told.entries()) {
    const key =
      statement.type === "rank" || statement.type === "swing"
        ? statement.type
        : statement.type === "value"
          ? `value ${statement.issue} ${statement.option}`
          : `choice ${index}`;
    const held = latest.get(key);
    if (held === undefined || statement.at >= (told[held]?.at ?? 0)) latest.set(key, index);
  }
  return [...latest.values()].sort((one, other) => one - other);
};

type Cut = { readonly cone: WeightCone; readonly rows: readonly Row[] };

const cutAll = (
  domain: Domain,
  told: readonly Told[],
  bounds: ValueBounds,
): Cut | Fault<"too-many-corners"> => {
  let cone: WeightCone = allWeights(domain.issues.length);
  const rows: Row[] = [];
  for (const statement of told)
    for (const row of rowsOf(domain, statement, bounds)) {
      const next = cutBy(cone, row);
      if (isFault(next)) return next;
      cone = next;
      rows.push(row);
    }
  return { cone, rows };
};

const isEmpty = (cut: Cut | Fault): boolean => !isFault(cut) && cut.cone.corners.length === 0;

const contradictionIn = (
  domain: Domain,
  told: readonly Told[],
  standing: readonly number[],
  bounds: ValueBounds,
): Contradiction => {
  let between = standing.filter((index) => told[index]?.type !== "value");
  for (const index of between) {
    const without = between.filter((other) => other !== index);
    const rest = without.flatMap((at) => told[at] ?? []);
    if (isEmpty(cutAll(domain, rest, bounds))) between = without;
  }
  return { type: "contradiction", between };
};

const estimateOf = (told: readonly Told[], cut: Cut): readonly Rational[] => {
  const guesses = [
    ...told.flatMap((statement) =>
      statement.type === "swing" ? [swingWeights(statement.points)] : [],
    ),
    ...told.flatMap((statement) =>
      statement.type === "rank" ? [rankWeights(statement.order)] : [],
    ),
  ];
  return guesses.find((guess) => fits(cut.rows, guess)) ?? middleOf(cut.cone);
};

/**
 * What is compatible with everything told. A statement that cannot be taken is a fault of its kind; more corners than can
 * be kept is `too-many-corners` (wider swings, or fewer issues, then help).
 */
export const compatibleOf = (
  domain: Domain,
  told: readonly Told[],
): Compatible | Contradiction | Fault<ToldFault | "too-many-corners"> => {
  for (const statement of told) {
    const fault = faultIn(domain, statement);
    if (fault !== undefined) return faultOf(fault);
  }
  const standing = standingIn(told);
  const held = standing.flatMap((index) => told[index] ?? []);
  const bounds = valueBounds(domain, held);
  const cut = cutAll(domain, held, bounds);
  if (isFault(cut)) return cut;
  if (isEmpty(cut)) return contradictionIn(domain, told, standing, bounds);
  return { domain, ...cut, bounds, estimate: estimateOf(held, cut), told };
};

/** A number of a profile, between which bounds it lies, what is taken for it, and where it comes from (nothing: nobody said). */
export type KnownNumber = {
  readonly issue: number;
  /** Absent for the issue's weight. */
  readonly option?: number;
  readonly low: Rational;
  readonly high: Rational;
  readonly taken: Rational;
  readonly origins: readonly Origin[];
};

const half = rational(1n, 2n);
const middle = ({ low, high }: { readonly low: Rational; readonly high: Rational }): Rational =>
  multiply(add(low, high), half);

/** Every weight and value with its bounds and origins. */
export const numbersOf = ({
  domain,
  cone,
  bounds,
  estimate,
  told,
}: Compatible): readonly KnownNumber[] => {
  const standing = standingIn(told).flatMap((index) => told[index] ?? []);
  const corners = cone.corners.map(weightsOf);
  const originOf = ({ source, at }: Told): Origin => ({ source, at });
  const onWeights = standing.filter(({ type }) => type !== "value").map(originOf);
  return domain.issues.flatMap((_, issue): readonly KnownNumber[] => {
    const all = corners.map((weights) => weights[issue] ?? zero);
    const [first = zero] = all;
    const weight: KnownNumber = {
      issue,
      low: all.reduce(lesser, first),
      high: all.reduce(greater, first),
      taken: estimate[issue] ?? zero,
      origins: onWeights,
    };
    const values = (bounds[issue] ?? []).map((bound, option): KnownNumber => ({
      issue,
      option,
      ...bound,
      taken: middle(bound),
      origins: standing
        .filter((said) => said.type === "value" && said.issue === issue && said.option === option)
        .map(originOf),
    }));
    return [weight, ...values];
  });
};

/** Which value of its bounds an option takes. */
export type Choose = (
  issue: number,
  option: number,
  bound: { readonly low: Rational; readonly high: Rational },
) => Rational;

/** A profile at given weights, each option's value picked from its bounds. */
export const profileWith = (
  { bounds }: Pick<Compatible, "bounds">,
  weights: readonly Rational[],
  name: string,
  pick: Choose,
): Profile => ({
  name,
  worth: {
    type: "additive",
    values: bounds.map((options, issue) =>
      options.map((bound, option) => multiply(weights[issue] ?? zero, pick(issue, option, bound))),
    ),
  },
});

/** The profile to go on with: estimated weights, values in the middle of their bounds, and the bounds as open values. */
export const estimatedProfile = (compatible: Compatible, name: string): Profile => {
  const { bounds, estimate } = compatible;
  const profile = profileWith(compatible, estimate, name, (_, __, bound) => middle(bound));
  const unsure = bounds.flatMap((options, issue) =>
    options.flatMap(({ low, high }, option) => {
      const weight = estimate[issue] ?? zero;
      return compare(low, high) === 0
        ? []
        : [{ issue, option, low: multiply(weight, low), high: multiply(weight, high) }];
    }),
  );
  return profile.worth.type === "additive" && unsure.length > 0
    ? { ...profile, worth: { ...profile.worth, unsure } }
    : profile;
};

/** How much of its first width an issue's weight may still vary, on average over issues: 1 at first, 0 when known. */
export const openness = ({ cone }: Compatible): Rational => {
  const corners = cone.corners.map(weightsOf);
  const widths = Array.from({ length: cone.issues }, (_, issue) => {
    const all = corners.map((weights) => weights[issue] ?? zero);
    const [first = zero] = all;
    return subtract(all.reduce(greater, first), all.reduce(lesser, first));
  });
  return divide(widths.reduce(add, zero), rational(BigInt(cone.issues)));
};
