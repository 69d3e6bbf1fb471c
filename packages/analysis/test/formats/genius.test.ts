import { expect, test } from "vitest";
import type { Domain } from "../../src/domain.ts";
import { readGeniusDomain, readGeniusProfile } from "../../src/formats/genius-xml.ts";
import { add, rational, zero } from "../../src/rational.ts";
import { fileOf, refused, taken } from "./files.ts";

const domainFile = (issues: string): ReturnType<typeof fileOf> =>
  fileOf(
    "domain.xml",
    `<negotiation_template><utility_space><objective index="0" name="d">${issues}</objective></utility_space></negotiation_template>`,
  );
const profileFile = (inner: string, after = ""): ReturnType<typeof fileOf> =>
  fileOf(
    "one.xml",
    `<utility_space><objective index="0" name="d">${inner}</objective>${after}</utility_space>`,
  );
const place =
  '<issue index="1" name="Place" type="discrete"><item value="hall"/><item value="boat"/></issue>';
const said = (hall: string, boat: string): string =>
  `<issue index="1" name="Place" type="discrete"><item value="hall" evaluation="${hall}"/><item value="boat" evaluation="${boat}"/></issue>`;
const days = '<issue index="2" name="Days" type="integer" lowerbound="1" upperbound="5"/>';
const saidDays = (line: string): string =>
  `<issue index="2" name="Days" type="integer" lowerbound="1" upperbound="5"><evaluator ftype="linear" ${line}/></issue>`;
const weights = (one: string, two: string): string =>
  `<weight index="1" value="${one}"/><weight index="2" value="${two}"/>`;

const real = (evaluator: string): string =>
  `<issue index="1" name="Price" type="real"><range lowerbound="10" upperbound="20"/>${evaluator}</issue>`;

const domainWith = (issues: string): Domain => taken(readGeniusDomain(domainFile(issues))).domain;
const valuesOf = (reading: ReturnType<typeof readGeniusProfile>) => {
  const { worth } = taken(reading).profile;
  return worth.type === "additive" ? worth.values : expect.fail("boxes");
};

test("A55 worth is weight times evaluation over the greatest, and the weights stay as written", () => {
  const domain = domainWith(place + days);
  const reading = readGeniusProfile(
    profileFile(
      said("3", "7") + saidDays('offset="1" slope="-0.3"') + weights("0.7", "0.6"),
      '<reservation value="0.125"/>',
    ),
    domain,
  );
  expect(valuesOf(reading)).toEqual([
    [rational(3n, 10n), rational(7n, 10n)],
    // 1, 0.7, 0.4, 0.1 and then held at 0, times 0.6
    [rational(3n, 5n), rational(21n, 50n), rational(6n, 25n), rational(3n, 50n), zero],
  ]);
  const { profile, notes } = taken(reading);
  expect(profile.reservation).toEqual(rational(1n, 8n));
  expect(profile.name).toBe("one");
  expect(notes.map(({ note, found }) => [note, found])).toEqual([["weights-sum", "1.3"]]);
});

test("A55 a missing reservation value is 0, and issues are matched by name, not by index", () => {
  const domain = domainWith(place + days);
  const turned = saidDays('parameter0="0" parameter1="0.25"').replace('index="2"', 'index="9"');
  const reading = readGeniusProfile(
    profileFile(
      `${turned}${said("1", "2")}<weight index="9" value="0.5"/><weight index="1" value="0.5"/>`,
    ),
    domain,
  );
  expect(valuesOf(reading)[0]).toEqual([rational(1n, 4n), rational(1n, 2n)]);
  expect(valuesOf(reading)[1]?.[2]).toEqual(rational(1n, 4n));
  expect(taken(reading).profile.reservation).toEqual(zero);
});

test("A55 a real issue's line starts at zero, a triangle has its top at 1, and steps are even", () => {
  const domain = taken(readGeniusDomain(domainFile(real("")), { realSteps: 2 })).domain;
  const read = (evaluator: string) =>
    valuesOf(
      readGeniusProfile(profileFile(`${real(evaluator)}<weight index="1" value="1"/>`), domain),
    )[0];
  expect(read('<evaluator ftype="linear" parameter0="3" parameter1="-0.15"/>')).toEqual([
    rational(1n),
    rational(3n, 4n),
    zero,
  ]);
  expect(
    read('<evaluator ftype="triangular" parameter0="10" parameter1="20" parameter2="12.5"/>'),
  ).toEqual([zero, rational(2n, 3n), zero]);
  expect(read('<evaluator ftype="constant" parameter0="0.5"/>')?.[1]).toEqual(rational(1n, 2n));
});

test("A55 boxes count inside, turned ones outside, an empty one always, all over the greatest utility", () => {
  const grid =
    '<issue index="1" name="x" type="integer" lowerbound="0" upperbound="9"/><issue index="2" name="y" type="integer" lowerbound="0" upperbound="9"/>';
  const utility = `<utility maxutility="200"><ufun weight="1" aggregation="sum">
    <hyperRectangle utility="50"><INCLUDES index="1" min="3" max="12"/></hyperRectangle>
    <hyperRectangle utility="30"><EXCLUDES index="2" min="0" max="4"/><INCLUDES index="1" min="0" max="0"/></hyperRectangle>
    <hyperRectangle utility="10"/>
    <hyperRectangle utility="7"><INCLUDES index="1" min="20" max="30"/></hyperRectangle>
  </ufun></utility>`;
  const domain = domainWith(grid);
  const { profile, notes } = taken(readGeniusProfile(profileFile(grid + utility), domain));
  expect(profile.worth).toEqual({
    type: "boxes",
    boxes: [
      { worth: rational(1n, 4n), isTurned: false, ranges: [{ issue: 0, low: 3, high: 9 }] },
      { worth: rational(3n, 20n), isTurned: true, ranges: [{ issue: 1, low: 0, high: 4 }] },
      { worth: rational(1n, 20n), isTurned: false, ranges: [] },
    ],
  });
  expect(notes.map(({ note }) => note)).toEqual(["scale", "box-never"]);
});

test("A52 what is repaired is noted with its place", () => {
  const broken = `<!-- made by hand --><?xml version="1.0"?>
<negotiation_template><utility_space><objective index="0" name="d">
<issue index="2"name="Mail" type="discrete"><item value="AT & T"/><item value="by &lt;hand&gt;"/></issue>
</objective></utility_space></negotiation_template>`;
  const { domain, notes } = taken(readGeniusDomain(fileOf("domain.xml", broken)));
  expect(domain.issues).toEqual([
    { type: "options", name: "Mail", options: ["AT & T", "by <hand>"] },
  ]);
  expect(notes.map(({ note, place: { line } }) => [note, line])).toEqual([
    ["before-declaration", 1],
    ["bare-ampersand", 3],
    ["attribute-space", 3],
  ]);
});

test("A52 an option without a value stays between nothing and the weight, and is noted", () => {
  const domain = domainWith(place);
  for (const gap of ["", ' evaluation="null"']) {
    const inner = `<issue index="1" name="Place" type="discrete"><item value="hall" evaluation="2"/><item value="boat"${gap}/></issue><weight index="1" value="0.5"/>`;
    const { profile, notes } = taken(readGeniusProfile(profileFile(inner), domain));
    expect(profile.worth).toEqual({
      type: "additive",
      values: [[rational(1n, 2n), zero]],
      unsure: [{ issue: 0, option: 1, low: zero, high: rational(1n, 2n) }],
    });
    expect(notes.map(({ note }) => note)).toContain("evaluation-missing");
  }
});

test("A52 an issue worth nothing counts 0, a repeated value counts by its last, both noted", () => {
  const domain = domainWith(place + days);
  const inner = `${said("0", "0")}${saidDays('offset="0" slope="0.25"')}${weights("0.5", "0.5")}`;
  const { notes } = taken(readGeniusProfile(profileFile(inner), domain));
  expect(notes.map(({ note }) => note)).toEqual(["all-zero"]);
  const repeated = `${said("8", "2").replace("</issue>", '<item value="boat" evaluation="4"/></issue>')}<weight index="1" value="1"/>`;
  const again = readGeniusProfile(profileFile(repeated), domainWith(place));
  expect(valuesOf(again)[0]).toEqual([rational(1n), rational(1n, 2n)]);
  expect(taken(again).notes.map(({ note }) => note)).toEqual(["evaluation-repeated"]);
});

test("A52 a file in another encoding is read as Windows-1252 and noted", () => {
  const bytes = Uint8Array.from(
    [...domainFile(place.replace("hall", "?10,000")).bytes].map((byte) =>
      byte === 63 ? 0x80 : byte,
    ),
  );
  const { domain, notes } = taken(readGeniusDomain({ name: "domain.xml", bytes }));
  expect(domain.issues[0]).toMatchObject({ options: ["€10,000", "boat"] });
  expect(notes[0]?.note).toBe("encoding");
});

test.each([
  ["NaN", "not-finite", said("NaN", "1")],
  ["an infinity", "not-finite", said("-Infinity", "1")],
  ["a letter", "not-a-number", said("s", "1")],
  ["a comma", "not-a-number", said("0,5", "1")],
  ["only negative values", "scale-not-positive", said("-3", "0")],
  ["another issue", "unknown-issue", said("1", "1").replace("Place", "Palace")],
  ["an issue twice", "duplicate", said("1", "1") + said("1", "2")],
  [
    "another kind of issue",
    "domains-differ",
    saidDays('offset="0" slope="1"').replace("Days", "Place").replace('index="2"', 'index="1"'),
  ],
  ["no values at all", "no-evaluations", place],
])("A52 %s in a profile is refused as %s with its place", (_, fault, inner) => {
  const reading = readGeniusProfile(
    profileFile(`\n${inner}<weight index="1" value="1"/>`),
    domainWith(place),
  );
  expect(refused(reading).fault).toBe(fault);
  expect(refused(reading).place).toMatchObject({ file: "one.xml", line: expect.any(Number) });
});

test.each([
  ["negative", "weight-negative", weights("-0.5", "1.5")],
  ["all zero", "weights-zero", weights("0", "0.0")],
  ["twice", "duplicate", `${weights("0.5", "0.5")}<weight index="1" value="1"/>`],
  ["missing", "missing", '<weight index="1" value="1"/>'],
  ["not finite", "not-finite", weights("NaN", "1")],
])("A52 weights that are %s are refused as %s", (_, fault, written) => {
  const inner = said("1", "2") + saidDays('offset="0" slope="0.25"') + written;
  expect(refused(readGeniusProfile(profileFile(inner), domainWith(place + days))).fault).toBe(
    fault,
  );
});

test.each([
  ["an option twice", "duplicate", place.replace("boat", "hall")],
  ["an issue twice", "duplicate", place + place],
  ["no options", "no-options", '<issue index="1" name="Place" type="discrete"/>'],
  ["crossed bounds", "bounds-crossed", days.replace('lowerbound="1"', 'lowerbound="9"')],
  ["a million options", "too-many", days.replace('upperbound="5"', 'upperbound="1000000"')],
  ["an infinite bound", "not-finite", days.replace('upperbound="5"', 'upperbound="Infinity"')],
  ["an unknown kind", "unsupported", place.replace("discrete", "colour")],
  ["no issues", "missing", ""],
])("A52 a domain with %s is refused as %s", (_, fault, issues) => {
  expect(refused(readGeniusDomain(domainFile(issues))).fault).toBe(fault);
});

test("A52 two reservation values are refused, since either would be a guess", () => {
  const inner = `${said("1", "1")}<weight index="1" value="1"/>`;
  const twice = '<reservation value="0.1"/>\n<reservation value="0.9"/>';
  const reading = readGeniusProfile(profileFile(inner, twice), domainWith(place));
  expect(refused(reading)).toMatchObject({ fault: "duplicate", place: { line: 2 } });
});

test("A52 a profile of ranks is refused as such, with the line of its rules", () => {
  const ranks = `<utility_space type="constraint"><objective name="d">${place}\n<rules><ranks/></rules></objective></utility_space>`;
  const reading = readGeniusProfile(fileOf("ranks.xml", ranks), domainWith(place));
  expect(refused(reading)).toMatchObject({ fault: "ranks-only", place: { line: 2 } });
});

test("A51 decimals of any length are kept exactly", () => {
  const long = `0.${"1234567890".repeat(4)}7`;
  const inner = `${said("1", "1e-30")}<weight index="1" value="${long}"/>`;
  const [values] = valuesOf(readGeniusProfile(profileFile(inner), domainWith(place)));
  const exact = rational(BigInt(long.slice(2)), 10n ** 41n);
  expect(values?.[0]).toEqual(exact);
  expect(values?.[1]).toEqual(rational(exact.num, exact.den * 10n ** 30n));
  expect(add(values?.[0] ?? zero, zero)).toEqual(exact);
});
