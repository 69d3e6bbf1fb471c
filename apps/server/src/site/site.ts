// The screens as a build left them, read whole into memory when a program starts and held against their own list: what is
// not listed does not exist, and what was changed since it was built is not served. Nothing reads the folder later. Rules
// V210, V216.

import { readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { fileDigest, indexPath, shownHash, siteHash } from "./site-digest.ts";
import { listPath, siteListFrom } from "./site-list.ts";

/** A file of the site. */
export type SiteFile = {
  readonly bytes: Uint8Array;
  readonly type: string;
  /** Whether its name changes whenever its bytes do. */
  readonly isLasting: boolean;
};

/** The screens. */
export type Site = {
  /** 64 hexadecimal digits over every file. */
  readonly hash: string;
  readonly files: ReadonlyMap<string, SiteFile>;
  /** Addresses of the screens, with {talk} where a talk's id stands. */
  readonly pages: ReadonlySet<string>;
};

/** Why there is no site, in a sentence for the operator. */
export type SiteFault = {
  readonly fault: "site-missing" | "site-damaged";
  readonly sentence: string;
};

const types: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mp3": "audio/mpeg",
  ".ogg": "audio/ogg",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wav": "audio/wav",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

const lasting = /^\/assets\/.*-[A-Za-z0-9_-]{8}\.[a-z0-9]+$/;

const fileFrom = (path: string, bytes: Uint8Array): SiteFile => ({
  bytes,
  type: types[extname(path)] ?? "application/octet-stream",
  isLasting: lasting.test(path),
});

const missing = (folder: string): SiteFault => ({
  fault: "site-missing",
  sentence: `The screens are not built: ${folder} holds no ${listPath.slice(1)}. Build them with npm run build, and start again.`,
});

const damaged = (folder: string, what: string): SiteFault => ({
  fault: "site-damaged",
  sentence: `The screens in ${folder} are not what was built: ${what}. Build them again with npm run build.`,
});

const readOr = (path: string): Uint8Array | undefined => {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
};

/** Reads a built site, or says why there is none. */
export const readSite = (folder: string): Site | SiteFault => {
  const text = readOr(join(folder, listPath));
  if (text === undefined) return missing(folder);
  const list = siteListFrom(Buffer.from(text).toString("utf8"));
  if (list === undefined) return damaged(folder, `${listPath.slice(1)} is no list of files`);
  const files = new Map<string, SiteFile>([[listPath, fileFrom(listPath, text)]]);
  const found = new Map<string, string>();
  for (const [path, digest] of list.digests) {
    const bytes = readOr(join(folder, path));
    if (bytes === undefined) return damaged(folder, `${path} is not there`);
    if (fileDigest(path, bytes) !== digest) return damaged(folder, `${path} was changed`);
    files.set(path, fileFrom(path, bytes));
    found.set(path, digest);
  }
  const index = files.get(indexPath)?.bytes;
  if (index === undefined) return damaged(folder, `${indexPath} is not listed`);
  if (siteHash(found) !== list.hash || shownHash(index) !== list.hash.slice(0, 16))
    return damaged(folder, "the hash is another");
  return { hash: list.hash, files, pages: list.pages };
};
