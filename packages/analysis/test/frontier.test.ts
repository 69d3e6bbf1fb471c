// The frontier's laws, against looking at every package.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  add,
  bruteForce,
  compare,
  type Frontier,
  frontierOf,
  isFault,
  multiply,
  type Profile,
  rational,
  type Rational,
  utilitiesOf,
} from "@tworooms/analysis";
import { boxesOf, type Case, caseOf, type Width } from "./generate.ts";

const looked = ({ domain, profiles, links }: Case): Frontier => {
  const found = bruteForce(domain, profiles, links);
  if (isFault(found)) throw new Error(found.fault);
  return found;
};
const plain = (frontier: Frontier): readonly object[] =>
  frontier.points.map(({ utilities, count }) => ({ utilities, count }));
const listed = (frontier: Frontier): readonly string[] =>
  frontier.points.flatMap((point) =>
    [...frontier.witnesses(point)].map((ours) => ours.join()).toSorted(),
  );
const expectSame = (merged: Frontier, byLooking: Frontier): void => {
  expect(merged.status).toBe("proved");
  expect(plain(merged)).toEqual(plain(byLooking));
  expect(listed(merged)).toEqual(listed(byLooking));
};

const parties = fc.integer({ min: 1, max: 6 });
for (const width of ["points", "decimals", "wide"] as const satisfies readonly Width[]) {
  const cases = caseOf(parties, width, { links: 0, reservations: "some" });
  test(`A4 the merged frontier is the frontier, ties and all (${width})`, () =>
    fc.assert(
      fc.asyncProperty(cases, async (drawn) => {
        expectSame(await frontierOf(drawn.domain, drawn.profiles), looked(drawn));
      }),
    ));

  const linked = caseOf(parties, width, { links: 6, reservations: "some" });
  test(`A6 links are kept exactly (${width})`, () =>
    fc.assert(
      fc.asyncProperty(linked, async (drawn) => {
        const { domain, profiles, links } = drawn;
        expectSame(await frontierOf(domain, profiles, { links }), looked(drawn));
      }),
    ));
}

test("A6 a link that forbids every package leaves none, and says so as proved", () =>
  fc.assert(
    fc.asyncProperty(
      caseOf(parties, "points", { links: 2, reservations: "some" }),
      async (drawn) => {
        const { domain, profiles, links } = drawn;
        const never = { type: "forbidden", when: [] } as const;
        const frontier = await frontierOf(domain, profiles, { links: [...links, never] });
        expect([frontier.status, frontier.points]).toEqual(["proved", []]);
      },
    ),
    { numRuns: 20 },
  ));

// More copies at once than the fast path takes, and fronts of some size.
for (const width of ["points", "decimals", "wide"] as const satisfies readonly Width[])
  test(`A4 issues of many options are merged alike (${width})`, () =>
    fc.assert(
      fc.asyncProperty(
        caseOf(fc.integer({ min: 2, max: 4 }), width, {
          links: 2,
          reservations: "some",
          issues: 3,
          options: 40,
        }),
        async (drawn) => {
          const { domain, profiles, links } = drawn;
          expectSame(await frontierOf(domain, profiles, { links }), looked(drawn));
        },
      ),
      { numRuns: 15 },
    ));

const isBetter = (one: readonly Rational[], other: readonly Rational[]): boolean =>
  one.every((value, party) => compare(value, other[party] ?? value) >= 0) &&
  one.some((value, party) => compare(value, other[party] ?? value) > 0);
const packagesOf = (counts: readonly number[]): readonly (readonly number[])[] =>
  counts.reduce<readonly (readonly number[])[]>(
    (all, count) =>
      all.flatMap((ours) => Array.from({ length: count }, (_none, o) => [...ours, o])),
    [[]],
  );

// The self-check itself, against the definition in rationals: no integers, no doubles, nothing shared.
test("A8 looking at every package is right by the definition", () =>
  fc.assert(
    fc.property(
      fc.oneof(
        caseOf(fc.integer({ min: 1, max: 3 }), "wide", {
          links: 3,
          reservations: "some",
          issues: 3,
        }),
        boxesOf(fc.integer({ min: 1, max: 3 })),
      ),
      (drawn) => {
        const { domain, profiles, links } = drawn;
        const counts = domain.issues.map((issue) =>
          issue.type === "options" ? issue.options.length : 0,
        );
        const has = (ours: readonly number[], when: readonly { issue: number; option: number }[]) =>
          when.every(({ issue, option }) => ours[issue] === option);
        const worthTo = (profile: Profile, party: number, ours: readonly number[]): Rational => {
          let sum = rational(0n);
          if (profile.worth.type === "additive")
            for (const [issue, values] of profile.worth.values.entries())
              sum = add(sum, values[ours[issue] ?? 0] ?? sum);
          else
            for (const { worth, isTurned, ranges } of profile.worth.boxes) {
              const isIn = ranges.every(
                ({ issue, low, high }) => (ours[issue] ?? -1) >= low && (ours[issue] ?? -1) <= high,
              );
              if (isIn !== isTurned) sum = add(sum, worth);
            }
          for (const link of links)
            if (link.type === "valued" && link.party === party && has(ours, link.when))
              sum = add(sum, link.worth);
          return sum;
        };
        const allowed = packagesOf(counts).filter((ours) =>
          links.every((link) =>
            link.type === "forbidden"
              ? !has(ours, link.when)
              : link.type === "valued" || !has(ours, link.when) || has(ours, link.then),
          ),
        );
        const judged = allowed.map((ours) => ({
          ours,
          utilities: profiles.map((profile, party) => worthTo(profile, party, ours)),
        }));
        const rationalOnes = judged.filter(({ utilities }) =>
          utilities.every(
            (value, party) => compare(value, profiles[party]?.reservation ?? value) >= 0,
          ),
        );
        const best = rationalOnes.filter(({ utilities }) =>
          rationalOnes.every((other) => !isBetter(other.utilities, utilities)),
        );
        const found = looked(drawn);
        expect(listed(found).toSorted()).toEqual(best.map(({ ours }) => ours.join()).toSorted());
        for (const point of found.points)
          expect(utilitiesOf(found, point.witness)).toEqual(point.utilities);
      },
    ),
    { numRuns: 60 },
  ));

test("A8 more than ten million packages are not looked at one by one", () => {
  const issues = Array.from({ length: 8 }, (_none, index) => ({
    type: "integers" as const,
    name: `${index}`,
    low: 0n,
    high: 9n,
  }));
  const values = issues.map(() => Array.from({ length: 10 }, () => rational(0n)));
  const profile: Profile = { name: "p", worth: { type: "additive", values } };
  expect(bruteForce({ name: "d", issues }, [profile])).toEqual({ fault: "too-many-outcomes" });
});

test("A5 a reservation leaves exactly the points that meet it", () =>
  fc.assert(
    fc.asyncProperty(
      caseOf(parties, "points", { links: 3, reservations: "some" }),
      async ({ domain, profiles, links }) => {
        const pruned = await frontierOf(domain, profiles, { links });
        const whole = await frontierOf(domain, profiles, { links, reservations: "none" });
        const meets = whole.points.filter(({ utilities }) =>
          utilities.every(
            (value, party) => compare(value, profiles[party]?.reservation ?? value) >= 0,
          ),
        );
        expect(plain(pruned)).toEqual(meets.map(({ utilities, count }) => ({ utilities, count })));
        const overridden = await frontierOf(
          domain,
          profiles.map(({ name, worth }) => ({ name, worth })),
          { links, reservations: profiles.map(({ reservation }) => reservation) },
        );
        expect(plain(overridden)).toEqual(plain(pruned));
      },
    ),
  ));

const shuffled = fc.tuple(
  caseOf(parties, "wide", { links: 4, reservations: "some" }),
  fc.infiniteStream(fc.nat()),
);
test("A16 names, the order of issues, options and parties, and affine scales change nothing", () =>
  fc.assert(
    fc.asyncProperty(shuffled, async ([{ domain, profiles, links }, stream]) => {
      const permutation = (length: number): readonly number[] =>
        Array.from({ length }, (_none, index) => ({ index, key: stream.next().value }))
          .toSorted((one, other) => one.key - other.key)
          .map(({ index }) => index);
      const issues = permutation(domain.issues.length);
      const options = domain.issues.map((issue) =>
        permutation(issue.type === "options" ? issue.options.length : 0),
      );
      const seats = permutation(profiles.length);
      const factors = profiles.map(() => rational(BigInt(stream.next().value % 1000) + 1n, 7n));
      const added = profiles.map(() => rational(BigInt(stream.next().value % 1000) - 500n, 3n));
      const scaled = (party: number, value: Rational): Rational =>
        multiply(value, factors[party] ?? value);
      const turned = {
        name: "other",
        issues: issues.map((old, index) => ({
          type: "options" as const,
          name: `n${index}`,
          options: (options[old] ?? []).map((option) => `o${option}`),
        })),
      };
      const place = (issue: number, option: number) => ({
        issue: issues.indexOf(issue),
        option: (options[issue] ?? []).indexOf(option),
      });
      const moved = seats.map((party): Profile => {
        const profile = profiles[party];
        if (profile?.worth.type !== "additive") throw new Error("not additive");
        const { values } = profile.worth;
        const own = issues.map((old, index) =>
          (options[old] ?? []).map((option) => {
            const value = scaled(party, values[old]?.[option] ?? rational(0n));
            return index === 0 ? add(value, added[party] ?? value) : value;
          }),
        );
        const { reservation } = profile;
        return {
          name: `q${party}`,
          worth: { type: "additive", values: own },
          ...(reservation === undefined
            ? {}
            : { reservation: add(scaled(party, reservation), added[party] ?? reservation) }),
        };
      });
      const movedLinks = links.map((link) => {
        const when = link.when.map(({ issue, option }) => place(issue, option));
        if (link.type === "required")
          return {
            ...link,
            when,
            // oxlint-disable-next-line unicorn/no-thenable -- a combination is no function, so nothing awaits it
            then: link.then.map(({ issue, option }) => place(issue, option)),
          };
        if (link.type === "forbidden") return { ...link, when };
        return {
          ...link,
          when,
          party: seats.indexOf(link.party),
          worth: scaled(link.party, link.worth),
        };
      });
      const before = await frontierOf(domain, profiles, { links });
      const after = await frontierOf(turned, moved, { links: movedLinks });
      const words = (utilities: readonly Rational[], count: bigint): string =>
        `${utilities.map(({ num, den }) => `${num}/${den}`).join(" ")} x${count}`;
      const expected = before.points.map(({ utilities, count }) =>
        words(
          seats.map((party) =>
            add(scaled(party, utilities[party] ?? rational(0n)), added[party] ?? rational(0n)),
          ),
          count,
        ),
      );
      expect(
        after.points.map(({ utilities, count }) => words(utilities, count)).toSorted(),
      ).toEqual(expected.toSorted());
    }),
    { numRuns: 60 },
  ));
