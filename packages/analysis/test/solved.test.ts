// What the solver finds, against looking at every package. Small spaces never come before the solver in the product, so
// it is called here by itself.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Highs } from "highs";
import { bruteForce, isFault, type Profile, rational, scaleOf } from "@tworooms/analysis";
import { paceOf } from "../src/pace.ts";
import { cellsFrom, columnsOf, sumsOf } from "../src/cells.ts";
import { scoutsOf } from "../src/scouts.ts";
import { solvedOf } from "../src/solved.ts";
import { loadSolver } from "../src/solver.ts";
import { integersOf } from "../src/worth.ts";
import { boxesOf, type Case, caseOf } from "./generate.ts";

const bySolver = async ({ domain, profiles, links }: Case) => {
  const highs = await loadSolver();
  return solvedOf({ domain, profiles, links }, scaleOf(profiles, links), highs, paceOf({}));
};
const byLooking = ({ domain, profiles, links }: Case): readonly string[] => {
  const looked = bruteForce(domain, profiles, links);
  if (isFault(looked)) throw new Error(looked.fault);
  return looked.points
    .map((_point, index) => profiles.map((_profile, party) => looked.ledger.integer(party, index)))
    .map(String)
    .toSorted();
};

const parties = fc.integer({ min: 1, max: 3 });
for (const [what, cases] of [
  ["boxes", boxesOf(parties)],
  ["links", caseOf(parties, "points", { links: 5, reservations: "some", issues: 4 })],
] as const)
  test(`A7 the solver's points are the frontier (${what})`, () =>
    fc.assert(
      fc.asyncProperty(cases, async (drawn) => {
        const solved = await bySolver(drawn);
        expect(solved.status).toBe("proved");
        expect(solved.points.map(({ integers }) => String(integers)).toSorted()).toEqual(
          byLooking(drawn),
        );
      }),
      { numRuns: 60 },
    ));

// Eight issues of four options and boxes over pairs of them: small, and not trivial for the solver.
const boxed: Case = {
  domain: {
    name: "boxed",
    issues: Array.from({ length: 8 }, (_none, issue) => ({
      type: "integers",
      name: `${issue}`,
      low: 0n,
      high: 3n,
    })),
  },
  profiles: [3, 5].map((step, party): Profile => ({
    name: `${party}`,
    worth: {
      type: "boxes",
      boxes: Array.from({ length: 14 }, (_none, box) => ({
        worth: rational(BigInt(7 + ((box * step) % 23))),
        isTurned: box % 6 === 5,
        ranges: [
          { issue: (box * step) % 8, low: box % 3, high: 2 + (box % 2) },
          { issue: (box + step) % 8, low: 0, high: (box + party) % 3 },
        ].filter(({ low, high }, _index, all) => low <= high && all[0]?.issue !== all[1]?.issue),
      })),
    },
  })),
  links: [],
};

type Lie =
  | "infeasible with presolve"
  | "infeasible always"
  | "worse than known"
  | "worse than known, and sure"
  | "beyond the truth";

// The true solver, but for what it says of some solves: the kinds of wrong answer that were seen, and worse ones.
const lying = (highs: Highs, lie: Lie): Highs => ({
  ...highs,
  createModel: (source) => {
    const model = highs.createModel(source);
    const { infeasible } = highs.constants.modelStatus;
    let solves = 0;
    const isWorse = lie.startsWith("worse than known");
    const isSure = lie === "worse than known, and sure";
    const isLying = (): boolean => solves > (isSure ? 0 : 2);
    return new Proxy(model, {
      get: (target, name) => {
        if (name === "run") solves += 1;
        const presolve = target.options.get("presolve");
        if (name === "getModelStatus" && isLying()) {
          if (lie === "infeasible always") return () => infeasible;
          if (lie === "infeasible with presolve" && presolve === "on") return () => infeasible;
        }
        if (name === "getSolution" && isLying() && isWorse)
          return () => {
            const solution = target.getSolution();
            // Every issue at its first cell, whatever the solver found.
            return {
              ...solution,
              colValue: solution.colValue.map((_value, column) => (column % 4 === 0 ? 1 : 0)),
            };
          };
        if (name === "info" && isLying() && (isSure || lie === "beyond the truth"))
          return { ...target.info, get: () => (isSure ? -1_000_000_000 : 1_000_000_000) };
        const value: unknown = Reflect.get(target, name);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
  },
});

test("A7 scouts are true packages, none bettered by another, and reach each party's best here", () => {
  const { domain, profiles, links } = boxed;
  const scale = scaleOf(profiles, links);
  const cells = cellsFrom({ domain, profiles, links }, scale, [1n, 1n]);
  const scouts = scoutsOf(cells, () => undefined);
  const found = scouts.map((ours) => integersOf(profiles, links, scale, ours));
  expect(found.map((own) => own.map(Number))).toEqual(
    scouts.map((ours) => sumsOf(cells, columnsOf(cells, ours))),
  );
  const betters = (one: readonly bigint[], other: readonly bigint[]): boolean =>
    one !== other && one.every((value, party) => value >= (other[party] ?? value));
  expect(found.filter((own) => found.some((other) => betters(other, own)))).toEqual([]);
  const frontier = byLooking(boxed);
  const best = (party: number): bigint =>
    frontier
      .map((own) => BigInt(own.split(",")[party] ?? 0))
      .reduce((most, value) => (value > most ? value : most));
  for (const party of [0, 1]) expect(found.some((own) => own[party] === best(party))).toBe(true);
});

test("A7 an answer that cannot be is asked again without presolve, and not believed twice", async () => {
  const highs = await loadSolver();
  const { domain, profiles, links } = boxed;
  const solvedBy = (solver: Highs) =>
    solvedOf({ domain, profiles, links }, scaleOf(profiles), solver, paceOf({}));
  const truth = await solvedBy(highs);
  const namesOf = ({ points }: { readonly points: typeof truth.points }): readonly string[] =>
    points.map(({ integers }) => String(integers)).toSorted();
  expect(truth.status).toBe("proved");
  expect(namesOf(truth)).toEqual(byLooking(boxed));
  expect(truth.points.length).toBeGreaterThan(3);
  const recovered = await solvedBy(lying(highs, "infeasible with presolve"));
  expect(recovered.status).toBe("proved");
  expect(namesOf(recovered)).toEqual(namesOf(truth));
  for (const lie of [
    "infeasible always",
    "worse than known",
    "worse than known, and sure",
    "beyond the truth",
  ] as const) {
    const doubted = await solvedBy(lying(highs, lie));
    expect([lie, doubted.status]).toEqual([lie, "stopped"]);
    // What it lists is real all the same.
    for (const { integers, packages } of doubted.points)
      for (const ours of [...packages].slice(0, 3))
        expect(integersOf(profiles, links, scaleOf(profiles), ours)).toEqual(integers);
  }
});

test("A7 values too fine for the solver go on a grid, and the answer is within its gap", async () => {
  const highs = await loadSolver();
  const fine = boxed.profiles.map((profile): Profile => {
    if (profile.worth.type !== "boxes") return profile;
    const boxes = profile.worth.boxes.map((box, index) => ({
      ...box,
      worth: rational(box.worth.num * 10n ** 12n + BigInt(index * 7919 + 13), 10n ** 12n),
    }));
    return { ...profile, worth: { type: "boxes", boxes } };
  });
  const scale = scaleOf(fine);
  const solved = await solvedOf({ ...boxed, profiles: fine }, scale, highs, paceOf({}));
  expect(solved.status).toBe("within");
  const looked = bruteForce(boxed.domain, fine);
  if (isFault(looked)) throw new Error(looked.fault);
  for (const [index] of looked.points.entries())
    expect(
      solved.points.some(({ integers }) =>
        integers.every(
          (value, party) =>
            value + (solved.gaps[party] ?? 0n) >= looked.ledger.integer(party, index),
        ),
      ),
    ).toBe(true);
  for (const [party, gap] of solved.gaps.entries())
    expect(gap * 1000n < (scale[party]?.range ?? 0n)).toBe(true);
});

test("A7 a cancelled search says stopped and lists only what is real and allowed", async () => {
  const highs = await loadSolver();
  const { domain, profiles, links } = boxed;
  for (const patience of [0, 1, 5]) {
    let asked = 0;
    const pace = paceOf({
      isCancelled: () => {
        asked += 1;
        return asked > patience;
      },
    });
    const solved = await solvedOf({ domain, profiles, links }, scaleOf(profiles), highs, pace);
    expect(solved.status).toBe("stopped");
    for (const { integers, packages } of solved.points)
      for (const ours of [...packages].slice(0, 2))
        expect(integersOf(profiles, links, scaleOf(profiles), ours)).toEqual(integers);
  }
});
