// Writes vectors/blob.json by the second witness.
import { type BlobVectors, fileOf } from "../blob.ts";
import { gcm, hex, join, labelled, sha256, text, uint32 } from "./witness.ts";

export const file = "blob.json";

const chunk = 65_536;
const log = labelled("log", 16);
const blob = labelled("blob", 16);
const key = labelled("key", 32);

/** Padmé by its definition in binary. */
const padmeOf = (length: number): number => {
  if (length <= 256) return 256;
  const e = length.toString(2).length - 1;
  const mask = 2n ** BigInt(e - e.toString(2).length) - 1n;
  return Number((BigInt(length) + mask) & ~mask);
};

const sealedChunk = (part: Uint8Array, index: number, last: number): Buffer => {
  const position = join(uint32(index), Buffer.of(last));
  const aad = join(text("sr1/blob\0"), log, blob, position);
  return gcm(key, join(Buffer.alloc(7), position), aad, part);
};

const padded = (size: number): Buffer =>
  join(fileOf(size), Buffer.of(0x80), Buffer.alloc(padmeOf(size + 1) - size - 1));

const chunksOf = (pad: Buffer): readonly Buffer[] => {
  const count = Math.ceil(pad.length / chunk);
  return Array.from({ length: count }, (_, index) =>
    sealedChunk(
      pad.subarray(index * chunk, (index + 1) * chunk),
      index,
      Number(index === count - 1),
    ),
  );
};

const place = { log: hex(log), blob: hex(blob), key: hex(key) };

const whole = (name: string, size: number): BlobVectors["blobs"][number] => {
  const sealed = join(...chunksOf(padded(size)));
  return { name, ...place, size, length: sealed.length, sealed: hex(sha256(sealed)) };
};

const small = join(...chunksOf(padded(100)));
const flip = (at: number): Buffer => {
  const flipped = Buffer.from(small);
  flipped[at] = (flipped[at] ?? 0) ^ 1;
  return flipped;
};

const refused = (
  name: string,
  sealed: Buffer,
  rest: Partial<BlobVectors["refused"][number]> = {},
): BlobVectors["refused"][number] => ({ name, ...place, size: 100, sealed: hex(sealed), ...rest });

const unmarked = Buffer.alloc(256);
const late = join(fileOf(100), Buffer.of(0x80), Buffer.alloc(154), Buffer.of(1));

export const vectors = async (): Promise<BlobVectors> => ({
  blobs: [
    whole("empty", 0),
    whole("of one byte", 1),
    whole("of 255 bytes", 255),
    whole("of 256 bytes", 256),
    whole("of a chunk less one", chunk - 1),
    whole("of a chunk", chunk),
    whole("of three chunks", 3 * chunk - 1),
    whole("of many chunks", 400_000),
  ],
  refused: [
    refused("with its first bit flipped", flip(0)),
    refused("with its last bit flipped", flip(small.length - 1)),
    refused("cut short", small.subarray(0, -1)),
    refused("with a tail", join(small, Buffer.alloc(16))),
    refused("of nothing", Buffer.alloc(0)),
    refused("of another log", small, { log: hex(labelled("other log", 16)) }),
    refused("under another id", small, { blob: hex(labelled("other blob", 16)) }),
    refused("under another key", small, { key: hex(labelled("other key", 32)) }),
    refused("under a short key", small, { key: hex(labelled("key", 31)) }),
    refused("of another size", small, { size: 99 }),
    refused("of a negative size", small, { size: -1 }),
    refused("that is not its last chunk", sealedChunk(padded(100), 0, 0)),
    refused("that is a later chunk", sealedChunk(padded(100), 1, 1)),
    refused("without the mark of its end", sealedChunk(unmarked, 0, 1)),
    refused("with something after its end", sealedChunk(late, 0, 1)),
  ],
});
