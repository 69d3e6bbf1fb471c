// `npm run bench`: every file of bench/ exports `benches`; each figure is paired with its reference in the same run.
// `-- NAME` runs one bench (its id, or its file's name); `--json` prints one array and nothing else on stdout.
import { build, ensureDependencies, findChromium, run } from "./ready.mjs";
import { buildProgram } from "./program.mjs";

await ensureDependencies();
await build();
await buildProgram();
process.exitCode = await run(
  process.execPath,
  ["--import", "./bench/plain.mjs", "--expose-gc", "bench/run.ts", ...process.argv.slice(2)],
  {
    env: {
      ...process.env,
      TWOROOMS_CHROMIUM: findChromium() ?? "",
      NODE_NO_WARNINGS: "1",
    },
  },
);
