// The four solutions against their definitions, in rationals and by looking at every point.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  add,
  compare,
  divide,
  type Frontier,
  frontierOf,
  greater,
  lesser,
  multiply,
  rational,
  type Rational,
  type Solution,
  solutionsOf,
  subtract,
  utilitiesOf,
} from "@tworooms/analysis";
import { boxesOf, caseOf, type Case } from "./generate.ts";

const nought = rational(0n);
const parties = fc.integer({ min: 1, max: 4 });

const bestBy = (
  frontier: Frontier,
  score: (utilities: readonly Rational[]) => Rational,
): readonly string[] => {
  let best: Rational | undefined;
  for (const { utilities } of frontier.points)
    best = best === undefined ? score(utilities) : greater(best, score(utilities));
  return frontier.points
    .filter(({ utilities }) => best !== undefined && compare(score(utilities), best) === 0)
    .map(
      ({ utilities }) =>
        JSON.stringify(utilities.map(String)) + String(utilities.map(({ num }) => num)),
    );
};
const named = (solutions: readonly Solution[]): readonly string[] =>
  solutions.map(
    ({ utilities }) =>
      JSON.stringify(utilities.map(String)) + String(utilities.map(({ num }) => num)),
  );
const leastAllowed = ({ domain, links }: Case, frontier: Frontier, party: number): Rational => {
  const counts = domain.issues.map((issue) =>
    issue.type === "options" ? issue.options.length : 0,
  );
  const all = counts.reduce<readonly (readonly number[])[]>(
    (packages, count) =>
      packages.flatMap((ours) => Array.from({ length: count }, (_none, o) => [...ours, o])),
    [[]],
  );
  const allowed = all.filter((ours) =>
    links.every((link) => {
      const has = (when: readonly { issue: number; option: number }[]): boolean =>
        when.every(({ issue, option }) => ours[issue] === option);
      if (link.type === "forbidden") return !has(link.when);
      return link.type === "valued" || !has(link.when) || has(link.then);
    }),
  );
  return allowed
    .map((ours) => utilitiesOf(frontier, ours)[party] ?? nought)
    .reduce((least, value) => lesser(least, value));
};

for (const [what, cases] of [
  ["points", caseOf(parties, "points", { links: 2, reservations: "some", issues: 4 })],
  ["wide", caseOf(parties, "wide", { links: 0, reservations: "some", issues: 4 })],
  ["wide, linked", caseOf(parties, "wide", { links: 3, reservations: "none", issues: 3 })],
  ["boxes", boxesOf(parties)],
] as const)
  test(`A9 the four solutions are those of their definitions (${what})`, () =>
    fc.assert(
      fc.asyncProperty(cases, async (drawn) => {
        const { domain, profiles, links } = drawn;
        const frontier = await frontierOf(domain, profiles, { links });
        const solutions = solutionsOf(frontier);
        if (frontier.points.length === 0) {
          expect(solutions.nash).toEqual([]);
          expect(solutions.ideal).toEqual([]);
          return;
        }
        const base = profiles.map(
          ({ reservation }, party) => reservation ?? leastAllowed(drawn, frontier, party),
        );
        expect(solutions.base).toEqual(base);
        const ideal = profiles.map((_profile, party) =>
          frontier.points.map(({ utilities }) => utilities[party] ?? nought).reduce(greater),
        );
        expect(solutions.ideal).toEqual(ideal);
        const gains = (utilities: readonly Rational[]): readonly Rational[] =>
          utilities.map((value, party) => subtract(value, base[party] ?? nought));
        const ratio = (gain: Rational, party: number): Rational => {
          const most = subtract(ideal[party] ?? nought, base[party] ?? nought);
          return most.num === 0n ? nought : divide(gain, most);
        };
        expect(named(solutions.nash)).toEqual(
          bestBy(frontier, (utilities) => gains(utilities).reduce(multiply)),
        );
        expect(named(solutions.kalaiSmorodinsky)).toEqual(
          bestBy(frontier, (utilities) => gains(utilities).map(ratio).reduce(lesser)),
        );
        expect(named(solutions.egalitarian)).toEqual(
          bestBy(frontier, (utilities) => gains(utilities).reduce(lesser)),
        );
        expect(named(solutions.utilitarian)).toEqual(
          bestBy(frontier, (utilities) => gains(utilities).reduce(add)),
        );
        for (const { utilities, packages } of solutions.nash) {
          expect(utilitiesOf(frontier, packages.witness)).toEqual(utilities);
          expect(packages.count).toBeGreaterThan(0n);
        }
      }),
      { numRuns: 60 },
    ));

test("A9 products that differ in the last of many digits are told apart", async () => {
  // 10^18 and 10^18 + 1 over one denominator: doubles see a tie.
  const large = 10n ** 18n;
  const values = (one: bigint, other: bigint) => [[rational(one), rational(other)]];
  const frontier = await frontierOf(
    { name: "d", issues: [{ type: "options", name: "i", options: ["a", "b"] }] },
    [
      {
        name: "p",
        worth: { type: "additive", values: values(large, large + 1n) },
        reservation: nought,
      },
      {
        name: "q",
        worth: { type: "additive", values: values(large + 2n, large + 1n) },
        reservation: nought,
      },
    ],
  );
  const { nash, utilitarian, egalitarian } = solutionsOf(frontier);
  // (n + 1)² is one more than n · (n + 2).
  expect(nash.map(({ packages }) => packages.witness)).toEqual([[1]]);
  expect(egalitarian.map(({ packages }) => packages.witness)).toEqual([[1]]);
  expect(utilitarian.length).toBe(2);
});

test("A9 a package that only looks better where doubles are coarse does not win", async () => {
  // Two options out of reach widen the scale, so that what a double holds of the others is a small number, cut off below.
  for (let power = 4n; power <= 24n; power += 1n) {
    const step = 5n * 2n ** power;
    const frontier = await frontierOf(
      { name: "d", issues: [{ type: "options", name: "i", options: ["a", "b", "most", "least"] }] },
      [
        {
          name: "p",
          worth: {
            type: "additive",
            values: [[rational(step), rational(step - 1n), rational(2n ** 62n), nought]],
          },
          reservation: nought,
        },
        {
          name: "q",
          worth: { type: "additive", values: [[rational(10n), rational(11n), nought, nought]] },
          reservation: rational(1n),
        },
      ],
    );
    // 5 · 2^n · 9 is less than (5 · 2^n − 1) · 10.
    const { nash } = solutionsOf(frontier);
    expect(nash.map(({ packages }) => packages.witness)).toEqual([[1]]);
  }
});
