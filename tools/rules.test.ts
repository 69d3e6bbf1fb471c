// Rules and tests against each other, in the checkout, and on trees where one lacks the other.
import { expect, test } from "vitest";
import { ruleFaults } from "./rules.ts";
import { root, treeOf } from "./tree.ts";

test("every rule has a test and every numbered test a rule", () => {
  expect(ruleFaults(treeOf(root))).toEqual([]);
});

const RULES = "packages/seal/RULES.md";
const TEST = "packages/seal/test/x.test.ts";
const faultsOf = (rules: string, tests: string): readonly string[] =>
  ruleFaults(
    new Map([
      [RULES, rules],
      [TEST, tests],
    ]),
  );

test("a rule without a test: refused", () => {
  expect(faultsOf("- **S1** One.\n- **S2** Two.\n", 'test("S1 one", run);')).toEqual([
    `S2 of ${RULES} has no test`,
  ]);
  expect(faultsOf("- **S1** One.\n", 'test("S10 ten S1", run);')[0]).toBe(
    `S1 of ${RULES} has no test`,
  );
});

test("a test without a rule: refused", () => {
  expect(faultsOf("- **S1** One.\n", 'test("S1 one", run);\ntest(`S2 ${two}`, run);')).toEqual([
    `${TEST} tests S2, which no RULES.md states`,
  ]);
});

test("a number stated twice: refused", () => {
  const other = new Map([
    [RULES, "- **S1** One.\n"],
    ["packages/wire/RULES.md", "- **S1** Other.\n"],
    [TEST, '"S1 one"'],
  ]);
  expect(ruleFaults(other)).toEqual([`S1 is stated twice: in ${RULES} and packages/wire/RULES.md`]);
});

test("a rule in another shape: refused", () => {
  expect(faultsOf("- **S1**: One.\n", "")[0]).toContain("a rule is written");
  expect(faultsOf("* **S1** One.\n", "")[0]).toContain("a rule is written");
});

test("titles of groups and rows count, several numbers too; what is no title does not", () => {
  const rules = "- **S1** One.\n- **S2** Two.\n- **S3** Three.\n- **S4** Four.\n";
  const tests =
    'describe("S1, S2 and S3: all", run);\ntest.each([["S4 four", 4]])("%s", run);\n// "see S9"';
  expect(faultsOf(rules, tests)).toEqual([]);
});
