// Bytes and their spellings. Ids are spoken of as lowercase hex everywhere but inside the codecs that write them,
// so that they can be keys of maps and parts of addresses without a second thought.

import { engine } from "./engine.ts";

const encoder = new TextEncoder();

/** UTF-8 bytes of a text. */
export const bytesFromText = (text: string): Uint8Array => encoder.encode(text);

/** One array after another. */
export const joinBytes = (...parts: readonly Uint8Array[]): Uint8Array => {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
};

/** Whether two arrays hold the same bytes. Not constant-time: for public values only. */
export const equalBytes = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, index) => byte === other[index]);

const digits = Array.from("0123456789abcdef", (digit) => digit.charCodeAt(0));

// Ids are spelt all the time, and have two lengths: their digits' codes are kept in arrays that are there already.
const codesById: ReadonlyMap<number, number[]> = new Map(
  [16, 32].map((length) => [length, Array.from({ length: 2 * length }, () => 0)]),
);

/** Lowercase hexadecimal, two digits a byte. */
export const hexFromBytes = (bytes: Uint8Array): string => {
  if (bytes.length > 1024)
    return hexFromBytes(bytes.subarray(0, 1024)) + hexFromBytes(bytes.subarray(1024));
  const codes = codesById.get(bytes.length) ?? Array.from({ length: 2 * bytes.length }, () => 0);
  let at = 0;
  for (const byte of bytes) {
    codes[at] = digits[byte >> 4] ?? 0;
    codes[at + 1] = digits[byte & 15] ?? 0;
    at += 2;
  }
  // One flat text: adding digits to a text one by one leaves a chain of pieces behind, forty times as long.
  return String.fromCharCode(...codes);
};

/** Bytes of a lowercase hexadecimal text, or undefined when it is not one. */
export const bytesFromHex = (hex: string): Uint8Array | undefined => {
  if (hex.length % 2 !== 0 || !/^[0-9a-f]*$/.test(hex)) return undefined;
  const bytes = new Uint8Array(hex.length / 2);
  for (let index = 0; index < bytes.length; index += 1)
    bytes[index] = Number.parseInt(hex.slice(2 * index, 2 * index + 2), 16);
  return bytes;
};

/** Big-endian unsigned 32-bit integer, as in RFC 1700. */
export const bytesFromUint32 = (value: number): Uint8Array => {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
};

/** SHA-256 of a few hundred bytes at most, one array after another, at once. */
export const sha256OfFew = (...parts: readonly Uint8Array[]): Uint8Array =>
  engine.digestOfFew(parts);

/** SHA-256 (FIPS 180-4). */
export const sha256 = async (bytes: Uint8Array): Promise<Uint8Array> => engine.digest(bytes);
