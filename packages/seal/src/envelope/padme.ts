// Padding: the length of a sealed body tells only its Padmé class, at most 12 % more than it needs (PURBs, PETS 2019,
// §4), and nothing at all below 256 bytes. A body has one padded form; whatever is padded otherwise is refused.

import { Bug, type Fault, faultOf } from "./fault.ts";
import { maxCt } from "./header.ts";

const floor = 256;
const mark = 0x80;

/** Bytes of the AEAD tag at the end of a sealed ct. */
export const tagLength = 16;

/** How far apart the classes lie around a length. */
const grainOf = (length: number): number => {
  const exponent = 31 - Math.clz32(length);
  const kept = 32 - Math.clz32(exponent);
  return 2 ** (exponent - kept);
};

/** The Padmé class of a length of `length` bytes (whole, 0 … 2^31 − 1), at least 256. */
export const paddedLength = (length: number): number => {
  if (!Number.isInteger(length) || length < 0 || length >= 2 ** 31) throw new Bug("padded-length");
  if (length <= floor) return floor;
  const grain = grainOf(length);
  return Math.ceil(length / grain) * grain;
};

/** Whether a sealed ct may have this many bytes: a Padmé class and the tag. */
export const isSealedLength = (length: number): boolean =>
  length >= floor + tagLength && paddedLength(length - tagLength) === length - tagLength;

const most = maxCt - tagLength;
const largestClass = Math.floor(most / grainOf(most)) * grainOf(most);

/** Most bytes of a body that still fit one envelope. */
export const maxBody: number = largestClass - 1;

/** body ‖ 0x80 ‖ zeros, up to the class of body and mark. A body longer than `maxBody` is a Bug. */
export const pad = (body: Uint8Array): Uint8Array => {
  if (body.length > maxBody) throw new Bug("body-length");
  const padded = new Uint8Array(paddedLength(body.length + 1));
  padded.set(body);
  padded[body.length] = mark;
  return padded;
};

/** The body of a padded one, as a view of it, or `padding` when it is not exactly what `pad` writes. */
export const unpad = (padded: Uint8Array): Uint8Array | Fault<"padding"> => {
  let end = padded.length - 1;
  while (end >= 0 && padded[end] === 0) end -= 1;
  if (end < 0 || padded[end] !== mark) return faultOf("padding");
  if (end > maxBody || paddedLength(end + 1) !== padded.length) return faultOf("padding");
  return padded.subarray(0, end);
};
