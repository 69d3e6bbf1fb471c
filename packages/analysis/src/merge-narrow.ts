// The fast path of the merge for two parties: both fit one double, and few copies are merged at a time, so that a look at
// every head is quicker than a heap. All state is in local variables, which is what makes it fast.

import type { ColumnPool } from "./column-pool.ts";
import { type Bounds, type Merged, type Part, TooMany, waysArray } from "./front.ts";

/** Up to so many parts a look at every head is quicker than a heap. */
export const fewParts = 24;

/** What one merge leaves to the next. */
export type NarrowSpace = {
  readonly pool: ColumnPool;
  starts: Uint32Array;
  ways: Uint32Array;
  sources: Uint32Array;
};

/** An empty work space. */
export const narrowSpace = (pool: ColumnPool): NarrowSpace => ({
  pool,
  starts: new Uint32Array(1024),
  ways: new Uint32Array(1024),
  sources: new Uint32Array(1024),
});

const growStarts = (space: NarrowSpace, length: number): void => {
  const starts = new Uint32Array(length);
  starts.set(space.starts);
  space.starts = starts;
};

const growEdges = (space: NarrowSpace): void => {
  const ways = new Uint32Array(space.ways.length * 2);
  ways.set(space.ways);
  const sources = new Uint32Array(space.sources.length * 2);
  sources.set(space.sources);
  space.ways = ways;
  space.sources = sources;
};

/** Where each part begins and ends once reservations have cut it. */
export type Span = { readonly from: number; readonly to: number };

/** Merges few parts of two narrow parties. Throws TooMany. */
export const mergeNarrow = (
  parts: readonly Part[],
  spans: readonly Span[],
  space: NarrowSpace,
  bounds: Bounds,
): Merged => {
  const count = parts.length;
  const none = new Float64Array(0);
  // Filled by pushing, so that both are of one kind from the first merge on and the loop below is compiled once.
  const xs: Float64Array[] = [];
  const ys: Float64Array[] = [];
  for (const { front } of parts) {
    xs.push(front.columns[0] ?? none);
    ys.push(front.columns[1] ?? none);
  }
  const shiftX = Float64Array.from(parts, ({ shift }) => shift[0] ?? 0);
  const shiftY = Float64Array.from(parts, ({ shift }) => shift[1] ?? 0);
  const position = Int32Array.from(spans, ({ from }) => from);
  const end = Int32Array.from(spans, ({ to }) => to);
  // An ended part's head stands at minus infinity.
  const headX = new Float64Array(count).fill(Number.NEGATIVE_INFINITY);
  const headY = new Float64Array(count);
  let open = 0;
  for (let part = 0; part < count; part += 1) {
    const index = position[part] ?? 0;
    if (index >= (end[part] ?? 0)) continue;
    headX[part] = (xs[part]?.[index] ?? 0) + (shiftX[part] ?? 0);
    headY[part] = (ys[part]?.[index] ?? 0) + (shiftY[part] ?? 0);
    open += 1;
  }
  const { pool } = space;
  let longest = 0;
  for (const { front } of parts) longest = Math.max(longest, front.size);
  let outX = pool.take(longest);
  let outY = pool.take(outX.length);
  let { starts, ways, sources } = space;
  let size = 0;
  let edges = 0;
  let lastX = Number.POSITIVE_INFINITY;
  let lastY = Number.NEGATIVE_INFINITY;
  let work = 0;
  while (open > 0) {
    let best = 0;
    let bestX = headX[0] ?? 0;
    for (let part = 1; part < count; part += 1) {
      const x = headX[part] ?? 0;
      if (x > bestX) {
        best = part;
        bestX = x;
      } else if (x === bestX && (headY[part] ?? 0) > (headY[best] ?? 0)) best = part;
    }
    const bestY = headY[best] ?? 0;
    let index = position[best] ?? 0;
    const isKept = bestY > lastY;
    if (isKept || (bestY === lastY && bestX === lastX)) {
      if (isKept) {
        if (size === outX.length) outX = pool.grow(outX);
        if (size === outY.length) outY = pool.grow(outY);
        if (size === starts.length) {
          growStarts(space, 2 * size);
          ({ starts } = space);
        }
        outX[size] = bestX;
        outY[size] = bestY;
        starts[size] = edges;
        size += 1;
        lastX = bestX;
        lastY = bestY;
      }
      if (edges === ways.length) {
        growEdges(space);
        ({ ways, sources } = space);
      }
      ways[edges] = best;
      sources[edges] = index;
      edges += 1;
    }
    const own = ys[best] ?? none;
    const last = end[best] ?? 0;
    const limit = lastY - (shiftY[best] ?? 0);
    index += 1;
    while (index < last && (own[index] ?? 0) <= limit) index += 1;
    position[best] = index;
    if (index < last) {
      headX[best] = (xs[best]?.[index] ?? 0) + (shiftX[best] ?? 0);
      headY[best] = (own[index] ?? 0) + (shiftY[best] ?? 0);
    } else {
      headX[best] = Number.NEGATIVE_INFINITY;
      open -= 1;
    }
    work += 1;
    if ((work & 0xfffff) === 0) {
      bounds.check();
      if (size > bounds.mostPoints) throw new TooMany();
    }
  }
  if (size > bounds.mostPoints) throw new TooMany();
  const first = new Uint32Array(edges > size ? size + 1 : 0);
  if (edges > size) {
    first.set(starts.subarray(0, size));
    first[size] = edges;
  }
  const wayOf = waysArray(count, edges);
  wayOf.set(ways.subarray(0, edges));
  return {
    front: { size, columns: [pool.settle(outX, size), pool.settle(outY, size)], orders: [] },
    edges: {
      first: edges > size ? first : undefined,
      ways: wayOf,
      sources: sources.slice(0, edges),
    },
  };
};
