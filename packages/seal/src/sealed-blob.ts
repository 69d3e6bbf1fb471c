// A file beside a log: sealed under its own random key, which travels in a sealed body. The server sees a padded size and
// nothing else; a cut, a swap or a reordering of chunks is refused. A carry seals a file anew, for another log.

import { bytesFromHex, bytesFromUint32, hexFromBytes, joinBytes } from "./envelope/bytes.ts";
import { contextOf } from "./envelope/contexts.ts";
import { type Fault, faultOf, isFault } from "./envelope/fault.ts";
import type { LogId } from "./envelope/ids.ts";
import { paddedLength, tagLength } from "./envelope/padme.ts";
import { bytesFromId } from "./envelope/parse.ts";
import type { Random } from "./random.ts";

/** 16 random bytes, hex. */
export type BlobId = string & { readonly brand: "blob-id" };

/** What a sealed body says of a blob: where it lies, its 32-byte key, and its size in bytes before padding. */
export type BlobKey = { readonly blob: BlobId; readonly key: Uint8Array; readonly size: number };

/** Bytes of text in every chunk but the last. */
export const chunkLength: number = 64 * 1024;
const sealedChunk = chunkLength + tagLength;

/** Bytes the server holds for a file of `size` bytes: the same for all sizes of one Padmé class. */
export const sealedBlobLength = (size: number): number => {
  const padded = paddedLength(size + 1);
  return padded + tagLength * Math.ceil(padded / chunkLength);
};

type Place = { readonly log: LogId; readonly blob: BlobId };
type Chunk = { readonly index: number; readonly last: 0 | 1 };

// The key is used for one blob only, so index and last flag are nonce enough; both stand in the AAD too.
const algorithmOf = (place: Place, { index, last }: Chunk) => {
  const position = joinBytes(bytesFromUint32(index), Uint8Array.of(last));
  const blob = bytesFromHex(place.blob) ?? new Uint8Array(0);
  return {
    name: "AES-GCM",
    iv: joinBytes(new Uint8Array(7), position),
    additionalData: joinBytes(contextOf("blob"), bytesFromId(place.log), blob, position),
  };
};

const importKey = (key: Uint8Array, usage: "encrypt" | "decrypt"): Promise<CryptoKey> =>
  crypto.subtle.importKey("raw", key, { name: "AES-GCM" }, false, [usage]);

const eachChunk = async (
  bytes: Uint8Array,
  length: number,
  turn: (part: Uint8Array, chunk: Chunk) => Promise<ArrayBuffer>,
): Promise<Uint8Array> => {
  const parts: Uint8Array[] = [];
  const count = Math.ceil(bytes.length / length);
  for (let index = 0; index < count; index += 1) {
    const part = bytes.subarray(index * length, (index + 1) * length);
    parts.push(new Uint8Array(await turn(part, { index, last: index === count - 1 ? 1 : 0 })));
  }
  return joinBytes(...parts);
};

/**
 * A file sealed under an id and a key that were minted for it: the same bytes each time, so that whoever does it again puts
 * the same blob. A key is for one file alone: sealing another under it would break both.
 */
export const sealBlobUnder = async (
  log: LogId,
  bytes: Uint8Array,
  blob: Pick<BlobKey, "blob" | "key">,
): Promise<Uint8Array> => {
  const key = await importKey(blob.key, "encrypt");
  const padded = new Uint8Array(paddedLength(bytes.length + 1));
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  return eachChunk(padded, chunkLength, (part, chunk) =>
    crypto.subtle.encrypt(algorithmOf({ log, blob: blob.blob }, chunk), key, part),
  );
};

/** A whole file sealed for one log: the bytes for the server, and what opens them. */
export const sealBlob = async (
  log: LogId,
  bytes: Uint8Array,
  random: Random,
): Promise<{ readonly sealed: Uint8Array; readonly blob: BlobKey }> => {
  const blob = { blob: hexFromBytes(random(16)) as BlobId, key: random(32), size: bytes.length };
  return { sealed: await sealBlobUnder(log, bytes, blob), blob };
};

const openChunks = async (
  log: LogId,
  sealed: Uint8Array,
  blob: BlobKey,
): Promise<Uint8Array | Fault<"not-authentic">> => {
  try {
    const key = await importKey(blob.key, "decrypt");
    return await eachChunk(sealed, sealedChunk, (part, chunk) =>
      crypto.subtle.decrypt(algorithmOf({ log, blob: blob.blob }, chunk), key, part),
    );
  } catch {
    return faultOf("not-authentic");
  }
};

/** The file of a blob of this log, or `not-authentic`. */
export const openBlob = async (
  log: LogId,
  sealed: Uint8Array,
  blob: BlobKey,
): Promise<Uint8Array | Fault<"not-authentic">> => {
  // The size is a member's claim: it is held against the bytes before anything is made of it.
  if (!Number.isInteger(blob.size) || blob.size < 0 || blob.size >= sealed.length)
    return faultOf("not-authentic");
  if (sealed.length !== sealedBlobLength(blob.size)) return faultOf("not-authentic");
  const padded = await openChunks(log, sealed, blob);
  if (isFault(padded)) return padded;
  const isPadded =
    padded[blob.size] === 0x80 && padded.subarray(blob.size + 1).every((byte) => byte === 0);
  return isPadded ? padded.slice(0, blob.size) : faultOf("not-authentic");
};
