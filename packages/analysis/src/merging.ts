// Runs a plan: issue by issue, for every state of the links, the points that no other betters. What comes out holds all
// ties as edges, from which packages are counted and listed.

import {
  type Bounds,
  type Edges,
  type Front,
  type Merged,
  type Merger,
  noFront,
  startFront,
} from "./front.ts";
import { limbsOf, type Layout } from "./limbs.ts";
import { mergerForMany } from "./merge-many.ts";
import { mergerForTwo } from "./merge-two.ts";
import type { Pace } from "./pace.ts";
import type { Plan, Step, Way } from "./plan.ts";

/** A plan carried out. */
export type Run = {
  readonly plan: Plan;
  /** The points after the last issue. */
  readonly front: Front;
  /** By step and state. */
  readonly edges: readonly (readonly Edges[])[];
};

// By step and state, the most each party can still get: only packages that can reach every floor are worth carrying on.
const restsOf = (plan: Plan, parties: number): readonly (readonly (readonly bigint[])[])[] => {
  const rests: (readonly bigint[])[][] = [];
  let after: readonly (readonly bigint[])[] = [Array.from({ length: parties }, () => 0n)];
  for (const { into } of plan.steps.toReversed()) {
    rests.push([...after]);
    const before: bigint[][] = [];
    for (const [state, ways] of into.entries())
      for (const { from, worth } of ways) {
        const sums = worth.map((value, party) => value + (after[state]?.[party] ?? 0n));
        const best = before[from];
        if (best === undefined) before[from] = sums;
        else
          for (const [party, sum] of sums.entries())
            if (sum > (best[party] ?? sum)) best[party] = sum;
      }
    after = before;
  }
  return rests.toReversed();
};

/** What a run needs beside its plan. */
export type RunSettings = {
  readonly layout: Layout;
  /** By party, the least integer that counts; undefined where all do. */
  readonly floors: readonly (bigint | undefined)[];
  readonly mostPoints: number;
  readonly pace: Pace;
};

// By party, what a sum must have reached by now; undefined where every sum has, since none is negative.
const floorLimbs = (
  layout: Layout,
  floors: readonly (bigint | undefined)[],
  rest: readonly bigint[],
  hasNegative: boolean,
): readonly (Float64Array | undefined)[] =>
  floors.map((floor, party) => {
    if (floor === undefined) return undefined;
    const needed = floor - (rest[party] ?? 0n);
    if (needed <= 0n && !hasNegative) return undefined;
    return limbsOf(
      layout,
      floors.map((_other, index) => (index === party ? needed : 0n)),
    );
  });

const stepMerge = (
  ways: readonly Way[],
  fronts: readonly Front[],
  layout: Layout,
  merge: Merger["merge"],
  bounds: Bounds,
): Merged => {
  const parts = ways.map(({ from, worth }) => ({
    front: fronts[from] ?? noFront,
    shift: limbsOf(layout, worth),
  }));
  return merge(parts, bounds);
};

const pointsIn = (fronts: readonly Front[]): number =>
  fronts.reduce((sum, { size }) => sum + size, 0);

/** Carries a plan out. Throws TooMany, and whatever `check` throws. */
export const runPlan = async (plan: Plan, settings: RunSettings): Promise<Run> => {
  const { layout, floors, pace } = settings;
  const columns = layout.starts[layout.parties] ?? 0;
  const hasFloors = floors.some((floor) => floor !== undefined);
  const hasNegative = plan.steps.some(({ into }) =>
    into.some((ways) => ways.some(({ worth }) => worth.some((value) => value < 0n))),
  );
  const rests = hasFloors ? restsOf(plan, layout.parties) : [];
  const { merge, recycle }: Merger =
    layout.parties === 2 ? mergerForTwo(layout) : mergerForMany(layout);
  const edges: (readonly Edges[])[] = [];
  let fronts: readonly Front[] = [startFront(columns, layout.parties)];
  for (const [index, step] of plan.steps.entries()) {
    const merged: Merged[] = [];
    for (const [state, ways] of step.into.entries()) {
      pace.check();
      const limits = hasFloors
        ? floorLimbs(layout, floors, rests[index]?.[state] ?? [], hasNegative)
        : [];
      merged.push(
        stepMerge(ways, fronts, layout, merge, {
          floors: limits,
          mostPoints: settings.mostPoints,
          check: pace.check,
        }),
      );
      if (merged.length % 16 === 0) await pace.pause(index, plan.steps.length, pointsIn(fronts));
    }
    recycle(fronts);
    fronts = merged.map(({ front }) => front);
    edges.push(merged.map((one) => one.edges));
    await pace.pause(index + 1, plan.steps.length, pointsIn(fronts));
  }
  return { plan, front: fronts[0] ?? noFront, edges };
};

const edgeSpan = ({ first }: Edges, point: number): readonly [number, number] =>
  first === undefined ? [point, point + 1] : [first[point] ?? 0, first[point + 1] ?? 0];

const wayOf = (
  step: Step | undefined,
  state: number,
  edges: Edges,
  edge: number,
): Way | undefined => step?.into[state]?.[edges.ways[edge] ?? 0];

/** How many packages reach each point: doubles while these are exact. */
export type Counts = Float64Array | readonly bigint[];

// In doubles; undefined when some count passes 2^53.
const countsInDoubles = ({ plan, edges }: Run): Float64Array | undefined => {
  let before: readonly Float64Array[] = [new Float64Array([1])];
  for (const [index, step] of plan.steps.entries()) {
    const after: Float64Array[] = [];
    for (const [state, ways] of step.into.entries()) {
      const own = edges[index]?.[state];
      if (own === undefined) continue;
      const { first, sources } = own;
      const points = first === undefined ? sources.length : first.length - 1;
      const counts = new Float64Array(points);
      for (let point = 0; point < points; point += 1) {
        const from = first === undefined ? point : (first[point] ?? 0);
        const to = first === undefined ? point + 1 : (first[point + 1] ?? 0);
        let sum = 0;
        for (let edge = from; edge < to; edge += 1) {
          const way = ways[own.ways[edge] ?? 0];
          sum +=
            (before[way?.from ?? 0]?.[sources[edge] ?? 0] ?? 0) * (way?.choice.options.length ?? 0);
        }
        if (sum > Number.MAX_SAFE_INTEGER) return undefined;
        counts[point] = sum;
      }
      after.push(counts);
    }
    before = after;
  }
  return before[0] ?? new Float64Array(0);
};

const countsInBigints = ({ plan, edges }: Run): readonly bigint[] => {
  let before: readonly (readonly bigint[])[] = [[1n]];
  for (const [index, step] of plan.steps.entries()) {
    before = step.into.map((ways, state) => {
      const own = edges[index]?.[state];
      if (own === undefined) return [];
      const points = own.first === undefined ? own.sources.length : own.first.length - 1;
      const multiples = ways.map(({ choice }) => BigInt(choice.options.length));
      return Array.from({ length: points }, (_nothing, point) => {
        let sum = 0n;
        const [from, to] = edgeSpan(own, point);
        for (let edge = from; edge < to; edge += 1) {
          const number = own.ways[edge] ?? 0;
          const count = before[ways[number]?.from ?? 0]?.[own.sources[edge] ?? 0] ?? 0n;
          sum += count * (multiples[number] ?? 1n);
        }
        return sum;
      });
    });
  }
  return before[0] ?? [];
};

/** How many packages reach each point of a run. */
export const countsOf = (run: Run): Counts => countsInDoubles(run) ?? countsInBigints(run);

/** How many packages reach one point: only what leads to it is looked at. */
export const countOf = ({ plan, edges }: Run, point: number): bigint => {
  // Backwards: by state, the points that lead here and in how many ways.
  let here: ReadonlyMap<number, ReadonlyMap<number, bigint>> = new Map([
    [0, new Map([[point, 1n]])],
  ]);
  for (let index = plan.steps.length - 1; index >= 0; index -= 1) {
    const before = new Map<number, Map<number, bigint>>();
    for (const [state, points] of here) {
      const own = edges[index]?.[state];
      const ways = plan.steps[index]?.into[state];
      if (own === undefined || ways === undefined) continue;
      for (const [at, count] of points) {
        const [from, to] = edgeSpan(own, at);
        for (let edge = from; edge < to; edge += 1) {
          const way = ways[own.ways[edge] ?? 0];
          if (way === undefined) continue;
          const sources = before.get(way.from) ?? new Map<number, bigint>();
          before.set(way.from, sources);
          const source = own.sources[edge] ?? 0;
          const added = count * BigInt(way.choice.options.length);
          sources.set(source, (sources.get(source) ?? 0n) + added);
        }
      }
    }
    here = before;
  }
  return here.get(0)?.get(0) ?? 0n;
};

/** One package that reaches a point of a run. */
export const witnessOf = ({ plan, edges }: Run, point: number): readonly number[] => {
  const ours: number[] = Array.from({ length: plan.steps.length }, () => 0);
  let at = point;
  let state = 0;
  for (let index = plan.steps.length - 1; index >= 0; index -= 1) {
    const step = plan.steps[index];
    const own = edges[index]?.[state];
    if (step === undefined || own === undefined) break;
    const [edge] = edgeSpan(own, at);
    const way = wayOf(step, state, own, edge);
    ours[step.issue] = way?.choice.options[0] ?? 0;
    at = own.sources[edge] ?? 0;
    state = way?.from ?? 0;
  }
  return ours;
};

/** All packages that reach a point of a run, the witness first. */
export const witnessesOf = function* (
  { plan, edges }: Run,
  point: number,
): Generator<readonly number[], undefined> {
  const ours: number[] = Array.from({ length: plan.steps.length }, () => 0);
  type Level = { readonly index: number; readonly moves: Iterator<readonly [number, number]> };
  // All ways back from one point: sets the issue's option, and says from which state and point it came.
  const movesOf = function* (
    index: number,
    state: number,
    from: number,
  ): Generator<readonly [number, number], undefined> {
    const step = plan.steps[index];
    const own = edges[index]?.[state];
    if (step === undefined || own === undefined) return;
    const [start, end] = edgeSpan(own, from);
    for (let edge = start; edge < end; edge += 1) {
      const way = wayOf(step, state, own, edge);
      for (const option of way?.choice.options ?? []) {
        ours[step.issue] = option;
        yield [way?.from ?? 0, own.sources[edge] ?? 0];
      }
    }
  };
  const last = plan.steps.length - 1;
  const levels: Level[] = [{ index: last, moves: movesOf(last, 0, point) }];
  for (let level = levels.at(-1); level !== undefined; level = levels.at(-1)) {
    const move = level.moves.next();
    if (move.done === true) {
      levels.pop();
      continue;
    }
    const [state, from] = move.value;
    if (level.index === 0) yield [...ours];
    else levels.push({ index: level.index - 1, moves: movesOf(level.index - 1, state, from) });
  }
};
