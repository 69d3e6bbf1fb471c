import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Domain } from "../../src/domain.ts";
import {
  type Compatible,
  compatibleOf,
  estimatedProfile,
  numbersOf,
  openness,
} from "../../src/elicitation/compatible.ts";
import {
  rankWeights,
  swingWeights,
  type Statement,
  type Told,
} from "../../src/elicitation/told.ts";
import {
  allWeights,
  cutBy,
  middleOf,
  sideOf,
  weightsOf,
  wholeRow,
} from "../../src/elicitation/weight-cone.ts";
import { isFault } from "../../src/fault.ts";
import {
  add,
  compare,
  decimalFromRational,
  multiply,
  one,
  rational,
  type Rational,
  zero,
} from "../../src/rational.ts";

const domainOf = (issues: number, options = 3): Domain => ({
  name: "d",
  issues: Array.from({ length: issues }, (_, issue) => ({
    type: "options",
    name: `issue ${issue}`,
    options: Array.from({ length: options }, (__, option) => `option ${option}`),
  })),
});
const told = (statement: Statement, at = 1, source = "asked"): Told => ({
  ...statement,
  at,
  source,
});
const compatible = (domain: Domain, all: readonly Told[]): Compatible => {
  const found = compatibleOf(domain, all);
  if (isFault(found) || "type" in found) throw new Error(JSON.stringify(found));
  return found;
};
const dot = (row: readonly Rational[], weights: readonly Rational[]): Rational =>
  row.reduce((sum, value, issue) => add(sum, multiply(value, weights[issue] ?? zero)), zero);

test("A70 a ranking gives rank-order centroid weights", () => {
  const weights = rankWeights([[0], [1], [2], [3], [4]]);
  expect(weights.map((weight) => decimalFromRational(weight, 3))).toEqual([
    "0.457",
    "0.257",
    "0.157",
    "0.09",
    "0.04",
  ]);
  expect(rankWeights([[2], [0, 1]])).toEqual([
    rational(7n, 36n),
    rational(7n, 36n),
    rational(11n, 18n),
  ]);
});

test("A70 the centroid of a ranking is the middle of all weights it allows", () => {
  const { cone, estimate } = compatible(domainOf(5), [
    told({ type: "rank", order: [[3], [0], [4], [1], [2]] }),
  ]);
  expect(cone.corners).toHaveLength(5);
  expect(middleOf(cone)).toEqual(rankWeights([[3], [0], [4], [1], [2]]));
  expect(estimate).toEqual(middleOf(cone));
});

test("A70 swings refine it, give or take, and the estimate follows them", () => {
  const points = [100n, 60n, 20n].map((value) => rational(value));
  const swing = told({ type: "swing", points, within: rational(10n) }, 2);
  const found = compatible(domainOf(3), [told({ type: "rank", order: [[0], [1], [2]] }), swing]);
  expect(found.estimate).toEqual(swingWeights(points));
  expect(found.estimate).toEqual([rational(5n, 9n), rational(1n, 3n), rational(1n, 9n)]);
  const second = numbersOf(found).find(({ issue, option }) => issue === 1 && option === undefined);
  // 50 beside 100 and 30, to 70 beside 100 and 10
  expect([second?.low, second?.high]).toEqual([rational(5n, 18n), rational(7n, 18n)]);
  expect(compare(openness(found), openness(compatible(domainOf(3), [])))).toBeLessThan(0);
});

test("A71 every number has its source and time, and what nobody said has none and stays between 0 and 1", () => {
  const found = compatible(domainOf(2), [
    told({ type: "rank", order: [[1], [0]] }, 100, "the head, in the caucus"),
    told(
      { type: "value", issue: 0, option: 2, low: rational(1n, 2n), high: rational(3n, 4n) },
      200,
      "a paper",
    ),
  ]);
  const numbers = numbersOf(found);
  const value = numbers.find(({ issue, option }) => issue === 0 && option === 2);
  expect(value?.origins).toEqual([{ source: "a paper", at: 200 }]);
  const unsaid = numbers.find(({ issue, option }) => issue === 1 && option === 0);
  expect(unsaid).toMatchObject({ low: zero, high: one, origins: [] });
  const weight = numbers.find(({ issue, option }) => issue === 1 && option === undefined);
  expect(weight?.origins).toEqual([{ source: "the head, in the caucus", at: 100 }]);
  const { worth } = estimatedProfile(found, "p");
  expect(worth.type === "additive" && worth.unsure).toContainEqual({
    issue: 1,
    option: 0,
    low: zero,
    high: rational(3n, 4n),
  });
});

test("A71 a later ranking or value replaces an earlier one, choices add up", () => {
  const domain = domainOf(2);
  const found = compatible(domain, [
    told({ type: "rank", order: [[0], [1]] }, 5),
    told({ type: "rank", order: [[1], [0]] }, 9),
    told({ type: "rank", order: [[0], [1]] }, 7),
  ]);
  expect(compare(found.estimate[1] ?? zero, found.estimate[0] ?? zero)).toBeGreaterThan(0);
});

test("A72 answers that contradict are named, the fewest that do, and none is dropped", () => {
  const domain = domainOf(3, 2);
  const best = (issue: number, value: bigint, at: number): Told =>
    told({ type: "value", issue, option: at, low: rational(value), high: rational(value) });
  const values = [0, 1, 2].flatMap((issue) => [best(issue, 0n, 0), best(issue, 1n, 1)]);
  const all = [
    ...values,
    told({ type: "rank", order: [[0], [1], [2]] }),
    told({ type: "prefers", better: [1, 0, 0], worse: [0, 0, 1] }),
    told({ type: "prefers", better: [0, 0, 1], worse: [0, 1, 0] }),
    told({ type: "prefers", better: [0, 1, 0], worse: [1, 0, 0] }),
  ];
  // Strictly the last two only force equal weights; with a swing they cannot both be true.
  const swing = told({
    type: "swing",
    points: [100n, 50n, 20n].map((value) => rational(value)),
    within: rational(5n),
  });
  const found = compatibleOf(domain, [...all, swing]);
  expect(found).toMatchObject({ type: "contradiction" });
  if (isFault(found) || !("type" in found)) return;
  expect(found.between.length).toBe(2);
  expect(found.between).toContain(all.length);
  for (const index of found.between) {
    const without = [...all, swing].filter((_, at) => at !== index);
    const rest = compatibleOf(
      domain,
      without.filter(
        (one_) => found.between.some((at) => [...all, swing][at] === one_) || one_.type === "value",
      ),
    );
    expect("cone" in rest).toBe(true);
  }
});

test.each<[string, Statement, string]>([
  ["a ranking without an issue", { type: "rank", order: [[0]] }, "rank-incomplete"],
  ["a ranking with an issue twice", { type: "rank", order: [[0], [0]] }, "rank-incomplete"],
  [
    "swings without a top",
    { type: "swing", points: [rational(50n), rational(20n)], within: zero },
    "swing-incomplete",
  ],
  [
    "a value above the best",
    { type: "value", issue: 0, option: 0, low: zero, high: rational(2n) },
    "value-out-of-bounds",
  ],
  [
    "a value of no option",
    { type: "value", issue: 0, option: 9, low: zero, high: one },
    "unknown-option",
  ],
  ["a choice of no package", { type: "prefers", better: [0], worse: [0, 0] }, "unknown-option"],
])("A72 %s is refused", (_, statement, fault) => {
  expect(compatibleOf(domainOf(2), [told(statement)])).toEqual({ fault });
});

test("A71 a statement without a time is refused", () => {
  expect(
    compatibleOf(domainOf(2), [told({ type: "rank", order: [[0], [1]] }, Number.NaN)]),
  ).toEqual({ fault: "time-unknown" });
});

describe("laws", () => {
  const row = fc
    .array(fc.integer({ min: -5, max: 5 }), { minLength: 4, maxLength: 4 })
    .map((values) => values.map((value) => rational(BigInt(value))));
  const weighing = fc
    .array(fc.integer({ min: 0, max: 20 }), { minLength: 4, maxLength: 4 })
    .filter((values) => values.some((value) => value > 0))
    .map((values) => {
      const sum = BigInt(values.reduce((all, value) => all + value, 0));
      return values.map((value) => rational(BigInt(value), sum));
    });

  // A point of the simplex is in the cone exactly when it keeps every row; corners must span exactly that.
  test("A73 the corners are exactly the corners of the weights that keep every answer", () => {
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 6 }),
        fc.array(weighing, { minLength: 1, maxLength: 20 }),
        (rows, weighings) => {
          let cone = allWeights(4);
          for (const each of rows) {
            const next = cutBy(cone, wholeRow(each));
            if (isFault(next)) throw new Error(next.fault);
            cone = next;
          }
          const corners = cone.corners.map(weightsOf);
          for (const corner of corners)
            for (const each of rows)
              expect(compare(dot(each, corner), zero)).toBeGreaterThanOrEqual(0);
          for (const weights of weighings) {
            const isKept = rows.every((each) => compare(dot(each, weights), zero) >= 0);
            // Inside, every direction has a corner at least as far.
            for (const direction of rows.length > 0 && isKept ? [...rows, ...weighings] : []) {
              const far = corners.some(
                (corner) => compare(dot(direction, corner), dot(direction, weights)) >= 0,
              );
              expect(far).toBe(true);
            }
            if (isKept) expect(corners.length).toBeGreaterThan(0);
          }
          const keys = new Set(cone.corners.map(({ at }) => at.join()));
          expect(keys.size).toBe(cone.corners.length);
          // A corner lies on at least as many independent rows as there are issues less one: here counted, not ranked.
          for (const corner of cone.corners) {
            const tight = [
              ...rows.map(wholeRow).map((each) => sideOf(each, corner)),
              ...corner.at,
            ].filter((side) => side === 0n);
            expect(tight.length).toBeGreaterThanOrEqual(3);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  test("A73 true answers never exclude the true weights", () => {
    const domain = domainOf(4, 3);
    const ours = fc.array(fc.nat(2), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(weighing, fc.array(fc.tuple(ours, ours), { maxLength: 6 }), (weights, pairs) => {
        // Option o is worth o / 2; nobody tells that, so values stay open.
        const worth = (chosen: readonly number[]): Rational =>
          dot(
            chosen.map((option) => rational(BigInt(option), 2n)),
            weights,
          );
        const order = [0, 1, 2, 3]
          .sort((x, y) => compare(weights[y] ?? zero, weights[x] ?? zero))
          .map((issue) => [issue]);
        const answers = pairs.map(([x, y]) =>
          compare(worth(x), worth(y)) >= 0
            ? told({ type: "prefers", better: x, worse: y })
            : told({ type: "prefers", better: y, worse: x }),
        );
        const found = compatible(domain, [told({ type: "rank", order }), ...answers]);
        for (const each of found.rows) {
          const side = each.reduce(
            (sum, value, issue) => add(sum, multiply(rational(value), weights[issue] ?? zero)),
            zero,
          );
          expect(compare(side, zero)).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 100 },
    );
  });
});
