// The merge for two parties: shifted copies of staircases, each sorted by the first party's best, become one staircase.
// A tournament of heads gives the points in order; whatever the last point betters is skipped. O(all points) but for the
// heap's logarithm on points that stay.

import {
  type Bounds,
  type Edges,
  type Merged,
  noFront,
  type Part,
  TooMany,
  waysArray,
} from "./front.ts";
import { compareSums, type Layout } from "./limbs.ts";

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

/** Merges parts for two parties. Throws TooMany. */
export const mergeTwo = (layout: Layout, parts: readonly Part[], bounds: Bounds): Merged => {
  const count = parts.length;
  const columnCount = layout.starts[2] ?? 0;
  const second = layout.starts[1] ?? 0;
  const slackX = layout.slacks[0] ?? 0;
  const slackY = layout.slacks[1] ?? 0;
  const nothing = new Float64Array(columnCount);

  // Where each part stands, where it ends, and the top limbs of its head.
  const position = new Int32Array(count);
  const end = new Int32Array(count);
  const headX = new Float64Array(count);
  const headY = new Float64Array(count);
  const [floorX, floorY] = bounds.floors;
  let capacity = 16;
  for (const [index, part] of parts.entries()) {
    position[index] = floorY === undefined ? 0 : boundary(layout, part, 1, floorY);
    end[index] = floorX === undefined ? part.front.size : boundary(layout, part, 0, floorX);
    capacity = Math.max(capacity, part.front.size);
  }

  const out: Float64Array[] = Array.from(
    { length: columnCount },
    () => new Float64Array(capacity * 2),
  );
  let outX = out[0] ?? nothing;
  let outY = out[second] ?? nothing;
  let size = 0;
  let edgeWays = waysArray(count, capacity * 2);
  let edgeSources = new Uint32Array(capacity * 2);
  let edgeCount = 0;
  let starts: Uint32Array | undefined;

  const readHead = (part: number): void => {
    const { front, shift } = parts[part] ?? { front: noFront, shift: nothing };
    const index = position[part] ?? 0;
    headX[part] = (front.columns[0]?.[index] ?? 0) + (shift[0] ?? 0);
    headY[part] = (front.columns[second]?.[index] ?? 0) + (shift[second] ?? 0);
  };
  const compareHeads = (one: number, other: number, party: number): number => {
    const left = parts[one];
    const right = parts[other];
    if (left === undefined || right === undefined) return 0;
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
    const { front, shift } = parts[part] ?? { front: noFront, shift: nothing };
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

  const heap = new Int32Array(count);
  let heapSize = 0;
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

  const grow = (): void => {
    if (size > bounds.mostPoints) throw new TooMany();
    for (const [column, values] of out.entries()) {
      const larger = new Float64Array(values.length * 2);
      larger.set(values);
      out[column] = larger;
    }
    outX = out[0] ?? nothing;
    outY = out[second] ?? nothing;
  };
  const addEdge = (part: number): void => {
    if (edgeCount === edgeSources.length) {
      const larger = waysArray(count, edgeCount * 2);
      larger.set(edgeWays);
      edgeWays = larger;
      const sources = new Uint32Array(edgeCount * 2);
      sources.set(edgeSources);
      edgeSources = sources;
    }
    edgeWays[edgeCount] = part;
    edgeSources[edgeCount] = position[part] ?? 0;
    edgeCount += 1;
  };
  const keep = (part: number): void => {
    const { front, shift } = parts[part] ?? { front: noFront, shift: nothing };
    if (size === outX.length) grow();
    if (columnCount === 2) {
      outX[size] = headX[part] ?? 0;
      outY[size] = headY[part] ?? 0;
    } else {
      const index = position[part] ?? 0;
      for (let column = 0; column < columnCount; column += 1) {
        const values = out[column];
        if (values !== undefined)
          values[size] = (front.columns[column]?.[index] ?? 0) + (shift[column] ?? 0);
      }
    }
    if (starts !== undefined) {
      if (size === starts.length) {
        const larger = new Uint32Array(size * 2);
        larger.set(starts);
        starts = larger;
      }
      starts[size] = edgeCount;
    }
    size += 1;
    addEdge(part);
  };
  // A second edge to the last point: from here on the edges' starts are written down.
  const tie = (part: number): void => {
    if (starts === undefined) {
      starts = new Uint32Array(outX.length);
      for (let index = 0; index < size; index += 1) starts[index] = index;
    }
    addEdge(part);
  };
  // Moves a part past every point that the last one kept betters.
  const skip = (part: number): void => {
    const { front, shift } = parts[part] ?? { front: noFront, shift: nothing };
    const ys = front.columns[second] ?? nothing;
    const limit = (outY[size - 1] ?? 0) - (shift[second] ?? 0) - slackY;
    const last = end[part] ?? 0;
    let index = position[part] ?? 0;
    while (index < last && (ys[index] ?? 0) < limit) index += 1;
    position[part] = index;
  };

  for (let part = count - 1; part >= 0; part -= 1)
    if ((position[part] ?? 0) < (end[part] ?? 0)) {
      readHead(part);
      heap[heapSize] = part;
      heapSize += 1;
    }
  for (let at = heapSize >> 1; at >= 0; at -= 1) if (at < heapSize) sink(at);

  let work = 0;
  while (heapSize > 0) {
    const part = heap[0] ?? 0;
    if (size === 0) keep(part);
    else {
      const gap = (headY[part] ?? 0) - (outY[size - 1] ?? 0);
      const y = gap > slackY || gap < -slackY ? gap : compareToLast(part, 1);
      if (y > 0) keep(part);
      else if (y === 0 && compareToLast(part, 0) === 0) tie(part);
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
    if ((work & 0xfffff) === 0) bounds.check();
  }
  if (size > bounds.mostPoints) throw new TooMany();

  let first: Uint32Array | undefined;
  if (starts !== undefined) {
    first = new Uint32Array(size + 1);
    first.set(starts.subarray(0, size));
    first[size] = edgeCount;
  }
  const edges: Edges = {
    first,
    ways: edgeWays.slice(0, edgeCount),
    sources: edgeSources.slice(0, edgeCount),
  };
  const columns = out.map((values) => values.subarray(0, size));
  return { front: { size, columns, orders: [] }, edges };
};
