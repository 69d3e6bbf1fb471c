// The integers behind a frontier's points, and the packages that reach them. Points say their rationals only when asked,
// since most of a large frontier is never looked at one by one.

import type { Package } from "./domain.ts";
import { Bug } from "./fault.ts";
import { integerAt, type Layout } from "./limbs.ts";
import { countOf, type Counts, countsOf, type Run, witnessesOf, witnessOf } from "./merging.ts";
import type { Rational } from "./rational.ts";
import { type Scale, utilityOf } from "./scale.ts";

/** Points by index: their integers in a scale, exactly and nearly, and their packages. */
export type Ledger = {
  readonly scale: Scale;
  readonly size: number;
  /** By party: the least integer an allowed package has; 0 where a reservation makes it needless. */
  readonly leasts: readonly bigint[];
  /** A party's integer at a point. */
  readonly integer: (party: number, index: number) => bigint;
  /** By party: integers divided by 2 ** `below`, no further off than `error`. */
  readonly near: readonly {
    readonly values: Float64Array;
    readonly below: number;
    readonly error: number;
  }[];
  readonly count: (index: number) => bigint;
  readonly witness: (index: number) => Package;
  readonly witnesses: (index: number) => Iterable<Package>;
};

/** The ledger of a plan carried out. */
export const ledgerOfRun = (
  scale: Scale,
  leasts: readonly bigint[],
  layout: Layout,
  run: Run,
): Ledger => {
  let counts: Counts | undefined;
  let asked = 0;
  const { columns, size } = run.front;
  return {
    scale,
    leasts,
    size,
    integer: (party, index) => integerAt(layout, columns, party, index),
    near: scale.map((_party, party) => ({
      values: columns[layout.starts[party] ?? 0] ?? new Float64Array(0),
      below: layout.below[layout.starts[party] ?? 0] ?? 0,
      error: layout.slacks[party] ?? 0,
    })),
    count: (index) => {
      // A few are counted one by one; whoever goes on asking has all counted at once.
      asked += 1;
      if (counts === undefined && asked <= 32) return countOf(run, index);
      counts ??= countsOf(run);
      return BigInt(counts[index] ?? 0);
    },
    witness: (index) => witnessOf(run, index),
    witnesses: (index) => witnessesOf(run, index),
  };
};

/** A point found one by one. */
export type Listed = {
  readonly integers: readonly bigint[];
  readonly packages: Iterable<Package>;
  readonly count: bigint;
};

/** The ledger of points found one by one, best for the first party first. */
export const ledgerOfList = (
  scale: Scale,
  leasts: readonly bigint[],
  points: readonly Listed[],
): Ledger => {
  const sorted = points.toSorted((one, other) => {
    for (const [party, value] of one.integers.entries()) {
      const against = other.integers[party] ?? 0n;
      if (value !== against) return value > against ? -1 : 1;
    }
    return 0;
  });
  const pointAt = (index: number): Listed => {
    const point = sorted[index];
    if (point === undefined) throw new Bug("no such point");
    return point;
  };
  return {
    scale,
    leasts,
    size: sorted.length,
    integer: (party, index) => pointAt(index).integers[party] ?? 0n,
    near: scale.map(({ range }, party) => {
      const below = Math.max(0, range.toString(16).length * 4 - 52);
      const values = Float64Array.from(sorted, ({ integers }) =>
        Number((integers[party] ?? 0n) >> BigInt(below)),
      );
      return { values, below, error: below === 0 ? 0 : 1 };
    }),
    count: (index) => pointAt(index).count,
    witness: (index) => {
      for (const ours of pointAt(index).packages) return ours;
      throw new Bug("a point without a package");
    },
    witnesses: (index) => pointAt(index).packages,
  };
};

/** A point as others see it: each of its parts is worked out when first read. */
export const pointOf = (
  ledger: Ledger,
  index: number,
): {
  readonly utilities: readonly Rational[];
  readonly count: bigint;
  readonly witness: Package;
} => {
  let utilities: readonly Rational[] | undefined;
  let witness: Package | undefined;
  return {
    get utilities() {
      utilities ??= ledger.scale.map((party, number) =>
        utilityOf(party, ledger.integer(number, index)),
      );
      return utilities;
    },
    get count() {
      return ledger.count(index);
    },
    get witness() {
      witness ??= ledger.witness(index);
      return witness;
    },
  };
};
