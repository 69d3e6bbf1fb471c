// `npm run check`: the fast inner loop, in seconds: types, lint, format, dead code, house rules, and the unit tests that
// what was changed since the last commit can reach. `-- --all` runs every unit test.
import { availableParallelism } from "node:os";
import { bin, ensureDependencies, run, say } from "./ready.mjs";

const isAll = process.argv.includes("--all");
const unit = [
  bin("vitest"),
  "run",
  "--project",
  "unit",
  `--maxWorkers=${availableParallelism()}`,
  "--silent=passed-only",
];

await ensureDependencies();
const steps = {
  types: [bin("tsc"), "-b"],
  lint: [bin("oxlint")],
  format: [bin("oxfmt"), "--check"],
  "dead code": [bin("knip")],
  ...(isAll
    ? { "unit tests": unit }
    : {
        "house rules": [...unit, "tools/"],
        "unit tests of what was changed": [...unit, "--changed", "--passWithNoTests"],
      }),
};
for (const [what, words] of Object.entries(steps)) {
  say(`${what} …`);
  const code = await run(process.execPath, words);
  if (code !== 0) {
    say(`${what}: failed`);
    process.exit(code);
  }
}
say("all well");
