// Good packages of two parties found before the solver is asked: it then mostly has to prove them, which takes half the
// time. One issue at a time changes, worse steps are taken ever more rarely, and the weight moves from one party to the
// other. The draws are made from a fixed start, so the same subject gives the same scouts. Nothing here is an answer: a
// scout is a package like any other, judged in exact integers by whoever takes it.

import { at } from "./limbs.ts";
import type { Cells } from "./cells.ts";
import type { Package } from "./domain.ts";

const directions = 33;
const stepsForColumn = 100;
const stepsAtMost = 1_500_000;

/** A range of something that counts when a package is inside: by cell of its issue, whether the cell lies in it. */
type Touch = { readonly inside: number; readonly holds: readonly boolean[] };

// Draws between 0 and 1 (Lehmer's sequence); the product stays below 2^53.
const draws = (): (() => number) => {
  let state = 20_011;
  return () => {
    state = (state * 48_271) % 0x7fffffff;
    return state / 0x7fffffff;
  };
};

/** What nobody seen so far betters: first sums fall, second sums rise. */
type Seen = { readonly firsts: number[]; readonly seconds: number[]; readonly chosen: number[][] };

const keep = (
  { firsts, seconds, chosen }: Seen,
  first: number,
  second: number,
  own: Int32Array,
) => {
  let low = 0;
  let high = firsts.length;
  // The first kept point with a lesser first sum.
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(firsts, middle) >= first) low = middle + 1;
    else high = middle;
  }
  if (low > 0 && at(seconds, low - 1) >= second) return;
  let from = low;
  if (from > 0 && at(firsts, from - 1) === first) from -= 1;
  let to = low;
  while (to < firsts.length && at(seconds, to) <= second) to += 1;
  firsts.splice(from, to - from, first);
  seconds.splice(from, to - from, second);
  chosen.splice(from, to - from, [...own]);
};

/** Packages that none of the others found betters for both of two parties; links between issues are not looked at. */
export const scoutsOf = (cells: Cells, check: () => void): readonly Package[] => {
  const issues = cells.cells.length;
  const weightOf = (party: number, column: number): number =>
    cells.weights[party]?.get(column) ?? 0;
  const touches: Touch[][] = cells.cells.map(() => []);
  for (const [inside, { ranges }] of cells.insides.entries())
    for (const { issue, low, high } of ranges)
      touches[issue]?.push({
        inside,
        holds: at(cells.cells, issue).map(
          ({ options: [first = -1] }) => first >= low && first <= high,
        ),
      });
  const own = new Int32Array(issues);
  // By inside: how many of its ranges do not hold.
  const missed = cells.insides.map(({ ranges }) => ranges.length);
  const worths = [0, 1].map((party) => cells.insides.map(({ column }) => weightOf(party, column)));
  const cellWorths = [0, 1].map((party) =>
    cells.cells.map((among) => among.map(({ column }) => weightOf(party, column))),
  );
  const sums: [number, number] = [cells.constants[0] ?? 0, cells.constants[1] ?? 0];
  const count = (inside: number, sign: number): void => {
    sums[0] += sign * (worths[0]?.[inside] ?? 0);
    sums[1] += sign * (worths[1]?.[inside] ?? 0);
  };
  const cellCounts = (issue: number, cell: number, sign: number): void => {
    sums[0] += sign * (cellWorths[0]?.[issue]?.[cell] ?? 0);
    sums[1] += sign * (cellWorths[1]?.[issue]?.[cell] ?? 0);
  };
  const hold = (inside: number): void => {
    const left = at(missed, inside) - 1;
    missed[inside] = left;
    if (left === 0) count(inside, 1);
  };
  for (const [issue, among] of touches.entries()) {
    cellCounts(issue, 0, 1);
    for (const { inside, holds } of among) if (holds[0] === true) hold(inside);
  }
  const move = (issue: number, to: number): void => {
    const from = at(own, issue);
    own[issue] = to;
    cellCounts(issue, from, -1);
    cellCounts(issue, to, 1);
    for (const { inside, holds } of at(touches, issue)) {
      if (holds[from] === holds[to]) continue;
      if (holds[to] === true) hold(inside);
      else {
        if (missed[inside] === 0) count(inside, -1);
        missed[inside] = at(missed, inside) + 1;
      }
    }
  };
  const columns = cells.cells.reduce((sum, among) => sum + among.length, 0);
  const steps = Math.min(stepsForColumn * columns, Math.floor(stepsAtMost / directions));
  const [one = 1, other = 1] = cells.spans.map((span) => Math.max(1, span));
  const usual = 1 / Math.max(1, Math.sqrt(cells.insides.length + issues));
  const chance = draws();
  const seen: Seen = { firsts: [], seconds: [], chosen: [] };
  for (let direction = 0; direction < directions; direction += 1) {
    check();
    const share = direction / (directions - 1);
    for (let step = 0; step < steps; step += 1) {
      const heat = (usual * (1 - step / steps)) / 10;
      const issue = Math.floor(chance() * issues);
      const among = at(cells.cells, issue).length;
      const before = at(own, issue);
      const to = Math.floor(chance() * among);
      const [first, second] = sums;
      if (to === before) continue;
      move(issue, to);
      const gain = (share * (sums[0] - first)) / one + ((1 - share) * (sums[1] - second)) / other;
      if (gain < 0 && chance() >= Math.exp(gain / heat)) move(issue, before);
      else keep(seen, sums[0], sums[1], own);
    }
  }
  return seen.chosen.map((chosen) =>
    chosen.map((cell, issue) => cells.cells[issue]?.[cell]?.options[0] ?? 0),
  );
};
