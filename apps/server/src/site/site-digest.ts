// What names a site: the SHA-256 of a list of its files as `sha256sum` writes it, sorted by path. The page shows the beginning of
// it, so the one tag that holds it is left out of the page's digest: nothing else is. Rule V216.

import { createHash } from "node:crypto";

/** The page's path in a site. */
export const indexPath = "/index.html";

const tag = /[ \t]*<meta name="two-rooms-build" content="([0-9a-f]{16})" \/>\r?\n?/;

const digestOf = (bytes: Uint8Array | string): string =>
  createHash("sha256").update(bytes).digest("hex");

const bareIndex = (bytes: Uint8Array): Uint8Array =>
  Buffer.from(Buffer.from(bytes).toString("latin1").replace(tag, ""), "latin1");

/** The digest of a file as the list has it. */
export const fileDigest = (path: string, bytes: Uint8Array): string =>
  digestOf(path === indexPath ? bareIndex(bytes) : bytes);

/** What the page says of itself: the first 16 digits. */
export const shownHash = (index: Uint8Array): string | undefined =>
  tag.exec(Buffer.from(index).toString("latin1"))?.[1];

/** The hash of a site, of its files' digests by path. */
export const siteHash = (digests: ReadonlyMap<string, string>): string =>
  digestOf(
    [...digests]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([path, digest]) => `${digest}  ${path}\n`)
      .join(""),
  );
