// When the exact frontier is too large for its time or memory: the same merge on values rounded down to a grid. Whatever
// package there is, some point found is worth at least as much less the gap to every party. Each point is re-evaluated
// exactly and none listed is bettered by another listed one.

import type { Package } from "./domain.ts";
import { startFront, TooMany } from "./front.ts";
import type { Subject } from "./frontier.ts";
import { layoutOf, limbsOf } from "./limbs.ts";
import type { Listed } from "./ledger.ts";
import { mergerForMany } from "./merge-many.ts";
import { runPlan, witnessOf } from "./merging.ts";
import { Halt, type Pace } from "./pace.ts";
import type { Plan } from "./plan.ts";
import type { PartyScale, Scale } from "./scale.ts";
import { integersOf } from "./worth.ts";

/** What a grid gave: points, and by party the integers that a better one may be off. */
export type Coarse = { readonly points: readonly Listed[]; readonly gaps: readonly bigint[] };

const floorDivide = (num: bigint, den: bigint): bigint =>
  num >= 0n ? num / den : -((-num + den - 1n) / den);
const ceilDivide = (num: bigint, den: bigint): bigint => -floorDivide(-num, den);

/** Of points found one by one, those no other betters, equals taken together. */
export const unbettered = (scale: Scale, points: readonly Listed[]): readonly Listed[] => {
  if (points.length === 0) return points;
  const layout = layoutOf(scale, 1);
  const start = startFront(layout.starts[scale.length] ?? 0, scale.length);
  const { front, edges } = mergerForMany(layout).merge(
    points.map(({ integers }) => ({ front: start, shift: limbsOf(layout, integers) })),
    { floors: [], mostPoints: points.length, check: () => undefined },
  );
  return Array.from({ length: front.size }, (_nothing, index) => {
    const first = edges.first?.[index] ?? index;
    const last = edges.first?.[index + 1] ?? index + 1;
    const equal = Array.from(edges.ways.subarray(first, last)).flatMap((way) => points[way] ?? []);
    const byName = new Map<string, Package>();
    for (const { packages } of equal) for (const one of packages) byName.set(one.join(), one);
    return {
      integers: equal[0]?.integers ?? [],
      packages: [...byName.values()],
      count: BigInt(byName.size),
    };
  });
};

const coarsePlan = (plan: Plan, grids: readonly bigint[]): Plan => ({
  steps: plan.steps.map(({ issue, into, lows }) => ({
    issue,
    lows,
    into: into.map((ways) =>
      ways.map((way) => ({
        ...way,
        worth: way.worth.map((value, party) => floorDivide(value, grids[party] ?? 1n)),
      })),
    ),
  })),
});

/** One run on a grid of about `levels` levels by party. Throws TooMany, and Halt from its pace. */
export const coarseRun = async (
  subject: Subject,
  scale: Scale,
  plan: Plan,
  levels: number,
  settings: { readonly mostPoints: number; readonly pace: Pace },
): Promise<Coarse> => {
  const grids = scale.map(({ range }) => range / BigInt(levels) + 1n);
  const terms = BigInt(plan.steps.length);
  const rough: Scale = scale.map((party, index): PartyScale => {
    const grid = grids[index] ?? 1n;
    return { ...party, range: party.range / grid + 2n * terms };
  });
  const run = await runPlan(coarsePlan(plan, grids), {
    layout: layoutOf(rough, plan.steps.length + 1),
    floors: scale.map(({ floor }, party) =>
      floor === undefined ? undefined : ceilDivide(floor, grids[party] ?? 1n),
    ),
    ...settings,
  });
  const found = Array.from({ length: run.front.size }, (_nothing, index): Listed => {
    const ours = witnessOf(run, index);
    const integers = integersOf(subject.profiles, subject.links, scale, ours);
    return { integers, packages: [ours], count: 1n };
  });
  return { points: unbettered(scale, found), gaps: grids.map((grid) => terms * (grid - 1n)) };
};

// Levels that keep a front below some tens of thousands of points, by number of parties.
const firstLevels = (parties: number): number =>
  Math.max(4, Math.floor(30_000 ** (1 / Math.max(1, parties - 1))));

/**
 * The finest grid that the pace allows: with a budget from coarse to fine until time is up, else one grid, coarser only if
 * it holds too many points. Undefined when not even the first could be finished.
 */
export const coarseOf = async (
  subject: Subject,
  scale: Scale,
  plan: Plan,
  settings: { readonly mostPoints: number; readonly pace: Pace },
): Promise<Coarse | undefined> => {
  const hasBudget = Number.isFinite(settings.pace.left());
  let levels = firstLevels(scale.length);
  if (hasBudget) levels = Math.max(4, Math.floor(levels / 16));
  let best: Coarse | undefined;
  for (;;) {
    try {
      best = await coarseRun(subject, scale, plan, levels, settings);
      if (!hasBudget || best.gaps.every((gap) => gap === 0n)) return best;
      levels *= 2;
    } catch (thrown) {
      if (!(thrown instanceof TooMany)) {
        if (best !== undefined && isOutOfTime(thrown)) return best;
        throw thrown;
      }
      if (best !== undefined) return best;
      levels = Math.floor(levels / 2);
      if (levels < 2) return undefined;
    }
  }
};

const isOutOfTime = (thrown: unknown): boolean => thrown instanceof Halt && !thrown.isCancelled;
