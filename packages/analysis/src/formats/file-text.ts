// From bytes to text: UTF-8 first, UTF-16 by its mark, and what is neither is taken for Windows-1252, with a note.
// Size is refused here, before anything is parsed.

import { type ReadingNotes, MAX_BYTES, type NamedBytes } from "./reading.ts";

const hasMark = (bytes: Uint8Array, first: number, second: number): boolean =>
  bytes[0] === first && bytes[1] === second;

// What Windows-1252 has between 0x80 and 0x9f. Written out, because engines differ in how they decode it.
const UPPER = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

const fromWindows1252 = (bytes: Uint8Array): string => {
  const parts: string[] = [];
  for (const byte of bytes) {
    parts.push(
      byte >= 0x80 && byte < 0xa0 ? (UPPER[byte - 0x80] ?? "") : String.fromCharCode(byte),
    );
  }
  return parts.join("");
};

const decoded = (bytes: Uint8Array, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** The text of a file without its byte order mark, or nothing after a fault. */
export const textOf = (file: NamedBytes, notes: ReadingNotes): string | undefined => {
  const { bytes } = file;
  if (bytes.length > MAX_BYTES) {
    notes.fault("too-large", {}, `${bytes.length} bytes`);
    return undefined;
  }
  if (hasMark(bytes, 0xff, 0xfe) || hasMark(bytes, 0xfe, 0xff)) {
    const text = decoded(bytes, bytes[0] === 0xff ? "utf-16le" : "utf-16be");
    if (text === undefined) {
      notes.fault("not-text", {});
    }
    return text;
  }
  if (bytes.includes(0)) {
    notes.fault("not-text", { line: 1, column: 1 }, "a zero byte");
    return undefined;
  }
  const text = decoded(bytes, "utf-8");
  if (text !== undefined) {
    return text;
  }
  notes.note("encoding", {}, "bytes that are not UTF-8", "Windows-1252");
  return fromWindows1252(bytes);
};

/** Line and column (from 1) of an offset in a text. */
export const lineAndColumn = (
  text: string,
  offset: number,
): { readonly line: number; readonly column: number } => {
  const before = text.slice(0, offset);
  const lastBreak = before.lastIndexOf("\n");
  return { line: before.split("\n").length, column: offset - lastBreak };
};
