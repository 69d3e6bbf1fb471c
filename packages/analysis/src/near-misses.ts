// Packages that everybody but one party could take: what that party would have to come down by, and what the others
// would have.

import type { Domain, Package, Profile } from "./domain.ts";
import { Bug } from "./fault.ts";
import type { FrontierSettings } from "./frontier.ts";
import type { Rational } from "./rational.ts";

/** A package that gives `party` less than its reservation by `shortfall` (> 0, in its scale) and the others at least theirs. */
export type NearMiss = {
  readonly party: number;
  readonly shortfall: Rational;
  readonly utilities: readonly Rational[];
  readonly count: bigint;
  readonly witness: Package;
};

/** Near misses no other near miss of the same party betters, least shortfall first, at most `most` (5 unless told) for each party. */
export const nearMissesOf = async (
  domain: Domain,
  profiles: readonly Profile[],
  settings: FrontierSettings & { readonly most?: number } = {},
): Promise<readonly NearMiss[]> => {
  throw new Bug(`not yet: ${domain.name} ${profiles.length} ${settings.most}`);
};
