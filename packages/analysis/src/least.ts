// The least an allowed package can give a party without a reservation: what its gains are then counted from. The most of
// the opposite values, found the same way as any frontier, of one party.

import { type Link, optionCountOf, outcomesOf, type Package } from "./domain.ts";
import { enumerate, exactlyIn, nearnessOf, type Space } from "./enumerate.ts";
import type { Subject } from "./frontier.ts";
import type { Pace } from "./pace.ts";
import type { Plan } from "./plan.ts";
import type { PartyScale, Scale } from "./scale.ts";
import { solvedOf } from "./solved.ts";
import { loadSolver } from "./solver.ts";

/** Packages that are looked at one by one rather than brought before the solver. */
export const mostLookedAt = 2_000_000n;

/** By party, the least integer by looking at every package: only those near a least in doubles are summed exactly. */
export const leastsIn = (space: Space): readonly bigint[] => {
  const nearness = nearnessOf(space);
  const nearLeasts = nearness.map(() => Number.POSITIVE_INFINITY);
  const leasts: (bigint | undefined)[] = nearness.map(() => undefined);
  const visit = (near: Float64Array, ours: Package): void => {
    for (let party = 0; party < near.length; party += 1) {
      const value = near[party] ?? 0;
      const nearLeast = nearLeasts[party] ?? 0;
      const error = 2 * (nearness[party]?.error ?? 0);
      if (value > nearLeast + error || (error === 0 && value === nearLeast)) continue;
      nearLeasts[party] = Math.min(nearLeast, value);
      const exact = exactlyIn(space, ours)[party] ?? 0n;
      const least = leasts[party];
      if (least === undefined || exact < least) leasts[party] = exact;
    }
  };
  enumerate(space, nearness, visit, () => undefined);
  return leasts.map((least) => least ?? 0n);
};

const most = (values: readonly bigint[]): bigint =>
  values.reduce((high, value) => (value > high ? value : high), values[0] ?? 0n);

const opposite = (scale: PartyScale, links: readonly number[]): PartyScale => ({
  ...scale,
  floor: undefined,
  values: scale.values.map((values) => {
    const top = most(values);
    return values.map((value) => top - value);
  }),
  boxes: scale.boxes.map((value) => -value),
  links: links.map((link) => -(scale.links[link] ?? 0n)),
});

/** What the computation of leasts needs. */
export type LeastSettings = { readonly pace: Pace; readonly solverFile?: string | undefined };

// By the solver: the most of the opposite values.
const leastSolved = async (
  subject: Subject,
  scale: Scale,
  party: number,
  settings: LeastSettings,
): Promise<bigint> => {
  const own = scale[party];
  const profile = subject.profiles[party];
  if (own === undefined || profile === undefined) return 0n;
  const kept = subject.links.flatMap(
    (link, index): readonly { readonly link: Link; readonly index: number }[] => {
      if (link.type !== "valued") return [{ link, index }];
      return link.party === party ? [{ link: { ...link, party: 0 }, index }] : [];
    },
  );
  const indices = kept.map(({ index }) => index);
  const links = kept.map(({ link }) => link);
  const tops = own.values.reduce((sum, values) => sum + most(values), 0n);
  const highs = await loadSolver(settings.solverFile);
  const { reservation: _none, ...rest } = profile;
  const alone: Subject = { domain: subject.domain, profiles: [rest], links };
  const { points } = await solvedOf(alone, [opposite(own, indices)], highs, settings.pace);
  const [point] = points;
  return point === undefined ? 0n : tops - (point.integers[0] ?? 0n);
};

// By the plan: every way at its lowest, state by state.
const leastsAlong = ({ steps }: Plan, parties: number): readonly bigint[] => {
  let before: readonly (readonly bigint[] | undefined)[] = [
    Array.from({ length: parties }, () => 0n),
  ];
  for (const { lows } of steps)
    before = lows.map((ways) => {
      let least: bigint[] | undefined;
      for (const { from, worth } of ways) {
        const base = before[from];
        if (base === undefined) continue;
        const sums = worth.map((value, party) => value + (base[party] ?? 0n));
        if (least === undefined) least = sums;
        else
          for (const [party, sum] of sums.entries())
            if (sum < (least[party] ?? sum)) least[party] = sum;
      }
      return least;
    });
  return before[0] ?? Array.from({ length: parties }, () => 0n);
};

/** By party, the least integer over all allowed packages; 0 where a reservation makes it needless, or none is allowed. */
export const leastsOf = async (
  subject: Subject,
  scale: Scale,
  plan: Plan | undefined,
  settings: LeastSettings,
): Promise<readonly bigint[]> => {
  const isNeedless = scale.every(({ floor }) => floor !== undefined);
  // In every issue of an additive profile some option is worth 0.
  if (isNeedless || (plan !== undefined && subject.links.length === 0)) return scale.map(() => 0n);
  if (plan !== undefined) return leastsAlong(plan, scale.length);
  const counts = subject.domain.issues.map((issue) => Number(optionCountOf(issue)));
  const { profiles, links, domain } = subject;
  if (outcomesOf(domain) <= mostLookedAt) return leastsIn({ profiles, links, scale, counts });
  const leasts: bigint[] = [];
  for (const [party, { floor }] of scale.entries())
    leasts.push(floor === undefined ? await leastSolved(subject, scale, party, settings) : 0n);
  return leasts;
};
