// What is asked of a standing package: improvements, trades, near misses, and what open values leave open.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  add,
  compare,
  type Domain,
  efficiencyOf,
  frontierOf,
  improvementsOf,
  type Interval,
  isAllowed,
  nearMissesOf,
  type Profile,
  rational,
  type Rational,
  subtract,
  tradeBetween,
  tradesOf,
  utilitiesOf,
} from "@tworooms/analysis";
import { boxesOf, caseOf } from "./generate.ts";

const nought = rational(0n);
const parties = fc.integer({ min: 1, max: 4 });
const cases = fc.oneof(
  caseOf(parties, "points", { links: 3, reservations: "none", issues: 4 }),
  caseOf(parties, "wide", { links: 0, reservations: "some", issues: 4 }),
  boxesOf(parties),
);
const countsOf = (domain: Domain): readonly number[] =>
  domain.issues.map((issue) => (issue.type === "options" ? issue.options.length : 0));
const packagesOf = (domain: Domain): readonly (readonly number[])[] =>
  countsOf(domain).reduce<readonly (readonly number[])[]>(
    (all, count) =>
      all.flatMap((ours) => Array.from({ length: count }, (_none, o) => [...ours, o])),
    [[]],
  );
const isNoLess = (one: readonly Rational[], other: readonly Rational[]): boolean =>
  one.every((value, party) => compare(value, other[party] ?? value) >= 0);
const isSame = (one: readonly Rational[], other: readonly Rational[]): boolean =>
  isNoLess(one, other) && isNoLess(other, one);

test("A10 improvements are exactly the points that better what stands, and their gains add up", () =>
  fc.assert(
    fc.asyncProperty(cases, fc.nat(), async ({ domain, profiles, links }, pick) => {
      const frontier = await frontierOf(domain, profiles, { links });
      const all = packagesOf(domain);
      const standing = all[pick % all.length] ?? [];
      const own = utilitiesOf(frontier, standing);
      const found = improvementsOf(frontier, standing);
      const expected = frontier.points.filter(
        ({ utilities }) => isNoLess(utilities, own) && !isSame(utilities, own),
      );
      expect(new Set(found.map(({ point }) => point))).toEqual(new Set(expected));
      expect(found.length).toBe(expected.length);
      for (const { point, gains } of found)
        expect(point.utilities).toEqual(
          gains.map((gain, party) => add(own[party] ?? nought, gain)),
        );
    }),
  ));

test("A13 a trade costs no party anything, adds up, and no smaller change within it would do", () =>
  fc.assert(
    fc.asyncProperty(
      cases,
      fc.nat(),
      fc.integer({ min: 1, max: 3 }),
      async (drawn, pick, issues) => {
        const { domain, profiles, links } = drawn;
        const frontier = await frontierOf(domain, profiles, { links });
        const allowed = packagesOf(domain).filter((ours) => isAllowed(links, ours));
        const standing = allowed[pick % Math.max(1, allowed.length)];
        if (standing === undefined) return;
        const own = utilitiesOf(frontier, standing);
        const gainsOf = (ours: readonly number[]): readonly Rational[] =>
          utilitiesOf(frontier, ours).map((value, party) => subtract(value, own[party] ?? nought));
        const isTrade = (ours: readonly number[]): boolean =>
          isAllowed(links, ours) &&
          isNoLess(
            gainsOf(ours),
            own.map(() => nought),
          ) &&
          !isSame(
            gainsOf(ours),
            own.map(() => nought),
          );
        const trades = tradesOf(frontier, standing, { issues, most: 1000 });
        for (const trade of trades) {
          expect(trade.changes.length).toBeLessThanOrEqual(issues);
          expect(isTrade(trade.result)).toBe(true);
          expect(trade.gains).toEqual(gainsOf(trade.result));
          const summed = trade.changes
            .map(({ deltas }) => deltas)
            .concat([trade.linked])
            .reduce((all, deltas) =>
              all.map((value, party) => add(value, deltas[party] ?? nought)),
            );
          expect(summed).toEqual(trade.gains);
          for (const left of trade.changes.keys()) {
            const part = standing.map((option, issue) => {
              const change = trade.changes.find((one) => one.issue === issue);
              return change === undefined || trade.changes.indexOf(change) === left
                ? option
                : change.to;
            });
            if (trade.changes.length > 1) expect(isTrade(part)).toBe(false);
          }
          for (const { worth } of [...trade.gives, ...trade.gets])
            expect(worth.num > 0n).toBe(true);
        }
        // None is left out: whatever few changes better it contains a trade that is told.
        const better = packagesOf(domain).filter((ours) => isTrade(ours));
        for (const ours of better) {
          const distance = ours.filter((option, issue) => option !== standing[issue]).length;
          if (distance > issues) continue;
          const isTold = trades.some(({ changes }) =>
            changes.every(({ issue, to }) => ours[issue] === to),
          );
          expect(isTold).toBe(true);
        }
        const goal = allowed.at(-1);
        if (goal !== undefined) {
          const way = tradeBetween(frontier, standing, goal);
          expect(way.result).toEqual(goal);
          expect(way.gains).toEqual(gainsOf(goal));
        }
      },
    ),
    { numRuns: 60 },
  ));

test("A14 a near miss falls short for one party alone, by what it says, and nothing nearer betters it", () =>
  fc.assert(
    fc.asyncProperty(
      caseOf(parties, "points", { links: 2, reservations: "some", issues: 4 }),
      async ({ domain, profiles, links }) => {
        const misses = await nearMissesOf(domain, profiles, { links, most: 1000 });
        const subject = { domain, profiles, links };
        const allowed = packagesOf(domain).filter((ours) => isAllowed(links, ours));
        for (const [party, { reservation }] of profiles.entries()) {
          const own = misses.filter((miss) => miss.party === party);
          if (reservation === undefined) {
            expect(own).toEqual([]);
            continue;
          }
          const othersMet = allowed
            .map((ours) => utilitiesOf(subject, ours))
            .filter((utilities) =>
              utilities.every(
                (value, index) =>
                  index === party || compare(value, profiles[index]?.reservation ?? value) >= 0,
              ),
            );
          const best = othersMet.filter((one) =>
            othersMet.every((other) => isSame(one, other) || !isNoLess(other, one)),
          );
          const below = best.filter(
            (utilities) => compare(utilities[party] ?? nought, reservation) < 0,
          );
          expect(
            new Set(own.map(({ utilities }) => utilities.map(({ num }) => num).join())),
          ).toEqual(new Set(below.map((utilities) => utilities.map(({ num }) => num).join())));
          for (const { shortfall, utilities } of own)
            expect(add(utilities[party] ?? nought, shortfall)).toEqual(reservation);
          const shortfalls = own.map(({ shortfall }) => shortfall);
          expect(shortfalls).toEqual(shortfalls.toSorted(compare));
        }
      },
    ),
  ));

test("A11 efficient for all, some or none of the open values: as trying all their ends shows", () =>
  fc.assert(
    fc.asyncProperty(
      caseOf(fc.integer({ min: 1, max: 3 }), "points", {
        links: 2,
        reservations: "none",
        issues: 3,
      }),
      fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.nat({ max: 4 }), fc.nat({ max: 4 })), {
        maxLength: 4,
      }),
      fc.nat(),
      async ({ domain, profiles, links }, drawn, pick) => {
        const allowed = packagesOf(domain).filter((ours) => isAllowed(links, ours));
        const ours = allowed[pick % Math.max(1, allowed.length)];
        if (ours === undefined) return;
        const opened = profiles.map((profile, party): Profile => {
          if (profile.worth.type !== "additive") return profile;
          const { values } = profile.worth;
          const unsure = new Map<string, Interval>();
          for (const [who, where, which, below, above] of drawn) {
            if (who % profiles.length !== party) continue;
            const issue = where % values.length;
            const option = which % (values[issue]?.length ?? 1);
            const value = values[issue]?.[option] ?? nought;
            unsure.set(`${issue} ${option}`, {
              issue,
              option,
              low: subtract(value, rational(BigInt(below))),
              high: add(value, rational(BigInt(above))),
            });
          }
          return { ...profile, worth: { type: "additive", values, unsure: [...unsure.values()] } };
        });
        // All corners of all intervals: efficiency can only turn at them.
        let corners: readonly (readonly Profile[])[] = [profiles];
        for (const [party, profile] of opened.entries())
          for (const { issue, option, low, high } of (profile.worth.type === "additive" &&
            profile.worth.unsure) ||
            [])
            corners = corners.flatMap((at) =>
              [low, high].map((value) =>
                at.map((one, index): Profile => {
                  if (index !== party || one.worth.type !== "additive") return one;
                  const values = one.worth.values.map((options, place) =>
                    place === issue ? options.with(option, value) : options,
                  );
                  return { ...one, worth: { type: "additive", values } };
                }),
              ),
            );
        const verdicts = corners.map((at) => {
          const subject = { domain, profiles: at, links };
          const own = utilitiesOf(subject, ours);
          return allowed.every((other) => {
            const theirs = utilitiesOf(subject, other);
            return isSame(theirs, own) || !isNoLess(theirs, own);
          });
        });
        const expected = verdicts.every(Boolean) ? "all" : verdicts.some(Boolean) ? "some" : "none";
        expect(await efficiencyOf(domain, opened, ours, { links })).toBe(expected);
      },
    ),
  ));
