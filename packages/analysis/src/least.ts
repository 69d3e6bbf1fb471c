// The least an allowed package can give a party without a reservation: what its gains are then counted from. The most of
// the opposite values, found the same way as any frontier, of one party.

import { type Link, optionCountOf, outcomesOf } from "./domain.ts";
import { enumerate, exactlyIn, nearnessOf, type Space } from "./enumerate.ts";
import type { Subject } from "./frontier.ts";
import { layoutOf, integerAt } from "./limbs.ts";
import { runPlan } from "./merging.ts";
import type { Pace } from "./pace.ts";
import { planOf } from "./plan.ts";
import type { PartyScale, Scale } from "./scale.ts";
import { solvedOf } from "./solved.ts";
import { loadSolver } from "./solver.ts";

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

/** Packages that are looked at one by one rather than brought before the solver. */
export const mostLookedAt = 200_000n;

/** A party's least integer by looking at every package: only those near the least in doubles are summed exactly. */
export const leastIn = (space: Space, party: number): bigint => {
  const nearness = nearnessOf(space);
  const error = 2 * (nearness[party]?.error ?? 0);
  let nearLeast = Number.POSITIVE_INFINITY;
  let least: bigint | undefined;
  enumerate(
    space,
    nearness,
    (near, ours) => {
      const value = near[party] ?? 0;
      if (value > nearLeast + error || (error === 0 && value === nearLeast)) return;
      nearLeast = Math.min(nearLeast, value);
      const exact = exactlyIn(space, ours)[party] ?? 0n;
      if (least === undefined || exact < least) least = exact;
    },
    () => undefined,
  );
  return least ?? 0n;
};

/** What the computation of one party's least needs. */
export type LeastSettings = {
  readonly mostWays: number;
  readonly pace: Pace;
  readonly solverFile?: string | undefined;
};

/** The least integer of a party over all allowed packages; 0 when none is allowed. */
export const leastOf = async (
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
  const isPlain = kept.length === 0 && profile.worth.type === "additive";
  // In every issue some option is worth 0.
  if (isPlain) return 0n;
  const turned = opposite(
    own,
    kept.map(({ index }) => index),
  );
  const tops = own.values.reduce((sum, values) => sum + most(values), 0n);
  const links = kept.map(({ link }) => link);
  const counts = subject.domain.issues.map((issue) => Number(optionCountOf(issue)));
  const plan =
    profile.worth.type === "additive"
      ? planOf([turned], links, counts, settings.mostWays)
      : undefined;
  if (plan !== undefined) {
    const layout = layoutOf([turned], plan.steps.length + 1);
    const { front } = await runPlan(plan, {
      layout,
      floors: [undefined],
      mostPoints: 1,
      pace: settings.pace,
    });
    return front.size === 0 ? 0n : tops - integerAt(layout, front.columns, 0, 0);
  }
  if (outcomesOf(subject.domain) <= mostLookedAt)
    return leastIn({ profiles: subject.profiles, links: subject.links, scale, counts }, party);
  const highs = await loadSolver(settings.solverFile);
  const { reservation: _none, ...rest } = profile;
  const alone: Subject = { domain: subject.domain, profiles: [rest], links };
  const { points } = await solvedOf(alone, [turned], highs, settings.pace);
  const [point] = points;
  return point === undefined ? 0n : tops - (point.integers[0] ?? 0n);
};
