// Planted faults still fit the files they break, and the script that plants them sees one that does not.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { rulesOf } from "./rules.ts";
import { root, treeOf } from "./tree.ts";

type Fault = {
  readonly rule: string;
  readonly file: string;
  readonly find: string;
  readonly replace: string;
  readonly tests: string;
};

/** What the script says of a list of faults, with some words of command. */
const saidOf = (
  faults: readonly object[],
  ...words: readonly string[]
): { readonly code: number | null; readonly said: string } => {
  const folder = mkdtempSync(join(tmpdir(), "two-rooms-faults-"));
  writeFileSync(join(folder, "list.json"), JSON.stringify(faults));
  const { status, stdout } = spawnSync(
    process.execPath,
    ["tools/plant.mjs", "--planted", folder, ...words],
    { cwd: root, encoding: "utf8" },
  );
  rmSync(folder, { recursive: true });
  return { code: status, said: stdout };
};

const FAULT: Fault = {
  rule: "T75",
  file: "packages/talks/src/leak/phrase.ts",
  find: "const SHINGLE = 4;",
  replace: "const SHINGLE = 5;",
  tests: "packages/talks/test/leak-check.test.ts",
};

test("every planted fault fits its file, once", () => {
  const said = execFileSync(process.execPath, ["tools/plant.mjs", "--check"], {
    cwd: root,
    encoding: "utf8",
  });
  expect(said).toMatch(/^\d+ faults fit\n$/);
});

test("every planted fault breaks a rule that is stated", () => {
  const tree = treeOf(root);
  const stated = new Set(rulesOf(tree).map(({ number }) => number));
  const planted = [...tree].flatMap(([path, text]): readonly Fault[] =>
    /^tools\/planted\/.*\.json$/.test(path) ? JSON.parse(text) : [],
  );
  expect(planted.filter(({ rule }) => !stated.has(rule))).toEqual([]);
});

const misfits: Readonly<Record<string, readonly [Partial<Fault>, string]>> = {
  "text that is not there": [{ find: "const SHINGLE = 7;" }, "stands 0 times"],
  "text that is there twice": [{ find: "const " }, "times in"],
  "a file that is gone": [
    { file: "packages/talks/src/gone.ts" },
    "there is no packages/talks/src/gone.ts",
  ],
  "tests that are gone": [
    { tests: "packages/talks/test/gone.test.ts" },
    "there is no packages/talks/test/gone.test.ts",
  ],
  "a change of nothing": [{ replace: FAULT.find }, "changes nothing"],
  "no rule": [{ rule: "the fifth" }, "names no rule"],
};
for (const [what, [change, why]] of Object.entries(misfits))
  test(`a fault with ${what}: refused`, () => {
    const { code, said } = saidOf([{ ...FAULT, ...change }], "--check");
    expect(said).toContain(why);
    expect(code).toBe(1);
  });
