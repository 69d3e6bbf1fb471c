// Who gives on what for what: small changes to a standing package that cost no party anything in sum, as data from which
// words are made.

import { optionCountOf, type Package } from "./domain.ts";
import type { Frontier } from "./frontier.ts";
import type { Rational } from "./rational.ts";
import { differenceOf } from "./scale.ts";
import { integersOf, isAllowed } from "./worth.ts";

/** One issue settled otherwise, and what that alone is worth to each party (negative = it gives). */
export type Change = {
  readonly issue: number;
  readonly from: number;
  readonly to: number;
  readonly deltas: readonly Rational[];
};

/** What a party gives or gets on an issue; `worth` is positive. */
export type Stake = { readonly party: number; readonly issue: number; readonly worth: Rational };

/**
 * Issues changed together. `gains` by party are the sum of the changes' deltas plus `linked`, what links and boxes between
 * the issues add or take.
 */
export type Trade = {
  readonly changes: readonly Change[];
  readonly gains: readonly Rational[];
  readonly linked: readonly Rational[];
  readonly gives: readonly Stake[];
  readonly gets: readonly Stake[];
  readonly result: Package;
};

/** How far to look for trades, and how many to tell. */
export type TradeSettings = {
  /** Issues changed at once: 1 to 3; 2 unless told. */
  readonly issues?: number;
  /** Trades to tell at most; 20 unless told. */
  readonly most?: number;
};

// By issue and option: what changing this alone is worth, in integers by party.
type Move = {
  readonly issue: number;
  readonly to: number;
  readonly deltas: readonly bigint[];
  /** The same in doubles, to pass over what is far from a trade. */
  readonly near: readonly number[];
};

const changed = (ours: Package, moves: readonly Move[]): Package => {
  const result = [...ours];
  for (const { issue, to } of moves) result[issue] = to;
  return result;
};

const less = (one: readonly bigint[], other: readonly bigint[]): readonly bigint[] =>
  one.map((value, party) => value - (other[party] ?? 0n));

const tradeOf = (frontier: Frontier, ours: Package, moves: readonly Move[]): Trade => {
  const { ledger, profiles, links } = frontier;
  const { scale } = ledger;
  const result = changed(ours, moves);
  const gains = less(
    integersOf(profiles, links, scale, result),
    integersOf(profiles, links, scale, ours),
  );
  const linked = moves.reduce((left, { deltas }) => less(left, deltas), gains);
  const inUtility = (integers: readonly bigint[]): readonly Rational[] =>
    scale.map((party, index) => differenceOf(party, integers[index] ?? 0n));
  const stakes = (sign: 1n | -1n): readonly Stake[] =>
    moves.flatMap(({ issue, deltas }) =>
      scale.flatMap((own, party) => {
        const delta = sign * (deltas[party] ?? 0n);
        return delta > 0n ? [{ party, issue, worth: differenceOf(own, delta) }] : [];
      }),
    );
  return {
    changes: moves.map(({ issue, to, deltas }) => ({
      issue,
      from: ours[issue] ?? 0,
      to,
      deltas: inUtility(deltas),
    })),
    gains: inUtility(gains),
    linked: inUtility(linked),
    gives: stakes(-1n),
    gets: stakes(1n),
    result,
  };
};

const movesOf = (frontier: Frontier, ours: Package): readonly Move[] => {
  const { domain, ledger, profiles, links } = frontier;
  const { scale } = ledger;
  const before = integersOf(profiles, links, scale, ours);
  return domain.issues.flatMap((issue, index) => {
    const moves: Move[] = [];
    for (let to = 0; to < Number(optionCountOf(issue)); to += 1) {
      if (to === ours[index]) continue;
      const after = integersOf(profiles, links, scale, ours.with(index, to));
      const deltas = less(after, before);
      moves.push({ issue: index, to, deltas, near: deltas.map(Number) });
    }
    return moves;
  });
};

// Combinations are tried up to here; with more moves than that, fewer issues are changed at once.
const mostTried = 3_000_000;

/**
 * Trades that change few issues of a standing package, cost no party anything, give some party something, and leave out no
 * issue without loss; the greatest least share of each party's range first. The standing package must have one option for
 * every issue.
 */
export const tradesOf = (
  frontier: Frontier,
  standing: Package,
  { issues = 2, most = 20 }: TradeSettings = {},
): readonly Trade[] => {
  const { ledger, profiles, links } = frontier;
  const { scale } = ledger;
  const moves = movesOf(frontier, standing);
  const before = integersOf(profiles, links, scale, standing);
  const isApart =
    links.every(({ type }) => type !== "valued") &&
    profiles.every(({ worth }) => worth.type === "additive");
  const found: { readonly moves: readonly Move[]; readonly share: number }[] = [];
  const isTaken = new Set<string>();
  const isFar = (chosen: readonly Move[]): boolean =>
    scale.some((_own, party) => {
      let sum = 0;
      let size = 0;
      for (const { near } of chosen) {
        const delta = near[party] ?? 0;
        sum += delta;
        size += Math.abs(delta);
      }
      return sum < -1e-12 * size;
    });
  const consider = (chosen: readonly Move[]): void => {
    if (isApart && isFar(chosen)) return;
    // Without valued links and boxes worths simply add up.
    const gains = isApart
      ? before.map((_value, party) =>
          chosen.reduce((sum, { deltas }) => sum + (deltas[party] ?? 0n), 0n),
        )
      : less(integersOf(profiles, links, scale, changed(standing, chosen)), before);
    if (gains.some((gain) => gain < 0n) || gains.every((gain) => gain === 0n)) return;
    if (!isAllowed(links, changed(standing, chosen))) return;
    // A trade with a part that would do by itself is no new trade.
    const hasPart = partsOf(chosen).some((part) => isTaken.has(nameOf(part)));
    if (hasPart) return;
    isTaken.add(nameOf(chosen));
    const share = gains.reduce((least, gain, party) => {
      const range = scale[party]?.range ?? 1n;
      return Math.min(least, range === 0n ? 0 : Number((gain * 1_000_000_000n) / range));
    }, Number.POSITIVE_INFINITY);
    const total = gains.reduce((sum, gain, party) => {
      const range = scale[party]?.range ?? 1n;
      return sum + (range === 0n ? 0 : Number((gain * 1_000_000_000n) / range));
    }, 0);
    found.push({ moves: chosen, share: share + total / 1e3 });
  };
  for (const move of moves) consider([move]);
  if (issues >= 2 && moves.length ** 2 / 2 <= mostTried)
    for (const [place, one] of moves.entries())
      for (const other of moves.slice(place + 1))
        if (other.issue !== one.issue) consider([one, other]);
  if (issues >= 3 && moves.length ** 3 / 6 <= mostTried)
    for (const [place, one] of moves.entries())
      for (const [second, other] of moves.entries())
        if (second > place && other.issue !== one.issue)
          for (const third of moves.slice(second + 1))
            if (third.issue !== other.issue && third.issue !== one.issue)
              consider([one, other, third]);
  return found
    .toSorted((one, other) => other.share - one.share)
    .slice(0, most)
    .map(({ moves: chosen }) => tradeOf(frontier, standing, chosen));
};

// All proper parts of up to three moves, in their order.
const partsOf = (moves: readonly Move[]): readonly (readonly Move[])[] => {
  if (moves.length < 2) return [];
  const without = moves.map((_move, left) => moves.filter((_one, index) => index !== left));
  return moves.length === 2 ? without : [...without, ...moves.map((move) => [move])];
};

const nameOf = (moves: readonly Move[]): string =>
  moves.map(({ issue, to }) => `${issue}:${to}`).join(" ");

/** The whole way from one package to another as a trade; `gains` may be negative here. */
export const tradeBetween = (frontier: Frontier, from: Package, to: Package): Trade => {
  const moves = movesOf(frontier, from).filter(({ issue, to: option }) => to[issue] === option);
  return tradeOf(frontier, from, moves);
};
