// The order in which issues are settled, and for each step the states of the links and the ways between them: a path
// decomposition. Links that would need more states than `mostWays` allow are left to the solver.

import type { Link } from "./domain.ts";
import {
  linkTableOf,
  looksOf,
  scopesOf,
  settle,
  stateName,
  type LinkState,
  type LinkTable,
} from "./link-states.ts";
import { componentsOf, ordersOf } from "./order.ts";
import type { Scale } from "./scale.ts";

/** Options of one issue that look alike to the links and are worth the same to everybody. */
export type Choice = { readonly options: readonly number[]; readonly worth: readonly bigint[] };

/** A way from a state before a step to the state it belongs to: a choice, and what it and links it completes are worth. */
export type Way = {
  readonly from: number;
  readonly choice: Choice;
  readonly worth: readonly bigint[];
};

/** One issue settled: the ways into each state after it. */
export type Step = { readonly issue: number; readonly into: readonly (readonly Way[])[] };

/** All steps; before the first there is one state, after the last one or (nothing allowed) none. */
export type Plan = { readonly steps: readonly Step[] };

// Options that look alike: those that another betters for every party fall away, equals are taken together.
const choicesAmong = (
  options: readonly number[],
  worthOf: (option: number) => readonly bigint[],
): readonly Choice[] => {
  const byWorth = new Map<
    string,
    { readonly options: number[]; readonly worth: readonly bigint[] }
  >();
  for (const option of options) {
    const worth = worthOf(option);
    const key = worth.join();
    const found = byWorth.get(key);
    if (found === undefined) byWorth.set(key, { options: [option], worth });
    else found.options.push(option);
  }
  return unbettered([...byWorth.values()]);
};

const compareWorths = (one: readonly bigint[], other: readonly bigint[]): number => {
  for (const [party, value] of one.entries()) {
    const against = other[party] ?? 0n;
    if (value !== against) return value > against ? -1 : 1;
  }
  return 0;
};

const unbettered = (choices: readonly Choice[]): readonly Choice[] => {
  const sorted = choices.toSorted((one, other) => compareWorths(one.worth, other.worth));
  const parties = sorted[0]?.worth.length ?? 0;
  const kept: Choice[] = [];
  if (parties <= 2) {
    let best: bigint | undefined;
    for (const choice of sorted) {
      const value = choice.worth[1] ?? 0n;
      if (best !== undefined && value <= best) continue;
      best = value;
      kept.push(choice);
    }
    return kept;
  }
  // With very many options this check would be slow; leaving bettered ones in costs time later, never truth.
  const isChecked = sorted.length <= 3000;
  for (const choice of sorted) {
    const isBettered =
      isChecked &&
      kept.some(({ worth }) => worth.every((value, party) => value >= (choice.worth[party] ?? 0n)));
    if (!isBettered) kept.push(choice);
  }
  return kept;
};

type Group = { readonly looks: string; readonly choices: readonly Choice[] };

const groupsOf = (
  scale: Scale,
  table: LinkTable,
  issue: number,
  options: number,
): readonly Group[] => {
  const byLooks = new Map<string, number[]>();
  for (let option = 0; option < options; option += 1) {
    const looks = looksOf(table, issue, option);
    const found = byLooks.get(looks);
    if (found === undefined) byLooks.set(looks, [option]);
    else found.push(option);
  }
  const worthOf = (option: number): readonly bigint[] =>
    scale.map(({ values }) => values[issue]?.[option] ?? 0n);
  return [...byLooks].map(([looks, alike]) => ({ looks, choices: choicesAmong(alike, worthOf) }));
};

// By issue, the issues that some link names together with it.
const neighboursOf = (
  issues: number,
  scopes: readonly ReadonlySet<number>[],
): readonly ReadonlySet<number>[] => {
  const neighbours = Array.from({ length: issues }, () => new Set<number>());
  for (const scope of scopes)
    for (const one of scope)
      for (const other of scope) if (one !== other) neighbours[one]?.add(other);
  return neighbours;
};

// All states reached in one order, with the ways between them; undefined when they are more than `mostWays`.
const walk = (
  scale: Scale,
  table: LinkTable,
  groups: readonly (readonly Group[])[],
  order: readonly number[],
  mostWays: number,
): readonly Step[] | undefined => {
  const place = new Map(order.map((issue, index) => [issue, index]));
  const spans = scopesOf(table.links).map((scope) => {
    const places = [...scope].map((issue) => place.get(issue) ?? 0);
    return [Math.min(...places), Math.max(...places)] as const;
  });
  // A link that names no issue holds for every package.
  const always = [...spans.keys()].filter((link) => spans[link]?.[1] === Number.NEGATIVE_INFINITY);
  const isNever = always.some((link) => table.links[link]?.type === "forbidden");
  let states: readonly LinkState[] = isNever ? [] : [new Map()];
  let ways = 0;
  const steps: Step[] = [];
  for (const [step, issue] of order.entries()) {
    const names = new Map<string, number>();
    const next: LinkState[] = [];
    const into: Way[][] = [];
    for (const [from, state] of states.entries())
      for (const { choices } of groups[issue] ?? []) {
        const settled = settle(
          table,
          state,
          issue,
          choices[0]?.options[0] ?? 0,
          (link) => spans[link]?.[0] === step,
          (link) => spans[link]?.[1] === step,
        );
        if (settled === undefined) continue;
        const name = stateName(settled.state);
        let index = names.get(name);
        if (index === undefined) {
          index = next.length;
          names.set(name, index);
          next.push(settled.state);
          into.push([]);
        }
        ways += choices.length;
        if (ways > mostWays) return undefined;
        const completed = step === 0 ? [...settled.completed, ...always] : settled.completed;
        for (const choice of choices) {
          const worth =
            completed.length === 0
              ? choice.worth
              : choice.worth.map((value, party) =>
                  completed.reduce((sum, link) => sum + (scale[party]?.links[link] ?? 0n), value),
                );
          into[index]?.push({ from, choice, worth });
        }
      }
    steps.push({ issue, into });
    states = next;
  }
  return steps;
};

// States from which no package can be completed are dropped, and the others renumbered.
const withoutDeadEnds = (steps: readonly Step[]): readonly Step[] => {
  const kept: Step[] = [];
  let alive: ReadonlySet<number> | undefined;
  for (const step of steps.toReversed()) {
    const isAlive = alive;
    const into =
      isAlive === undefined ? step.into : step.into.filter((_ways, state) => isAlive.has(state));
    kept.push({ issue: step.issue, into });
    alive = new Set(into.flatMap((ways) => ways.map(({ from }) => from)));
  }
  kept.reverse();
  // What was dropped from one step's states is renumbered in the ways of the next.
  return kept.map((step, index) => {
    const before = kept[index - 1];
    const original = steps[index - 1];
    if (before === undefined || original === undefined) return step;
    const numbers = new Map<number, number>();
    for (const [state, ways] of original.into.entries()) {
      const number = before.into.indexOf(ways);
      if (number >= 0) numbers.set(state, number);
    }
    if (numbers.size === original.into.length) return step;
    return {
      issue: step.issue,
      into: step.into.map((ways) =>
        ways.map((way) => ({ ...way, from: numbers.get(way.from) ?? 0 })),
      ),
    };
  });
};

const waysOf = (steps: readonly Step[]): number =>
  steps.reduce(
    (sum, { into }, step) => sum + (step + 1) * into.reduce((ways, { length }) => ways + length, 0),
    0,
  );

/**
 * Steps through all issues; undefined when the links are too wide for `mostWays`. `counts` are the option counts of the
 * issues.
 */
export const planOf = (
  scale: Scale,
  links: readonly Link[],
  counts: readonly number[],
  mostWays: number,
): Plan | undefined => {
  const table = linkTableOf(counts.length, links);
  const scopes = scopesOf(links);
  const groups = counts.map((count, issue) => groupsOf(scale, table, issue, count));
  const neighbours = neighboursOf(counts.length, scopes);
  const sizeOf = (issue: number): number =>
    (groups[issue] ?? []).reduce((sum, { choices }) => sum + choices.length, 0);
  // Sets of linked issues do not meet, so each takes the best order by itself. Issues without links come after them,
  // those with many options first, while there are few points to multiply.
  const order: number[] = [];
  for (const members of componentsOf(neighbours)) {
    const own = links.filter((_link, index) =>
      [...(scopes[index] ?? [])].some((issue) => members.has(issue)),
    );
    const ownTable = linkTableOf(counts.length, own);
    const looks = groups.map(({ length }) => length);
    let best: { readonly order: readonly number[]; readonly effort: number } | undefined;
    for (const candidate of ordersOf(members, neighbours, looks)) {
      const found = walk(scale, ownTable, groups, candidate, mostWays);
      if (found === undefined) continue;
      const effort = waysOf(found);
      if (best === undefined || effort < best.effort) best = { order: candidate, effort };
    }
    if (best === undefined) return undefined;
    order.push(...best.order);
  }
  const unlinked = [...counts.keys()]
    .filter((issue) => neighbours[issue]?.size === 0)
    .toSorted((one, other) => sizeOf(other) - sizeOf(one));
  const steps = walk(scale, table, groups, [...order, ...unlinked], mostWays);
  return steps === undefined ? undefined : { steps: withoutDeadEnds(steps) };
};
