// The merge for two parties: shifted copies of staircases, each sorted by the first party's best, become one staircase.
// A heap of heads gives the points in order; whatever the last point betters is skipped. O(all points) but for the heap's
// logarithm on points that stay. Few copies of narrow values take the fast path of merge-narrow.ts.

import { newColumnPool } from "./column-pool.ts";
import {
  type Bounds,
  type Edges,
  type Merged,
  type Merger,
  noFront,
  type Part,
  TooMany,
  waysArray,
} from "./front.ts";
import { compareSums, type Layout } from "./limbs.ts";
import { fewParts, mergeNarrow, narrowSpace, type Span } from "./merge-narrow.ts";

// First index of a part whose point is at or above a floor, given that the party's values rise along the indices; or,
// when they fall, the first whose point is below it.
const boundary = (layout: Layout, part: Part, party: number, floor: Float64Array): number => {
  const nothing = new Float64Array(floor.length);
  const columns = Array.from(floor, (limb) => new Float64Array([limb]));
  let low = 0;
  let high = part.front.size;
  while (low < high) {
    const middle = (low + high) >> 1;
    const sign = compareSums(
      layout,
      party,
      part.front.columns,
      middle,
      part.shift,
      columns,
      0,
      nothing,
    );
    const isBefore = party === 0 ? sign >= 0 : sign < 0;
    if (isBefore) low = middle + 1;
    else high = middle;
  }
  return low;
};

const emptyPart: Part = { front: noFront, shift: new Float64Array(0) };

/** A merger for two parties. */
export const mergerForTwo = (layout: Layout): Merger => {
  const columnCount = layout.starts[2] ?? 0;
  const second = layout.starts[1] ?? 0;
  const slackX = layout.slacks[0] ?? 0;
  const slackY = layout.slacks[1] ?? 0;
  const nothing = new Float64Array(columnCount);

  let parts: readonly Part[] = [];
  // Where each part stands, where it ends, and the top limbs of its head.
  let position = new Int32Array(16);
  let end = new Int32Array(16);
  let headX = new Float64Array(16);
  let headY = new Float64Array(16);
  let heap = new Int32Array(16);
  let heapSize = 0;
  // What has been kept so far, column by column, and the edges to it.
  const out: Float64Array[] = Array.from({ length: columnCount }, () => new Float64Array(1024));
  let outX = out[0] ?? nothing;
  let outY = out[second] ?? nothing;
  let size = 0;
  let edgeWays = new Uint32Array(1024);
  let edgeSources = new Uint32Array(1024);
  let edgeCount = 0;
  let starts = new Uint32Array(1024);
  let hasTies = false;

  const readHead = (part: number): void => {
    const { front, shift } = parts[part] ?? emptyPart;
    const index = position[part] ?? 0;
    headX[part] = (front.columns[0]?.[index] ?? 0) + (shift[0] ?? 0);
    headY[part] = (front.columns[second]?.[index] ?? 0) + (shift[second] ?? 0);
  };
  const compareHeads = (one: number, other: number, party: number): number => {
    const left = parts[one] ?? emptyPart;
    const right = parts[other] ?? emptyPart;
    return compareSums(
      layout,
      party,
      left.front.columns,
      position[one] ?? 0,
      left.shift,
      right.front.columns,
      position[other] ?? 0,
      right.shift,
    );
  };
  const isBefore = (one: number, other: number): boolean => {
    const x = (headX[one] ?? 0) - (headX[other] ?? 0);
    if (x > slackX) return true;
    if (x < -slackX) return false;
    const sign = slackX === 0 ? 0 : compareHeads(one, other, 0);
    if (sign !== 0) return sign > 0;
    const y = (headY[one] ?? 0) - (headY[other] ?? 0);
    if (y > slackY) return true;
    if (y < -slackY || slackY === 0) return false;
    return compareHeads(one, other, 1) > 0;
  };
  // A head against the last point kept.
  const compareToLast = (part: number, party: number): number => {
    const { front, shift } = parts[part] ?? emptyPart;
    return compareSums(
      layout,
      party,
      front.columns,
      position[part] ?? 0,
      shift,
      out,
      size - 1,
      nothing,
    );
  };
  const sink = (from: number): void => {
    let at = from;
    const part = heap[at] ?? 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heapSize) break;
      if (child + 1 < heapSize && isBefore(heap[child + 1] ?? 0, heap[child] ?? 0)) child += 1;
      if (!isBefore(heap[child] ?? 0, part)) break;
      heap[at] = heap[child] ?? 0;
      at = child;
    }
    heap[at] = part;
  };
  const growPoints = (): void => {
    for (const [column, values] of out.entries()) {
      const larger = new Float64Array(values.length * 2);
      larger.set(values);
      out[column] = larger;
    }
    outX = out[0] ?? nothing;
    outY = out[second] ?? nothing;
    const larger = new Uint32Array(starts.length * 2);
    larger.set(starts);
    starts = larger;
  };
  const addEdge = (part: number): void => {
    if (edgeCount === edgeSources.length) {
      const ways = new Uint32Array(edgeCount * 2);
      ways.set(edgeWays);
      edgeWays = ways;
      const sources = new Uint32Array(edgeCount * 2);
      sources.set(edgeSources);
      edgeSources = sources;
    }
    edgeWays[edgeCount] = part;
    edgeSources[edgeCount] = position[part] ?? 0;
    edgeCount += 1;
  };
  const keep = (part: number): void => {
    if (size === outX.length) growPoints();
    if (columnCount === 2) {
      outX[size] = headX[part] ?? 0;
      outY[size] = headY[part] ?? 0;
    } else {
      const { front, shift } = parts[part] ?? emptyPart;
      const index = position[part] ?? 0;
      for (let column = 0; column < columnCount; column += 1) {
        const values = out[column];
        if (values !== undefined)
          values[size] = (front.columns[column]?.[index] ?? 0) + (shift[column] ?? 0);
      }
    }
    starts[size] = edgeCount;
    size += 1;
    addEdge(part);
  };
  // Moves a part past every point that the last one kept betters.
  const skip = (part: number): void => {
    const { front, shift } = parts[part] ?? emptyPart;
    const ys = front.columns[second] ?? nothing;
    const limit = (outY[size - 1] ?? 0) - (shift[second] ?? 0) - slackY;
    const last = end[part] ?? 0;
    let index = position[part] ?? 0;
    while (index < last && (ys[index] ?? 0) < limit) index += 1;
    position[part] = index;
  };
  const begin = ({ floors: [floorX, floorY] }: Bounds): void => {
    const count = parts.length;
    if (count > heap.length) {
      const length = 2 * count;
      position = new Int32Array(length);
      end = new Int32Array(length);
      headX = new Float64Array(length);
      headY = new Float64Array(length);
      heap = new Int32Array(length);
    }
    size = 0;
    edgeCount = 0;
    hasTies = false;
    heapSize = 0;
    for (let part = count - 1; part >= 0; part -= 1) {
      const own = parts[part] ?? emptyPart;
      position[part] = floorY === undefined ? 0 : boundary(layout, own, 1, floorY);
      end[part] = floorX === undefined ? own.front.size : boundary(layout, own, 0, floorX);
      if ((position[part] ?? 0) >= (end[part] ?? 0)) continue;
      readHead(part);
      heap[heapSize] = part;
      heapSize += 1;
    }
    for (let at = heapSize >> 1; at >= 0; at -= 1) if (at < heapSize) sink(at);
  };

  const pool = newColumnPool();
  const space = narrowSpace(pool);
  const merge = (givenParts: readonly Part[], bounds: Bounds): Merged => {
    if (columnCount === 2 && givenParts.length <= fewParts) {
      const [floorX, floorY] = bounds.floors;
      const spans = givenParts.map((part): Span => ({
        from: floorY === undefined ? 0 : boundary(layout, part, 1, floorY),
        to: floorX === undefined ? part.front.size : boundary(layout, part, 0, floorX),
      }));
      return mergeNarrow(givenParts, spans, space, bounds);
    }
    parts = givenParts;
    begin(bounds);
    let work = 0;
    while (heapSize > 0) {
      const part = heap[0] ?? 0;
      if (size === 0) keep(part);
      else {
        const lead = (headY[part] ?? 0) - (outY[size - 1] ?? 0);
        const y = lead > slackY || lead < -slackY ? lead : compareToLast(part, 1);
        if (y > 0) keep(part);
        else if (y === 0 && compareToLast(part, 0) === 0) {
          hasTies = true;
          addEdge(part);
        }
      }
      position[part] = (position[part] ?? 0) + 1;
      skip(part);
      if ((position[part] ?? 0) < (end[part] ?? 0)) readHead(part);
      else {
        heapSize -= 1;
        heap[0] = heap[heapSize] ?? 0;
      }
      if (heapSize > 1) sink(0);
      work += 1;
      if ((work & 0xfffff) === 0) {
        bounds.check();
        if (size > bounds.mostPoints) throw new TooMany();
      }
    }
    if (size > bounds.mostPoints) throw new TooMany();
    const first = new Uint32Array(hasTies ? size + 1 : 0);
    if (hasTies) {
      first.set(starts.subarray(0, size));
      first[size] = edgeCount;
    }
    const ways = waysArray(parts.length, edgeCount);
    ways.set(edgeWays.subarray(0, edgeCount));
    const edges: Edges = {
      first: hasTies ? first : undefined,
      ways,
      sources: edgeSources.slice(0, edgeCount),
    };
    const columns = out.map((values) => {
      const own = pool.take(size);
      own.set(values.subarray(0, size));
      return pool.settle(own, size);
    });
    parts = [];
    return { front: { size, columns, orders: [] }, edges };
  };
  return {
    merge,
    recycle: (fronts) => {
      for (const { columns } of fronts) pool.giveBack(columns);
    },
  };
};
