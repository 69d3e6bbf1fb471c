// What the solver finds, against looking at every package. Small spaces never come before the solver in the product, so
// it is called here by itself.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { bruteForce, isFault, scaleOf } from "@tworooms/analysis";
import { paceOf } from "../src/pace.ts";
import { solvedOf } from "../src/solved.ts";
import { loadSolver } from "../src/solver.ts";
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
