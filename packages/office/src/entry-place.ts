// An envelope says in its header which log it belongs to and at which place (bytes 4..20 and 24..32 of the header of
// sr1). A store keeps it under exactly that place, so that a row and its bytes can be held against each other later.

import { hexFromBytes } from "@tworooms/seal/envelope";
import type { AppendEntry } from "./store.ts";

const headerLength = 96;

/** Whether an entry's own header names the log and seq it is to be stored under. */
export const isAtItsPlace = (entry: AppendEntry): boolean => {
  const { bytes, log, seq } = entry;
  if (bytes.length < headerLength || !Number.isSafeInteger(seq) || seq < 0) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return hexFromBytes(bytes.subarray(4, 20)) === log && view.getBigUint64(24) === BigInt(seq);
};
