// `npm run pictures`: the demo in a real Chromium, every screen in each language, light and dark, on a desk and on a phone, into
// .cache/pictures; and the three pictures of the README into docs/pictures.
import { ensureChromium, ensureDependencies, root, run, say } from "./ready.mjs";
import { buildSite } from "./site.mjs";

await ensureDependencies();
const chromium = await ensureChromium();
if ((await buildSite()) !== 0) process.exit(1);
say("taking pictures …");
process.exitCode = await run(
  process.execPath,
  ["--import", "tsx", "--conditions=source", "tools/write-pictures.ts", ...process.argv.slice(2)],
  { cwd: root, env: { ...process.env, NODE_NO_WARNINGS: "1", TWOROOMS_CHROMIUM: chromium } },
);
