// The merge for one party or three and more: all shifted points are ranked for each party by merging the parts' own
// orders (exact, whatever the width), and whoever is bettered is found on the ranks alone.

import {
  type Bounds,
  type Edges,
  type Front,
  type Merged,
  noFront,
  type Part,
  TooMany,
  waysArray,
} from "./front.ts";
import { compareSums, type Layout } from "./limbs.ts";
import { beatenPoints } from "./maxima.ts";

type Candidates = {
  readonly size: number;
  readonly columns: readonly Float64Array[];
  readonly parts: Uint32Array;
  readonly sources: Uint32Array;
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

const gather = (layout: Layout, parts: readonly Part[], bounds: Bounds): Candidates => {
  const columnCount = layout.starts[layout.parties] ?? 0;
  const nothing = new Float64Array(columnCount);
  const floors = bounds.floors.flatMap((floor, party) =>
    floor === undefined
      ? []
      : [[party, floor, Array.from(floor, (limb) => new Float64Array([limb]))] as const],
  );
  const total = parts.reduce((sum, { front }) => sum + front.size, 0);
  const columns = Array.from({ length: columnCount }, () => new Float64Array(total));
  const partOf = new Uint32Array(total);
  const sources = new Uint32Array(total);
  const orders = Array.from({ length: layout.parties }, () => new Int32Array(total));
  const runs = [0];
  let size = 0;
  for (const [number, part] of parts.entries()) {
    const { front, shift } = part;
    const start = size;
    const places = new Int32Array(front.size).fill(-1);
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
      for (let place = start; place < size; place += 1)
        target[place] = (values[sources[place] ?? 0] ?? 0) + added;
    }
    for (const [party, order] of orders.entries()) {
      const own = party === 0 ? undefined : front.orders[party - 1];
      let at = start;
      if (own === undefined) for (let place = start; place < size; place += 1) order[place] = place;
      else
        for (let step = 0; step < own.length; step += 1) {
          const place = places[own[step] ?? 0] ?? -1;
          if (place < 0) continue;
          order[at] = place;
          at += 1;
        }
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
const sortRuns = (order: Int32Array, runs: readonly number[], isNotBelow: Comparer): Int32Array => {
  let source: Int32Array = order;
  let target: Int32Array = new Int32Array(order.length);
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

// Dense ranks: 0 for the best, equal for equal values.
const ranksOf = (order: Int32Array, isNotBelow: Comparer): Int32Array => {
  const ranks = new Int32Array(order.length);
  let rank = 0;
  for (let at = 1; at < order.length; at += 1) {
    const one = order[at - 1] ?? 0;
    const other = order[at] ?? 0;
    // The order says that `one` is not below.
    if (!isNotBelow(other, one)) rank += 1;
    ranks[other] = rank;
  }
  return ranks;
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

const isEqual = (ranks: readonly Int32Array[], one: number, other: number): boolean => {
  for (let party = 0; party < ranks.length; party += 1) {
    const values = ranks[party];
    if (values !== undefined && values[one] !== values[other]) return false;
  }
  return true;
};

/** Merges parts for any number of parties. Throws TooMany. */
export const mergeMany = (layout: Layout, parts: readonly Part[], bounds: Bounds): Merged => {
  const candidates = gather(layout, parts, bounds);
  const { size } = candidates;
  if (size === 0)
    return {
      front: noFront,
      edges: { first: undefined, ways: waysArray(0, 0), sources: new Uint32Array(0) },
    };
  const comparers = candidates.orders.map((_order, party) => comparerOf(layout, party, candidates));
  const orders = candidates.orders.map((order, party) =>
    sortRuns(order.subarray(0, size), candidates.runs, comparers[party] ?? neverBelow),
  );
  bounds.check();
  const ranks = orders.map((order, party) => ranksOf(order, comparers[party] ?? neverBelow));
  const lexical = orders[0] ?? new Int32Array(0);
  refine(lexical, ranks);

  // Equal candidates become one point; `group` says which, in lexical order.
  const group = new Int32Array(size);
  const starts = new Uint32Array(size + 1);
  let groups = 0;
  for (let at = 0; at < size; at += 1) {
    const place = lexical[at] ?? 0;
    if (at === 0 || !isEqual(ranks, place, lexical[at - 1] ?? 0)) {
      starts[groups] = at;
      groups += 1;
    }
    group[place] = groups - 1;
  }
  starts[groups] = size;
  const groupRanks = ranks.slice(1).map((values) => {
    const own = new Int32Array(groups);
    for (let index = 0; index < groups; index += 1)
      own[index] = values[lexical[starts[index] ?? 0] ?? 0] ?? 0;
    return own;
  });
  const beaten = beatenPoints(groupRanks, groups, bounds.check);
  return collect(layout, candidates, {
    lexical,
    starts,
    groups,
    group,
    beaten,
    orders,
    wayCount: parts.length,
    mostPoints: bounds.mostPoints,
  });
};

type Grouping = {
  readonly lexical: Int32Array;
  readonly starts: Uint32Array;
  readonly groups: number;
  readonly group: Int32Array;
  readonly beaten: Uint8Array;
  readonly orders: readonly Int32Array[];
  readonly wayCount: number;
  readonly mostPoints: number;
};

const collect = (layout: Layout, candidates: Candidates, grouping: Grouping): Merged => {
  const { lexical, starts, groups, group, beaten, orders } = grouping;
  const places = new Int32Array(groups).fill(-1);
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
  const representatives = new Int32Array(size);
  let edge = 0;
  for (let index = 0; index < groups; index += 1) {
    const place = places[index] ?? -1;
    if (place < 0) continue;
    const from = starts[index] ?? 0;
    const to = starts[index + 1] ?? 0;
    representatives[place] = lexical[from] ?? 0;
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
    const own = new Float64Array(size);
    for (let place = 0; place < size; place += 1)
      own[place] = values[representatives[place] ?? 0] ?? 0;
    return own;
  });
  const kept = orders.slice(1).map((order) => {
    const own = new Int32Array(size);
    let at = 0;
    for (let step = 0; step < order.length; step += 1) {
      const candidate = order[step] ?? 0;
      const index = group[candidate] ?? 0;
      const place = places[index] ?? -1;
      // One of equal candidates stands for the point.
      if (place < 0 || lexical[starts[index] ?? 0] !== candidate) continue;
      own[at] = place;
      at += 1;
    }
    return own;
  });
  const front: Front = { size, columns, orders: layout.parties > 1 ? kept : [] };
  const edges: Edges = { first: edgeCount === size ? undefined : first, ways, sources };
  return { front, edges };
};
