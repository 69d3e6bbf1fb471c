// SQLite reads its write-ahead log up to the first frame that does not add up, and drops the rest without a word. After
// a power cut that is right: the last commit may be torn. After a flipped bit it loses commits that were synced. The two
// can be told apart: a frame is written only after the commit before it was synced, so a commit that stands behind the
// break and has a successor was promised to somebody. Rule O68; format: sqlite.org/fileformat2.html#walformat.

import { closeSync, fstatSync, openSync, readSync } from "node:fs";

const headerLength = 32;
const frameHeaderLength = 24;
const frameMagic = 0x377f0682;

type Sums = readonly [number, number];

const sumsOver = (bytes: Buffer, order: "big" | "little", [a, b]: Sums): Sums => {
  const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const isLittle = order === "little";
  let [one, two] = [a, b];
  for (let at = 0; at + 8 <= bytes.length; at += 8) {
    const first = words.getUint32(at, isLittle);
    const second = words.getUint32(at + 4, isLittle);
    one = (one + first + two) >>> 0;
    two = (two + second + one) >>> 0;
  }
  return [one, two];
};

const scan = (handle: number, size: number): string | undefined => {
  const header = Buffer.alloc(headerLength);
  readSync(handle, header, 0, headerLength, 0);
  const magic = header.readUInt32BE(0);
  const order = magic === frameMagic + 1 ? "big" : "little";
  const pageSize = header.readUInt32BE(8);
  let sums = sumsOver(header.subarray(0, 24), order, [0, 0]);
  const isHeaderWhole =
    (magic === frameMagic || magic === frameMagic + 1) &&
    sums[0] === header.readUInt32BE(24) &&
    sums[1] === header.readUInt32BE(28);
  if (!isHeaderWhole) return "the header of the write-ahead log does not add up";

  const frameLength = frameHeaderLength + pageSize;
  const frame = Buffer.alloc(frameLength);
  const count = Math.floor((size - headerLength) / frameLength);
  let brokenAt: number | undefined;
  // Whether the frame before ended a commit, in an unbroken run behind the first break.
  let isCommitBefore = false;
  for (let index = 0; index < count; index += 1) {
    readSync(handle, frame, 0, frameLength, headerLength + index * frameLength);
    const isOfThisLog = frame.subarray(8, 16).equals(header.subarray(16, 24));
    const expected = sumsOver(
      frame.subarray(frameHeaderLength),
      order,
      sumsOver(frame.subarray(0, 8), order, sums),
    );
    // The next frame counts on from what this one says of itself, whole or not.
    sums = [frame.readUInt32BE(16), frame.readUInt32BE(20)];
    const isWhole = isOfThisLog && expected[0] === sums[0] && expected[1] === sums[1];
    if (!isWhole) brokenAt ??= index;
    if (isWhole && brokenAt !== undefined && isCommitBefore)
      return `frame ${brokenAt + 1} of the write-ahead log does not add up, and commits follow it`;
    isCommitBefore = isOfThisLog && frame.readUInt32BE(4) !== 0;
  }
  return undefined;
};

/** What is wrong with a write-ahead log that nobody has open, or undefined: absent, whole, or torn only at its end. */
export const walDamage = (file: string): string | undefined => {
  let handle: number;
  try {
    handle = openSync(file, "r");
  } catch {
    return undefined;
  }
  try {
    const { size } = fstatSync(handle);
    return size < headerLength ? undefined : scan(handle, size);
  } finally {
    closeSync(handle);
  }
};
