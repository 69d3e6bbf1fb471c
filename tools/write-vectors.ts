// Writes or compares the vectors: each writer names its file under vectors/ and gives its value, which depends on
// nothing but the code.
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

type Writer = { readonly file: string; readonly vectors: () => Promise<unknown> };

const isWriter = (module: object): module is Writer => "file" in module && "vectors" in module;

const textOf = (value: unknown): string => `${JSON.stringify(value, undefined, 1)}\n`;

const standing = (path: string): string | undefined => {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
};

const writersOf = (workspace: string): readonly string[] => {
  const folder = join("packages", workspace, "test", "vectors", "write");
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .toSorted()
    .map((name) => join(folder, name));
};

const isCheck = process.argv.includes("--check");
const differing: string[] = [];
for (const path of readdirSync("packages").toSorted().flatMap(writersOf)) {
  const module: object = await import(pathToFileURL(path).href);
  if (!isWriter(module)) continue;
  const target = join("vectors", module.file);
  const text = textOf(await module.vectors());
  if (standing(target) === text) continue;
  differing.push(module.file);
  if (!isCheck) writeFileSync(target, text);
}
console.log(
  differing.length === 0
    ? "vectors: all as written"
    : `vectors ${isCheck ? "differ" : "written"}: ${differing.join(", ")}`,
);
process.exitCode = isCheck && differing.length > 0 ? 1 : 0;
