// The self-check: looks at every package of a domain of up to ten million and keeps what no other betters. It is the
// plainest way to the frontier, and with boxes on small domains also the quickest.

import { type Domain, type Link, optionCountOf, outcomesOf, type Profile } from "./domain.ts";
import type { Space } from "./enumerate.ts";
import { Bug, type Fault, faultOf } from "./fault.ts";
import { type Frontier, frontierFrom, subjectOf } from "./frontier.ts";
import { enumeratedLedger, keepBest } from "./keep-best.ts";
import { leastsIn } from "./least.ts";
import { scaleOf } from "./scale.ts";

/** More packages than this are not looked at one by one. */
export const mostEnumerated = 10_000_000n;

/** The frontier by looking at every package; the fault `too-many-outcomes` above ten million. Bug for a refused subject. */
export const bruteForce = (
  domain: Domain,
  profiles: readonly Profile[],
  links: readonly Link[] = [],
): Frontier | Fault<"too-many-outcomes"> => {
  if (outcomesOf(domain) > mostEnumerated) return faultOf("too-many-outcomes");
  const subject = subjectOf(domain, profiles, { links });
  const space: Space = {
    profiles,
    links,
    scale: scaleOf(profiles, links),
    counts: domain.issues.map((issue) => Number(optionCountOf(issue))),
  };
  if (space.counts.length === 0) throw new Bug("a domain has issues");
  const points = keepBest(space, () => undefined);
  // In every issue of an additive profile some option is worth 0.
  const isPlain = links.length === 0 && profiles.every(({ worth }) => worth.type === "additive");
  const leasts = isPlain ? space.scale.map(() => 0n) : leastsIn(space);
  return frontierFrom(subject, enumeratedLedger(space, leasts, points), {
    status: "proved",
    ties: "all",
  });
};
