// `node tools/vectors.mjs` writes every file of vectors/ again; `--check` only compares and fails when one differs.
// What is in them is made by packages/*/test/vectors/write/*.ts, the same bytes on every machine.
import { run } from "./ready.mjs";

process.exitCode = await run(
  process.execPath,
  ["--import", "tsx", "--conditions=source", "tools/write-vectors.ts", ...process.argv.slice(2)],
  { env: { ...process.env, NODE_NO_WARNINGS: "1" } },
);
