// Every scenario of the reference folder against its independently computed answers. Runs only where TWOROOMS_REFERENCE
// names that folder, since the scenarios' licences keep them out of this repository.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  frontierOf,
  isFault,
  numberFromRational,
  type Rational,
  readScenario,
  type Solution,
  solutionsOf,
} from "@tworooms/analysis";

type Answers = {
  readonly profiles: readonly string[];
  readonly n_outcomes: number;
  readonly frontier: readonly (readonly number[])[];
  readonly nash: readonly (readonly number[])[];
  readonly ks_maxmin_ratio: readonly (readonly number[])[];
  readonly egalitarian_maxmin_gain: readonly (readonly number[])[];
  readonly utilitarian: readonly (readonly number[])[];
};

const folder = process.env.TWOROOMS_REFERENCE;
const scenarios = folder === undefined ? "" : join(folder, "scenarios");
const answers: Readonly<Record<string, Answers>> =
  folder === undefined ? {} : JSON.parse(readFileSync(join(scenarios, "oracle.json"), "utf8"));

const tolerance = 2e-9;
const isNear = (one: readonly number[], other: readonly number[]): boolean =>
  one.every((value, party) => Math.abs(value - (other[party] ?? Number.NaN)) <= tolerance);
const missing = (
  from: readonly (readonly number[])[],
  among: readonly (readonly number[])[],
): readonly (readonly number[])[] =>
  from.filter((point) => !among.some((other) => isNear(point, other)));
const isDomain = (bytes: Uint8Array): boolean =>
  new TextDecoder().decode(bytes).includes("<negotiation_template");
const numbers = (utilities: readonly Rational[]): readonly number[] =>
  utilities.map(numberFromRational);
const utilitiesOf = (solutions: readonly Solution[]): readonly (readonly number[])[] =>
  solutions.map(({ utilities }) => numbers(utilities));

describe.skipIf(folder === undefined)("the reference scenarios", () => {
  for (const [name, oracle] of Object.entries(answers))
    test(`A12 ${name}`, async () => {
      const place = join(scenarios, name);
      const files = readdirSync(place)
        .map((file) => ({ name: file, bytes: new Uint8Array(readFileSync(join(place, file))) }))
        // Some folders hold more profiles than were judged together.
        .filter(({ name: file, bytes }) => oracle.profiles.includes(file) || isDomain(bytes));
      const scenario = readScenario(files);
      if (isFault(scenario)) throw new Error(JSON.stringify(scenario));
      const frontier = await frontierOf(scenario.domain, scenario.profiles);
      expect(frontier.status).toBe("proved");
      expect(frontier.outcomes).toBe(BigInt(oracle.n_outcomes));
      const points = frontier.points.map(({ utilities }) => numbers(utilities));
      expect(missing(points, oracle.frontier)).toEqual([]);
      expect(missing(oracle.frontier, points)).toEqual([]);
      const { nash, kalaiSmorodinsky, egalitarian, utilitarian } = solutionsOf(frontier);
      for (const [ours, theirs] of [
        [nash, oracle.nash],
        [kalaiSmorodinsky, oracle.ks_maxmin_ratio],
        [egalitarian, oracle.egalitarian_maxmin_gain],
        [utilitarian, oracle.utilitarian],
      ] as const) {
        expect(ours.length).toBeGreaterThan(0);
        expect(missing(utilitiesOf(ours), theirs)).toEqual([]);
      }
    });
});
