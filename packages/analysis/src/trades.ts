// Who gives on what for what: small changes to a standing package that cost no party anything in sum, as data from which
// words are made.

import type { Package } from "./domain.ts";
import { Bug } from "./fault.ts";
import type { Frontier } from "./frontier.ts";
import type { Rational } from "./rational.ts";

/** One issue settled otherwise, and what that alone is worth to each party (negative = it gives). */
export type Change = {
  readonly issue: number;
  readonly from: number;
  readonly to: number;
  readonly deltas: readonly Rational[];
};

/**
 * Issues changed together. `gains` by party, none negative and some positive; it is the sum of the changes' deltas plus
 * `linked`, what links and boxes between the issues add or take. `gives` names who loses on which issue.
 */
export type Trade = {
  readonly changes: readonly Change[];
  readonly gains: readonly Rational[];
  readonly linked: readonly Rational[];
  readonly gives: readonly {
    readonly party: number;
    readonly issue: number;
    readonly worth: Rational;
  }[];
  readonly gets: readonly {
    readonly party: number;
    readonly issue: number;
    readonly worth: Rational;
  }[];
  readonly result: Package;
};

/** Trades that change at most `issues` (1 to 3; 2 unless told) issues of a standing package, best least gain first, `most` of them. */
export const tradesOf = (
  frontier: Frontier,
  standing: Package,
  settings: { readonly issues?: number; readonly most?: number } = {},
): readonly Trade[] => {
  throw new Bug(`not yet: ${frontier.points.length} ${standing.length} ${settings.most}`);
};

/** The whole way from one package to another as a trade; `gains` may be negative here. */
export const tradeBetween = (frontier: Frontier, from: Package, to: Package): Trade => {
  throw new Bug(`not yet: ${frontier.points.length} ${from.length} ${to.length}`);
};
