// Every package of a small domain, one after another, with what it is worth nearly (in doubles) and, on demand, exactly.
// Shares nothing with the merge but the integers, so that each can catch the other out (rule A8).

import type { Link, Package, Profile } from "./domain.ts";
import type { Scale } from "./scale.ts";
import { integersOf, isAllowed, matches, scores } from "./worth.ts";

/** A package at hand: its integers in doubles, in units of 2 ** `below`; do not keep either array. */
export type Visit = (near: Float64Array, ours: Package) => void;

/** What is enumerated. */
export type Space = {
  readonly profiles: readonly Profile[];
  readonly links: readonly Link[];
  readonly scale: Scale;
  readonly counts: readonly number[];
};

/** By party: integers are taken in units of 2 ** below, and sums of doubles are no further off than `error`. */
export type Nearness = readonly { readonly below: number; readonly error: number }[];

/** How nearly doubles hold the sums of a space: exactly where they fit 2^53. */
export const nearnessOf = ({ scale, counts, links, profiles }: Space): Nearness =>
  scale.map(({ range }, party) => {
    if (range <= BigInt(Number.MAX_SAFE_INTEGER)) return { below: 0, error: 0 };
    const worth = profiles[party]?.worth;
    const terms = counts.length + links.length + (worth?.type === "boxes" ? worth.boxes.length : 0);
    return { below: Math.max(0, range.toString(16).length * 4 - 52), error: terms + 1 };
  });

// Something that adds to a party when its last issue is settled: a box, or a valued link.
type Extra = {
  readonly party: number;
  readonly worth: number;
  readonly counts: (ours: Package) => boolean;
};

// By issue: what can be judged once it and all before it are settled.
type Ahead = { readonly rules: readonly Link[]; readonly extras: readonly Extra[] };

const lastIn = (issues: readonly { readonly issue: number }[]): number =>
  issues.reduce((last, { issue }) => Math.max(last, issue), 0);

const aheadOf = (
  { profiles, links, scale, counts }: Space,
  nearOf: (party: number, value: bigint) => number,
): readonly Ahead[] => {
  const rules: Link[][] = counts.map(() => []);
  const extras: Extra[][] = counts.map(() => []);
  for (const [index, link] of links.entries())
    if (link.type === "valued") {
      const worth = nearOf(link.party, scale[link.party]?.links[index] ?? 0n);
      const { party, when } = link;
      extras[lastIn(when)]?.push({ party, worth, counts: (ours) => matches(when, ours) });
    } else
      rules[lastIn(link.type === "required" ? [...link.when, ...link.then] : link.when)]?.push(
        link,
      );
  for (const [party, { worth: own }] of profiles.entries())
    if (own.type === "boxes")
      for (const [index, box] of own.boxes.entries()) {
        const worth = nearOf(party, scale[party]?.boxes[index] ?? 0n);
        extras[lastIn(box.ranges)]?.push({ party, worth, counts: (ours) => scores(box, ours) });
      }
  return counts.map((_count, issue) => ({
    rules: rules[issue] ?? [],
    extras: extras[issue] ?? [],
  }));
};

/** Calls `visit` for every package the links allow; `check` now and then. */
export const enumerate = (
  space: Space,
  nearness: Nearness,
  visit: Visit,
  check: () => void,
): void => {
  const { scale, counts } = space;
  const issues = counts.length;
  const parties = scale.length;
  const nearOf = (party: number, value: bigint): number =>
    Number(value >> BigInt(nearness[party]?.below ?? 0));
  const tables = scale.map(({ values }, party) =>
    counts.map((count, issue) =>
      Float64Array.from({ length: count }, (_none, option) =>
        nearOf(party, values[issue]?.[option] ?? 0n),
      ),
    ),
  );
  const ahead = aheadOf(space, nearOf);
  const ours = counts.map(() => 0);
  const prefixes = Array.from({ length: issues + 1 }, () => new Float64Array(parties));
  const near = new Float64Array(parties);
  // Sums up to and with an issue; false when what is settled so far already breaks a link.
  const settle = (issue: number): boolean => {
    const before = prefixes[issue] ?? near;
    const after = prefixes[issue + 1] ?? near;
    const option = ours[issue] ?? 0;
    for (let party = 0; party < parties; party += 1)
      after[party] = (before[party] ?? 0) + (tables[party]?.[issue]?.[option] ?? 0);
    const own = ahead[issue];
    if (own === undefined || (own.rules.length === 0 && own.extras.length === 0)) return true;
    if (own.rules.length > 0 && !isAllowed(own.rules, ours)) return false;
    for (const extra of own.extras)
      if (extra.counts(ours)) after[extra.party] = (after[extra.party] ?? 0) + extra.worth;
    return true;
  };
  let from = 0;
  let work = 0;
  for (;;) {
    let issue = from;
    while (issue < issues && settle(issue)) issue += 1;
    work += 1;
    if ((work & 0xfffff) === 0) check();
    if (issue === issues) {
      near.set(prefixes[issues] ?? near);
      visit(near, ours);
      issue -= 1;
    }
    // The next option of the last issue settled; past its last, of the one before.
    ours.fill(0, issue + 1);
    while (issue >= 0 && (ours[issue] ?? 0) + 1 >= (counts[issue] ?? 0)) {
      ours[issue] = 0;
      issue -= 1;
    }
    if (issue < 0) return;
    ours[issue] = (ours[issue] ?? 0) + 1;
    from = issue;
  }
};

/** A package's integers, exactly. */
export const exactlyIn = ({ profiles, links, scale }: Space, ours: Package): readonly bigint[] =>
  integersOf(profiles, links, scale, ours);
