// A few planted faults for real, in every run; all of them belong to the long tests. And the script itself is seen to fail: on
// a fault that breaks nothing, and on one that breaks so much that no test runs.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./tree.ts";

const plant = (
  ...words: readonly string[]
): { readonly code: number | null; readonly said: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["tools/plant.mjs", ...words], {
    cwd: root,
    encoding: "utf8",
  });
  return { code: status, said: stdout + stderr };
};

test("a sample of the planted faults is caught", { timeout: 900_000 }, () => {
  const { code, said } = plant("--sample", "4");
  expect(said).toContain("4 caught, 0 missed");
  expect(code).toBe(0);
});

test(
  "a fault that breaks nothing is missed, and so is one that lets no test run",
  { timeout: 900_000 },
  () => {
    const folder = mkdtempSync(join(tmpdir(), "two-rooms-faults-"));
    const fault = {
      rule: "T75",
      file: "packages/talks/src/leak/phrase.ts",
      find: "const SHINGLE = 4;",
      tests: "packages/talks/test/leak-check.test.ts",
    };
    const list = [
      { ...fault, replace: "const SHINGLE = 2 + 2;" },
      { ...fault, replace: "const SHINGLE = ;" },
      { ...fault, replace: "const SHINGLE = 5;" },
    ];
    writeFileSync(join(folder, "list.json"), JSON.stringify(list));
    const { code, said } = plant("--planted", folder);
    rmSync(folder, { recursive: true });
    expect(said).toMatch(/MISSED.*no test failed/);
    expect(said).toMatch(/MISSED.*did not run/);
    expect(said).toContain("1 caught, 2 missed");
    expect(code).toBe(1);
  },
);
