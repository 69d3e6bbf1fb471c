import * as fc from "fast-check";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Box, Domain, Issue, Profile } from "../../src/domain.ts";
import { writeGeniusWeb } from "../../src/formats/genius-web-write.ts";
import { writeGeniusXml } from "../../src/formats/genius-write.ts";
import { optionsIn, optionTextsOf } from "../../src/formats/issue-options.ts";
import { writeNegmasYaml } from "../../src/formats/negmas-write.ts";
import { readScenario } from "../../src/formats/scenario.ts";
import type { Writing } from "../../src/formats/writing.ts";
import { add, multiply, rational, type Rational, subtract, zero } from "../../src/rational.ts";
import { examples, fileOf, folderOf, present, taken } from "./files.ts";

const word = fc.oneof(
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }).filter((text) => text.trim() !== ""),
  fc.constantFrom(
    "yes",
    "no",
    "null",
    "~",
    "1",
    "1.0",
    "-",
    "a: b",
    "# c",
    "'",
    '"',
    "<&>",
    "__proto__",
    " x ",
    "\ttab",
    "line\nbreak",
    "شهر",
    "5/7",
  ),
);
const words = (minimum: number): fc.Arbitrary<string[]> =>
  fc.uniqueArray(word, { minLength: minimum, maxLength: 5 });

const decimalValue = fc
  .tuple(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 0, max: 5 }))
  .map(([num, places]) => rational(BigInt(num), 10n ** BigInt(places)));

const issue = (name: string): fc.Arbitrary<Issue> =>
  fc.oneof(
    words(1).map((options): Issue => ({ type: "options", name, options })),
    fc
      .tuple(fc.bigInt({ min: -5n, max: 5n }), fc.bigInt({ min: 0n, max: 6n }))
      .map(([low, width]): Issue => ({ type: "integers", name, low, high: low + width })),
    fc
      .tuple(decimalValue, decimalValue, fc.constantFrom(1, 4, 20))
      .map(([low, width, steps]): Issue => ({
        type: "reals",
        name,
        low,
        high: add(low, add(width, rational(1n, 8n))),
        steps,
      })),
  );

const heldLine = (count: number): fc.Arbitrary<Rational[]> =>
  fc
    .tuple(
      fc.integer({ min: -20, max: 40 }),
      fc.integer({ min: -10, max: 10 }),
      fc.integer({ min: 1, max: 40 }),
      decimalValue.filter(({ num }) => num > 0n),
    )
    .map(([offset, slope, cap, scale]) =>
      Array.from({ length: count }, (_, option) => {
        const height = Math.min(cap, Math.max(0, offset + slope * option));
        return multiply(scale, rational(BigInt(height)));
      }),
    );

const worths = (held: Issue): fc.Arbitrary<Rational[]> => {
  const count = optionsIn(held);
  const any = fc.array(decimalValue, { minLength: count, maxLength: count });
  return held.type === "options" ? any : fc.oneof(any, heldLine(count));
};

const profile = (domain: Domain, name: string): fc.Arbitrary<Profile> =>
  fc
    .tuple(fc.tuple(...domain.issues.map(worths)), fc.option(decimalValue, { nil: undefined }))
    .filter(([values]) => values.flat().some(({ num }) => num > 0n))
    .map(([values, reservation]): Profile => {
      const worth = { type: "additive", values } as const;
      return reservation === undefined ? { name, worth } : { name, worth, reservation };
    });

const subject: fc.Arbitrary<readonly [Domain, readonly Profile[]]> = words(1)
  .chain((names) => fc.tuple(word, fc.tuple(...names.map(issue))))
  .chain(([name, issues]) => {
    const domain: Domain = { name, issues };
    return fc.tuple(fc.constant(domain), fc.tuple(profile(domain, "one"), profile(domain, "two")));
  });

const again = ({ files }: Writing) =>
  taken(readScenario(files.map(({ name, text }) => fileOf(name, text))));

const hasLoss = ({ losses }: Writing, code: string, about: Partial<Profile>): boolean =>
  losses.some(({ loss, profile: of }) => loss === code && (of === undefined || of === about.name));

/** What can be lost is only what the writing says is lost; options and worths come back. */
const expectKept = (domain: Domain, profiles: readonly Profile[], writing: Writing): void => {
  const back = again(writing);
  const isSame = writing.losses.every(({ loss }) => loss !== "characters");
  expect(back.domain.issues.map(optionTextsOf).map((texts) => texts.length)).toEqual(
    domain.issues.map(optionsIn),
  );
  if (isSame) {
    expect(back.domain.issues.map(({ name }) => name)).toEqual(
      domain.issues.map(({ name }) => name),
    );
    expect(back.domain.issues.map(optionTextsOf)).toEqual(domain.issues.map(optionTextsOf));
    expect(back.domain.name).toBe(domain.name);
  }
  for (const [party, kept] of profiles.entries()) {
    const found = back.profiles[party];
    if (!hasLoss(writing, "rounded", kept)) {
      expect(found?.worth).toEqual(kept.worth);
    }
    if (kept.reservation !== undefined && !hasLoss(writing, "reservation-no-bid", kept)) {
      expect(found?.reservation).toEqual(kept.reservation);
    }
    if (kept.reservation === undefined && !hasLoss(writing, "reservation-none", kept)) {
      expect(found?.reservation).toBeUndefined();
    }
  }
};

// oxlint-disable-next-line vitest/expect-expect -- expectKept expects
test.each([
  ["Genius XML", writeGeniusXml],
  ["GeniusWeb", writeGeniusWeb],
  ["NegMAS", writeNegmasYaml],
])(
  "A50 %s: what is written and read again is the same but for the losses it states",
  (_, write) => {
    fc.assert(
      fc.property(subject, ([domain, profiles]) => {
        expectKept(domain, profiles, write(domain, profiles));
      }),
      { numRuns: 120 },
    );
  },
);

// oxlint-disable-next-line vitest/expect-expect -- expectKept expects
test("A50 the examples come back from every format, and only stated losses are lost", () => {
  for (const name of ["ferry", "river", "orchard"]) {
    const files = folderOf(join(examples, name)).filter((file) => file.name !== "links.json");
    const { domain, profiles } = taken(readScenario(files));
    for (const write of [writeGeniusXml, writeGeniusWeb, writeNegmasYaml]) {
      expectKept(domain, profiles, write(domain, profiles));
    }
  }
});

test("A50 what has a finite decimal is written exactly, if not as weight and share then as it is", () => {
  const domain: Domain = {
    name: "d",
    issues: [{ type: "options", name: "x", options: ["a", "b"] }],
  };
  // 3/7 has no finite decimal, 0.3 has.
  const values = [[rational(3n, 10n), rational(7n, 10n)]];
  const profiles: Profile[] = [{ name: "one", worth: { type: "additive", values } }];
  for (const write of [writeGeniusWeb, writeNegmasYaml, writeGeniusXml]) {
    const writing = write(domain, profiles);
    expect(writing.losses.map(({ loss }) => loss)).not.toContain("rounded");
    expect(again(writing).profiles[0]?.worth).toEqual(profiles[0]?.worth);
  }
});

test("A50 values without a finite decimal are rounded far behind any figure, and that is stated", () => {
  const domain: Domain = {
    name: "d",
    issues: [{ type: "options", name: "x", options: ["a", "b"] }],
  };
  const values = [[rational(1n, 3n), rational(1n, 7n)]];
  const profiles: Profile[] = [
    { name: "one", worth: { type: "additive", values }, reservation: zero },
  ];
  for (const write of [writeGeniusWeb, writeNegmasYaml, writeGeniusXml]) {
    const writing = write(domain, profiles);
    expect(writing.losses.map(({ loss }) => loss)).toContain("rounded");
    const [found] = again(writing).profiles;
    const off = found?.worth.type === "additive" ? found.worth.values[0]?.[1] : undefined;
    const { num, den } = subtract(off ?? zero, rational(1n, 7n));
    expect((num < 0n ? -num : num) * 10n ** 29n).toBeLessThan(den);
  }
});

const boxDomain: Domain = {
  name: "grid",
  issues: [
    { type: "integers", name: "x", low: -2n, high: 4n },
    { type: "integers", name: "y", low: 0n, high: 3n },
  ],
};
const box: fc.Arbitrary<Box> = fc
  .tuple(
    fc.integer({ min: 1, max: 99 }),
    fc.boolean(),
    fc.subarray([0, 1]),
    fc.tuple(fc.nat(3), fc.nat(3)),
  )
  .map(([utility, isTurned, issues, [one, other]]) => ({
    worth: rational(BigInt(utility), 8n),
    isTurned: isTurned && issues.length > 0,
    ranges: issues.map((index) => ({
      issue: index,
      low: Math.min(one, other),
      high: Math.max(one, other),
    })),
  }));
const utility = ({ worth: said }: Profile, chosen: readonly number[]): Rational =>
  said.type !== "boxes"
    ? zero
    : said.boxes.reduce((sum, one) => {
        const isInside = one.ranges.every(
          ({ issue: index, low, high }) =>
            low <= (chosen[index] ?? 0) && (chosen[index] ?? 0) <= high,
        );
        return isInside === one.isTurned ? sum : add(sum, one.worth);
      }, zero);

test("A50 boxes come back from Genius as they are, and from NegMAS with the same worth everywhere", () => {
  fc.assert(
    fc.property(fc.array(box, { minLength: 1, maxLength: 6 }), (boxes) => {
      const profiles: Profile[] = [
        { name: "p", worth: { type: "boxes", boxes }, reservation: zero },
      ];
      expect(again(writeGeniusXml(boxDomain, profiles)).profiles).toEqual(profiles);
      const [back] = again(writeNegmasYaml(boxDomain, profiles)).profiles;
      for (let x = 0; x < 7; x += 1) {
        for (let y = 0; y < 4; y += 1) {
          expect(back && utility(back, [x, y])).toEqual(utility(present(profiles[0]), [x, y]));
        }
      }
      const web = writeGeniusWeb(boxDomain, profiles);
      expect(web.losses).toEqual([{ loss: "boxes", profile: "p" }]);
    }),
    { numRuns: 100 },
  );
});
