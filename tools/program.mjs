// Puts the compiled program together into a few files, so that it starts without looking for two hundred: a server is ready
// a third sooner. What is native, finds files of its own or is seldom wanted stays where npm put it. docs/decisions/0105
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { root, say } from "./ready.mjs";

const folder = join(root, "apps", "cli", "program");
const stamp = join(folder, ".made");

/** What runs as a process or thread of its own, and finds the others of its kind beside it. */
const entries = {
  main: "apps/cli/dist/main.js",
  "seat-process": "apps/cli/dist/seat-process.js",
  "writer-thread": "apps/server/dist/store/writer-thread.js",
  "reader-thread": "apps/server/dist/store/reader-thread.js",
  "chore-thread": "apps/server/dist/store/chore-thread.js",
};

const apart = [
  "@clack/prompts",
  "@peculiar/x509",
  "@photostructure/sqlite",
  "bufferutil",
  "highs",
  "reflect-metadata",
  "tsx",
  "utf-8-validate",
];

const changedAt = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0);

/** When what it is put together from last changed: every compilation, the libraries, and this. */
const inputsAt = () =>
  Math.max(
    changedAt(fileURLToPath(import.meta.url)),
    changedAt(join(root, "package-lock.json")),
    ...["apps", "packages"].flatMap((wing) =>
      readdirSync(join(root, wing)).map((name) =>
        changedAt(join(root, wing, name, "dist", ".tsbuildinfo")),
      ),
    ),
  );

/** Puts the program together unless it is there, of these very compilations. */
export const buildProgram = async () => {
  if (changedAt(stamp) >= inputsAt()) return;
  say("putting the program together …");
  rmSync(folder, { recursive: true, force: true });
  const { build } = await import("esbuild");
  await build({
    absWorkingDir: root,
    entryPoints: entries,
    outdir: folder,
    bundle: true,
    splitting: true,
    chunkNames: "[name]-[hash]",
    format: "esm",
    platform: "node",
    target: "node20.19",
    external: apart,
    // Libraries that are no modules ask for Node's own by this name.
    banner: {
      js: 'import { createRequire as requireFrom } from "node:module";\nconst require = requireFrom(import.meta.url);',
    },
    logLevel: "error",
  });
  writeFileSync(stamp, "");
};

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildProgram();
