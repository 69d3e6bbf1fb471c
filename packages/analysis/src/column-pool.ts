// Columns of fronts that nobody reads any more, for the fronts to come: asking the system for fresh memory at every step
// takes longer than the merge that fills it.

import type { Columns } from "./limbs.ts";

/** Gives arrays out and takes them back. */
export type ColumnPool = {
  /** An array of at least a length; what is in it is anybody's. */
  readonly take: (length: number) => Float64Array;
  /** An array that was taken, with what it holds moved to one twice as long. */
  readonly grow: (column: Float64Array) => Float64Array;
  /** The first `size` values of an array that was taken, in it, or apart where it would be mostly empty. */
  readonly settle: (column: Float64Array, size: number) => Float64Array;
  /** Takes columns back, however they came; nobody may read them afterwards. */
  readonly giveBack: (columns: Columns) => void;
};

/** An empty pool. */
export const newColumnPool = (): ColumnPool => {
  const free: Float64Array[] = [];
  const take = (length: number): Float64Array => {
    // Those that are too short now will be too short later: fronts grow from step to step.
    for (let column = free.pop(); column !== undefined; column = free.pop())
      if (column.length >= length) return column;
    return new Float64Array(Math.max(1024, length));
  };
  return {
    take,
    grow: (column) => {
      const longer = take(2 * column.length);
      longer.set(column);
      free.push(column);
      return longer;
    },
    settle: (column, size) => {
      if (column.length <= 1024 + 2 * size) return column.subarray(0, size);
      free.push(column);
      return column.slice(0, size);
    },
    giveBack: (columns) => {
      for (const { buffer } of columns) free.push(new Float64Array(buffer));
    },
  };
};
