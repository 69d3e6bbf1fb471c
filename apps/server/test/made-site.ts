// A small built site in a folder, listed as a build lists it.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileDigest, siteHash } from "../src/site/site-digest.ts";

const index = `<!doctype html>
<html lang="en">
  <head>
    <title>Two Rooms</title>
    <script type="module" crossorigin src="/assets/index-AbCd1234.js"></script>
  </head>
</html>
`;

/** Files of a small site: a page, a script, a face, and the worker under its lasting name. */
export const smallSite: Readonly<Record<string, string>> = {
  "/index.html": index,
  "/assets/index-AbCd1234.js": `"the screens";\n`.repeat(200),
  "/assets/face-AbCd1234.woff2": "not really a face",
  "/site-worker.js": `"the worker";\n`,
};

const smallPages = ["/", "/new", "/join", "/settings", "/t/{talk}/desk", "/t/{talk}/room"];

/** Writes a site as a build does; `unlisted` are files that lie beside it. */
export const madeSite = (
  files: Readonly<Record<string, string>> = smallSite,
  unlisted: Readonly<Record<string, string>> = {},
): { readonly folder: string; readonly hash: string; readonly remove: () => void } => {
  const top = mkdtempSync(join(tmpdir(), "two-rooms-site-"));
  const folder = join(top, "site");
  const digests = new Map(
    Object.entries(files).map(([path, text]) => [path, fileDigest(path, Buffer.from(text))]),
  );
  const hash = siteHash(digests);
  const tag = `    <meta name="two-rooms-build" content="${hash.slice(0, 16)}" />\n`;
  const written = {
    ...files,
    ...unlisted,
    "/index.html": (files["/index.html"] ?? "").replace("    <title>", `${tag}    <title>`),
    "/site.json": JSON.stringify({
      format: 1,
      hash,
      pages: smallPages,
      files: Object.fromEntries(digests),
    }),
  };
  for (const [path, text] of Object.entries(written)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return { folder, hash, remove: () => rmSync(top, { recursive: true, force: true }) };
};
