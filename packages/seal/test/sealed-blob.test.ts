import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  chunkLength,
  equalBytes,
  isFault,
  joinBytes,
  logIdFromBytes,
  openBlob,
  paddedLength,
  sealBlob,
  sealBlobUnder,
  sealedBlobLength,
} from "@tworooms/seal";
import { bytesOf, sequence } from "./shelf.ts";

const log = logIdFromBytes(bytesOf("log", 16));
const otherLog = logIdFromBytes(bytesOf("other log", 16));
const refused = { fault: "not-authentic" };
const file = (size: number): Uint8Array => bytesOf(`file ${size}`, size);
const sealedChunk = chunkLength + 16;

test("S76 a file comes back whole, of any size", async () => {
  const sizes = [0, 1, 255, 256, chunkLength - 1, chunkLength, chunkLength + 1, 200_000];
  for (const size of sizes) {
    const { sealed, blob } = await sealBlob(log, file(size), sequence(`${size}`));
    expect(sealed).toHaveLength(sealedBlobLength(size));
    const opened = await openBlob(log, sealed, blob);
    expect(!isFault(opened) && equalBytes(opened, file(size))).toBe(true);
  }
});

test("S76 a cut, a swap, a reordering or another size of a file is refused", async () => {
  const { sealed, blob } = await sealBlob(log, file(200_000), sequence("one"));
  const again = await sealBlob(log, file(200_000), sequence("two"));
  const [one, two, three, four] = [0, 1, 2, 3].map((n) =>
    sealed.subarray(n * sealedChunk, (n + 1) * sealedChunk),
  );
  if (!one || !two || !three || !four) throw new Error("no chunks");
  const spoilt = [
    joinBytes(one, two, three),
    joinBytes(one, two, four),
    joinBytes(two, one, three, four),
    joinBytes(one, one, three, four),
    joinBytes(again.sealed.subarray(0, sealedChunk), two, three, four),
    joinBytes(sealed, new Uint8Array(16)),
    again.sealed,
    new Uint8Array(0),
  ];
  for (const bytes of spoilt) expect(await openBlob(log, bytes, blob)).toEqual(refused);
  for (const size of [-1, 0.5, 199_999, 200_001, 196_608, 2 ** 53])
    expect(await openBlob(log, sealed, { ...blob, size })).toEqual(refused);
  expect(await openBlob(otherLog, sealed, blob)).toEqual(refused);
  expect(await openBlob(log, sealed, { ...blob, blob: again.blob.blob })).toEqual(refused);
  expect(await openBlob(log, sealed, { ...blob, key: new Uint8Array(31) })).toEqual(refused);
});

test("S76 any flipped bit of a blob is refused", async () => {
  const { sealed, blob } = await sealBlob(log, file(70_000), sequence("one"));
  await fc.assert(
    fc.asyncProperty(fc.nat(sealed.length * 8 - 1), async (bit) => {
      const flipped = Uint8Array.from(sealed);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(await openBlob(log, flipped, blob)).toEqual(refused);
    }),
    { numRuns: 40 },
  );
});

test("S77 the length of a sealed file depends on the Padmé class of its size alone", () =>
  fc.assert(
    fc.property(fc.nat(3_000_000), fc.nat(3_000_000), (one, other) => {
      const isSameClass = paddedLength(one + 1) === paddedLength(other + 1);
      expect(sealedBlobLength(one) === sealedBlobLength(other)).toBe(isSameClass);
    }),
  ));

test("S87 a file sealed again under its id and key gives the same bytes", async () => {
  const { sealed, blob } = await sealBlob(log, file(70_000), sequence("one"));
  expect(await sealBlobUnder(log, file(70_000), blob)).toEqual(sealed);
  expect(await sealBlobUnder(otherLog, file(70_000), blob)).not.toEqual(sealed);
});
