// What a test's child process writes, so that its parent can tell from outside whether a log is whole.

import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import type { LogId } from "@tworooms/seal/envelope";
import { entryOf } from "../../../../packages/office/test/stored-entries.ts";

/** The log that a short name stands for. */
export const logNamed = (name: string): LogId =>
  createHash("sha256").update(name).digest("hex").slice(0, 32) as LogId;

/** What fills the entry of a log at a place. */
export const fillOf = (name: string, seq: number): number => (crc32(name) + 31 * seq) & 0xff;

/** The digest of the first `count` entries that a child writes to a log. */
export const digestOf = (name: string, count: number): number => {
  let digest = 0;
  for (let seq = 0; seq < count; seq += 1) {
    const { bytes } = entryOf(logNamed(name), seq, { fill: fillOf(name, seq), length: 300 });
    digest = crc32(bytes, digest);
  }
  return digest;
};
