// Packages that everybody but one party could take: what that party would have to come down by, and what the others
// would have.

import type { Domain, Package, Profile } from "./domain.ts";
import { frontierOf, type FrontierSettings, subjectOf } from "./frontier.ts";
import { compare, type Rational, subtract } from "./rational.ts";

/** A package that gives `party` less than its reservation by `shortfall` (> 0, in its scale) and the others at least theirs. */
export type NearMiss = {
  readonly party: number;
  readonly shortfall: Rational;
  readonly utilities: readonly Rational[];
  readonly count: bigint;
  readonly witness: Package;
};

/** Settings of `frontierOf`, and how many near misses to tell for each party (5 unless told). */
export type NearMissSettings = FrontierSettings & { readonly most?: number };

/**
 * Packages below one party's reservation that no other package betters which keeps the others' reservations; least
 * shortfall first, party by party. A budget is for each party's search.
 */
export const nearMissesOf = async (
  domain: Domain,
  profiles: readonly Profile[],
  settings: NearMissSettings = {},
): Promise<readonly NearMiss[]> => {
  const { most = 5 } = settings;
  const subject = subjectOf(domain, profiles, settings);
  const reservations = subject.profiles.map(({ reservation }) => reservation);
  const misses: NearMiss[] = [];
  for (const [party, reservation] of reservations.entries()) {
    if (reservation === undefined) continue;
    const lowered = reservations.map((own, index) => (index === party ? undefined : own));
    const frontier = await frontierOf(domain, profiles, { ...settings, reservations: lowered });
    const below = frontier.points.flatMap(({ utilities, count, witness }): readonly NearMiss[] => {
      const own = utilities[party];
      if (own === undefined || compare(own, reservation) >= 0) return [];
      return [{ party, shortfall: subtract(reservation, own), utilities, count, witness }];
    });
    misses.push(
      ...below.toSorted((one, other) => compare(one.shortfall, other.shortfall)).slice(0, most),
    );
  }
  return misses;
};
