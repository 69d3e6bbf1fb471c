// The checkout as the house checks see it: every text that somebody wrote, by path, without what is installed or built.
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Texts by their path from the root, with "/" between. */
export type Tree = ReadonlyMap<string, string>;

/** The checkout's root. */
export const root: string = dirname(dirname(fileURLToPath(import.meta.url)));

const NOT_WRITTEN = /^(?:node_modules|dist|\.git|coverage|\.cache|.*\.tsbuildinfo|.*\.log)$/;
const DATA = /^data$/;
const MADE = "apps/cli/program";
/** Pictures hold no text: whatever letters their bytes spell, nobody wrote them. */
const PICTURE = /\.(?:png|ico|woff2)$/;

/** All that is written in a folder. */
export const treeOf = (folder: string): Tree => {
  const tree = new Map<string, string>();
  const walk = (path: string): void => {
    for (const entry of readdirSync(join(folder, path), { withFileTypes: true })) {
      if (NOT_WRITTEN.test(entry.name) || (path === "" && DATA.test(entry.name))) continue;
      const inner = path === "" ? entry.name : `${path}/${entry.name}`;
      if (inner === MADE) continue;
      if (entry.isDirectory()) walk(inner);
      else if (entry.isFile() && !PICTURE.test(entry.name))
        tree.set(inner, readFileSync(join(folder, inner), "utf8"));
    }
  };
  walk("");
  return tree;
};

/** Whether a path is code of ours. */
export const isCode = (path: string): boolean => /\.(?:ts|tsx|mjs|js)$/.test(path);
