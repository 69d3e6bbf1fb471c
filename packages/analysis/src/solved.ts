// Frontiers that no merge reaches (boxes, links that hang together too widely), point by point from the solver. Two
// parties: the second party's best under a floor for the first that rises from point to point, until the first party's
// own best is reached, so that "infeasible" never has to be believed. Other numbers of parties: each next point must
// better every known one for somebody. Every package the solver returns is judged in exact integers (rule A7).

import type { Highs } from "highs";
import {
  alikeCount,
  alikes,
  type Cells,
  cellsFrom,
  columnsOf,
  packageIn,
  sumsOf,
} from "./cells.ts";
import { unbettered } from "./coarse.ts";
import type { Package } from "./domain.ts";
import type { Subject } from "./frontier.ts";
import type { Listed } from "./ledger.ts";
import { Halt, type Pace } from "./pace.ts";
import type { Scale } from "./scale.ts";
import { scoutsOf } from "./scouts.ts";
import { type Outcome, type Program, programOf } from "./solver.ts";
import { integersOf, isAllowed } from "./worth.ts";

/** What the solver came to. `gaps` are the integers that a better package may be off where values went on a grid. */
export type Solved = {
  readonly status: "proved" | "within" | "stopped";
  readonly points: readonly Listed[];
  readonly gaps: readonly bigint[];
};

// Sums of doubles in the solver are right to about 1e-9 of their size; this leaves room for whole steps to be told apart.
const mostSpan = 250_000;
// A weighted sum of two parties that holds both exactly stays below this; else each is maximised by itself.
const mostWeighted = 50_000_000;

/** A package with its sums on the grid. */
type Known = {
  readonly ours: Package;
  readonly columns: readonly number[];
  readonly sums: readonly number[];
};

type Search = {
  readonly subject: Subject;
  readonly cells: Cells;
  readonly program: Program;
  readonly pace: Pace;
  /** By party: the row that holds its sum (less the constant). */
  readonly sumRows: readonly number[];
  readonly floors: readonly number[];
  /** Every package seen so far, for checking what the solver claims. */
  readonly known: Known[];
};

/** Thrown when the solver contradicts what is known, even without its presolve. */
class Contradiction extends Error {
  override readonly name = "Contradiction";
}

const knownFrom = (search: Search, columns: readonly number[]): Known | undefined => {
  const ours = packageIn(search.cells, columns);
  if (ours === undefined || !isAllowed(search.subject.links, ours)) return undefined;
  const truth = columnsOf(search.cells, ours);
  return { ours, columns: truth, sums: sumsOf(search.cells, truth) };
};

const meets = ({ sums }: Known, floors: readonly number[]): boolean =>
  sums.every((sum, party) => sum >= (floors[party] ?? sum));

/** Parties by weight: what is maximised. */
type Aim = ReadonlyMap<number, number>;

const worthIn = ({ sums }: Known, aim: Aim): number => {
  let total = 0;
  for (const [party, weight] of aim) total += weight * (sums[party] ?? 0);
  return total;
};

const isStopped = (pace: Pace): boolean => {
  try {
    pace.check();
    return false;
  } catch {
    return true;
  }
};

const bestKnown = (search: Search, floors: readonly number[], aim: Aim): Known | undefined => {
  let best: Known | undefined;
  for (const one of search.known)
    if (meets(one, floors) && (best === undefined || worthIn(one, aim) > worthIn(best, aim)))
      best = one;
  return best;
};

// Solves once and judges the answer: a package must be allowed, meet the floors, be as good as the best known one, and
// leave no whole step below the solver's bound.
const judged = (
  search: Search,
  floors: readonly number[],
  aim: Aim,
  presolve: "on" | "off",
  hasCuts: boolean,
): Known | "infeasible" | "contradiction" => {
  const { cells, program, pace } = search;
  for (const [party, row] of search.sumRows.entries())
    program.setRow(
      row,
      (floors[party] ?? 0) - (cells.constants[party] ?? 0),
      Number.POSITIVE_INFINITY,
    );
  const costs = new Map<number, number>();
  let constant = 0;
  for (const [party, weight] of aim) {
    constant += weight * (cells.constants[party] ?? 0);
    for (const [column, value] of cells.weights[party] ?? [])
      costs.set(column, (costs.get(column) ?? 0) + weight * value);
  }
  const best = hasCuts ? undefined : bestKnown(search, floors, aim);
  const outcome: Outcome = program.maximise(costs, {
    presolve,
    limitMs: pace.left(),
    isStopped: () => isStopped(pace),
    start: best?.columns,
  });
  if (outcome.type === "stopped") {
    const found = outcome.columns === undefined ? undefined : knownFrom(search, outcome.columns);
    if (found !== undefined) search.known.push(found);
    pace.check();
    // It ended by itself without an answer: as little to be believed as a wrong one.
    if (pace.left() <= 0) throw new Halt(false);
    return "contradiction";
  }
  if (outcome.type === "infeasible") return best === undefined ? "infeasible" : "contradiction";
  const found = knownFrom(search, outcome.columns);
  if (found === undefined || !meets(found, floors)) return "contradiction";
  search.known.push(found);
  if (best !== undefined && worthIn(found, aim) < worthIn(best, aim)) return "contradiction";
  return outcome.bound + constant < worthIn(found, aim) + 1 - 1e-3 ? found : "contradiction";
};

// "infeasible" is asked twice, the second time without presolve, and a contradiction likewise.
const solve = (
  search: Search,
  floors: readonly number[],
  aim: Aim,
  hasCuts: boolean,
): Known | undefined => {
  const first = judged(search, floors, aim, "on", hasCuts);
  if (typeof first === "object") return first;
  const second = judged(search, floors, aim, "off", hasCuts);
  if (typeof second === "object") return second;
  if (second === "contradiction") throw new Contradiction();
  return undefined;
};

// The best of one party, and among those the best of the other.
const lexical = (
  search: Search,
  floors: readonly number[],
  first: number,
  second: number,
): Known | undefined => {
  const weight = (search.cells.spans[second] ?? 0) + 1;
  if (weight * ((search.cells.spans[first] ?? 0) + 1) <= mostWeighted)
    return solve(
      search,
      floors,
      new Map([
        [first, weight],
        [second, 1],
      ]),
      false,
    );
  const top = solve(search, floors, new Map([[first, 1]]), false);
  if (top === undefined) return undefined;
  const raised = floors.map((floor, party) =>
    party === first ? (top.sums[first] ?? floor) : floor,
  );
  return solve(search, raised, new Map([[second, 1]]), false);
};

const forTwo = async (search: Search): Promise<readonly Known[]> => {
  const found: Known[] = [];
  const last = lexical(search, search.floors, 0, 1);
  if (last === undefined) return found;
  const end = last.sums[0] ?? 0;
  const start = search.floors[0] ?? 0;
  let floor = start;
  for (;;) {
    const next = lexical(search, [floor, search.floors[1] ?? 0], 1, 0);
    // The point that is best for the first party meets every floor up to its own sum.
    if (next === undefined) throw new Contradiction();
    found.push(next);
    const reached = next.sums[0] ?? 0;
    if (reached >= end) return found;
    floor = reached + 1;
    await search.pace.pause(Math.max(0, reached - start), Math.max(1, end - start), found.length);
  }
};

// The next point must exceed every found one by a whole step for some party; a column of its own says for which.
const forMany = async (search: Search): Promise<readonly Known[]> => {
  const { cells, program } = search;
  const found: Known[] = [];
  const aim = new Map(cells.weights.map((_own, party) => [party, 1] as const));
  for (;;) {
    const next = solve(search, search.floors, aim, found.length > 0);
    if (next === undefined) return found;
    const isNews = found.every(({ sums }) =>
      next.sums.some((sum, party) => sum > (sums[party] ?? 0)),
    );
    if (!isNews) throw new Contradiction();
    found.push(next);
    const first = program.addColumns(cells.weights.length);
    const choices = new Map(cells.weights.map((_own, party) => [first + party, 1] as const));
    program.addRow({ lower: 1, upper: Number.POSITIVE_INFINITY, entries: choices });
    for (const [party, weights] of cells.weights.entries()) {
      const constant = cells.constants[party] ?? 0;
      const least = [...weights.values()].reduce(
        (sum, weight) => sum + Math.min(0, weight),
        constant,
      );
      const entries = new Map(weights);
      // Chosen: at least one step more than the found point; not chosen: no more than what every package has.
      entries.set(first + party, -((next.sums[party] ?? 0) + 1 - least));
      program.addRow({ lower: least - constant, upper: Number.POSITIVE_INFINITY, entries });
    }
    await search.pace.pause(found.length, found.length + 1, found.length);
  }
};

// Packages near a known one that are better for somebody cost nothing to look at, and catch the solver out.
const lookAround = (search: Search, around: Known): void => {
  const { cells } = search;
  const aim = new Map(cells.weights.map((_own, party) => [party, 1] as const));
  let at = around;
  for (let round = 0; round < 20; round += 1) {
    let best = at;
    for (const [issue, own] of cells.cells.entries())
      for (const { options } of own) {
        const ours = at.ours.with(issue, options[0] ?? 0);
        if (!isAllowed(search.subject.links, ours)) continue;
        const columns = columnsOf(cells, ours);
        const one = { ours, columns, sums: sumsOf(cells, columns) };
        if (worthIn(one, aim) > worthIn(best, aim)) best = one;
      }
    if (best === at) break;
    at = best;
  }
  search.known.push(at);
};

const ceilDivide = (num: bigint, den: bigint): bigint =>
  num >= 0n ? (num + den - 1n) / den : -(-num / den);

/** The frontier of a subject by the solver. Cancelled or out of time, it is "stopped" with the points found till then. */
export const solvedOf = async (
  subject: Subject,
  scale: Scale,
  highs: Highs,
  pace: Pace,
): Promise<Solved> => {
  const grids = scale.map(({ range }) => range / BigInt(mostSpan) + 1n);
  const cells = cellsFrom(subject, scale, grids);
  const sumRows = scale.map((_party, party) => cells.rows.length + party);
  const rows = cells.weights.map((entries) => ({
    lower: Number.NEGATIVE_INFINITY,
    upper: Number.POSITIVE_INFINITY,
    entries,
  }));
  const program = programOf(highs, cells.columns, [...cells.rows, ...rows]);
  const floors = scale.map(({ floor }, party) =>
    floor === undefined ? Number.NEGATIVE_INFINITY : Number(ceilDivide(floor, grids[party] ?? 1n)),
  );
  const known: Known[] = [];
  const search: Search = { subject, cells, program, pace, sumRows, floors, known };
  const start = cells.cells.map(([cell]) => cell?.options[0] ?? 0);
  if (isAllowed(subject.links, start)) {
    const columns = columnsOf(cells, start);
    lookAround(search, { ours: start, columns, sums: sumsOf(cells, columns) });
  }
  const isExact = grids.every((grid) => grid === 1n);
  const answer = (status: Solved["status"], found: readonly Known[]): Solved => ({
    status,
    points: unbettered(
      scale,
      found.map(({ ours }): Listed => ({
        integers: integersOf(subject.profiles, subject.links, scale, ours),
        packages: [ours],
        count: 1n,
      })),
    ).map((point) => withAlikes(cells, point)),
    gaps: grids.map((grid) => BigInt(cells.terms) * (grid - 1n)),
  });
  try {
    // Links would have to be looked at with every step.
    if (scale.length === 2 && subject.links.every(({ type }) => type === "valued"))
      for (const ours of scoutsOf(cells, pace.check)) {
        const columns = columnsOf(cells, ours);
        known.push({ ours, columns, sums: sumsOf(cells, columns) });
      }
    const found = scale.length === 2 ? await forTwo(search) : await forMany(search);
    return answer(isExact ? "proved" : "within", found);
  } catch (thrown) {
    if (!(thrown instanceof Halt) && !(thrown instanceof Contradiction)) throw thrown;
    return answer(
      "stopped",
      known.filter((one) => meets(one, floors)),
    );
  } finally {
    program.end();
  }
};

// Packages alike in every respect count too.
const withAlikes = (cells: Cells, point: Listed): Listed => {
  const seen = new Set<string>();
  const apart: Package[] = [];
  for (const ours of point.packages) {
    const columns = columnsOf(cells, ours).join("");
    if (!seen.has(columns)) apart.push(ours);
    seen.add(columns);
  }
  return {
    ...point,
    packages: {
      *[Symbol.iterator]() {
        for (const ours of apart) yield* alikes(cells, ours);
      },
    },
    count: apart.reduce((sum, ours) => sum + alikeCount(cells, ours), 0n),
  };
};
