// Four answers to "which package would be fair?", each with all packages that give it. They are told apart by exact
// comparison; none of them is a recommendation.

import type { Package } from "./domain.ts";
import { Bug } from "./fault.ts";
import type { Frontier } from "./frontier.ts";
import type { Rational } from "./rational.ts";

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

/** Nash, Kalai–Smorodinsky (greatest least ratio of gain to ideal gain), egalitarian and utilitarian points. */
export const solutionsOf = (frontier: Frontier): Solutions => {
  throw new Bug(`not yet: ${frontier.points.length}`);
};
