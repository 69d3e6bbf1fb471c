// Bad input: refused with its place, or taken with a note; never a wrong answer in silence.
import { expect, test } from "vitest";
import {
  type Domain,
  type Finding,
  findingsOf,
  frontierOf,
  type Link,
  type Profile,
  rational,
  type Rational,
  refusalsOf,
} from "@tworooms/analysis";

const points = (...values: readonly number[]): readonly Rational[] =>
  values.map((value) => rational(BigInt(value)));
const domain: Domain = {
  name: "harbour",
  issues: [
    { type: "options", name: "berths", options: ["two", "three", "four"] },
    { type: "options", name: "pilots", options: ["theirs", "ours"] },
  ],
};
const profile: Profile = {
  name: "port",
  worth: { type: "additive", values: [points(0, 4, 6), points(0, 3)] },
};
const codes = (findings: readonly Finding[]): readonly string[] => findings.map(({ code }) => code);
const withIssue = (issue: Domain["issues"][number]): Domain => ({ name: "d", issues: [issue] });
const additive = (...values: readonly (readonly Rational[])[]): Profile => ({
  name: "p",
  worth: { type: "additive", values },
});

test("A3 a sound subject has no finding", () => {
  expect(findingsOf(domain, [profile, { ...profile, name: "crew" }])).toEqual([]);
});

test("A3 domains: none, empty, doubled, turned and boundless ones are refused with their place", () => {
  expect(codes(findingsOf({ name: "d", issues: [] }, [profile]))).toEqual(["no-issues"]);
  expect(codes(findingsOf(domain, []))).toEqual(["no-profiles"]);
  const [berths] = domain.issues;
  if (berths === undefined) throw new Error("no issue");
  expect(findingsOf({ name: "d", issues: [berths, berths] }, [profile])).toContainEqual({
    type: "refused",
    code: "duplicate-issue",
    issue: 1,
  });
  expect(
    findingsOf(withIssue({ type: "options", name: "i", options: ["a", "b", "a"] }), [profile]),
  ).toEqual([{ type: "refused", code: "duplicate-option", issue: 0, option: 2 }]);
  expect(
    codes(findingsOf(withIssue({ type: "options", name: "i", options: [] }), [profile])),
  ).toEqual(["no-options"]);
  expect(
    codes(findingsOf(withIssue({ type: "integers", name: "i", low: 5n, high: 1n }), [profile])),
  ).toEqual(["no-options"]);
  expect(
    codes(
      findingsOf(withIssue({ type: "integers", name: "i", low: 0n, high: 10n ** 30n }), [profile]),
    ),
  ).toEqual(["too-many-options"]);
  const reals = { type: "reals", name: "i", low: rational(0n), high: rational(1n) } as const;
  for (const steps of [Number.NaN, Number.POSITIVE_INFINITY, -1, 0.5])
    expect(codes(findingsOf(withIssue({ ...reals, steps }), [profile]))).toEqual([
      "steps-not-whole",
    ]);
  expect(
    codes(findingsOf(withIssue({ ...reals, low: rational(2n), steps: 4 }), [profile])),
  ).toEqual(["range-turned"]);
});

test("A3 profiles: missing, surplus and impossible values are refused; weightless issues are noted", () => {
  expect(codes(findingsOf(domain, [additive(points(1, 2, 3))]))).toContain("values-missing");
  expect(codes(findingsOf(domain, [additive(points(1, 2), points(1, 2))]))).toContain(
    "values-missing",
  );
  expect(codes(findingsOf(domain, [additive(points(1, 2, 3, 4), points(1, 2))]))).toContain(
    "values-beyond-options",
  );
  expect(codes(findingsOf(domain, [additive(points(1, 2, 3), points(1, 2), points(1))]))).toContain(
    "values-beyond-options",
  );
  const impossible = additive([rational(1n), { num: 1n, den: 0n }, rational(1n)], points(1, 2));
  expect(findingsOf(domain, [impossible])).toContainEqual({
    type: "refused",
    code: "not-a-number",
    party: 0,
    issue: 0,
    option: 1,
  });
  expect(codes(findingsOf(domain, [additive(points(5, 5, 5), points(1, 2))]))).toEqual([
    "issue-without-weight",
  ]);
  expect(codes(findingsOf(domain, [additive(points(0, 0, 0), points(0, 0))]))).toContain(
    "nothing-matters",
  );
  expect(codes(findingsOf(domain, [{ ...profile, reservation: rational(100n) }]))).toEqual([
    "reservation-beyond-reach",
  ]);
  expect(codes(findingsOf(domain, [profile, profile]))).toEqual(["duplicate-profile"]);
});

test("A3 intervals, boxes and links: turned, unknown and doubled places are refused", () => {
  const unsure = (low: number, high: number): Profile => ({
    name: "p",
    worth: {
      type: "additive",
      values: [points(0, 4, 6), points(0, 3)],
      unsure: [{ issue: 0, option: 1, low: rational(BigInt(low)), high: rational(BigInt(high)) }],
    },
  });
  expect(codes(findingsOf(domain, [unsure(3, 5)]))).toEqual(["values-unsure"]);
  expect(codes(findingsOf(domain, [unsure(5, 3)]))).toContain("interval-turned");
  expect(codes(findingsOf(domain, [unsure(5, 6)]))).toContain("value-outside-interval");
  const box = (issue: number, low: number, high: number): Profile => ({
    name: "p",
    worth: {
      type: "boxes",
      boxes: [{ worth: rational(1n), isTurned: false, ranges: [{ issue, low, high }] }],
    },
  });
  expect(codes(findingsOf(domain, [box(0, 1, 2)]))).toEqual([]);
  expect(codes(findingsOf(domain, [box(0, 2, 1)]))).toContain("range-turned");
  expect(codes(findingsOf(domain, [box(0, 0, 3)]))).toContain("unknown-option");
  expect(codes(findingsOf(domain, [box(2, 0, 0)]))).toContain("unknown-issue");
  const linked = (link: Link): readonly string[] => codes(findingsOf(domain, [profile], [link]));
  expect(linked({ type: "forbidden", when: [{ issue: 7, option: 0 }] })).toEqual(["unknown-issue"]);
  expect(linked({ type: "forbidden", when: [{ issue: 0, option: 9 }] })).toEqual([
    "unknown-option",
  ]);
  expect(linked({ type: "forbidden", when: [] })).toEqual(["always-forbidden"]);
  expect(
    linked({
      type: "forbidden",
      when: [
        { issue: 0, option: 0 },
        { issue: 0, option: 1 },
      ],
    }),
  ).toEqual(["issue-twice-in-link"]);
  expect(linked({ type: "valued", party: 3, when: [], worth: rational(1n) })).toEqual([
    "unknown-party",
  ]);
  expect(linked({ type: "valued", party: 0, when: [], worth: { num: 1n, den: 0n } })).toEqual([
    "not-a-number",
  ]);
});

test("A3 the engine does not begin with what was refused", async () => {
  await expect(frontierOf({ name: "d", issues: [] }, [profile])).rejects.toThrow("refused");
});

test("A3 links in a circle are no fault: they are kept exactly", async () => {
  const circle: readonly Link[] = [
    // oxlint-disable-next-line unicorn/no-thenable -- a combination is no function, so nothing awaits it
    { type: "required", when: [{ issue: 0, option: 2 }], then: [{ issue: 1, option: 0 }] },
    // oxlint-disable-next-line unicorn/no-thenable -- a combination is no function, so nothing awaits it
    { type: "required", when: [{ issue: 1, option: 0 }], then: [{ issue: 0, option: 2 }] },
  ];
  expect(refusalsOf(domain, [profile], circle)).toEqual([]);
  const { points: found, status } = await frontierOf(domain, [profile], { links: circle });
  expect(status).toBe("proved");
  expect(found.map(({ witness }) => witness)).toEqual([[1, 1]]);
});

test("A19 an issue of a million options is merged, a larger one refused", async () => {
  const count = 1_000_000;
  const large = withIssue({ type: "integers", name: "price", low: 1n, high: BigInt(count) });
  const rising = Array.from({ length: count }, (_none, option) => rational(BigInt(option)));
  const falling = Array.from({ length: count }, (_none, option) =>
    rational(BigInt((count - option) >> 10)),
  );
  const profiles = [additive(rising), additive(falling)];
  expect(refusalsOf(large, profiles)).toEqual([]);
  const frontier = await frontierOf(large, profiles);
  expect(frontier.status).toBe("proved");
  expect(frontier.points.length).toBe(977);
  const larger = withIssue({ type: "integers", name: "price", low: 0n, high: BigInt(count) });
  expect(codes(findingsOf(larger, profiles))).toEqual(["too-many-options"]);
});
