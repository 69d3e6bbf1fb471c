// Reads the benches' own TypeScript and takes away its types, no more; what they measure is the built code. The loader of
// the tests also gives every function its name anew each time it is made, which is part of no measure (docs/decisions/0048).
import { readFile } from "node:fs/promises";
import { register } from "node:module";
import { isMainThread } from "node:worker_threads";
import { transform } from "esbuild";

// Node keeps loaders in a thread of their own.
if (isMainThread) register(import.meta.url);

export const load = async (url, context, next) => {
  if (!url.startsWith("file:") || !url.endsWith(".ts")) return next(url, context);
  const { code } = await transform(await readFile(new URL(url), "utf8"), {
    loader: "ts",
    format: "esm",
    sourcefile: url,
  });
  return { format: "module", source: code, shortCircuit: true };
};
