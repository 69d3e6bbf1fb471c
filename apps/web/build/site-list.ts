// The list that a build leaves beside the site: every file with its SHA-256, and one hash over all, as `sha256sum` would
// write it, sorted by path. The page shows the first 16 digits in a tag that is left out of the page's own digest; the
// programs that serve the site work the hash out again by themselves. Rules V215, V216.

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Digests by path. */
export type Digests = ReadonlyMap<string, Buffer>;

/** Every file under a folder, as paths of the site, sorted. */
export const pathsIn = (folder: string, at = ""): readonly string[] =>
  readdirSync(join(folder, at), { withFileTypes: true })
    .flatMap((entry) =>
      entry.isDirectory() ? pathsIn(folder, `${at}/${entry.name}`) : [`${at}/${entry.name}`],
    )
    .toSorted();

/** Digests of a folder whose page does not show its hash yet. */
export const digestsIn = (folder: string): Digests =>
  new Map(
    pathsIn(folder).map((path) => [
      path,
      createHash("sha256")
        .update(readFileSync(join(folder, path)))
        .digest(),
    ]),
  );

/** Puts the hash into the page and writes the list; gives the hash. */
export const writeSiteList = (folder: string, pages: readonly string[]): string => {
  const files = [...digestsIn(folder)].map(([path, digest]) => [path, digest.toString("hex")]);
  const hash = createHash("sha256")
    .update(files.map(([path, digest]) => `${digest}  ${path}\n`).join(""))
    .digest("hex");
  const index = join(folder, "index.html");
  const page = readFileSync(index, "utf8");
  const shown = page.replace(
    "    <title>",
    () => `    <meta name="two-rooms-build" content="${hash.slice(0, 16)}" />\n    <title>`,
  );
  if (shown === page) throw new Error("the page has no place for its hash");
  writeFileSync(index, shown);
  const list = { format: 1, hash, pages, files: Object.fromEntries(files) };
  writeFileSync(join(folder, "site.json"), `${JSON.stringify(list, undefined, 1)}\n`);
  return hash;
};
