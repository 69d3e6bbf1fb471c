// Sealed blob vectors: files that come back, byte for byte as sealed before, and bytes that are refused.

import {
  bytesFromHex,
  hexFromBytes,
  isFault,
  logIdFromBytes,
  openBlob,
  sealBlob,
  sha256,
} from "@tworooms/seal";
import type { BlobKey } from "@tworooms/seal";
import type { Row } from "./rows.ts";

/** vectors/blob.json. A file of `size` bytes is 0, 1, … 250, 0, 1 …; sealed bytes are told by their SHA-256 and length. */
export type BlobVectors = {
  readonly blobs: readonly {
    readonly name: string;
    readonly log: string;
    readonly blob: string;
    readonly key: string;
    readonly size: number;
    readonly length: number;
    readonly sealed: string;
  }[];
  readonly refused: readonly {
    readonly name: string;
    readonly log: string;
    readonly blob: string;
    readonly key: string;
    readonly size: number;
    readonly sealed: string;
  }[];
};

const bytes = (hex: string): Uint8Array => bytesFromHex(hex) ?? new Uint8Array();
/** The file of a size. */
export const fileOf = (size: number): Uint8Array =>
  Uint8Array.from({ length: size }, (_, n) => n % 251);
const digestOf = async (file: Uint8Array): Promise<string> => hexFromBytes(await sha256(file));

/** Seals each file with the same random bytes, opens it, and opens what must be refused. */
export const blobRows = async ({ blobs, refused }: BlobVectors): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  for (const vector of blobs) {
    const log = logIdFromBytes(bytes(vector.log));
    const drawn = [bytes(vector.blob), bytes(vector.key)];
    const { sealed, blob } = await sealBlob(
      log,
      fileOf(vector.size),
      () => drawn.shift() ?? new Uint8Array(),
    );
    const opened = await openBlob(log, sealed, blob);
    rows.push(
      {
        name: `blob ${vector.name} sealed`,
        expected: `${vector.length} ${vector.sealed}`,
        got: `${sealed.length} ${await digestOf(sealed)}`,
      },
      {
        name: `blob ${vector.name} opened`,
        expected: await digestOf(fileOf(vector.size)),
        got: isFault(opened) ? opened.fault : await digestOf(opened),
      },
    );
  }
  for (const vector of refused) {
    const blob: BlobKey = {
      blob: vector.blob as BlobKey["blob"],
      key: bytes(vector.key),
      size: vector.size,
    };
    const opened = await openBlob(logIdFromBytes(bytes(vector.log)), bytes(vector.sealed), blob);
    rows.push({
      name: `blob ${vector.name}`,
      expected: "not-authentic",
      got: isFault(opened) ? opened.fault : "opened",
    });
  }
  return rows;
};
