// What would be better for everybody than the package that stands: the post-settlement question.

import type { Package } from "./domain.ts";
import type { Frontier, FrontierPoint } from "./frontier.ts";
import type { Rational } from "./rational.ts";
import { differenceOf } from "./scale.ts";
import { integersOf } from "./worth.ts";

/** A point that gives no party less than the package at hand and some party more; gains by party. */
export type Improvement = { readonly point: FrontierPoint; readonly gains: readonly Rational[] };

/**
 * The frontier's points that better a package, the one with the greatest least share of each party's whole range first; none
 * when nothing does. A package below a reservation is bettered only by points at or above all of them.
 */
export const improvementsOf = (frontier: Frontier, standing: Package): readonly Improvement[] => {
  const { ledger, points, profiles, links } = frontier;
  const ours = integersOf(profiles, links, ledger.scale, standing);
  const found: { readonly improvement: Improvement; readonly share: number }[] = [];
  for (const [index, point] of points.entries()) {
    // Doubles first: most points cost some party something, and plainly.
    const isWorse = ledger.near.some(
      ({ values, below, error }, party) =>
        (values[index] ?? 0) + error + 1 < Number((ours[party] ?? 0n) >> BigInt(below)),
    );
    if (isWorse) continue;
    const gains = ours.map((value, party) => ledger.integer(party, index) - value);
    if (gains.some((gain) => gain < 0n) || gains.every((gain) => gain === 0n)) continue;
    const share = gains.reduce((least, gain, party) => {
      const range = ledger.scale[party]?.range ?? 1n;
      return Math.min(least, range === 0n ? 1 : Number((gain * 1_000_000_000n) / range));
    }, Number.POSITIVE_INFINITY);
    const inUtility = ledger.scale.map((scale, party) => differenceOf(scale, gains[party] ?? 0n));
    found.push({ improvement: { point, gains: inUtility }, share });
  }
  return found
    .toSorted((one, other) => other.share - one.share)
    .map(({ improvement }) => improvement);
};
