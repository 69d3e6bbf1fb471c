import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { expect, test } from "vitest";
import { analyse, type AnalyseIo, type AnalyseRequest } from "../src/analyse.ts";

const examples = fileURLToPath(new URL("../../../packages/analysis/examples", import.meta.url));
const texts = new Map<string, string>();

/** The example files, files of the test's own, and a clock that stands still. */
const ioOf = (own: Readonly<Record<string, string>> = {}): AnalyseIo => ({
  read: async (path) => {
    const text = own[path];
    if (text !== undefined) {
      const name = path.slice(path.lastIndexOf("/") + 1);
      return { files: [{ name, bytes: new TextEncoder().encode(text) }], isFolder: false };
    }
    const full = join(examples, path);
    const fileAt = (name: string, at: string) => ({
      name,
      bytes: new Uint8Array(readFileSync(at)),
    });
    try {
      const names = readdirSync(full);
      return { files: names.map((name) => fileAt(name, join(full, name))), isFolder: true };
    } catch {
      try {
        return { files: [fileAt(path.slice(path.lastIndexOf("/") + 1), full)], isFolder: false };
      } catch {
        return undefined;
      }
    }
  },
  write: async (path, text) => {
    if (path.startsWith("/nowhere")) return "failed";
    texts.set(path, text);
    return "written";
  },
  now: () => 0,
});
const ferry = ["ferry/ferry-domain.xml", "ferry/north.xml", "ferry/south.xml"];

type Point = { utilities: number[]; packages: Record<string, string>[]; count: number };
type Json = {
  outcomes: string;
  parties: string[];
  reservations: (number | null)[];
  status: string;
  gap?: number[];
  ms: number;
  frontier: { size: number; points: Point[] };
  nash: (Point & { ties?: Point[] }) | null;
  kalaiSmorodinsky: (Point & { ties?: Point[] }) | null;
  egalitarian: Point | null;
  utilitarian: Point | null;
  notes: string[];
};
const jsonOf = async (
  request: AnalyseRequest,
  own: Readonly<Record<string, string>> = {},
): Promise<Json> => {
  const { code, json } = await analyse(request, ioOf(own));
  expect([code, code === 0 ? "" : JSON.stringify(json)]).toEqual([0, ""]);
  return json as Json;
};

test("A95 the JSON holds outcomes, parties, status, frontier and the four solutions as documented", async () => {
  const json = await jsonOf({ paths: ferry });
  expect(Object.keys(json)).toEqual([
    "outcomes",
    "parties",
    "reservations",
    "status",
    "ms",
    "frontier",
    "nash",
    "kalaiSmorodinsky",
    "egalitarian",
    "utilitarian",
    "notes",
  ]);
  expect(json).toMatchObject({
    outcomes: "351",
    parties: ["north", "south"],
    reservations: [0.35, 0.4],
    status: "proved",
  });
  expect(json.frontier.size).toBe(json.frontier.points.length);
  expect(json.frontier.points[0]).toEqual({
    utilities: [0.975, 0.41],
    packages: [
      {
        "Crossings a week": "10",
        "Home port": "North quay",
        "Who mends the boat": "South",
        "Fare for islanders": "2.50",
      },
    ],
    count: 1,
  });
  expect(json.nash?.utilities).toEqual([0.7625, 0.83]);
});

test("A95 parties stand in the order they are named, a folder's by file name", async () => {
  const turned = await jsonOf({ paths: [ferry[0] ?? "", ferry[2] ?? "", ferry[1] ?? ""] });
  expect(turned.parties).toEqual(["south", "north"]);
  expect(turned.nash?.utilities).toEqual([0.83, 0.7625]);
  expect((await jsonOf({ paths: ["orchard"] })).parties).toEqual([
    "hill-house",
    "mill",
    "new-barn",
  ]);
  expect((await jsonOf({ paths: ["orchard"], parties: 2 })).parties).toEqual([
    "hill-house",
    "mill",
  ]);
});

test("A95 one file with a whole scenario is enough, and ties stand beside a solution", async () => {
  const whole = `type: DiscreteCartesianOutcomeSpace
name: d
issues: [{name: x, type: CategoricalIssue, values: [a, b]}]
---
{type: LinearAdditiveUtilityFunction, name: one, weights: [1], values: [{type: TableFun, mapping: {a: 1, b: 0}}]}
---
{type: LinearAdditiveUtilityFunction, name: two, weights: [1], values: [{type: TableFun, mapping: {a: 0, b: 1}}]}
`;
  const json = await jsonOf({ paths: ["all.yaml"] }, { "all.yaml": whole });
  expect(json.parties).toEqual(["one", "two"]);
  expect(json.utilitarian).toEqual({
    utilities: [1, 0],
    packages: [{ x: "a" }],
    count: 1,
    ties: [{ utilities: [0, 1], packages: [{ x: "b" }], count: 1 }],
  });
});

test("A96 reservation values are respected and may be overridden", async () => {
  const own = await jsonOf({ paths: ferry });
  const none = await jsonOf({ paths: ferry, reservation: "none" });
  expect(none.frontier.size).toBeGreaterThan(own.frontier.size);
  expect(none.reservations).toEqual([null, null]);
  const high = await jsonOf({ paths: ferry, reservation: "0.8, none" });
  expect(high.frontier.points.every(({ utilities }) => (utilities[0] ?? 0) >= 0.8)).toBe(true);
  const greedy = await jsonOf({ paths: ferry, reservation: "0.9,0.9" });
  expect(greedy).toMatchObject({
    frontier: { size: 0, points: [] },
    nash: null,
    utilitarian: null,
  });
});

test("A96 links change what is found", async () => {
  const json = await jsonOf({ paths: ferry, links: "ferry/links.json" });
  const isBroken = ({ packages: [ours] }: Point): boolean =>
    (ours?.["Home port"] === "North quay" && ours["Who mends the boat"] === "South") ||
    (ours?.["Fare for islanders"] === "0" && ours["Home port"] !== "Both, by season");
  expect(json.frontier.points.filter(isBroken)).toEqual([]);
});

test("A97 every repair and oddity of the files is told", async () => {
  const json = await jsonOf({ paths: ["orchard"] });
  expect(json.notes).toEqual([
    "mill.yaml:1:1: a discount for time plays no part here; utilities are undiscounted (ExpDiscountedUFun).",
  ]);
  const { lines } = await analyse({ paths: ["orchard"] }, ioOf());
  expect(lines.join("\n")).toContain("Note: mill.yaml:1:1:");
});

test("A97 more parties than can be worked on are refused with the number and the way out", async () => {
  const profiles = Array.from(
    { length: 33 },
    (_, party) => `---
{type: LinearAdditiveUtilityFunction, name: p${party}, weights: [1], values: [{type: TableFun, mapping: {a: 1, b: 0}}]}
`,
  );
  const whole = `type: DiscreteCartesianOutcomeSpace
name: d
issues: [{name: x, type: CategoricalIssue, values: [a, b]}]
${profiles.join("")}`;
  const { code, json } = await analyse({ paths: ["all.yaml"] }, ioOf({ "all.yaml": whole }));
  expect([code, json]).toEqual([
    2,
    {
      refused: "too-many-profiles",
      sentence:
        "there are more parties than can be worked on (32); --parties takes the first so many.",
      others: [],
    },
  ]);
  const fewer = await jsonOf({ paths: ["all.yaml"], parties: 32 }, { "all.yaml": whole });
  expect(fewer.parties.length).toBe(32);
});

test("A97 a folder's own links file is used, not told as left out", async () => {
  expect((await jsonOf({ paths: ["ferry"] })).notes).toEqual([
    "links.json: this file holds neither a domain nor a preference profile and was left out.",
  ]);
  expect((await jsonOf({ paths: ["ferry"], links: "ferry/links.json" })).notes).toEqual([]);
});

test.each<[string, AnalyseRequest, Readonly<Record<string, string>>, number, string]>([
  ["no such file", { paths: ["nothing.xml", "x.xml"] }, {}, 3, "cannot-read"],
  ["a folder among files", { paths: ["ferry", "ferry/north.xml"] }, {}, 2, "folder"],
  ["a domain alone", { paths: ["ferry/ferry-domain.xml"] }, {}, 2, "no-profiles"],
  [
    "a profile for a domain",
    { paths: ["ferry/north.xml", "ferry/south.xml"] },
    {},
    2,
    "not-a-domain",
  ],
  ["a reservation too few", { paths: ferry, reservation: "0.5" }, {}, 2, "reservation"],
  ["a reservation that is none", { paths: ferry, reservation: "0.5,NaN" }, {}, 2, "reservation"],
  ["a budget of nothing", { paths: ferry, budget: 0 }, {}, 2, "budget"],
  ["a budget that is no number", { paths: ferry, budget: Number.NaN }, {}, 2, "budget"],
  ["half a party", { paths: ferry, parties: 0.5 }, {}, 2, "parties"],
  ["links to nothing", { paths: ferry, links: "none.json" }, {}, 3, "cannot-read"],
  [
    "links that name nothing",
    { paths: ferry, links: "l.json" },
    { "l.json": '{"links":[{"forbidden":{"Tide":"high"}}]}' },
    2,
    "unknown-issue",
  ],
  ["a picture nowhere", { paths: ferry, svg: "/nowhere/a.svg" }, {}, 3, "cannot-write"],
  [
    "a broken file",
    { paths: [ferry[0] ?? "", "b.xml"] },
    { "b.xml": "<utility_space><objective" },
    2,
    "malformed",
  ],
])("A97 %s ends with code and sentence", async (_, request, own, code, name) => {
  const outcome = await analyse(request, ioOf(own));
  expect(outcome.code).toBe(code);
  expect(outcome.json).toMatchObject({ [code === 2 ? "refused" : "fault"]: name });
  expect(outcome.lines[0]).toContain(name);
});

test("A97 the picture goes where it is asked for, in the language asked for", async () => {
  await jsonOf({ paths: ferry, svg: "ferry.svg", language: "fa" });
  expect(texts.get("ferry.svg")).toContain('lang="fa"');
});
