// Blind bids on one number under a named rule set: each round one side demands and the other offers, neither sees the
// other's figure, and only a settlement comes out. A losing bid appears in no answer, fault or log: nothing here returns
// or throws a figure but the settlement (rule A63).

import { type Fault, faultOf } from "./fault.ts";
import { add, compare, divide, multiply, rational, type Rational, subtract } from "./rational.ts";

/** What a percentage is taken of. Sources differ and none says, so it is always said here. */
export type Base = "demand" | "offer" | "greater" | "lesser" | "mean";

/** When bids that do not meet still settle: the gap is at most `percent` of `base` or at most `amount`. */
export type NearMissRule = {
  readonly type: "within";
  readonly percent?: { readonly of: Rational; readonly base: Base };
  readonly amount?: Rational;
};

/** A rule set, all of it: what settles when offer reaches demand, what when it nearly does, how many rounds there are. */
export type BidRules = {
  readonly name: string;
  readonly rounds: number;
  readonly overlap: "at-demand" | "midpoint";
  readonly nearMiss: NearMissRule | { readonly type: "none" };
};

/** Both sides' bids of one round. Held by whoever runs the bids and by nobody else. */
export type Bids = { readonly demand: Rational; readonly offer: Rational };

/** All that anybody learns: the settlement, or that there is none in this round, or none at all. */
export type BidResult =
  | { readonly type: "settled"; readonly round: number; readonly amount: Rational }
  | { readonly type: "not-yet"; readonly roundsLeft: number }
  | { readonly type: "ended" };

type Refused = Fault<"bid-negative" | "rules-unclear" | "too-many-rounds">;

const hundred = rational(100n);

/** The three published rule sets; where the source leaves the base of a percentage open, the caller says it. */
export const namedBidRules: {
  readonly "cybersettle-2000": (base: Base) => BidRules;
  readonly "midpoint-uk": () => BidRules;
  readonly clicknsettle: (base: Base) => BidRules;
} = {
  "cybersettle-2000": (base) => ({
    name: "cybersettle-2000",
    rounds: 3,
    overlap: "at-demand",
    nearMiss: { type: "within", percent: { of: rational(30n), base }, amount: rational(5000n) },
  }),
  "midpoint-uk": () => ({
    name: "midpoint-uk",
    rounds: 3,
    overlap: "midpoint",
    nearMiss: { type: "none" },
  }),
  clicknsettle: (base) => ({
    name: "clicknsettle",
    rounds: 1,
    overlap: "midpoint",
    nearMiss: { type: "within", percent: { of: rational(30n), base } },
  }),
};

const meanOf = ({ demand, offer }: Bids): Rational => divide(add(demand, offer), rational(2n));

const baseOf = (bids: Bids, base: Base): Rational => {
  const isDemandMore = compare(bids.demand, bids.offer) > 0;
  switch (base) {
    case "demand":
      return bids.demand;
    case "offer":
      return bids.offer;
    case "greater":
      return isDemandMore ? bids.demand : bids.offer;
    case "lesser":
      return isDemandMore ? bids.offer : bids.demand;
    case "mean":
      return meanOf(bids);
  }
};

const isNear = (bids: Bids, rule: NearMissRule): boolean => {
  const gap = subtract(bids.demand, bids.offer);
  const { percent, amount } = rule;
  const share = percent && divide(multiply(baseOf(bids, percent.base), percent.of), hundred);
  return (
    (share !== undefined && compare(gap, share) <= 0) ||
    (amount !== undefined && compare(gap, amount) <= 0)
  );
};

const settlementOf = (bids: Bids, rules: BidRules): Rational | undefined => {
  if (compare(bids.offer, bids.demand) >= 0)
    return rules.overlap === "at-demand" ? bids.demand : meanOf(bids);
  return rules.nearMiss.type === "within" && isNear(bids, rules.nearMiss)
    ? meanOf(bids)
    : undefined;
};

const areClear = ({ rounds, nearMiss }: BidRules): boolean =>
  Number.isInteger(rounds) &&
  rounds >= 1 &&
  (nearMiss.type === "none" || nearMiss.percent !== undefined || nearMiss.amount !== undefined);

/**
 * What the bids so far come to, round by round: the first round that settles does. Faults name no figure: `bid-negative`,
 * `rules-unclear` (no rounds, or a near miss with no measure), `too-many-rounds` (more bids than rounds).
 */
export const blindBidsOf = (rules: BidRules, rounds: readonly Bids[]): BidResult | Refused => {
  if (!areClear(rules)) return faultOf("rules-unclear");
  if (rounds.length > rules.rounds) return faultOf("too-many-rounds");
  if (rounds.some(({ demand, offer }) => demand.num < 0n || offer.num < 0n))
    return faultOf("bid-negative");
  for (const [at, bids] of rounds.entries()) {
    const amount = settlementOf(bids, rules);
    if (amount !== undefined) return { type: "settled", round: at + 1, amount };
  }
  const roundsLeft = rules.rounds - rounds.length;
  return roundsLeft > 0 ? { type: "not-yet", roundsLeft } : { type: "ended" };
};
