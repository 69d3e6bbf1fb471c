// The frontier's laws against looking at every package.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { bruteForce, type Frontier, frontierOf, isFault } from "@tworooms/analysis";
import { caseOf, type Width } from "./generate.ts";

const plain = (frontier: Frontier): readonly object[] =>
  frontier.points.map(({ utilities, count }) => ({ utilities, count }));
const listed = (frontier: Frontier): readonly string[] =>
  frontier.points.flatMap((point) =>
    [...frontier.witnesses(point)].map((ours) => ours.join()).toSorted(),
  );

const parties = fc.integer({ min: 1, max: 6 });
for (const width of ["points", "decimals", "wide"] as const satisfies readonly Width[]) {
  const cases = caseOf(parties, width, { links: 0, reservations: "some" });
  test(`A4 the merged frontier is the frontier, ties and all (${width})`, () =>
    fc.assert(
      fc.asyncProperty(cases, async ({ domain, profiles }) => {
        const merged = await frontierOf(domain, profiles);
        const looked = bruteForce(domain, profiles);
        if (isFault(looked)) throw new Error(looked.fault);
        expect(merged.status).toBe("proved");
        expect(plain(merged)).toEqual(plain(looked));
        expect(listed(merged)).toEqual(listed(looked));
      }),
    ));

  const linked = caseOf(parties, width, { links: 6, reservations: "some" });
  test(`A6 links are kept exactly (${width})`, () =>
    fc.assert(
      fc.asyncProperty(linked, async ({ domain, profiles, links }) => {
        const merged = await frontierOf(domain, profiles, { links });
        const looked = bruteForce(domain, profiles, links);
        if (isFault(looked)) throw new Error(looked.fault);
        expect(merged.status).toBe("proved");
        expect(plain(merged)).toEqual(plain(looked));
        expect(listed(merged)).toEqual(listed(looked));
      }),
    ));
}
