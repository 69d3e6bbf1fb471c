// `npm test`: installs what is missing, then types, lint, format, dead code and every test. With --long, what is too
// long for every run as well. Ends with `N passed, N failed` alone on the last line.
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { bin, ensureChromium, ensureDependencies, root, run, say } from "./ready.mjs";

const isLong = process.argv.includes("--long");

await ensureDependencies();
const chromium = await ensureChromium();

const counts = { passed: 0, failed: 0, skipped: 0 };
const step = async (what, words) => {
  say(`${what} …`);
  const code = await run(process.execPath, words);
  if (code === 0) counts.passed += 1;
  else {
    counts.failed += 1;
    say(`${what}: failed`);
  }
};

await step("types", [bin("tsc"), "-b"]);
await step("program", ["tools/program.mjs"]);
await step("lint", [bin("oxlint")]);
await step("format", [bin("oxfmt"), "--check"]);
await step("dead code", [bin("knip")]);
await step("screens", ["tools/site.mjs"]);
await step("vectors", ["tools/vectors.mjs", "--check"]);
await step("planted faults", isLong ? ["tools/plant.mjs"] : ["tools/plant.mjs", "--check"]);

const cache = join(root, ".cache");
mkdirSync(cache, { recursive: true });
const report = join(cache, "tests.json");
rmSync(report, { force: true });
const projects = isLong ? ["long"] : ["unit", "whole", "browser"];
say(`tests: ${projects.join(", ")} …`);
const code = await run(
  process.execPath,
  [
    bin("vitest"),
    "run",
    ...projects.flatMap((project) => ["--project", project]),
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ],
  { env: { ...process.env, TWOROOMS_CHROMIUM: chromium } },
);

try {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
    readFileSync(report, "utf8"),
  );
  counts.passed += numPassedTests;
  counts.failed += numFailedTests;
  counts.skipped += numPendingTests + numTodoTests;
  // A file that never got as far as its first test fails without counting one.
  counts.failed += testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.every((t) => t.status !== "failed"),
  ).length;
} catch {
  counts.failed += 1;
  say("the tests ended without a report");
}
if (code !== 0 && counts.failed === 0) {
  counts.failed += 1;
  say(`the test run ended with ${code}`);
}
const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : "";
process.stdout.write(`${counts.passed} passed, ${counts.failed} failed${skipped}\n`);
process.exitCode = counts.failed === 0 ? 0 : 1;
