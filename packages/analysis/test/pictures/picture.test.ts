import * as fc from "fast-check";
import { SaxesParser } from "saxes";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Domain, Profile } from "../../src/domain.ts";
import { readScenario } from "../../src/formats/scenario.ts";
import { type Frontier, frontierOf } from "../../src/frontier.ts";
import { pictureOf } from "../../src/pictures/picture.ts";
import {
  countOf,
  figureOf,
  type PictureLanguage,
  pictureWords,
} from "../../src/pictures/picture-words.ts";
import { stakesOf, tradeOrder } from "../../src/pictures/trade-map-svg.ts";
import { tradeSentences } from "../../src/pictures/trade-words.ts";
import { rational } from "../../src/rational.ts";
import { type Solutions, solutionsOf } from "../../src/solutions.ts";
import { tradeBetween } from "../../src/trades.ts";
import { examples, folderOf, taken } from "../formats/files.ts";

const LANGUAGES: readonly PictureLanguage[] = ["en", "ar", "fa"];

type Found = { readonly names: Map<string, number>; readonly texts: string[] };

/** What is in an SVG; it must be well-formed XML. */
const read = (text: string): Found => {
  const parser = new SaxesParser();
  const found: Found = { names: new Map(), texts: [] };
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name }) => found.names.set(name, (found.names.get(name) ?? 0) + 1));
  parser.on("text", (said) => found.texts.push(said));
  parser.write(text).close();
  return found;
};

const analysed = async (domain: Domain, profiles: readonly Profile[]): Promise<Drawn> => {
  const frontier = await frontierOf(domain, profiles);
  return { frontier, solutions: solutionsOf(frontier) };
};
type Drawn = { readonly frontier: Frontier; readonly solutions: Solutions };

let ferry: Drawn;
let orchard: Drawn;

beforeAll(async () => {
  const example = (name: string) => {
    const files = folderOf(join(examples, name)).filter((file) => file.name !== "links.json");
    const { domain, profiles } = taken(readScenario(files));
    return analysed(domain, profiles);
  };
  ferry = await example("ferry");
  orchard = await example("orchard");
});

describe.each(LANGUAGES)("in %s", (language) => {
  test("A90 the page has a title and a description, and so has each picture on it", () => {
    const { names, texts } = read(pictureOf({ ...ferry, language }));
    expect(names.get("desc")).toBeGreaterThanOrEqual(3);
    expect(names.get("title")).toBeGreaterThanOrEqual(4);
    expect(texts.filter((text) => text.includes("north")).length).toBeGreaterThan(3);
  });

  test("A90 a table beside the plane says the figures that are drawn", () => {
    const text = pictureOf({ ...ferry, language });
    const [nash] = ferry.solutions.nash;
    for (const value of nash?.utilities ?? []) {
      expect(read(text).texts).toContain(figureOf(value, language));
    }
    for (const role of ["table", "row", "rowheader", "columnheader", "cell", "img"]) {
      expect(text).toContain(`role="${role}"`);
    }
  });

  test("A92 what is said above a plane is said whole, and stands above it", () => {
    const text = pictureOf({ ...orchard, language });
    const said = pictureWords[language].projected;
    // The description has it in one piece; what is drawn is the same words, line by line.
    const { texts } = read(text);
    const whole = texts.find((one) => one.includes(said)) ?? "";
    const at = texts.indexOf(whole);
    const lines: string[] = [];
    // After the description come the heading and then the lines.
    for (const one of texts.slice(at + 2)) {
      if (!whole.includes(one)) break;
      lines.push(one);
    }
    expect(lines.join(" ")).toBe(whole);
    expect(lines.length).toBeGreaterThan(1);
    const heights = [...text.matchAll(/<text [^>]*?y="([\d.]+)"[^>]*>([^<]*)</g)];
    const last = heights.find(([, , one]) => one === lines.at(-1))?.[1];
    const plot = /<rect x="[\d.]+" y="([\d.]+)" width="460"/.exec(text)?.[1];
    expect(Number(last)).toBeLessThan(Number(plot) - 20);
  });

  test("A91 nothing in a picture runs, loads or comes from outside, whatever the names say", () => {
    const names = fc.string({ unit: "binary", minLength: 1, maxLength: 30 });
    const marked = fc.constantFrom(
      "<script>alert(1)</script>",
      '" onload="x',
      "&amp;&lt;",
      "]]>",
      "-->",
      "\u0000",
      "\ud800",
    );
    fc.assert(
      fc.property(fc.oneof(names, marked), fc.oneof(names, marked), (one, other) => {
        const frontier: Frontier = {
          ...ferry.frontier,
          domain: {
            name: one,
            issues: ferry.frontier.domain.issues.map((issue) =>
              issue.type === "options"
                ? { ...issue, name: other, options: issue.options.map(() => one) }
                : issue,
            ),
          },
          profiles: ferry.frontier.profiles.map((profile) => ({ ...profile, name: other })),
        };
        const { names: found } = read(pictureOf({ ...ferry, frontier, language }));
        const allowed = new Set([
          "svg",
          "g",
          "title",
          "desc",
          "defs",
          "pattern",
          "rect",
          "circle",
          "path",
          "text",
        ]);
        expect([...found.keys()].filter((name) => !allowed.has(name))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

test("A90 sides differ by pattern, solutions by shape, least lines by dash: no colour is needed", () => {
  const text = pictureOf({ ...orchard, language: "en" });
  for (const party of [0, 1, 2]) {
    expect(text).toContain(`url(#side-${party})`);
  }
  const dashes = new Set([...text.matchAll(/stroke-dasharray="([^"]+)"/g)].map(([, dash]) => dash));
  expect(dashes.size).toBe(2);
});

test("A90 the first side stays in its place in every language", () => {
  const placeOf = (language: PictureLanguage): readonly number[] => {
    const text = pictureOf({ ...ferry, language });
    return [...text.matchAll(/<rect x="([\d.]+)"[^>]*width="14" height="14"/g)].map(([, x]) =>
      Number(x),
    );
  };
  for (const language of LANGUAGES) {
    const [first = 0, second = 0] = placeOf(language);
    expect(first).toBeLessThan(second);
  }
  expect(pictureOf({ ...ferry, language: "fa" })).toContain('direction="rtl"');
});

test("A92 the same frontier gives the same bytes, and no package at all is said so", async () => {
  expect(pictureOf({ ...ferry, language: "en" })).toBe(pictureOf({ ...ferry, language: "en" }));
  const { domain, profiles } = ferry.frontier;
  const greedy = profiles.map((profile) => ({ ...profile, reservation: rational(9n, 10n) }));
  const text = pictureOf({ ...(await analysed(domain, greedy)), language: "en" });
  expect(read(text).texts.join(" ")).toContain(
    "No package gives everybody at least the least they take.",
  );
});

test("A92 packages put forward so far are drawn in their order", () => {
  const offers = ferry.frontier.points.slice(0, 3).map(({ utilities }) => utilities);
  const { texts } = read(pictureOf({ ...ferry, offers, language: "fa" }));
  expect(texts).toEqual(expect.arrayContaining(["۱", "۲", "۳"]));
});

test("A93 the trade map puts first what the first side wants most beyond the others", () => {
  const { frontier } = ferry;
  const stakes = stakesOf(frontier, [8, 0, 0, 2]) ?? [];
  const order = tradeOrder(stakes, frontier.domain.issues.length);
  expect(order.map((issue) => frontier.domain.issues[issue]?.name)).toEqual([
    "Crossings a week",
    "Home port",
    "Who mends the boat",
    "Fare for islanders",
  ]);
  expect(stakes[1]?.[3]).toMatchObject({ range: rational(2n, 5n), had: rational(2n, 5n) });
});

test("A93 a trade is said in words and figures for each side", () => {
  const { frontier } = ferry;
  // North gives who mends the boat; south gives the home port.
  const trade = tradeBetween(frontier, [8, 1, 1, 2], [8, 0, 0, 2]);
  const [north, south] = tradeSentences(frontier, trade, "en").map((text) =>
    text.replace(/[\u2068\u2069]/g, ""),
  );
  expect(north).toBe(
    "north gives Who mends the boat: South → North (−0.15) and gets Home port: South quay → North quay (+0.3); in all +0.15.",
  );
  expect(south).toBe(
    "south gives Home port: South quay → North quay (−0.12) and gets Who mends the boat: South → North (+0.27); in all +0.15.",
  );
  expect(tradeSentences(frontier, trade, "fa")[0]).toContain("+۰٫۱۵");
});

test("A90 figures are written in the digits of the language, great numbers as powers of ten", () => {
  expect(figureOf(rational(-1234567n, 1000n), "fa")).toBe("\u2212۱۲۳۴٫۵۶۷");
  expect(figureOf(rational(1n, 3n), "ar")).toBe("0.333");
  expect(countOf(1944000n, "en")).toBe("1,944,000");
  expect(countOf(10n ** 30n, "en")).toBe("1.00 × 10^30");
});
