// One denominator by party: every value a party wrote becomes an integer count of that party's smallest step, so that
// sums and comparisons are exact (rule A1). Offsets that all packages share are taken out, which keeps the integers short.

import type { Link, Profile } from "./domain.ts";
import { gcd, rational, type Rational } from "./rational.ts";

/** A party's integers: utility = (offset + unit · n) / denominator, where n is a sum of the integers kept here. */
export type PartyScale = {
  readonly denominator: bigint;
  readonly unit: bigint;
  readonly offset: bigint;
  /** By issue and option, each ≥ 0 with a 0 in every issue; empty for a profile of boxes. */
  readonly values: readonly (readonly bigint[])[];
  /** By box; empty for an additive profile. */
  readonly boxes: readonly bigint[];
  /** By link, in the order of the subject's links: what a valued link of this party adds, else 0. */
  readonly links: readonly bigint[];
  /** No |n| exceeds this, nor does the difference of any two. */
  readonly range: bigint;
  /** The least n that meets the reservation; undefined without one. */
  readonly floor: bigint | undefined;
};

/** The integers of all parties, in their order. */
export type Scale = readonly PartyScale[];

const ceilDivide = (num: bigint, den: bigint): bigint =>
  num >= 0n ? (num + den - 1n) / den : -(-num / den);

const commonDenominator = (numbers: Iterable<Rational>): bigint => {
  const seen = new Set<bigint>();
  let common = 1n;
  for (const { den } of numbers) {
    if (seen.has(den)) continue;
    seen.add(den);
    common = (common / gcd(common, den)) * den;
  }
  return common;
};

const magnitude = (sum: bigint, value: bigint): bigint => sum + (value < 0n ? -value : value);
const least = (values: readonly bigint[]): bigint =>
  values.reduce((low, value) => (value < low ? value : low), values[0] ?? 0n);
const most = (values: readonly bigint[]): bigint =>
  values.reduce((high, value) => (value > high ? value : high), values[0] ?? 0n);

const partyScaleOf = (profile: Profile, party: number, links: readonly Link[]): PartyScale => {
  const { worth } = profile;
  const table = worth.type === "additive" ? worth.values : [];
  const boxes = worth.type === "boxes" ? worth.boxes : [];
  const worths = links.map((link) =>
    link.type === "valued" && link.party === party ? link.worth : undefined,
  );
  const numbers = function* (): Iterable<Rational> {
    for (const values of table) yield* values;
    for (const box of boxes) yield box.worth;
    for (const value of worths) if (value !== undefined) yield value;
  };
  const denominator = commonDenominator(numbers());
  const integer = ({ num, den }: Rational): bigint => num * (denominator / den);
  let offset = 0n;
  let unit = 0n;
  const raised = table.map((values) => {
    const integers = values.map((value) => integer(value));
    const low = least(integers);
    offset += low;
    return integers.map((value) => {
      const above = value - low;
      // A step that already divides the value needs no long division by Euclid.
      if (unit === 0n || above % unit !== 0n) unit = gcd(unit, above);
      return above;
    });
  });
  const boxIntegers = boxes.map((box) => integer(box.worth));
  const linkIntegers = worths.map((value) => (value === undefined ? 0n : integer(value)));
  for (const value of [...boxIntegers, ...linkIntegers]) unit = gcd(unit, value);
  if (unit === 0n) unit = 1n;
  const inUnits = (values: readonly bigint[]): readonly bigint[] =>
    unit === 1n ? values : values.map((value) => value / unit);
  const values = raised.map(inUnits);
  const scaled = {
    denominator,
    unit,
    offset,
    values,
    boxes: inUnits(boxIntegers),
    links: inUnits(linkIntegers),
  };
  const range =
    values.reduce((sum, issue) => sum + most(issue), 0n) +
    scaled.boxes.reduce(magnitude, 0n) +
    scaled.links.reduce(magnitude, 0n);
  const { reservation } = profile;
  const floor =
    reservation === undefined
      ? undefined
      : ceilDivide(ceilDivide(reservation.num * denominator, reservation.den) - offset, unit);
  return { ...scaled, range, floor };
};

/** The exact integers of profiles and of what links are worth to them. */
export const scaleOf = (profiles: readonly Profile[], links: readonly Link[] = []): Scale =>
  profiles.map((profile, party) => partyScaleOf(profile, party, links));

/** The utility a party's integer stands for. */
export const utilityOf = (scale: PartyScale, n: bigint): Rational =>
  rational(scale.offset + scale.unit * n, scale.denominator);

/** How much of utility a difference of a party's integers stands for. */
export const differenceOf = (scale: PartyScale, n: bigint): Rational =>
  rational(scale.unit * n, scale.denominator);
