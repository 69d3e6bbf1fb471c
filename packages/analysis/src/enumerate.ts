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

/** Calls `visit` for every package the links allow; `check` now and then. */
export const enumerate = (
  space: Space,
  nearness: Nearness,
  visit: Visit,
  check: () => void,
): void => {
  const { profiles, links, scale, counts } = space;
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
  const boxes = profiles.flatMap(({ worth }, party) =>
    worth.type === "boxes"
      ? worth.boxes.map((box, index) => ({
          box,
          party,
          worth: nearOf(party, scale[party]?.boxes[index] ?? 0n),
        }))
      : [],
  );
  const valued = links.flatMap((link, index) =>
    link.type === "valued"
      ? [
          {
            when: link.when,
            party: link.party,
            worth: nearOf(link.party, scale[link.party]?.links[index] ?? 0n),
          },
        ]
      : [],
  );
  const isPlain = links.length === 0 && boxes.length === 0;
  const ours = counts.map(() => 0);
  const prefixes = Array.from({ length: issues + 1 }, () => new Float64Array(parties));
  const near = new Float64Array(parties);
  let changed = 0;
  let visited = 0;
  for (;;) {
    for (let issue = changed; issue < issues; issue += 1) {
      const before = prefixes[issue] ?? near;
      const after = prefixes[issue + 1] ?? near;
      for (let party = 0; party < parties; party += 1)
        after[party] = (before[party] ?? 0) + (tables[party]?.[issue]?.[ours[issue] ?? 0] ?? 0);
    }
    visited += 1;
    if ((visited & 0xfffff) === 0) check();
    near.set(prefixes[issues] ?? near);
    if (isPlain) visit(near, ours);
    else if (isAllowed(links, ours)) {
      for (const { box, party, worth } of boxes)
        if (scores(box, ours)) near[party] = (near[party] ?? 0) + worth;
      for (const { when, party, worth } of valued)
        if (matches(when, ours)) near[party] = (near[party] ?? 0) + worth;
      visit(near, ours);
    }
    let issue = issues - 1;
    while (issue >= 0 && (ours[issue] ?? 0) + 1 >= (counts[issue] ?? 0)) {
      ours[issue] = 0;
      issue -= 1;
    }
    if (issue < 0) return;
    ours[issue] = (ours[issue] ?? 0) + 1;
    changed = issue;
  }
};

/** A package's integers, exactly. */
export const exactlyIn = ({ profiles, links, scale }: Space, ours: Package): readonly bigint[] =>
  integersOf(profiles, links, scale, ours);
