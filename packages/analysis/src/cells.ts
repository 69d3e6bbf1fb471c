// A subject as 0/1 columns for the solver: one column for each cell (options of an issue that nothing tells apart), one for
// each box or valued link whose being inside counts. Coefficients are integers on a grid, exact when the grid is 1.

import { optionCountOf, type Package } from "./domain.ts";
import type { Subject } from "./frontier.ts";
import type { Scale } from "./scale.ts";
import type { Row } from "./solver.ts";

/** Options of one issue that nothing tells apart, and their column. */
export type Cell = {
  readonly issue: number;
  readonly column: number;
  readonly options: readonly number[];
};

/** A place that counts when a package is inside: ranges of options by issue. */
type Inside = {
  readonly party: number;
  readonly effect: bigint;
  readonly ranges: readonly {
    readonly issue: number;
    readonly low: number;
    readonly high: number;
  }[];
};

/** A subject in 0/1 columns. */
export type Cells = {
  readonly columns: number;
  readonly rows: readonly Row[];
  readonly cells: readonly (readonly Cell[])[];
  /** By party: the sum on the grid is `constant` plus the weights of columns that are 1 (at most, never above the truth). */
  readonly constants: readonly number[];
  readonly weights: readonly ReadonlyMap<number, number>[];
  /** By party: the most by which grid sums can differ. */
  readonly spans: readonly number[];
  readonly grids: readonly bigint[];
  /** What has a column of its own and is 1 when the package lies inside all ranges. */
  readonly insides: readonly { readonly column: number; readonly ranges: Inside["ranges"] }[];
  /** By party: how many integers the grid rounds in one sum. */
  readonly terms: number;
};

const floorDivide = (num: bigint, den: bigint): bigint =>
  num >= 0n ? num / den : -((-num + den - 1n) / den);

const insidesOf = (subject: Subject, scale: Scale): readonly Inside[] => [
  ...subject.profiles.flatMap(({ worth }, party) =>
    worth.type === "boxes"
      ? worth.boxes.map((box, index) => {
          const value = scale[party]?.boxes[index] ?? 0n;
          return { party, effect: box.isTurned ? -value : value, ranges: box.ranges };
        })
      : [],
  ),
  ...subject.links.flatMap((link, index) =>
    link.type === "valued"
      ? [
          {
            party: link.party,
            effect: scale[link.party]?.links[index] ?? 0n,
            ranges: link.when.map(({ issue, option }) => ({ issue, low: option, high: option })),
          },
        ]
      : [],
  ),
];

// What everything that looks at an issue sees of an option.
const cellsOf = (
  subject: Subject,
  scale: Scale,
  insides: readonly Inside[],
): readonly (readonly Cell[])[] => {
  const watchers: ((option: number) => string)[][] = subject.domain.issues.map(() => []);
  for (const { ranges } of insides)
    for (const { issue, low, high } of ranges)
      watchers[issue]?.push((option) => (option >= low && option <= high ? "1" : "0"));
  for (const link of subject.links) {
    if (link.type === "valued") continue;
    const parts = link.type === "required" ? [...link.when, ...link.then] : link.when;
    for (const { issue, option: named } of parts)
      watchers[issue]?.push((option) => (option === named ? "1" : "0"));
  }
  for (const { values } of scale)
    for (const [issue, options] of values.entries())
      if (options.length > 0) watchers[issue]?.push((option) => `${options[option]} `);
  let column = 0;
  return subject.domain.issues.map((issue, index) => {
    const byLook = new Map<string, number[]>();
    for (let option = 0; option < Number(optionCountOf(issue)); option += 1) {
      const look = (watchers[index] ?? []).map((watch) => watch(option)).join("");
      const found = byLook.get(look);
      if (found === undefined) byLook.set(look, [option]);
      else found.push(option);
    }
    return [...byLook.values()].map((options): Cell => {
      column += 1;
      return { issue: index, column: column - 1, options };
    });
  });
};

const columnsIn = (
  cells: readonly (readonly Cell[])[],
  { issue, low, high }: { readonly issue: number; readonly low: number; readonly high: number },
): readonly number[] =>
  (cells[issue] ?? []).flatMap(({ column, options: [first = -1] }) =>
    first >= low && first <= high ? [column] : [],
  );

const linkRows = (subject: Subject, cells: readonly (readonly Cell[])[]): readonly Row[] =>
  subject.links.flatMap((link): readonly Row[] => {
    if (link.type === "valued") return [];
    const columns = link.when.flatMap(({ issue, option }) =>
      columnsIn(cells, { issue, low: option, high: option }),
    );
    const when = columns.map((column) => [column, 1] as const);
    if (link.type === "forbidden")
      return [
        {
          lower: Number.NEGATIVE_INFINITY,
          upper: when.length - 1,
          entries: new Map<number, number>(when),
        },
      ];
    return link.then.map(({ issue, option }) => {
      const entries = new Map<number, number>(when);
      for (const column of columnsIn(cells, { issue, low: option, high: option }))
        entries.set(column, (entries.get(column) ?? 0) - 1);
      return { lower: Number.NEGATIVE_INFINITY, upper: when.length - 1, entries };
    });
  });

/** A subject's columns and rows, each party's integers divided by its grid and rounded down. */
export const cellsFrom = (subject: Subject, scale: Scale, grids: readonly bigint[]): Cells => {
  const insides = insidesOf(subject, scale);
  const cells = cellsOf(subject, scale, insides);
  const rows: Row[] = cells.map((among) => ({
    lower: 1,
    upper: 1,
    entries: new Map(among.map(({ column }) => [column, 1])),
  }));
  rows.push(...linkRows(subject, cells));
  let columns = cells.reduce((sum, { length }) => sum + length, 0);
  const constants = scale.map(() => 0);
  const spans = scale.map(() => 0);
  const weights = scale.map(() => new Map<number, number>());
  const onGrid = (party: number, value: bigint): number =>
    Number(floorDivide(value, grids[party] ?? 1n));
  // What a turned box scores outside is always had, and lost inside.
  for (const [party, { worth }] of subject.profiles.entries())
    if (worth.type === "boxes")
      for (const [index, box] of worth.boxes.entries())
        if (box.isTurned) {
          const value = scale[party]?.boxes[index] ?? 0n;
          constants[party] = (constants[party] ?? 0) + onGrid(party, value);
        }
  for (const [party, { values }] of scale.entries())
    for (const [issue, options] of values.entries()) {
      const most = options.reduce((high, value) => (value > high ? value : high), 0n);
      spans[party] = (spans[party] ?? 0) + onGrid(party, most);
      for (const {
        column,
        options: [first = 0],
      } of cells[issue] ?? []) {
        const weight = onGrid(party, options[first] ?? 0n);
        if (weight !== 0) weights[party]?.set(column, weight);
      }
    }
  const own: { readonly column: number; readonly ranges: Inside["ranges"] }[] = [];
  for (const { party, effect, ranges } of insides) {
    const weight = onGrid(party, effect);
    if (weight === 0) continue;
    spans[party] = (spans[party] ?? 0) + Math.abs(weight);
    if (ranges.length === 0) {
      constants[party] = (constants[party] ?? 0) + weight;
      continue;
    }
    const column = columns;
    columns += 1;
    own.push({ column, ranges });
    weights[party]?.set(column, weight);
    const inRanges = ranges.map((range) => columnsIn(cells, range));
    if (weight > 0)
      for (const inRange of inRanges)
        rows.push({
          lower: Number.NEGATIVE_INFINITY,
          upper: 0,
          entries: new Map<number, number>([
            [column, 1],
            ...inRange.map((one) => [one, -1] as const),
          ]),
        });
    else {
      const entries = new Map<number, number>([[column, -1]]);
      for (const one of inRanges.flat()) entries.set(one, (entries.get(one) ?? 0) + 1);
      rows.push({ lower: Number.NEGATIVE_INFINITY, upper: inRanges.length - 1, entries });
    }
  }
  const terms = cells.length + 2 * insides.length;
  return { columns, rows, cells, constants, weights, spans, grids, terms, insides: own };
};

/** The package that a solution's columns say: the first option of each cell chosen; undefined when an issue has none. */
export const packageIn = ({ cells }: Cells, columns: readonly number[]): Package | undefined => {
  const ours: number[] = [];
  for (const own of cells) {
    const chosen = own.filter(({ column }) => columns[column] === 1);
    const option = chosen[0]?.options[0];
    if (chosen.length !== 1 || option === undefined) return undefined;
    ours.push(option);
  }
  return ours;
};

/** The columns that a package truly has. */
export const columnsOf = ({ cells, columns, insides }: Cells, ours: Package): readonly number[] => {
  const truth: number[] = Array.from({ length: columns }, () => 0);
  for (const [issue, own] of cells.entries()) {
    const cell = own.find(({ options }) => options.includes(ours[issue] ?? -1));
    if (cell !== undefined) truth[cell.column] = 1;
  }
  for (const { column, ranges } of insides) {
    const isInside = ranges.every(({ issue, low, high }) => {
      const option = ours[issue] ?? -1;
      return option >= low && option <= high;
    });
    if (isInside) truth[column] = 1;
  }
  return truth;
};

/** By party: what columns add up to on the grid. */
export const sumsOf = (
  { constants, weights }: Cells,
  columns: readonly number[],
): readonly number[] =>
  weights.map((own, party) => {
    let sum = constants[party] ?? 0;
    for (const [column, weight] of own) if (columns[column] === 1) sum += weight;
    return sum;
  });

/** All packages that look to every box, link and value like this one; it comes first. */
export const alikes = function* ({ cells }: Cells, ours: Package): Generator<Package, undefined> {
  const options = cells.map((own, issue) => {
    const mine = ours[issue] ?? 0;
    const cell = own.find((one) => one.options.includes(mine));
    return [mine, ...(cell?.options ?? []).filter((option) => option !== mine)];
  });
  const places = options.map(() => 0);
  for (;;) {
    yield places.map((place, issue) => options[issue]?.[place] ?? 0);
    let issue = places.length - 1;
    while (issue >= 0 && (places[issue] ?? 0) + 1 >= (options[issue]?.length ?? 0)) {
      places[issue] = 0;
      issue -= 1;
    }
    if (issue < 0) return;
    places[issue] = (places[issue] ?? 0) + 1;
  }
};

/** How many packages `alikes` gives. */
export const alikeCount = ({ cells }: Cells, ours: Package): bigint =>
  cells.reduce((product, own, issue) => {
    const cell = own.find(({ options }) => options.includes(ours[issue] ?? -1));
    return product * BigInt(cell?.options.length ?? 1);
  }, 1n);
