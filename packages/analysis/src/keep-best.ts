// Of all packages of a small domain, those that no other betters: looked at one after another, in doubles while these
// are sure and in exact integers where they are not.

import type { Package } from "./domain.ts";
import { enumerate, exactlyIn, nearnessOf, type Space } from "./enumerate.ts";
import { type Ledger, ledgerOfList, type Listed } from "./ledger.ts";

type Kept = {
  readonly near: readonly number[];
  readonly integers: readonly bigint[];
  readonly witness: Package;
  count: bigint;
};

// "better": kept betters near surely; "unsure": only exact integers can tell; "apart": neither betters the other surely.
const judge = (
  kept: readonly number[],
  near: Float64Array,
  errors: readonly number[],
): "better" | "unsure" | "apart" => {
  let isSure = true;
  let isStrict = false;
  for (let party = 0; party < near.length; party += 1) {
    const lead = (kept[party] ?? 0) - (near[party] ?? 0);
    const error = errors[party] ?? 0;
    if (lead < -2 * error) return "apart";
    if (lead > 2 * error) isStrict = true;
    else if (error > 0) isSure = false;
  }
  return isSure && isStrict ? "better" : "unsure";
};

const betters = (one: readonly bigint[], other: readonly bigint[]): boolean =>
  one.every((value, party) => value >= (other[party] ?? 0n));

/** The points of a space that no package betters, at or above the floors, with their counts. */
export const keepBest = (space: Space, check: () => void): readonly Listed[] => {
  const nearness = nearnessOf(space);
  const errors = nearness.map(({ error }) => error);
  const floors = space.scale.map(({ floor }) => floor);
  const nearFloors = nearness.map(({ below, error }, party) => {
    const floor = floors[party];
    return floor === undefined
      ? Number.NEGATIVE_INFINITY
      : Number(floor >> BigInt(below)) - 2 * error;
  });
  const kept: Kept[] = [];
  const visit = (near: Float64Array, ours: Package): void => {
    for (let party = 0; party < near.length; party += 1)
      if ((near[party] ?? 0) < (nearFloors[party] ?? 0)) return;
    let isUnsure = false;
    for (let index = 0; index < kept.length; index += 1) {
      const one = kept[index];
      if (one === undefined) break;
      const verdict = judge(one.near, near, errors);
      if (verdict === "apart") continue;
      if (verdict === "better") {
        // Who betters one package betters its neighbours: ask it first next time.
        const before = kept[index >> 1];
        if (before !== undefined) {
          kept[index >> 1] = one;
          kept[index] = before;
        }
        return;
      }
      isUnsure = true;
    }
    const integers = exactlyIn(space, ours);
    if (integers.some((value, party) => value < (floors[party] ?? value))) return;
    if (isUnsure)
      for (const one of kept)
        if (betters(one.integers, integers)) {
          if (betters(integers, one.integers)) one.count += 1n;
          return;
        }
    let size = 0;
    for (const one of kept)
      if (!betters(integers, one.integers)) {
        kept[size] = one;
        size += 1;
      }
    kept.length = size;
    kept.push({ near: [...near], integers, witness: [...ours], count: 1n });
  };
  enumerate(space, nearness, visit, check);
  return kept.map(({ integers, witness, count }) => ({ integers, packages: [witness], count }));
};

const equals = (one: readonly bigint[], other: readonly bigint[]): boolean =>
  one.every((value, party) => value === other[party]);

/** A ledger whose points list their packages by looking through the space again. */
export const enumeratedLedger = (
  space: Space,
  leasts: readonly bigint[],
  points: readonly Listed[],
): Ledger => {
  const ledger = ledgerOfList(space.scale, leasts, points);
  return {
    ...ledger,
    witnesses: (index) => {
      const integers = space.scale.map((_party, party) => ledger.integer(party, index));
      const found: Package[] = [];
      const nearness = nearnessOf(space);
      const nears = integers.map((value, party) =>
        Number(value >> BigInt(nearness[party]?.below ?? 0)),
      );
      const visit = (near: Float64Array, ours: Package): void => {
        for (let party = 0; party < near.length; party += 1)
          if (
            Math.abs((near[party] ?? 0) - (nears[party] ?? 0)) >
            2 * (nearness[party]?.error ?? 0)
          )
            return;
        if (equals(exactlyIn(space, ours), integers)) found.push([...ours]);
      };
      enumerate(space, nearness, visit, () => undefined);
      return found;
    },
  };
};
