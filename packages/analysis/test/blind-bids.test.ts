import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type BidRules, blindBidsOf, namedBidRules } from "../src/blind-bids.ts";
import { rational } from "../src/rational.ts";

const bids = (demand: number, offer: number) => ({
  demand: rational(BigInt(demand)),
  offer: rational(BigInt(offer)),
});
const cybersettle = namedBidRules["cybersettle-2000"]("demand");

test.each([
  [20_000, 15_000, 17_500],
  [20_000, 13_999, undefined],
  [10_000, 7_000, 8_500],
  [100_000, 95_000, 97_500],
  [10_000, 12_000, 10_000],
])("A64 within 30 %% of the demand or 5000: %d against %d gives %s", (demand, offer, amount) => {
  expect(blindBidsOf(cybersettle, [bids(demand, offer)])).toEqual(
    amount === undefined
      ? { type: "not-yet", roundsLeft: 2 }
      : { type: "settled", round: 1, amount: rational(BigInt(amount)) },
  );
});

test("A64 the other rule sets: midpoint on overlap, no near miss, one round only", () => {
  const midpoint = namedBidRules["midpoint-uk"]();
  expect(blindBidsOf(midpoint, [bids(90, 80), bids(85, 84), bids(80, 86)])).toEqual({
    type: "settled",
    round: 3,
    amount: rational(83n),
  });
  expect(blindBidsOf(midpoint, [bids(90, 80), bids(85, 84), bids(85, 84)])).toEqual({
    type: "ended",
  });
  // 26 apart: at most 30 % of 100, but more than 30 % of 74.
  expect(blindBidsOf(namedBidRules.clicknsettle("demand"), [bids(100, 74)])).toMatchObject({
    type: "settled",
    amount: rational(87n),
  });
  expect(blindBidsOf(namedBidRules.clicknsettle("offer"), [bids(100, 74)])).toEqual({
    type: "ended",
  });
});

const rules = (base: "greater" | "lesser" | "mean"): BidRules => ({
  name: "ours",
  rounds: 1,
  overlap: "midpoint",
  nearMiss: { type: "within", percent: { of: rational(20n), base } },
});

test("A64 the base of a percentage is a parameter, and each base is itself", () => {
  const settles = (base: "greater" | "lesser" | "mean", offer: number): boolean =>
    "amount" in blindBidsOf(rules(base), [bids(100, offer)]);
  expect([settles("greater", 80), settles("greater", 79)]).toEqual([true, false]);
  expect([settles("lesser", 84), settles("lesser", 83)]).toEqual([true, false]);
  expect([settles("mean", 82), settles("mean", 81)]).toEqual([true, false]);
});

test("A63 no losing bid is in any answer or fault", () => {
  const figure = fc.integer({ min: 1_000_001, max: 9_999_999 });
  fc.assert(
    fc.property(fc.array(fc.tuple(figure, figure), { minLength: 1, maxLength: 4 }), (rounds) => {
      const result = blindBidsOf(
        cybersettle,
        rounds.map(([demand, offer]) => bids(demand, offer)),
      );
      const said = JSON.stringify(result, (_, value: unknown) =>
        typeof value === "bigint" ? value.toString() : value,
      );
      const amount = "amount" in result ? result.amount.num.toString() : "none";
      const losing = rounds
        .flat()
        .map(String)
        .filter((bid) => bid !== amount);
      expect(losing.filter((bid) => said.includes(bid))).toEqual([]);
    }),
  );
  const negative = blindBidsOf(cybersettle, [bids(-7_654_321, 1)]);
  expect(negative).toEqual({ fault: "bid-negative" });
});

test("A64 rules that leave something open, and bids beyond the rounds, are refused", () => {
  const unclear: BidRules = { ...cybersettle, nearMiss: { type: "within" } };
  expect(blindBidsOf(unclear, [])).toEqual({ fault: "rules-unclear" });
  expect(blindBidsOf({ ...cybersettle, rounds: 0 }, [])).toEqual({ fault: "rules-unclear" });
  const four = [1, 2, 3, 4].map((offer) => bids(100_000, offer));
  expect(blindBidsOf(cybersettle, four)).toEqual({ fault: "too-many-rounds" });
});
