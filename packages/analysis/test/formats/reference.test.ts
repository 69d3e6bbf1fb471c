// Checks over the reference folder, only when TWOROOMS_REFERENCE says where it lies: its files are not ours to ship.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { writeGeniusXml } from "../../src/formats/genius-write.ts";
import { isRefused, type NamedBytes } from "../../src/formats/reading.ts";
import { readDomain, readProfile, readScenario } from "../../src/formats/scenario.ts";
import { sentenceOf } from "../../src/formats/sentences.ts";
import { frontierOf } from "../../src/frontier.ts";
import type { Rational } from "../../src/rational.ts";
import { solutionsOf } from "../../src/solutions.ts";
import { fileOf, folderOf, present, taken } from "./files.ts";

const reference = process.env["TWOROOMS_REFERENCE"];
const root = reference === undefined ? "" : join(reference, "scenarios");
const number = ({ num, den }: Rational): number => Number(num) / Number(den);
const folders = (kind: string): readonly string[] =>
  reference === undefined ? [] : readdirSync(join(root, kind)).map((name) => `${kind}/${name}`);

const isDomain = ({ bytes }: NamedBytes): boolean =>
  new TextDecoder("latin1").decode(bytes).includes("<negotiation_template");

describe.skipIf(reference === undefined)("with the reference scenarios", () => {
  test("A55 least and greatest worth and reservations are the oracle's", () => {
    const oracle = JSON.parse(readFileSync(join(root, "oracle.json"), "utf8")) as Record<
      string,
      { profiles: string[]; max: number[]; min: number[]; reservation: number[] }
    >;
    let compared = 0;
    for (const [name, expected] of Object.entries(oracle)) {
      const files = folderOf(join(root, name));
      const { domain } = taken(readScenario(files, { parties: 0 }));
      for (const [party, file] of expected.profiles.entries()) {
        const found = present(files.find((one) => one.name === file));
        const { profile } = taken(readProfile(found, domain));
        const values = profile.worth.type === "additive" ? profile.worth.values : [];
        const sum = (pick: (...of: number[]) => number): number =>
          values.reduce((total, options) => total + pick(...options.map(number)), 0);
        expect(sum(Math.max)).toBeCloseTo(expected.max[party] ?? Number.NaN, 8);
        expect(sum(Math.min)).toBeCloseTo(expected.min[party] ?? Number.NaN, 8);
        expect(number(present(profile.reservation))).toBeCloseTo(
          expected.reservation[party] ?? Number.NaN,
          8,
        );
        compared += 1;
      }
    }
    expect(compared).toBe(130);
  });

  test("A55 reservation values of every listed scenario are the manifest's", () => {
    const manifest = JSON.parse(readFileSync(join(root, "manifest.json"), "utf8")) as {
      dir: string;
      category: string;
      reservation?: number[];
    }[];
    for (const { dir, reservation } of manifest) {
      if (reservation === undefined || dir.startsWith("multilateral")) {
        continue;
      }
      const parties = reservation.length;
      const { profiles } = taken(readScenario(folderOf(join(root, dir)), { parties }));
      for (const [party, { reservation: found }] of profiles.entries()) {
        expect(number(found ?? { num: 0n, den: 1n })).toBeCloseTo(reservation[party] ?? -1, 9);
      }
    }
  });

  test("A52 every malformed file is read with a note or refused with place and cause", () => {
    const outcomes = new Map<string, number>();
    const sentences: string[] = [];
    for (const folder of folders("malformed")) {
      const files = folderOf(join(root, folder));
      const { domain } = taken(readDomain(present(files.find(isDomain))));
      for (const file of files.filter((one) => !isDomain(one))) {
        const reading = readProfile(file, domain);
        const code = isRefused(reading) ? reading.fault : "read";
        outcomes.set(code, (outcomes.get(code) ?? 0) + 1);
        sentences.push(...(isRefused(reading) ? [sentenceOf(reading)] : []));
      }
    }
    expect(sentences.filter((one) => !/^[^:]+:\d+:\d+: .+\.$/.test(one))).toEqual([]);
    expect(Object.fromEntries(outcomes)).toEqual({
      read: 31,
      missing: 1,
      "no-evaluations": 12,
      "ranks-only": 5,
    });
  });

  test("A50 every readable scenario comes back from Genius XML as it was", () => {
    const all = ["bilateral", "multilateral", "nonlinear", "geniusweb", "negolog"].flatMap(folders);
    for (const folder of all) {
      const { domain, profiles } = taken(
        readScenario(folderOf(join(root, folder)), { parties: 3 }),
      );
      const writing = writeGeniusXml(domain, profiles);
      const files = writing.files.map(({ name, text }) => fileOf(name, text));
      const back = taken(readScenario(files));
      expect(back.domain).toEqual(domain);
      expect(back.profiles).toEqual(profiles);
      expect(writing.losses).toEqual([]);
    }
  });

  test("A51 NegoLog's own Nash points are ours, and the nonlinear frontiers shipped with two domains", async () => {
    for (const folder of folders("negolog")) {
      const { domain, profiles } = taken(readScenario(folderOf(join(root, folder))));
      const { nash } = solutionsOf(await frontierOf(domain, profiles));
      const specs = JSON.parse(readFileSync(join(root, folder, "specs.json"), "utf8")) as {
        "Nash Product": number;
      };
      const products = nash.map(({ utilities }) =>
        utilities.reduce((product, value) => product * number(value), 1),
      );
      expect(products[0]).toBeCloseTo(specs["Nash Product"], 9);
    }
    for (const name of ["S-1NIKFRT-1", "S-1NAGUNL-114"]) {
      const folder = join(root, "nonlinear", name);
      const { domain, profiles } = taken(readScenario(folderOf(folder)));
      const { points } = await frontierOf(domain, profiles);
      const shipped = readFileSync(join(folder, "pareto.xml"), "utf8").trim().split(/\n/);
      const ours = points.map(({ utilities }) =>
        utilities.map((value) => number(value).toFixed(6)).join(),
      );
      const theirs = shipped.map((line) =>
        line
          .split(",")
          .map((value) => Number(value).toFixed(6))
          .join(),
      );
      expect(ours.toSorted()).toEqual(theirs.toSorted());
    }
  });
});
