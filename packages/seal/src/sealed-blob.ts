// A file beside a log: sealed under its own random key, which travels in a sealed body. The server sees a padded size and
// nothing else; a cut, a swap or a reordering of chunks is refused.

import { Bug, type Fault } from "./envelope/fault.ts";
import type { Random } from "./random.ts";

/** 16 random bytes, hex. */
export type BlobId = string & { readonly brand: "blob-id" };

/** What a sealed body says of a blob: where it lies, its 32-byte key, and its size in bytes before padding. */
export type BlobKey = { readonly blob: BlobId; readonly key: Uint8Array; readonly size: number };

/** A whole file sealed: the bytes for the server, and what opens them. */
export const sealBlob = async (
  bytes: Uint8Array,
  random: Random,
): Promise<{ readonly sealed: Uint8Array; readonly blob: BlobKey }> => {
  void [bytes, random];
  throw new Bug("not written yet");
};

/** The file of a blob, or `not-authentic`. */
export const openBlob = async (
  sealed: Uint8Array,
  blob: BlobKey,
): Promise<Uint8Array | Fault<"not-authentic">> => {
  void [sealed, blob];
  throw new Bug("not written yet");
};
