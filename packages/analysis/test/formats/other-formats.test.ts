import { join } from "node:path";
import { expect, test } from "vitest";
import { readDomain, readProfile, readScenario } from "../../src/formats/scenario.ts";
import { readLinks } from "../../src/formats/links.ts";
import { rational, zero } from "../../src/rational.ts";
import { examples, fileOf, folderOf, present, refused, taken } from "./files.ts";

const scenario = (name: string) =>
  taken(readScenario(folderOf(join(examples, name)).filter((file) => file.name !== "links.json")));

test("A51 GeniusWeb: weights times utilities, ranges as lines, and the reservation is its bid's worth", () => {
  const { domain, profiles } = scenario("river");
  expect(domain.issues[0]).toMatchObject({ type: "reals", steps: 8 });
  const [lower, upper] = profiles;
  expect(lower?.name).toBe("lower-bank");
  // 0.45 * (70 - 55) / 40 + 0.15 * 0.8 + 0.4 * 0
  expect(lower?.reservation).toEqual(rational(231n, 800n));
  // 0.5 * (40 - 30) / 40 + 0.2 * 0.7 + 0.3 * 0.55
  expect(upper?.reservation).toEqual(rational(43n, 100n));
});

test("A51 GeniusWeb: the old key, an unlisted value worth 0, no reservation bid", () => {
  const domain = taken(
    readDomain(fileOf("d.json", '{"name":"d","issuesValues":{"x":{"values":["a","b"]}}}')),
  ).domain;
  const text =
    '{"LinearAdditiveUtilitySpace":{"issueWeights":{"x":1.0},"issueUtilities":{"x":{"discreteutils":{"valueUtilities":{"a":0.30}}}}}}';
  const { profile, notes } = taken(readProfile(fileOf("p.json", text), domain));
  expect(profile).toEqual({
    name: "p",
    worth: { type: "additive", values: [[rational(3n, 10n), zero]] },
  });
  expect(notes.map(({ note }) => note)).toEqual(["unlisted"]);
  const other = text.replace(
    '"issueWeights"',
    '"domain":{"name":"e","issuesValues":{"x":{"values":["a"]}}},"issueWeights"',
  );
  expect(refused(readProfile(fileOf("p.json", other), domain)).fault).toBe("domains-differ");
  const order = '{"DefaultPartialOrdering":{"name":"p"}}';
  expect(refused(readProfile(fileOf("p.json", order), domain)).fault).toBe("unsupported");
});

test("A51 NegMAS: tables, lines, quoted keys, and a wrapped function's own reserved value is passed by", () => {
  const { profiles, notes } = scenario("orchard");
  expect(profiles.map(({ reservation }) => reservation)).toEqual([
    rational(2n, 5n),
    rational(3n, 10n),
    undefined,
  ]);
  const [hill, mill] = profiles;
  expect(hill?.worth).toMatchObject({ type: "additive" });
  const values = hill?.worth.type === "additive" ? hill.worth.values : [];
  expect(values[0]?.[2]).toEqual(rational(3n, 10n));
  expect(values[2]).toEqual([zero, rational(1n, 10n), rational(2n, 25n)]);
  expect(mill?.worth.type === "additive" && mill.worth.values[0]?.[4]).toEqual(rational(3n, 10n));
  expect(notes.map(({ note }) => note)).toEqual(["discount"]);
});

test.each([
  ["a function as code", "{type: LambdaFun, f: 'lambda x: 1'}", "unsupported"],
  ["a table with a gap", "{type: TableFun, mapping: {a: 1}}", "missing"],
  ["a line over words", "{type: AffineFun, slope: 1, bias: 0}", "domains-differ"],
  ["NaN", "{type: TableFun, mapping: {a: .nan, b: 1}}", "not-finite"],
])("A52 NegMAS: %s is refused as %s", (_, values, fault) => {
  const domain = taken(
    readDomain(
      fileOf(
        "d.yaml",
        "type: DiscreteCartesianOutcomeSpace\nissues: [{name: x, values: [a, b]}]\n",
      ),
    ),
  ).domain;
  const text = `type: LinearAdditiveUtilityFunction\nweights: [1.0]\nvalues: [${values}]\n`;
  expect(refused(readProfile(fileOf("p.yaml", text), domain)).fault).toBe(fault);
});

test("A51 NegMAS: boxes by index or name, weights and bias", () => {
  const domain = taken(
    readDomain(
      fileOf(
        "d.yaml",
        "type: CartesianOutcomeSpace\nissues: [{name: x, type: ContiguousIssue, values: [1, 9]}, {name: y, type: ContiguousIssue, values: 3}]\n",
      ),
    ),
  ).domain;
  const text =
    "type: HyperRectangleUtilityFunction\noutcome_ranges:\n- {0: [2, 4], 1: [0, 1]}\n- {y: 2}\nutilities: [2.0, 10.0]\nweights: [0.5, 1]\nbias: 0.25\nreserved_outcome: [3, 1]\n";
  const { profile } = taken(readProfile(fileOf("p.yaml", text), domain));
  expect(profile.worth).toEqual({
    type: "boxes",
    boxes: [
      { worth: rational(1n, 4n), isTurned: false, ranges: [] },
      {
        worth: rational(1n),
        isTurned: false,
        ranges: [
          { issue: 0, low: 1, high: 3 },
          { issue: 1, low: 0, high: 1 },
        ],
      },
      { worth: rational(10n), isTurned: false, ranges: [{ issue: 1, low: 2, high: 2 }] },
    ],
  });
  expect(profile.reservation).toEqual(rational(5n, 4n));
});

const negoLog = (rest: string): string =>
  `{"reservationValue": 0.5, "issueWeights": {"x": 0.25, "y": 0.75}, "issues": {"x": {"1": 0.5, "0": 1}, "y": {"a": ${rest}}}}`;

test("A51 NegoLog: weight times value as written, the domain from the first profile", () => {
  const reading = taken(
    readScenario([
      fileOf("profileA.json", negoLog("0.2")),
      fileOf("profileB.json", negoLog("1e-2")),
      fileOf("specs.json", '{"Name": "d"}'),
    ]),
  );
  expect(reading.domain.issues).toEqual([
    { type: "options", name: "x", options: ["1", "0"] },
    { type: "options", name: "y", options: ["a"] },
  ]);
  expect(reading.profiles[1]?.worth).toEqual({
    type: "additive",
    values: [[rational(1n, 8n), rational(1n, 4n)], [rational(3n, 400n)]],
  });
  expect(reading.notes.map(({ note }) => note)).toEqual(["left-out", "derived-domain"]);
});

test("A57 links name issues, options and parties as the files do", () => {
  const { domain, profiles } = scenario("ferry");
  const file = folderOf(join(examples, "ferry")).find(({ name }) => name === "links.json");
  const { links } = taken(
    readLinks(
      present(file),
      domain,
      profiles.map(({ name }) => name),
    ),
  );
  expect(links).toEqual([
    {
      type: "forbidden",
      when: [
        { issue: 1, option: 0 },
        { issue: 2, option: 1 },
      ],
    },
    // oxlint-disable-next-line unicorn/no-thenable -- the domain's own word; no link is ever awaited
    { type: "required", when: [{ issue: 3, option: 0 }], then: [{ issue: 1, option: 2 }] },
    {
      type: "valued",
      party: 1,
      when: [
        { issue: 0, option: 12 },
        { issue: 3, option: 2 },
      ],
      worth: rational(1n, 20n),
    },
  ]);
});

test.each([
  ['[{"forbidden": {"Fare": "0"}}]', "unknown-issue"],
  ['[{"forbidden": {"Home port": "West quay"}}]', "unknown-option"],
  ['[{"forbidden": {}}]', "missing"],
  ['[{"valued": {"party": "east", "when": {"Home port": "North quay"}, "worth": 1}}]', "missing"],
  [
    '[{"valued": {"party": "north", "when": {"Home port": "North quay"}, "worth": "NaN"}}]',
    "not-finite",
  ],
  ['[{"maybe": {}}]', "unsupported"],
  ["[7]", "malformed"],
  ["{}", "malformed"],
])("A57 links %s are refused as %s", (links, fault) => {
  const { domain } = scenario("ferry");
  const reading = readLinks(fileOf("links.json", `{"links": ${links}}`), domain, [
    "north",
    "south",
  ]);
  expect(refused(reading).fault).toBe(fault);
});
