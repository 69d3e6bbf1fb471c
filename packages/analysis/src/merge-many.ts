// The merge for one party or three and more: all shifted points are ranked for each party by merging the parts' own
// orders (exact, whatever the width), and whoever is bettered is found on the ranks alone.

import { type ColumnPool, newColumnPool } from "./column-pool.ts";
import {
  type Bounds,
  type Edges,
  type Front,
  type Merged,
  type Merger,
  noFront,
  type Part,
  TooMany,
  waysArray,
} from "./front.ts";
import { compareSums, type Layout } from "./limbs.ts";
import { beatenPoints } from "./maxima.ts";
import { newShelf, type Shelf } from "./shelf.ts";

type Candidates = {
  readonly size: number;
  readonly columns: readonly Float64Array[];
  readonly parts: Int32Array;
  readonly sources: Int32Array;
  /** By party: candidates in runs, each best first; `runs` are their starts and the end. */
  readonly orders: readonly Int32Array[];
  readonly runs: readonly number[];
};

const isAbove = (
  layout: Layout,
  part: Part,
  index: number,
  floors: readonly (readonly [number, Float64Array, readonly Float64Array[]])[],
  nothing: Float64Array,
): boolean =>
  floors.every(
    ([party, , columns]) =>
      compareSums(layout, party, part.front.columns, index, part.shift, columns, 0, nothing) >= 0,
  );

// The inner loops stand alone and take nothing but numbers and typed arrays, so that a cold engine compiles each once and
// keeps it.

// Copies the values of some sources to places from `start` on, with something added.
const addTo = (
  target: Float64Array,
  start: number,
  end: number,
  values: Float64Array,
  sources: Int32Array,
  added: number,
): void => {
  for (let place = start; place < end; place += 1)
    target[place] = (values[sources[place] ?? 0] ?? 0) + added;
};

// Writes those that have a place in an order of their own, from `start` on.
const placeIn = (order: Int32Array, start: number, own: Int32Array, places: Int32Array): void => {
  let at = start;
  for (let step = 0; step < own.length; step += 1) {
    const place = places[own[step] ?? 0] ?? -1;
    if (place < 0) continue;
    order[at] = place;
    at += 1;
  }
};

const gather = (
  layout: Layout,
  parts: readonly Part[],
  bounds: Bounds,
  shelf: Shelf,
): Candidates => {
  const columnCount = layout.starts[layout.parties] ?? 0;
  const nothing = new Float64Array(columnCount);
  const floors = bounds.floors.flatMap((floor, party) =>
    floor === undefined
      ? []
      : [[party, floor, Array.from(floor, (limb) => new Float64Array([limb]))] as const],
  );
  const total = parts.reduce((sum, { front }) => sum + front.size, 0);
  const columns = Array.from({ length: columnCount }, (_nothing, column) =>
    shelf.floats(`column ${column}`, total),
  );
  const partOf = shelf.ints("parts", total);
  const sources = shelf.ints("sources", total);
  const orders = Array.from({ length: layout.parties }, (_nothing, party) =>
    shelf.ints(`order ${party}`, total),
  );
  const runs = [0];
  let size = 0;
  for (const [number, part] of parts.entries()) {
    const { front, shift } = part;
    const start = size;
    const places = shelf.ints("places", front.size).fill(-1);
    if (floors.length === 0)
      for (let index = 0; index < front.size; index += 1) {
        places[index] = size;
        partOf[size] = number;
        sources[size] = index;
        size += 1;
      }
    else
      for (let index = 0; index < front.size; index += 1) {
        if (!isAbove(layout, part, index, floors, nothing)) continue;
        places[index] = size;
        partOf[size] = number;
        sources[size] = index;
        size += 1;
      }
    if (size === start) continue;
    for (let column = 0; column < columnCount; column += 1) {
      const values = front.columns[column] ?? nothing;
      const target = columns[column] ?? nothing;
      const added = shift[column] ?? 0;
      addTo(target, start, size, values, sources, added);
    }
    for (const [party, order] of orders.entries()) {
      const own = party === 0 ? undefined : front.orders[party - 1];
      if (own === undefined) for (let place = start; place < size; place += 1) order[place] = place;
      else placeIn(order, start, own, places);
    }
    runs.push(size);
  }
  return { size, columns, parts: partOf, sources, orders, runs };
};

// By party: whether one candidate is worth at least as much as another, decided by doubles alone where these are exact.
const comparerOf = (
  layout: Layout,
  party: number,
  { columns }: Candidates,
): ((one: number, other: number) => boolean) => {
  const nothing = new Float64Array(columns.length);
  const top = columns[layout.starts[party] ?? 0] ?? nothing;
  const slack = layout.slacks[party] ?? 0;
  if (slack === 0) return (one, other) => (top[one] ?? 0) >= (top[other] ?? 0);
  return (one, other) => {
    const difference = (top[one] ?? 0) - (top[other] ?? 0);
    if (difference > slack) return true;
    if (difference < -slack) return false;
    return compareSums(layout, party, columns, one, nothing, columns, other, nothing) >= 0;
  };
};

type Comparer = ReturnType<typeof comparerOf>;

const neverBelow: Comparer = () => true;

// Merges sorted runs pairwise until one is left.
const sortRuns = (
  order: Int32Array,
  runs: readonly number[],
  isNotBelow: Comparer,
  spare: Int32Array,
): Int32Array => {
  let source = order;
  let target = spare;
  let bounds = runs;
  while (bounds.length > 2) {
    const merged = [0];
    for (let run = 0; run + 1 < bounds.length; run += 2) {
      let left = bounds[run] ?? 0;
      const middle = bounds[run + 1] ?? 0;
      let right = middle;
      const end = bounds[run + 2] ?? middle;
      for (let at = left; at < end; at += 1) {
        const one = source[left] ?? 0;
        const other = source[right] ?? 0;
        if (left < middle && (right >= end || isNotBelow(one, other))) {
          target[at] = one;
          left += 1;
        } else {
          target[at] = other;
          right += 1;
        }
      }
      merged.push(end);
    }
    [source, target] = [target, source];
    bounds = merged;
  }
  return source;
};

// Writes dense ranks: 0 for the best, equal for equal values.
const writeRanks = (order: Int32Array, isNotBelow: Comparer, ranks: Int32Array): void => {
  let reached = 0;
  ranks[order[0] ?? 0] = 0;
  for (let at = 1; at < order.length; at += 1) {
    const one = order[at - 1] ?? 0;
    const other = order[at] ?? 0;
    // The order says that `one` is not below.
    if (!isNotBelow(other, one)) reached += 1;
    ranks[other] = reached;
  }
};

// Brings equals of the first party into order by the next ones.
const refine = (order: Int32Array, ranks: readonly Int32Array[]): void => {
  const byRanks = (one: number, other: number): number => {
    for (const values of ranks) {
      const difference = (values[one] ?? 0) - (values[other] ?? 0);
      if (difference !== 0) return difference;
    }
    return one - other;
  };
  const first = ranks[0] ?? new Int32Array(0);
  let start = 0;
  for (let at = 1; at <= order.length; at += 1) {
    const isEqual = at < order.length && first[order[at] ?? 0] === first[order[start] ?? 0];
    if (isEqual) continue;
    if (at - start > 1) order.subarray(start, at).sort(byRanks);
    start = at;
  }
};

// Marks where, in an order, a party's rank is not that of the one before.
const markSteps = (order: Int32Array, ranks: Int32Array, steps: Uint8Array): void => {
  for (let at = 1; at < order.length; at += 1)
    if (ranks[order[at] ?? 0] !== ranks[order[at - 1] ?? 0]) steps[at] = 1;
};

// Writes where the groups of an order start, which its steps part; gives how many there are.
const startsOfGroups = (order: Int32Array, steps: Uint8Array, starts: Int32Array): number => {
  let groups = 0;
  for (let at = 0; at < order.length; at += 1)
    if (at === 0 || steps[at] === 1) {
      starts[groups] = at;
      groups += 1;
    }
  starts[groups] = order.length;
  return groups;
};

// The value of each group's first candidate.
const firstsOf = (
  values: Int32Array,
  order: Int32Array,
  starts: Int32Array,
  firsts: Int32Array,
): void => {
  for (let index = 0; index < firsts.length; index += 1)
    firsts[index] = values[order[starts[index] ?? 0] ?? 0] ?? 0;
};

type Space = { readonly shelf: Shelf; readonly pool: ColumnPool };

/** A merger for any number of parties. */
export const mergerForMany = (layout: Layout): Merger => {
  const space: Space = { shelf: newShelf(), pool: newColumnPool() };
  return {
    merge: (parts, bounds) => mergeMany(layout, parts, bounds, space),
    recycle: (fronts) => {
      for (const { columns } of fronts) space.pool.giveBack(columns);
    },
  };
};

const mergeMany = (
  layout: Layout,
  parts: readonly Part[],
  bounds: Bounds,
  space: Space,
): Merged => {
  const { shelf } = space;
  const candidates = gather(layout, parts, bounds, shelf);
  const { size } = candidates;
  if (size === 0)
    return {
      front: noFront,
      edges: { first: undefined, ways: waysArray(0, 0), sources: new Uint32Array(0) },
    };
  const comparers = candidates.orders.map((_order, party) => comparerOf(layout, party, candidates));
  const orders = candidates.orders.map((order, party) =>
    sortRuns(
      order.subarray(0, size),
      candidates.runs,
      comparers[party] ?? neverBelow,
      shelf.ints(`spare ${party}`, size),
    ),
  );
  bounds.check();
  const ranks = orders.map((order, party) => {
    const own = shelf.ints(`ranks ${party}`, size);
    writeRanks(order, comparers[party] ?? neverBelow, own);
    return own;
  });
  const lexical = orders[0] ?? new Int32Array(0);
  refine(lexical, ranks);

  // Equal candidates, which stand together in lexical order, become one point.
  const steps = new Uint8Array(size);
  for (const own of ranks) markSteps(lexical, own, steps);
  const starts = shelf.ints("starts", size + 1);
  const groups = startsOfGroups(lexical, steps, starts);
  const groupRanks = ranks.slice(1).map((values, party) => {
    const own = shelf.ints(`group ranks ${party}`, groups);
    firstsOf(values, lexical, starts, own);
    return own;
  });
  const beaten = beatenPoints(groupRanks, groups, bounds.check, shelf.ints("tree", groups + 2));
  return collect(layout, candidates, space, {
    lexical,
    starts,
    groups,
    beaten,
    orders,
    wayCount: parts.length,
    mostPoints: bounds.mostPoints,
  });
};

type Grouping = {
  readonly lexical: Int32Array;
  readonly starts: Int32Array;
  readonly groups: number;
  readonly beaten: Uint8Array;
  readonly orders: readonly Int32Array[];
  readonly wayCount: number;
  readonly mostPoints: number;
};

const pick = (values: Float64Array, places: Int32Array, picked: Float64Array): void => {
  for (let at = 0; at < picked.length; at += 1) picked[at] = values[places[at] ?? 0] ?? 0;
};

const collect = (
  layout: Layout,
  candidates: Candidates,
  { shelf, pool }: Space,
  grouping: Grouping,
): Merged => {
  const { lexical, starts, groups, beaten, orders } = grouping;
  const places = shelf.ints("places", groups).fill(-1);
  let size = 0;
  let edgeCount = 0;
  for (let index = 0; index < groups; index += 1)
    if (beaten[index] === 0) {
      places[index] = size;
      size += 1;
      edgeCount += (starts[index + 1] ?? 0) - (starts[index] ?? 0);
    }
  if (size > grouping.mostPoints) throw new TooMany();
  const ways = waysArray(grouping.wayCount, edgeCount);
  const sources = new Uint32Array(edgeCount);
  const first = new Uint32Array(size + 1);
  const representatives = shelf.ints("representatives", size);
  // By candidate, the point it stands for: one of equal candidates does.
  const standing = shelf.ints("standing", candidates.size).fill(-1);
  let edge = 0;
  for (let index = 0; index < groups; index += 1) {
    const place = places[index] ?? -1;
    if (place < 0) continue;
    const from = starts[index] ?? 0;
    const to = starts[index + 1] ?? 0;
    const representative = lexical[from] ?? 0;
    representatives[place] = representative;
    standing[representative] = place;
    first[place] = edge;
    for (let at = from; at < to; at += 1) {
      const one = lexical[at] ?? 0;
      ways[edge] = candidates.parts[one] ?? 0;
      sources[edge] = candidates.sources[one] ?? 0;
      edge += 1;
    }
  }
  first[size] = edge;
  const columns = candidates.columns.map((values) => {
    const own = pool.settle(pool.take(size), size);
    pick(values, representatives, own);
    return own;
  });
  const kept = orders.slice(1).map((order) => {
    const own = new Int32Array(size);
    placeIn(own, 0, order, standing);
    return own;
  });
  const front: Front = { size, columns, orders: layout.parties > 1 ? kept : [] };
  const edges: Edges = { first: edgeCount === size ? undefined : first, ways, sources };
  return { front, edges };
};
