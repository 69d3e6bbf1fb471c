// What a status promises when the exact frontier is too large, out of time or cancelled.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  bruteForce,
  compare,
  type Frontier,
  frontierOf,
  isFault,
  type Profile,
  rational,
  subtract,
  utilitiesOf,
} from "@tworooms/analysis";
import { type Case, caseOf } from "./generate.ts";

const allPackages = (counts: readonly number[]): readonly (readonly number[])[] =>
  counts.reduce<readonly (readonly number[])[]>(
    (all, count) =>
      all.flatMap((ours) => Array.from({ length: count }, (_none, o) => [...ours, o])),
    [[]],
  );

// The definition of "within": whatever clears every reservation by the gap is nearly met by some point.
const expectWithin = ({ domain, profiles }: Case, frontier: Frontier): void => {
  const gap = frontier.gap ?? [];
  const counts = domain.issues.map((issue) =>
    issue.type === "options" ? issue.options.length : 0,
  );
  for (const ours of allPackages(counts)) {
    const utilities = utilitiesOf(frontier, ours);
    const lowered = utilities.map((value, party) => subtract(value, gap[party] ?? rational(0n)));
    const isClear = lowered.every(
      (value, party) => compare(value, profiles[party]?.reservation ?? value) >= 0,
    );
    if (!isClear) continue;
    const isMet = frontier.points.some((point) =>
      point.utilities.every((value, party) => compare(value, lowered[party] ?? value) >= 0),
    );
    expect(isMet).toBe(true);
  }
  for (const point of frontier.points) {
    expect(utilitiesOf(frontier, point.witness)).toEqual(point.utilities);
    for (const [party, value] of point.utilities.entries())
      expect(compare(value, profiles[party]?.reservation ?? value)).toBeGreaterThanOrEqual(0);
    for (const other of frontier.points)
      if (other !== point)
        expect(
          other.utilities.every(
            (value, party) => compare(value, point.utilities[party] ?? value) >= 0,
          ),
        ).toBe(false);
  }
};

test("A18 a frontier held to few points is within its gap, and says so", () => {
  let coarsened = 0;
  return fc
    .assert(
      fc.asyncProperty(
        caseOf(fc.integer({ min: 2, max: 4 }), "decimals", {
          links: 0,
          reservations: "some",
          issues: 6,
        }),
        async (drawn) => {
          const frontier = await frontierOf(drawn.domain, drawn.profiles, { mostPoints: 6 });
          if (frontier.status === "stopped") return;
          if (frontier.status === "within") {
            coarsened += 1;
            expect(frontier.ties).toBe("some");
            expect(frontier.gap?.some(({ num }) => num > 0n)).toBe(true);
          } else expect(frontier.gap).toBeUndefined();
          expectWithin(drawn, frontier);
        },
      ),
    )
    .then(() => expect(coarsened).toBeGreaterThan(3));
});

// Every package is efficient and no two are worth the same: 2 ** issues points.
const doubling = (issues: number): Case => ({
  domain: {
    name: "doubling",
    issues: Array.from({ length: issues }, (_none, issue) => ({
      type: "options",
      name: `${issue}`,
      options: ["no", "yes"],
    })),
  },
  profiles: [1n, -1n].map((sign, party): Profile => ({
    name: `${party}`,
    worth: {
      type: "additive",
      values: Array.from({ length: issues }, (_none, issue) => [
        rational(0n),
        rational(sign * 2n ** BigInt(issue)),
      ]),
    },
  })),
  links: [],
});

test("A18 a frontier that doubles with every issue is proved while it fits, then within, with a small gap", async () => {
  const small = doubling(12);
  const proved = await frontierOf(small.domain, small.profiles);
  expect([proved.status, proved.points.length]).toEqual(["proved", 4096]);
  const large = doubling(40);
  const within = await frontierOf(large.domain, large.profiles, { mostPoints: 100_000 });
  expect(within.status).toBe("within");
  for (const gap of within.gap ?? []) expect(gap.num * 100n < gap.den * 2n ** 40n).toBe(true);
});

test("A2 out of time, the answer is coarse and says so, or is stopped and says so", async () => {
  const { domain, profiles } = doubling(60);
  // A clock that moves on with every look at it: no real time passes.
  let time = 0;
  const now = (): number => {
    time += 1;
    return time;
  };
  const within = await frontierOf(domain, profiles, { budgetMs: 500, now });
  expect(within.status).toBe("within");
  expect(within.points.length).toBeGreaterThan(0);
  time = 0;
  const stopped = await frontierOf(domain, profiles, { budgetMs: 1, now });
  expect([stopped.status, stopped.points.length, stopped.gap]).toEqual(["stopped", 0, undefined]);
});

test("A2 cancelled, the answer is stopped, at whatever step that was", () =>
  fc.assert(
    fc.asyncProperty(
      caseOf(fc.integer({ min: 1, max: 4 }), "points", { links: 3, reservations: "none" }),
      fc.nat({ max: 30 }),
      async ({ domain, profiles, links }, step) => {
        let asked = 0;
        const isCancelled = (): boolean => {
          asked += 1;
          return asked > step;
        };
        const frontier = await frontierOf(domain, profiles, { links, isCancelled });
        const looked = bruteForce(domain, profiles, links);
        if (isFault(looked)) throw new Error(looked.fault);
        if (frontier.status === "proved") expect(frontier.points.length).toBe(looked.points.length);
        else expect([frontier.status, frontier.points.length]).toEqual(["stopped", 0]);
        expect(frontier.status === "stopped").toBe(asked > step);
        const never = await frontierOf(domain, profiles, { links, isCancelled: () => true });
        expect([never.status, never.points.length]).toEqual(["stopped", 0]);
      },
    ),
  ));

test("A2 progress counts every step and ends with the last", async () => {
  const { domain, profiles } = doubling(10);
  const seen: string[] = [];
  await frontierOf(domain, profiles, {
    onProgress: ({ done, of, points }) => seen.push(`${done}/${of} ${points}`),
  });
  expect(seen).toEqual(
    Array.from({ length: 10 }, (_none, step) => `${step + 1}/10 ${2 ** (step + 1)}`),
  );
});
