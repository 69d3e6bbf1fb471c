// What a bench is: one figure against a goal, measured beside its own reference in the same run. A goal never fails a
// build: machines differ, and a ratio is only as good as the pair it was taken from.

/** One bench; `run` measures once, median of its own pairs. */
export type Bench = {
  /** Stable kebab name, unique over all files. */
  readonly id: string;
  readonly what: string;
  /** "x" for a ratio to the reference, else a unit. */
  readonly unit: string;
  /** The goal in words, as printed: "≤ 1.5 x". */
  readonly goal: string;
  readonly run: () => Promise<{
    readonly figure: number;
    readonly met: boolean;
    /** Goal of this run where it depends on the machine (a fast disk, a slow one). */
    readonly goal?: string;
    /** What else was seen, for people. */
    readonly note?: string;
  }>;
};

/** Middle value; of an even number, the mean of the two in the middle. */
export const medianOf = (values: readonly number[]): number => {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
};
