// The worked domains: the file of vectors is what the engine says, and what looking at every package says.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { bruteForce, isFault, type Rational, solutionsOf } from "@tworooms/analysis";
import { vectors } from "./vectors/write/frontiers.ts";
import { workedDomains } from "./vectors/worked.ts";

type Written = {
  readonly cases: readonly {
    readonly name: string;
    readonly frontier: readonly { readonly utilities: readonly string[]; readonly count: string }[];
    readonly nash: readonly { readonly utilities: readonly string[] }[];
  }[];
};
const text = readFileSync(new URL("../../../vectors/frontiers.json", import.meta.url), "utf8");
const written: Written = JSON.parse(text);
const said = ({ num, den }: Rational): string => (den === 1n ? `${num}` : `${num}/${den}`);

test("A20 the vectors are what the engine says", async () => {
  expect(await vectors()).toEqual(JSON.parse(text));
});

for (const { name, domain, profiles, links } of workedDomains)
  test(`A20 ${name}: the vectors are what looking at every package says`, () => {
    const looked = bruteForce(domain, profiles, links);
    if (isFault(looked)) throw new Error(looked.fault);
    const own = written.cases.find((one) => one.name === name);
    expect(own?.frontier).toEqual(
      looked.points.map(({ utilities, count }) => ({
        utilities: utilities.map(said),
        count: `${count}`,
      })),
    );
    expect(own?.nash.map(({ utilities }) => utilities)).toEqual(
      solutionsOf(looked).nash.map(({ utilities }) => utilities.map(said)),
    );
  });

test("A20 the canal's fairest package gives each side more than half", () => {
  const canal = written.cases.find(({ name }) => name === "canal");
  for (const { utilities } of canal?.nash ?? [])
    for (const utility of utilities) expect(Number(utility.split("/")[0])).toBeGreaterThan(50);
  expect(canal?.nash.length).toBeGreaterThan(0);
});
