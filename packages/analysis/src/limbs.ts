// Exact sums in doubles. A party whose integers fit 2^53 has one column; a wider party has several limbs of fewer bits,
// added without any carry. Most comparisons are decided by the top limb alone; the rest only where that is too close.

import { Bug } from "./fault.ts";
import type { Scale } from "./scale.ts";

/** Columns of numbers, one value of each point after another. */
export type Columns = readonly Float64Array[];

/** How integers of all parties lie in columns. */
export type Layout = {
  readonly parties: number;
  /** First column of each party, then the number of all columns. */
  readonly starts: readonly number[];
  /** By party: two top limbs further apart than this are decided; 0 where the top limb is all there is. */
  readonly slacks: readonly number[];
  /** By column: what one unit of the limb above is worth here (top limbs: 0). */
  readonly factors: readonly number[];
  /** By column: how many bits lie below this limb. */
  readonly below: readonly number[];
};

const topBits = 52;

const bitsOf = (value: bigint): number => value.toString(16).length * 4;

/** A layout in which any sum of at most `terms` integers of each party is held and compared exactly. */
export const layoutOf = (scale: Scale, terms: number): Layout => {
  const starts: number[] = [];
  const slacks: number[] = [];
  const factors: number[] = [];
  const below: number[] = [];
  const limbBits = topBits - 1 - Math.ceil(Math.log2(terms + 2));
  for (const { range } of scale) {
    starts.push(factors.length);
    const isNarrow = range <= BigInt(Number.MAX_SAFE_INTEGER);
    slacks.push(isNarrow ? 0 : terms);
    factors.push(0);
    let rest = isNarrow ? 0 : Math.max(0, bitsOf(range) - (topBits - 2));
    below.push(rest);
    while (rest > 0) {
      const bits = Math.min(rest, limbBits);
      rest -= bits;
      factors.push(2 ** bits);
      below.push(rest);
    }
  }
  starts.push(factors.length);
  return { parties: scale.length, starts, slacks, factors, below };
};

/** A column or a start that a layout surely has. */
export const at = <T>(list: { readonly [index: number]: T | undefined }, index: number): T => {
  const found = list[index];
  if (found === undefined) throw new Bug("index out of range");
  return found;
};

/** The limbs of one integer of each party. */
export const limbsOf = (layout: Layout, integers: readonly bigint[]): Float64Array => {
  const limbs = new Float64Array(at(layout.starts, layout.parties));
  for (const [party, integer] of integers.entries()) {
    let rest = integer;
    for (
      let column = at(layout.starts, party);
      column < at(layout.starts, party + 1);
      column += 1
    ) {
      const bits = BigInt(at(layout.below, column));
      const limb = rest >> bits;
      limbs[column] = Number(limb);
      rest -= limb << bits;
    }
  }
  return limbs;
};

/** The integer a party's limbs stand for at one place. */
export const integerAt = (
  layout: Layout,
  columns: Columns,
  party: number,
  index: number,
): bigint => {
  let sum = 0n;
  for (let column = at(layout.starts, party); column < at(layout.starts, party + 1); column += 1)
    sum += BigInt(at(at(columns, column), index)) << BigInt(at(layout.below, column));
  return sum;
};

/**
 * The sign of a party's value at one place plus a shift, less its value at another place plus another shift. Exact.
 * An index of a typed array that is surely there reads `?? 0`, here and in the merges: the type asks for it, the
 * compiler drops it.
 */
export const compareSums = (
  layout: Layout,
  party: number,
  one: Columns,
  index: number,
  shift: Float64Array,
  other: Columns,
  otherIndex: number,
  otherShift: Float64Array,
): number => {
  const end = layout.starts[party + 1] ?? 0;
  const slack = layout.slacks[party] ?? 0;
  let difference = 0;
  for (let column = layout.starts[party] ?? 0; column < end; column += 1) {
    const left = (one[column]?.[index] ?? 0) + (shift[column] ?? 0);
    const right = (other[column]?.[otherIndex] ?? 0) + (otherShift[column] ?? 0);
    difference = difference * (layout.factors[column] ?? 0) + (left - right);
    if (difference > slack || difference < -slack) return difference;
  }
  return difference;
};
