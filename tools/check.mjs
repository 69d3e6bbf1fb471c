// `npm run check`: the fast inner loop: types, lint, format, dead code, house rules and unit tests, in seconds.
import { bin, ensureDependencies, run, say } from "./ready.mjs";

await ensureDependencies();
const steps = {
  types: [bin("tsc"), "-b"],
  lint: [bin("oxlint")],
  format: [bin("oxfmt"), "--check"],
  "dead code": [bin("knip")],
  "unit tests": [bin("vitest"), "run", "--project", "unit", "--reporter=dot"],
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
