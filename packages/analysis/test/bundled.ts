// Files for workers and pages, bundled from the sources as an app would, into a map from name to bytes.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** Bundles entries (name without extension to source text) to ES modules beside their shared parts and the solver's .wasm. */
export const bundled = async (
  entries: Readonly<Record<string, string>>,
  platform: "node" | "browser",
): Promise<ReadonlyMap<string, Uint8Array>> => {
  const folder = fileURLToPath(new URL(".", import.meta.url));
  const { outputFiles } = await build({
    entryPoints: Object.keys(entries).map((name) => ({ in: `entry:${name}`, out: name })),
    bundle: true,
    splitting: true,
    format: "esm",
    platform,
    conditions: ["source"],
    external: ["node:*"],
    outdir: "/",
    outExtension: { ".js": ".mjs" },
    write: false,
    plugins: [
      {
        name: "entries",
        setup: (setup) => {
          setup.onResolve({ filter: /^entry:/ }, ({ path }) => ({
            path: path.slice("entry:".length),
            namespace: "entries",
          }));
          setup.onLoad({ filter: /.*/, namespace: "entries" }, ({ path }) => ({
            contents: entries[path] ?? "",
            loader: "ts",
            resolveDir: folder,
          }));
        },
      },
    ],
  });
  const wasm = createRequire(import.meta.url).resolve("highs/runtime");
  return new Map([
    ...outputFiles.map(({ path, contents }) => [basename(path), contents] as const),
    ["highs.wasm", new Uint8Array(readFileSync(wasm))],
  ]);
};
