// Domains and profiles drawn by fast-check, small enough for every package to be looked at.
import * as fc from "fast-check";
import { type Domain, type Link, type Profile, rational, type Rational } from "@tworooms/analysis";

/** A domain with profiles and links. */
export type Case = {
  readonly domain: Domain;
  readonly profiles: readonly Profile[];
  readonly links: readonly Link[];
};

/** How wide the drawn values are. */
export type Width = "points" | "decimals" | "wide";

const valueOf = (width: Width): fc.Arbitrary<Rational> => {
  switch (width) {
    case "points":
      return fc.integer({ min: -5, max: 12 }).map((points) => rational(BigInt(points)));
    case "decimals":
      return fc
        .integer({ min: 0, max: 999_999 })
        .map((parts) => rational(BigInt(parts), 1_000_000n));
    case "wide":
      // Denominators that share nothing, with near ties among the values: far beyond 2^53 together.
      return fc
        .tuple(
          fc.bigInt({ min: 0n, max: 6n }),
          fc.constantFrom(10n ** 17n + 3n, 3n ** 40n, 7n ** 31n, 1n),
          fc.bigInt({ min: -1n, max: 1n }),
        )
        .map(([whole, den, little]) => rational(whole * den + little, den));
  }
};

const domainOf = (counts: readonly number[]): Domain => ({
  name: "drawn",
  issues: counts.map((count, issue) => ({
    type: "options",
    name: `issue ${issue}`,
    options: Array.from({ length: count }, (_none, option) => `option ${option}`),
  })),
});

const combinationOf = (counts: readonly number[], least: number) =>
  fc
    .subarray([...counts.keys()], { minLength: least, maxLength: Math.min(3, counts.length) })
    .chain((issues) =>
      fc.tuple(
        ...issues.map((issue) =>
          fc.nat({ max: (counts[issue] ?? 1) - 1 }).map((option) => ({ issue, option })),
        ),
      ),
    );

const linkOf = (counts: readonly number[], parties: number, width: Width): fc.Arbitrary<Link> =>
  fc.oneof(
    combinationOf(counts, 1).map((when): Link => ({ type: "forbidden", when })),
    fc
      .tuple(combinationOf(counts, 0), combinationOf(counts, 1))
      // oxlint-disable-next-line unicorn/no-thenable -- a combination is no function, so nothing awaits it
      .map(([when, then]): Link => ({ type: "required", when, then })),
    fc
      .tuple(fc.nat({ max: parties - 1 }), combinationOf(counts, 0), valueOf(width))
      .map(([party, when, worth]): Link => ({ type: "valued", party, when, worth })),
  );

/** Cases with so many parties, and links or none. */
export const caseOf = (
  parties: fc.Arbitrary<number>,
  width: Width,
  settings: {
    readonly links: number;
    readonly reservations: "some" | "none";
    readonly issues?: number;
    readonly options?: number;
  },
): fc.Arbitrary<Case> =>
  fc
    .tuple(
      parties,
      fc.array(fc.integer({ min: 1, max: settings.options ?? 4 }), {
        minLength: 1,
        maxLength: settings.issues ?? 5,
      }),
    )
    .chain(([count, counts]) =>
      fc
        .tuple(
          fc.array(
            fc.tuple(
              fc.tuple(
                ...counts.map((options) =>
                  fc.array(valueOf(width), { minLength: options, maxLength: options }),
                ),
              ),
              settings.reservations === "some"
                ? fc.option(valueOf(width), { nil: undefined })
                : fc.constant(undefined),
            ),
            { minLength: count, maxLength: count },
          ),
          fc.array(linkOf(counts, count, width), { maxLength: settings.links }),
        )
        .map(([drawn, links]) => ({
          domain: domainOf(counts),
          profiles: drawn.map(([values, reservation], party): Profile => ({
            name: `party ${party}`,
            worth: { type: "additive", values },
            ...(reservation === undefined ? {} : { reservation }),
          })),
          links,
        })),
    );

/** Cases of boxes (some turned, some of negative worth), for so many parties. */
export const boxesOf = (parties: fc.Arbitrary<number>): fc.Arbitrary<Case> =>
  fc
    .tuple(parties, fc.array(fc.integer({ min: 2, max: 4 }), { minLength: 1, maxLength: 4 }))
    .chain(([count, counts]) => {
      const range = fc
        .subarray([...counts.keys()], { maxLength: Math.min(3, counts.length) })
        .chain((issues) =>
          fc.tuple(
            ...issues.map((issue) =>
              fc
                .tuple(
                  fc.nat({ max: (counts[issue] ?? 1) - 1 }),
                  fc.nat({ max: (counts[issue] ?? 1) - 1 }),
                )
                .map(([one, other]) => ({
                  issue,
                  low: Math.min(one, other),
                  high: Math.max(one, other),
                })),
            ),
          ),
        );
      const box = fc.record({
        worth: fc.integer({ min: -6, max: 20 }).map((points) => rational(BigInt(points), 3n)),
        isTurned: fc.boolean(),
        ranges: range,
      });
      return fc
        .array(
          fc.tuple(
            fc.array(box, { maxLength: 6 }),
            fc.option(fc.integer({ min: -3, max: 9 }), { nil: undefined }),
          ),
          {
            minLength: count,
            maxLength: count,
          },
        )
        .map((drawn) => ({
          domain: domainOf(counts),
          profiles: drawn.map(([boxes, reservation], party): Profile => ({
            name: `party ${party}`,
            worth: { type: "boxes", boxes },
            ...(reservation === undefined ? {} : { reservation: rational(BigInt(reservation)) }),
          })),
          links: [],
        }));
    });
