// Every planted fault, one after another: each guard of the house seen to fail once.
import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { root } from "./tree.ts";

test("every planted fault is caught", { timeout: 3 * 3_600_000 }, () => {
  const { status, stdout } = spawnSync(process.execPath, ["tools/plant.mjs"], {
    cwd: root,
    encoding: "utf8",
  });
  expect(stdout.split("\n").filter((line) => line.startsWith("M"))).toEqual([]);
  expect(status).toBe(0);
});
