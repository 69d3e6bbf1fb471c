// Adjusted Winner (Brams and Taylor): two sides spread the same points over items; each item goes to who wants it more,
// then items pass from the side that is ahead until both have the same. Rules pinned here: a tie goes to the side with
// less, in item order; items pass in rising ratio of giver's to taker's points, a ratio over 0 last; one item is split.

import { Bug, type Fault, faultOf } from "./fault.ts";
import {
  add,
  compare,
  divide,
  lesser,
  multiply,
  one,
  type Rational,
  subtract,
  zero,
} from "./rational.ts";

/** Which of the two sides. */
export type Side = "a" | "b";

/** An item and the points each side puts on it; `isWhole` when it cannot be split. */
export type Item = {
  readonly name: string;
  readonly a: Rational;
  readonly b: Rational;
  readonly isWhole?: boolean;
};

/** What both sides have, in their own points. */
export type Totals = { readonly a: Rational; readonly b: Rational };

/** One step of the procedure, in order; `share` is how much of the item passes (1 = all of it). */
export type Step =
  | { readonly type: "won"; readonly item: number; readonly by: Side; readonly totals: Totals }
  | { readonly type: "tie"; readonly item: number; readonly to: Side; readonly totals: Totals }
  | {
      readonly type: "passed";
      readonly item: number;
      readonly from: Side;
      readonly share: Rational;
      readonly totals: Totals;
    };

/** What comes out: side a's share of each item (0 to 1), both totals, the steps, and the item that is split if one is. */
export type AdjustedWinner = {
  readonly shares: readonly Rational[];
  readonly totals: Totals;
  readonly steps: readonly Step[];
  readonly split?: number;
  /** Whether both have exactly the same; items that cannot be split may prevent it. */
  readonly isEqual: boolean;
};

type Refused = Fault<"no-items" | "points-negative" | "sums-differ" | "too-many-items">;

// Ways to hand out whole items that are worth keeping; with points in hundreds there are never more than hundreds.
const MAX_PILES = 50_000;

const other = (side: Side): Side => (side === "a" ? "b" : "a");

/** Totals of shares: side a has its points on its shares, side b on the rest. */
export const totalsOf = (items: readonly Item[], shares: readonly Rational[]): Totals =>
  items.reduce(
    (totals, item, at) => {
      const share = shares[at] ?? zero;
      return {
        a: add(totals.a, multiply(item.a, share)),
        b: add(totals.b, multiply(item.b, subtract(one, share))),
      };
    },
    { a: zero, b: zero },
  );

const faultIn = (items: readonly Item[]): Refused | undefined => {
  const sum = (side: Side): Rational => items.reduce((total, item) => add(total, item[side]), zero);
  if (items.length === 0) return faultOf("no-items");
  if (items.some((item) => item.a.num < 0n || item.b.num < 0n)) return faultOf("points-negative");
  return compare(sum("a"), sum("b")) === 0 ? undefined : faultOf("sums-differ");
};

// A ratio over 0 comes last, whatever stands above it.
const passesBefore = (first: Item, second: Item, from: Side): number => {
  const to = other(from);
  const [none, noneToo] = [first[to].num === 0n, second[to].num === 0n];
  return none || noneToo
    ? Number(none) - Number(noneToo)
    : compare(divide(first[from], first[to]), divide(second[from], second[to]));
};

const winnerPhase = (items: readonly Item[]): { shares: Rational[]; steps: Step[] } => {
  const shares: Rational[] = items.map(() => zero);
  const steps: Step[] = [];
  const had: { a: Rational; b: Rational } = { a: zero, b: zero };
  const give = (at: number, item: Item, to: Side, type: "won" | "tie"): void => {
    shares[at] = to === "a" ? one : zero;
    had[to] = add(had[to], item[to]);
    const totals = { ...had };
    steps.push(
      type === "won" ? { type, item: at, by: to, totals } : { type, item: at, to, totals },
    );
  };
  for (const [at, item] of items.entries()) {
    const order = compare(item.a, item.b);
    if (order !== 0) give(at, item, order > 0 ? "a" : "b", "won");
  }
  for (const [at, item] of items.entries()) {
    if (compare(item.a, item.b) === 0)
      give(at, item, compare(had.a, had.b) <= 0 ? "a" : "b", "tie");
  }
  return { shares, steps };
};

const splitAll = (items: readonly Item[]): AdjustedWinner => {
  const { shares, steps } = winnerPhase(items);
  let totals = totalsOf(items, shares);
  const from: Side = compare(totals.a, totals.b) >= 0 ? "a" : "b";
  const to = other(from);
  const order = [...items.entries()]
    .filter(([at]) => (shares[at]?.num === 0n) === (from === "b"))
    .sort(([x, first], [y, second]) => passesBefore(first, second, from) || x - y);
  let split: number | undefined;
  for (const [at, item] of order) {
    const ahead = subtract(totals[from], totals[to]);
    if (ahead.num <= 0n) break;
    const both = add(item.a, item.b);
    const needed = both.num === 0n ? one : divide(ahead, both);
    const share = compare(needed, one) < 0 ? needed : one;
    shares[at] = from === "a" ? subtract(one, share) : share;
    totals = totalsOf(items, shares);
    steps.push({ type: "passed", item: at, from, share, totals });
    if (compare(share, one) < 0) split = at;
  }
  const isEqual = compare(totals.a, totals.b) === 0;
  return { shares, totals, steps, isEqual, ...(split === undefined ? {} : { split }) };
};

type Taken = { readonly at: number; readonly toA: boolean; readonly before: Taken | undefined };
type Pile = Totals & { readonly taken: Taken | undefined };

/** Every way to hand out the whole items that no other betters for both, as piles; nothing when there are too many. */
const wholePiles = (items: readonly Item[]): readonly Pile[] | undefined => {
  let piles: readonly Pile[] = [{ a: zero, b: zero, taken: undefined }];
  for (const [at, item] of items.entries()) {
    if (item.isWhole !== true) continue;
    const next = piles.flatMap((pile): readonly Pile[] => [
      { a: add(pile.a, item.a), b: pile.b, taken: { at, toA: true, before: pile.taken } },
      { a: pile.a, b: add(pile.b, item.b), taken: { at, toA: false, before: pile.taken } },
    ]);
    const sorted = next.sort((x, y) => compare(y.a, x.a) || compare(y.b, x.b));
    const kept: Pile[] = [];
    for (const pile of sorted) {
      const best = kept.at(-1);
      if (best === undefined || compare(pile.b, best.b) > 0) kept.push(pile);
    }
    if (kept.length > MAX_PILES) return undefined;
    piles = kept;
  }
  return piles;
};

/** Shares of the items that may be split which give the side with less the most, the whole ones being in a pile. */
const sharesBeside = (items: readonly Item[], pile: Pile): readonly Rational[] => {
  const shares: Rational[] = items.map((item) => (item.a.num === 0n ? zero : one));
  for (let taken = pile.taken; taken !== undefined; taken = taken.before)
    shares[taken.at] = taken.toA ? one : zero;
  const order = [...items.entries()]
    .filter(([at, item]) => item.isWhole !== true && item.b.num > 0n && shares[at]?.num !== 0n)
    .sort(([x, first], [y, second]) => passesBefore(first, second, "a") || x - y);
  for (const [at, item] of order) {
    const totals = totalsOf(items, shares);
    const ahead = subtract(totals.a, totals.b);
    if (ahead.num <= 0n) break;
    const needed = divide(ahead, add(item.a, item.b));
    shares[at] = subtract(one, lesser(needed, one));
  }
  return shares;
};

// The piles hold every efficient way with the whole items, so the best beside any of them is the best of all.
const keepingWhole = (items: readonly Item[]): AdjustedWinner | Refused => {
  const piles = wholePiles(items);
  if (piles === undefined) return faultOf("too-many-items");
  const found = piles.map((pile) => {
    const shares = sharesBeside(items, pile);
    const totals = totalsOf(items, shares);
    return { shares, totals, least: lesser(totals.a, totals.b), sum: add(totals.a, totals.b) };
  });
  const [first, ...others] = found;
  if (first === undefined) throw new Bug("no pile of no items");
  const best = others.reduce(
    (kept, next) =>
      (compare(next.least, kept.least) || compare(next.sum, kept.sum)) > 0 ? next : kept,
    first,
  );
  const { shares, totals } = best;
  const split = shares.findIndex((share) => share.num > 0n && compare(share, one) < 0);
  const isEqual = compare(totals.a, totals.b) === 0;
  return { shares, totals, steps: [], isEqual, ...(split < 0 ? {} : { split }) };
};

/**
 * Divides items by Adjusted Winner; both sides must have spread the same number of points (else `sums-differ`). Where the
 * item to split is whole, the whole items are handed out so that the side with less has the most it can (no steps then).
 */
export const adjustedWinnerOf = (items: readonly Item[]): AdjustedWinner | Refused => {
  const fault = faultIn(items);
  if (fault !== undefined) return fault;
  const split = splitAll(items);
  const isKept = split.split === undefined || items[split.split]?.isWhole !== true;
  return isKept ? split : keepingWhole(items);
};
