import { expect, test } from "vitest";
import { MAX_BYTES } from "../../src/formats/reading.ts";
import { readDomain, readProfile, readScenario } from "../../src/formats/scenario.ts";
import { sentenceOf } from "../../src/formats/sentences.ts";
import { fileOf, refused, taken } from "./files.ts";

const bomb = `<!DOCTYPE bomb [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>
<negotiation_template><utility_space><objective name="&b;"/></utility_space></negotiation_template>`;
const outside = `<!DOCTYPE d SYSTEM "http://example.invalid/d.dtd">
<negotiation_template/>`;

test.each([
  ["a document type that declares entities", bomb],
  ["a document type kept elsewhere", outside],
])("A53 %s is refused before anything is expanded or fetched", (_, text) => {
  const fault = refused(readDomain(fileOf("domain.xml", text)));
  expect(fault.fault).toBe("entity-refused");
});

test("A53 an entity nobody declared is refused, not passed over", () => {
  const text = '<negotiation_template><utility_space name="&xxe;"/></negotiation_template>';
  expect(refused(readDomain(fileOf("domain.xml", text))).fault).toBe("entity-refused");
});

test.each([
  [
    "a tag that would build an object",
    "type: !!python/object/apply:os.system [echo]\n",
    "tag-refused",
  ],
  ["a tag of its own", "type: !robot {a: 1}\n", "tag-refused"],
  ["a circle of aliases", "type: &a [*a]\n", "alias-refused"],
  ["an alias to nothing", "type: *nowhere\n", "alias-refused"],
  ["a key twice", "type: a\ntype: b\n", "duplicate"],
  ["a path", "type: OutcomeSpace\npath: __PATH__:other.yaml\n", "path-refused"],
  ["broken flow", "type: [a, b\n", "malformed"],
])("A53 YAML with %s is refused", (_, text, fault) => {
  expect(refused(readDomain(fileOf("domain.yaml", text))).fault).toBe(fault);
});

test("A53 aliases that would grow a file beyond measure are refused", () => {
  const levels = Array.from({ length: 12 }, (_, level) => {
    const before = level === 0 ? '"x"' : `*l${level - 1}`;
    return `l${level}: &l${level} [${Array.from({ length: 10 }, () => before).join(", ")}]`;
  });
  const reading = readDomain(fileOf("bomb.yaml", `${levels.join("\n")}\n`));
  expect(refused(reading).fault).toBe("too-many");
});

const levelsOf = (levels: number, width: number): string =>
  Array.from({ length: levels }, (_, level) => {
    const before = level === 0 ? '"x"' : `*l${level - 1}`;
    return `l${level}: &l${level} [${Array.from({ length: width }, () => before).join(", ")}]\n`;
  }).join("");

test("A53 aliases are written out up to half a million nodes, and not one level further", () => {
  // 5 levels of 10 are 123,000 nodes, so the file is read and found to be no domain; 6 are 1,235,000.
  expect(refused(readDomain(fileOf("d.yaml", levelsOf(5, 10)))).fault).toBe("not-a-domain");
  expect(refused(readDomain(fileOf("d.yaml", levelsOf(6, 10)))).fault).toBe("too-many");
});

test("A53 an alias names the last anchor of that name before it", () => {
  const text = `type: OutcomeSpace
name: d
issues:
  - {name: first, type: CategoricalIssue, values: &v [a, b]}
  - {name: second, type: CategoricalIssue, values: *v}
  - {name: third, type: CategoricalIssue, values: &v [c]}
  - {name: fourth, type: CategoricalIssue, values: *v}
`;
  const { domain } = taken(readDomain(fileOf("d.yaml", text)));
  expect(domain.issues.map((issue) => issue.type === "options" && issue.options)).toEqual([
    ["a", "b"],
    ["a", "b"],
    ["c"],
    ["c"],
  ]);
});

// Read in one pass these take a second or two; if each alias or key looked at all before it, hours.
test.each([
  ["aliases", `a: &a x\nb: [${"*a, ".repeat(40_000)}]\n`],
  ["keys", Array.from({ length: 100_000 }, (_, at) => `k${at}: 0\n`).join("")],
])("A54 a YAML file full of %s costs no more than its size", (_, text) => {
  expect(refused(readDomain(fileOf("d.yaml", text))).fault).toBe("not-a-domain");
});

test("A54 what is too large, too deep or too wide is refused", () => {
  const large = { name: "domain.xml", bytes: new Uint8Array(MAX_BYTES + 1).fill(32) };
  expect(refused(readDomain(large))).toMatchObject({ fault: "too-large" });
  expect(refused(readDomain(fileOf("d.xml", "<a>".repeat(100)))).fault).not.toBe("not-a-domain");
  const deep = `<negotiation_template>${"<utility_space>".repeat(100)}`;
  expect(refused(readDomain(fileOf("d.xml", deep))).fault).toBe("too-deep");
  expect(refused(readDomain(fileOf("d.json", "[".repeat(100_000)))).fault).toBe("too-deep");
  const wide = JSON.stringify({ issuesValues: { a: { range: ["0", "1000000", "1"] } } });
  expect(refused(readDomain(fileOf("d.json", wide))).fault).toBe("too-many");
  for (const nested of ["[", "{a: ", "- ", "? "]) {
    expect(refused(readDomain(fileOf("d.yaml", nested.repeat(200_000)))).fault).toBe("too-deep");
  }
  const spaces = `${" ".repeat(10_000_000)}<a/>`;
  expect(refused(readDomain(fileOf("d.xml", spaces))).fault).toBe("not-a-domain");
  const yaml = `a: "${"x".repeat(5 * 1024 * 1024)}"\n`;
  expect(refused(readDomain(fileOf("d.yaml", yaml))).fault).toBe("too-large");
});

test.each([
  ["zero bytes", "domain.json", '{"a": "\u0000"}', "not-text"],
  ["a comment in JSON", "domain.json", '{"a": 1} // no', "malformed"],
  ["a key twice", "domain.json", '{"a": 1, "a": 2}', "duplicate"],
  ["a string without end", "domain.json", '{"a": "b', "malformed"],
  ["a number that is none", "domain.json", '{"a": 01}', "malformed"],
  ["an unclosed element", "domain.xml", "<negotiation_template><a>", "malformed"],
  ["nothing", "domain.xml", "", "malformed"],
  ["nothing", "domain.json", "", "malformed"],
])("A52 %s in %s is refused", (_, name, text, fault) => {
  expect(refused(readDomain(fileOf(name, text))).fault).toBe(fault);
});

test("A53 a key named like a prototype stays a key", () => {
  const text =
    '{"name": "d", "issuesValues": {"__proto__": {"values": ["constructor", "toString"]}}}';
  const { domain } = taken(readDomain(fileOf("d.json", text)));
  expect(domain.issues).toEqual([
    { type: "options", name: "__proto__", options: ["constructor", "toString"] },
  ]);
  const profile = {
    LinearAdditiveUtilitySpace: {
      issueWeights: JSON.parse('{"__proto__": 1}'),
      issueUtilities: JSON.parse(
        '{"__proto__": {"discreteutils": {"valueUtilities": {"constructor": 1}}}}',
      ),
    },
  };
  const reading = taken(readProfile(fileOf("p.json", JSON.stringify(profile)), domain));
  expect(reading.profile.worth).toMatchObject({
    values: [[{ num: 1n }, { num: 0n }]],
  });
});

test("A52 every fault and note becomes a sentence with its place", () => {
  const fault = refused(
    readScenario([
      fileOf("a.json", '{"issuesValues": {"x": {"values": []}}}'),
      fileOf("b.json", '{"LinearAdditiveUtilitySpace": {}}'),
    ]),
  );
  expect(sentenceOf(fault)).toBe("a.json:1:35: an issue has no options (x).");
});

test("A56 a party is never dropped in silence: one bad profile refuses the folder", () => {
  const domain = fileOf("d.json", '{"name": "d", "issuesValues": {"x": {"values": ["a"]}}}');
  const good =
    '{"LinearAdditiveUtilitySpace": {"issueWeights": {"x": 1}, "issueUtilities": {"x": {"discreteutils": {"valueUtilities": {"a": 1}}}}}}';
  const bad = good.replace('{"a": 1}', '{"a": NaN}');
  expect(
    refused(readScenario([domain, fileOf("1.json", good), fileOf("2.json", bad)])).place.file,
  ).toBe("2.json");
  const reading = taken(
    readScenario([
      fileOf("2.json", good),
      domain,
      fileOf("1.json", good),
      fileOf("notes.txt", "?"),
    ]),
  );
  expect(reading.sources).toEqual(["1.json", "2.json"]);
  expect(reading.notes).toMatchObject([{ note: "left-out", place: { file: "notes.txt" } }]);
  expect(
    taken(readScenario([fileOf("2.json", good), domain, fileOf("1.json", good)], { parties: 1 }))
      .sources,
  ).toEqual(["1.json"]);
});
