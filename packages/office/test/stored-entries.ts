// Entries for tests of stores: the right shape outside (a header that names its log and place), anything inside.

import { randomBytes } from "node:crypto";
import type { LogId } from "@tworooms/seal/envelope";
import type { BlobId, VaultId } from "@tworooms/wire";
import type { AppendEntry } from "../src/index.ts";

const newId = (): string => randomBytes(16).toString("hex");

/** A log nobody has written to. */
export const newLog = (): LogId => newId() as LogId;
/** A vault nobody has made. */
export const newVault = (): VaultId => newId() as VaultId;
/** A blob nobody has put. */
export const newBlob = (): BlobId => newId() as BlobId;

/** An entry of `length` bytes (at least a header) whose body is `fill` over and over. */
export const entryOf = (
  log: LogId,
  seq: number,
  { fill = 0, length = 200, isControl = false } = {},
): AppendEntry => {
  const bytes = Buffer.alloc(Math.max(length, 96), fill);
  bytes.write(log, 4, "hex");
  bytes.writeBigUInt64BE(BigInt(seq), 24);
  return { log, seq, isControl, bytes: new Uint8Array(bytes) };
};
