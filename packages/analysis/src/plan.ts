// The order in which issues are settled, and for each step the states of the links and the ways between them: a path
// decomposition. Links that would need more states than `mostWays` allow are left to the solver.

import type { Link } from "./domain.ts";
import {
  type LinkState,
  type LinkTable,
  linkTableOf,
  looksOf,
  settleSteps,
  startState,
  stateName,
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

/** A way at its lowest: what all options alike leave each party at least, bettered options included. */
export type Low = { readonly from: number; readonly worth: readonly bigint[] };

/** One issue settled: the ways into each state after it, and these ways at their lowest. */
export type Step = {
  readonly issue: number;
  readonly into: readonly (readonly Way[])[];
  readonly lows: readonly (readonly Low[])[];
};

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

type Group = { readonly choices: readonly Choice[]; readonly low: readonly bigint[] };

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
  return [...byLooks.values()].map((alike) => ({
    choices: choicesAmong(alike, worthOf),
    low: scale.map(({ values }) => {
      let least = values[issue]?.[alike[0] ?? 0] ?? 0n;
      for (const option of alike) {
        const value = values[issue]?.[option] ?? 0n;
        if (value < least) least = value;
      }
      return least;
    }),
  }));
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

const withLinks = (
  scale: Scale,
  worth: readonly bigint[],
  completed: readonly number[],
): readonly bigint[] =>
  completed.length === 0
    ? worth
    : worth.map((value, party) =>
        completed.reduce((sum, link) => sum + (scale[party]?.links[link] ?? 0n), value),
      );

// All states reached in one order, with the ways between them; undefined when they are more than `mostWays`.
const walk = (
  scale: Scale,
  table: LinkTable,
  groups: readonly (readonly Group[])[],
  order: readonly number[],
  mostWays: number,
): readonly Step[] | undefined => {
  let states: readonly LinkState[] = [startState];
  let ways = 0;
  const steps: Step[] = [];
  for (const [index, settle] of settleSteps(table, order).entries()) {
    const issue = order[index] ?? 0;
    const names = new Map<string, number>();
    const next: LinkState[] = [];
    const into: Way[][] = [];
    const lows: Low[][] = [];
    for (const { choices, low } of groups[issue] ?? []) {
      const settleGroup = settle(choices[0]?.options[0] ?? 0);
      for (const [from, state] of states.entries()) {
        const settled = settleGroup(state);
        if (settled === undefined) continue;
        const name = stateName(settled.state);
        let place = names.get(name);
        if (place === undefined) {
          place = next.length;
          names.set(name, place);
          next.push(settled.state);
          into.push([]);
          lows.push([]);
        }
        ways += choices.length;
        if (ways > mostWays) return undefined;
        for (const choice of choices)
          into[place]?.push({
            from,
            choice,
            worth: withLinks(scale, choice.worth, settled.completed),
          });
        lows[place]?.push({ from, worth: withLinks(scale, low, settled.completed) });
      }
    }
    steps.push({ issue, into, lows });
    states = next;
  }
  return steps;
};

// States from which no package can be completed are dropped, and the others renumbered.
const withoutDeadEnds = (steps: readonly Step[]): readonly Step[] => {
  const kept: Step[] = [];
  // Old numbers of the states that the step after reaches, and their new ones; undefined after the last step.
  let numbers: ReadonlyMap<number, number> | undefined;
  for (const { issue, into, lows } of steps.toReversed()) {
    const alive: number[] = [];
    for (const state of into.keys())
      if (numbers === undefined || numbers.has(state)) alive.push(state);
    kept.push({
      issue,
      into: alive.map((state) => into[state] ?? []),
      lows: alive.map((state) => lows[state] ?? []),
    });
    const sources = new Set<number>();
    for (const state of alive) for (const { from } of into[state] ?? []) sources.add(from);
    numbers = new Map(
      [...sources].toSorted((one, other) => one - other).map((state, index) => [state, index]),
    );
    const last = kept.at(-1);
    if (last === undefined || sources.size === 0) continue;
    const renumbered = numbers;
    const isSame = [...renumbered].every(([old, number]) => old === number);
    if (isSame) continue;
    const renumber = <T extends { readonly from: number }>(ways: readonly T[]): readonly T[] =>
      ways.map((way) => ({ ...way, from: renumbered.get(way.from) ?? 0 }));
    kept[kept.length - 1] = {
      issue,
      into: last.into.map(renumber),
      lows: last.lows.map(renumber),
    };
  }
  return kept.reverse();
};

// Valued links that name no issue count for every package: the first step takes them along.
const withAlways = (
  scale: Scale,
  steps: readonly Step[],
  always: readonly number[],
): readonly Step[] => {
  const [first, ...others] = steps;
  if (first === undefined || always.length === 0) return steps;
  const added = <T extends { readonly worth: readonly bigint[] }>(
    ways: readonly T[],
  ): readonly T[] => ways.map((way) => ({ ...way, worth: withLinks(scale, way.worth, always) }));
  return [{ ...first, into: first.into.map(added), lows: first.lows.map(added) }, ...others];
};

const waysIn = (steps: readonly Step[]): number => {
  let sum = 0;
  for (const [index, { into }] of steps.entries())
    for (const ways of into) sum += ways.length * (index + 1);
  return sum;
};

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
  const groups = counts.map((count, issue) => groupsOf(scale, table, issue, count));
  const neighbours = neighboursOf(counts.length, table.scopes);
  const sizeOf = (issue: number): number =>
    (groups[issue] ?? []).reduce((sum, { choices }) => sum + choices.length, 0);
  const looks = groups.map(({ length }) => length);
  // Sets of linked issues do not meet: each is walked by itself, in its best order, from one state to one state.
  const steps: Step[] = [];
  for (const members of componentsOf(neighbours)) {
    let best: readonly Step[] | undefined;
    for (const order of ordersOf(members, neighbours, looks)) {
      const found = walk(scale, table, groups, order, mostWays);
      // Orders come most promising first: where one is too wide, the next are hardly better.
      if (found === undefined) break;
      if (best === undefined || waysIn(found) < waysIn(best)) best = found;
    }
    if (best === undefined) return undefined;
    steps.push(...best);
  }
  // Issues that hang on no other come last, those with many options first, while there are few points to multiply.
  const unlinked = [...counts.keys()]
    .filter((issue) => neighbours[issue]?.size === 0)
    .toSorted((one, other) => sizeOf(other) - sizeOf(one));
  for (const issue of unlinked)
    steps.push(...(walk(scale, table, groups, [issue], mostWays) ?? []));
  const always = [...links.keys()].filter(
    (link) => table.scopes[link]?.size === 0 && links[link]?.type === "valued",
  );
  const isNever = links.some(({ type, when }) => type === "forbidden" && when.length === 0);
  if (isNever) return { steps: steps.map(({ issue }) => ({ issue, into: [], lows: [] })) };
  return { steps: withAlways(scale, withoutDeadEnds(steps), always) };
};
