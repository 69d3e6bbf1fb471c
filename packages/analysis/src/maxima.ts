// Which of many points no other betters, over ranks by party (0 = best), for three and more parties. Divide and conquer
// with a sweep at the bottom (Kung, Luccio, Preparata 1975): N log N for three, one more logarithm for each more.

/** Ranks by party, from the second on; point i is at index i of each, in order of the first party's best (ties by the second's, and so on). */
export type Ranks = readonly Int32Array[];

// Below this many pairs plain loops win.
const fewPairs = 2048;

type Search = {
  readonly ranks: Ranks;
  /** 1 where a point is known to be bettered. */
  readonly beaten: Uint8Array;
  /** A Fenwick tree of least ranks, all `never` between sweeps. */
  readonly tree: Int32Array;
  readonly check: () => void;
};

const never = 0x7fffffff;

const isBeaten = (ranks: Ranks, from: number, by: number, point: number): boolean => {
  for (let party = from; party < ranks.length; party += 1) {
    const values = ranks[party];
    if (values !== undefined && (values[by] ?? 0) > (values[point] ?? 0)) return false;
  }
  return true;
};

const beatByPairs = (search: Search, from: number, by: Int32Array, points: Int32Array): void => {
  const { ranks, beaten } = search;
  for (const point of points) {
    for (const one of by)
      if (isBeaten(ranks, from, one, point)) {
        beaten[point] = 1;
        break;
      }
  }
};

const span = (values: Int32Array, points: Int32Array): readonly [number, number] => {
  let low = never;
  let high = -1;
  for (const point of points) {
    const value = values[point] ?? 0;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
};

// Points sorted by their rank for one party; rank and place are packed into one double, which sorts natively.
const sortedBy = (values: Int32Array, points: Int32Array): Int32Array => {
  const keys = new Float64Array(points.length);
  for (let index = 0; index < points.length; index += 1) {
    const point = points[index] ?? 0;
    keys[index] = (values[point] ?? 0) * 0x4000000 + point;
  }
  keys.sort();
  const sorted = new Int32Array(points.length);
  for (let index = 0; index < keys.length; index += 1)
    sorted[index] = (keys[index] ?? 0) % 0x4000000;
  return sorted;
};

// The last two parties: a running least of the second in order of the first.
const sweepTwo = (search: Search, from: number, by: Int32Array, points: Int32Array): void => {
  const { beaten, ranks } = search;
  const first = ranks[from] ?? new Int32Array(0);
  const second = ranks[from + 1] ?? new Int32Array(0);
  const sources = sortedBy(first, by);
  let next = 0;
  let least = never;
  for (const point of sortedBy(first, points)) {
    const limit = first[point] ?? 0;
    while (next < sources.length && (first[sources[next] ?? 0] ?? 0) <= limit) {
      const value = second[sources[next] ?? 0] ?? 0;
      if (value < least) least = value;
      next += 1;
    }
    if (least <= (second[point] ?? 0)) beaten[point] = 1;
  }
};

// The last three: in order of the first, a tree over the second that holds the least of the third.
const sweepThree = (search: Search, from: number, by: Int32Array, points: Int32Array): void => {
  const { beaten, ranks, tree } = search;
  const first = ranks[from] ?? new Int32Array(0);
  const second = ranks[from + 1] ?? new Int32Array(0);
  const third = ranks[from + 2] ?? new Int32Array(0);
  const [low, high] = span(second, by);
  const size = high - low + 1;
  const sources = sortedBy(first, by);
  let next = 0;
  for (const point of sortedBy(first, points)) {
    const limit = first[point] ?? 0;
    while (next < sources.length && (first[sources[next] ?? 0] ?? 0) <= limit) {
      const source = sources[next] ?? 0;
      const value = third[source] ?? 0;
      for (let at = (second[source] ?? 0) - low + 1; at <= size; at += at & -at) {
        if ((tree[at] ?? 0) <= value) break;
        tree[at] = value;
      }
      next += 1;
    }
    const value = third[point] ?? 0;
    for (let at = Math.min((second[point] ?? 0) - low + 1, size); at > 0; at -= at & -at)
      if ((tree[at] ?? 0) <= value) {
        beaten[point] = 1;
        break;
      }
  }
  for (const source of by)
    for (let at = (second[source] ?? 0) - low + 1; at <= size; at += at & -at) tree[at] = never;
};

// Those of some points whose rank is at most a limit, and the others.
const cut = (
  values: Int32Array,
  points: Int32Array,
  limit: number,
): readonly [Int32Array, Int32Array] => {
  const better = new Int32Array(points.length);
  const worse = new Int32Array(points.length);
  let betterSize = 0;
  let worseSize = 0;
  for (let index = 0; index < points.length; index += 1) {
    const point = points[index] ?? 0;
    if ((values[point] ?? 0) <= limit) {
      better[betterSize] = point;
      betterSize += 1;
    } else {
      worse[worseSize] = point;
      worseSize += 1;
    }
  }
  return [better.subarray(0, betterSize), worse.subarray(0, worseSize)];
};

const aliveAmong = (beaten: Uint8Array, points: Int32Array): Int32Array => {
  const kept = new Int32Array(points.length);
  let size = 0;
  for (let index = 0; index < points.length; index += 1) {
    const point = points[index] ?? 0;
    if (beaten[point] !== 0) continue;
    kept[size] = point;
    size += 1;
  }
  return kept.subarray(0, size);
};

// Marks those of `points` that some of `by` betters or equals for every party from `from` on.
const beatAcross = (search: Search, from: number, by: Int32Array, points: Int32Array): void => {
  const { beaten, ranks } = search;
  if (by.length === 0 || points.length === 0) return;
  if (by.length * points.length <= fewPairs) return beatByPairs(search, from, by, points);
  // A party for whom every source is as good as every point says nothing more; one for whom all are worse says all.
  let open = 0;
  for (let party = from; party < ranks.length; party += 1) {
    const values = ranks[party] ?? new Int32Array(0);
    const [leastSource, mostSource] = span(values, by);
    const [leastPoint, mostPoint] = span(values, points);
    if (leastSource > mostPoint) return;
    if (mostSource > leastPoint) open += 1;
  }
  if (open === 0) {
    for (const point of points) beaten[point] = 1;
    return;
  }
  const left = ranks.length - from;
  if (left === 1) {
    const values = ranks[from] ?? new Int32Array(0);
    const [least] = span(values, by);
    for (const point of points) if ((values[point] ?? 0) >= least) beaten[point] = 1;
    return;
  }
  if (left === 2) return sweepTwo(search, from, by, points);
  search.check();
  if (left === 3) return sweepThree(search, from, by, points);
  const values = ranks[from] ?? new Int32Array(0);
  const middle = medianOf(values, by, points);
  const [betterBy, worseBy] = cut(values, by, middle);
  const [betterPoints, worsePoints] = cut(values, points, middle);
  if (worseBy.length === 0 && worsePoints.length === 0)
    return beatAcrossEqual(search, from, by, points);
  beatAcross(search, from, betterBy, betterPoints);
  beatAcross(search, from + 1, betterBy, worsePoints);
  beatAcross(search, from, worseBy, aliveAmong(beaten, worsePoints));
};

// When a median cuts nothing off (many equal ranks), the worst rank is cut off instead.
const beatAcrossEqual = (
  search: Search,
  from: number,
  by: Int32Array,
  points: Int32Array,
): void => {
  const values = search.ranks[from] ?? new Int32Array(0);
  const [, high] = span(values, points);
  const [, highSource] = span(values, by);
  const worst = Math.max(high, highSource);
  const [betterBy] = cut(values, by, worst - 1);
  const [betterPoints, worstPoints] = cut(values, points, worst - 1);
  beatAcross(search, from, betterBy, betterPoints);
  beatAcross(search, from + 1, by, worstPoints);
};

const medianOf = (values: Int32Array, by: Int32Array, points: Int32Array): number => {
  const sample = new Int32Array(63);
  const all = by.length + points.length;
  for (let index = 0; index < sample.length; index += 1) {
    const at = Math.floor(((index + 0.5) * all) / sample.length);
    const point = at < by.length ? by[at] : points[at - by.length];
    sample[index] = values[point ?? 0] ?? 0;
  }
  return sample.sort()[31] ?? 0;
};

const solve = (search: Search, from: number, to: number): void => {
  const { beaten, ranks } = search;
  if (to - from <= 16) {
    for (let point = from + 1; point < to; point += 1)
      for (let by = from; by < point; by += 1)
        if (beaten[by] === 0 && isBeaten(ranks, 0, by, point)) {
          beaten[point] = 1;
          break;
        }
    return;
  }
  const middle = (from + to) >> 1;
  solve(search, from, middle);
  solve(search, middle, to);
  beatAcross(search, 0, aliveIn(beaten, from, middle), aliveIn(beaten, middle, to));
};

const aliveIn = (beaten: Uint8Array, from: number, to: number): Int32Array => {
  const alive = new Int32Array(to - from);
  let size = 0;
  for (let point = from; point < to; point += 1)
    if (beaten[point] === 0) {
      alive[size] = point;
      size += 1;
    }
  return alive.subarray(0, size);
};

/**
 * 1 for every point that an earlier one betters. Points are all different and in order of the first party (best first,
 * ties by the next parties), so that no later one can better an earlier one. `ranks` are below the number of points;
 * `space` has room for two more than these, and is written over.
 */
export const beatenPoints = (
  ranks: Ranks,
  size: number,
  check: () => void,
  space: Int32Array = new Int32Array(size + 2),
): Uint8Array => {
  const beaten = new Uint8Array(size);
  const tree = space.fill(never);
  const search: Search = { ranks, beaten, tree, check };
  if (ranks.length === 0) beaten.fill(1, 1);
  else if (ranks.length === 1) markByRunningLeast(ranks, beaten);
  else if (ranks.length === 2) markByTree(search, size);
  else solve(search, 0, size);
  return beaten;
};

const markByRunningLeast = (ranks: Ranks, beaten: Uint8Array): void => {
  const values = ranks[0] ?? new Int32Array(0);
  let least = never;
  for (let point = 0; point < beaten.length; point += 1) {
    const value = values[point] ?? 0;
    if (value >= least) beaten[point] = 1;
    else least = value;
  }
};

// Three parties: the points come in order of the first, so one pass over a tree of the second is enough.
const markByTree = ({ ranks, beaten, tree }: Search, size: number): void => {
  const second = ranks[0] ?? new Int32Array(0);
  const third = ranks[1] ?? new Int32Array(0);
  for (let point = 0; point < size; point += 1) {
    const value = third[point] ?? 0;
    const place = (second[point] ?? 0) + 1;
    let isBettered = false;
    for (let at = place; at > 0; at -= at & -at)
      if ((tree[at] ?? 0) <= value) {
        isBettered = true;
        break;
      }
    if (isBettered) beaten[point] = 1;
    else
      for (let at = place; at <= size; at += at & -at)
        if ((tree[at] ?? 0) > value) tree[at] = value;
        else break;
  }
};
