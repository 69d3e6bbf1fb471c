import * as fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  adjustedWinnerOf,
  type AdjustedWinner,
  type Item,
  totalsOf,
} from "../src/adjusted-winner.ts";
import { isFault } from "../src/fault.ts";
import {
  compare,
  one,
  rational,
  type Rational,
  rationalFromDecimal,
  zero,
} from "../src/rational.ts";

const points = (text: string): Rational => {
  const value = rationalFromDecimal(text);
  if (isFault(value)) throw new Error(text);
  return value;
};
const item = (a: number, b: number, name = `${a}/${b}`): Item => ({
  name,
  a: rational(BigInt(a)),
  b: rational(BigInt(b)),
});
const least = ({ a, b }: AdjustedWinner["totals"]): Rational => (compare(a, b) < 0 ? a : b);

const divided = (items: readonly Item[]): AdjustedWinner => {
  const found = adjustedWinnerOf(items);
  if (isFault(found)) throw new Error(found.fault);
  return found;
};

type Table = {
  name: string;
  items: string[];
  a: string[];
  b: string[];
  each: string;
  split: string;
  shareOfA: string;
};
const file = new URL("../examples/adjusted-winner/tables.json", import.meta.url);
const { tables } = JSON.parse(readFileSync(file, "utf8")) as { tables: Table[] };

const itemsOf = ({ items, a, b }: Table): readonly Item[] =>
  items.map((name, at) => ({ name, a: points(a[at] ?? ""), b: points(b[at] ?? "") }));

test.each(tables.map((table) => [table.name, table] as const))(
  "A60 %s comes out as published",
  (_, table) => {
    const found = divided(itemsOf(table));
    expect(found.totals).toEqual({ a: points(table.each), b: points(table.each) });
    expect(found.isEqual).toBe(true);
    expect(table.items[found.split ?? -1]).toBe(table.split);
    expect(found.shares[found.split ?? -1]).toEqual(points(table.shareOfA));
  },
);

test("A61 a tie goes to the side with less at that moment, in item order", () => {
  // a has 40 and b 55, so both ties are a's: it is still behind at 50.
  const { steps } = divided([item(40, 25), item(30, 35), item(10, 10), item(10, 10), item(10, 20)]);
  expect(steps.filter(({ type }) => type === "tie")).toMatchObject([
    { item: 2, to: "a" },
    { item: 3, to: "a" },
  ]);
  const again = divided([item(40, 20), item(20, 40), item(20, 20), item(20, 20)]);
  expect(again.steps.filter(({ type }) => type === "tie")).toMatchObject([
    { item: 2, to: "a" },
    { item: 3, to: "b" },
  ]);
});

test("A62 items pass in rising ratio of giver to taker, whole ones before the one that is split", () => {
  const { steps, split } = divided([
    item(6, 5, "near"),
    item(50, 20, "far"),
    item(30, 20, "middle"),
    item(10, 0, "only a's"),
    item(4, 55, "b's"),
  ]);
  expect(steps.filter(({ type }) => type === "passed")).toMatchObject([
    { item: 0, from: "a", share: one },
    { item: 2, from: "a" },
  ]);
  expect(split).toBe(2);
});

const spread = fc.integer({ min: 1, max: 8 }).chain((count) => {
  const cuts = fc.array(fc.nat(100), { minLength: count - 1, maxLength: count - 1 });
  const side = cuts.map((found) => {
    const ends = [0, ...found.sort((x, y) => x - y), 100];
    return ends.slice(1).map((end, at) => end - (ends[at] ?? 0));
  });
  return fc.tuple(side, side, fc.array(fc.boolean(), { minLength: count, maxLength: count }));
});
const spreadItems = spread.map(([a, b]): readonly Item[] =>
  a.map((own, at) => ({
    name: `${at}`,
    a: rational(BigInt(own)),
    b: rational(BigInt(b[at] ?? 0)),
  })),
);

describe("laws", () => {
  test("A60 both have the same and at least half, and at most one item is split", () => {
    fc.assert(
      fc.property(spreadItems, (items) => {
        const { totals, shares, isEqual } = divided(items);
        expect(isEqual).toBe(true);
        expect(totals.a).toEqual(totals.b);
        expect(compare(totals.a, rational(50n))).toBeGreaterThanOrEqual(0);
        const split = shares.filter((share) => share.num > 0n && compare(share, one) < 0);
        expect(split.length).toBeLessThanOrEqual(1);
        expect(totals).toEqual(totalsOf(items, shares));
      }),
    );
  });

  // An allocation is efficient exactly when some weighing of the two sides makes every item go where it weighs more:
  // no item of a's has a smaller ratio a/b than an item b has a part of.
  test("A60 no allocation is better for both", () => {
    fc.assert(
      fc.property(spreadItems, (items) => {
        const { shares } = divided(items);
        for (const [x, mine] of items.entries()) {
          for (const [y, yours] of items.entries()) {
            const hasBoth =
              compare(shares[x] ?? zero, zero) > 0 && compare(shares[y] ?? zero, one) < 0;
            const isBetterTurned = mine.a.num * yours.b.num < yours.a.num * mine.b.num;
            expect(hasBoth && isBetterTurned).toBe(false);
          }
        }
      }),
    );
  });

  test("A62 whole items stay whole, and no way of handing out gives the side with less more", () => {
    fc.assert(
      fc.property(spread, ([a, b, whole]) => {
        const items = a.slice(0, 6).map((own, at) => ({
          name: `${at}`,
          a: rational(BigInt(own)),
          b: rational(BigInt(b[at] ?? 0)),
          isWhole: whole[at] ?? true,
        }));
        const found = adjustedWinnerOf(items);
        fc.pre(!isFault(found));
        if (isFault(found)) return;
        expect(found.shares.every((share, at) => !items[at]?.isWhole || share.den === 1n)).toBe(
          true,
        );
        for (let mask = 0; mask < 1 << items.length; mask += 1) {
          const shares = items.map((_, at) => ((mask >> at) & 1 ? one : zero));
          expect(compare(least(totalsOf(items, shares)), least(found.totals))).toBeLessThanOrEqual(
            0,
          );
        }
      }),
      { numRuns: 60 },
    );
  });
});

test("A60 points that do not make the same sum are refused, and so are negative ones and none", () => {
  expect(adjustedWinnerOf([item(100, 99)])).toEqual({ fault: "sums-differ" });
  expect(adjustedWinnerOf([item(-1, 1), item(2, 0)])).toEqual({ fault: "points-negative" });
  expect(adjustedWinnerOf([])).toEqual({ fault: "no-items" });
});
