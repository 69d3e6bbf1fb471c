// The JSON inside a sealed entry. One text, one meaning, on every machine: fatal UTF-8 without a BOM, no duplicate keys,
// no lone surrogates, integers within ±(2^53−1) and no other number, depth ≤ 32. Whatever else is void (protocol.md
// "Envelope"; RFC 8259, RFC 7493). It must never throw, whatever arrives.

import { bytesFromText } from "./envelope/bytes.ts";
import { Bug, type Fault, faultOf } from "./envelope/fault.ts";

/** A value of the strict subset: numbers are integers within ±(2^53−1), decimals are strings. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json };

/** How deep arrays and objects may nest; a lone `[]` has depth 1. */
export const bodyDepth = 32;

const loneSurrogate = /\p{Surrogate}/u;
// What a text cannot hold as it is: its closing quote, an escape, a control character.
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const noPlain = /["\\\u0000-\u001f]/g;
const integer = /-?(?:0|[1-9][0-9]*)/y;
const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

type Cursor = { readonly text: string; at: number };

// Thrown and caught in this file alone: nested parsing reads better without a check after each step.
class Malformed extends Error {}
const fail = (): never => {
  throw new Malformed();
};

const skipSpace = (cursor: Cursor): void => {
  for (;;) {
    const code = cursor.text.charCodeAt(cursor.at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
    cursor.at += 1;
  }
};

const take = (cursor: Cursor, literal: string): void => {
  if (!cursor.text.startsWith(literal, cursor.at)) fail();
  cursor.at += literal.length;
};

const readEscape = (cursor: Cursor): string => {
  const letter = cursor.text[cursor.at + 1] ?? "";
  if (letter === "u") {
    const hex = cursor.text.slice(cursor.at + 2, cursor.at + 6);
    if (!/^[0-9a-fA-F]{4}$/.test(hex)) fail();
    cursor.at += 6;
    return String.fromCharCode(Number.parseInt(hex, 16));
  }
  cursor.at += 2;
  return (Object.hasOwn(escapes, letter) ? escapes[letter] : undefined) ?? fail();
};

const readString = (cursor: Cursor): string => {
  take(cursor, '"');
  let value = "";
  let isEscaped = false;
  for (;;) {
    const from = cursor.at;
    noPlain.lastIndex = from;
    // A text that ends before its quote.
    if (!noPlain.test(cursor.text)) fail();
    cursor.at = noPlain.lastIndex - 1;
    value += cursor.text.slice(from, cursor.at);
    const code = cursor.text.charCodeAt(cursor.at);
    if (code === 0x22) {
      cursor.at += 1;
      // Only escapes can make a lone surrogate: the text itself came out of fatal UTF-8.
      return isEscaped && loneSurrogate.test(value) ? fail() : value;
    }
    // A control character.
    if (code !== 0x5c) fail();
    value += readEscape(cursor);
    isEscaped = true;
  }
};

const readNumber = (cursor: Cursor): number => {
  integer.lastIndex = cursor.at;
  const digits = integer.exec(cursor.text)?.[0] ?? fail();
  cursor.at += digits.length;
  const value = Number(digits);
  // "-0" would be a second spelling of 0, and one that some readers keep apart.
  return Number.isSafeInteger(value) && digits !== "-0" ? value : fail();
};

const readArray = (cursor: Cursor, depth: number): readonly Json[] => {
  const items: Json[] = [];
  cursor.at += 1;
  skipSpace(cursor);
  if (cursor.text[cursor.at] === "]") {
    cursor.at += 1;
    return items;
  }
  for (;;) {
    items.push(readValue(cursor, depth));
    skipSpace(cursor);
    if (cursor.text[cursor.at] === "]") {
      cursor.at += 1;
      return items;
    }
    take(cursor, ",");
  }
};

const readObject = (cursor: Cursor, depth: number): Json => {
  const members = new Map<string, Json>();
  cursor.at += 1;
  skipSpace(cursor);
  if (cursor.text[cursor.at] === "}") cursor.at += 1;
  else
    for (;;) {
      skipSpace(cursor);
      const key = readString(cursor);
      if (members.has(key)) fail();
      skipSpace(cursor);
      take(cursor, ":");
      members.set(key, readValue(cursor, depth));
      skipSpace(cursor);
      if (cursor.text[cursor.at] === "}") {
        cursor.at += 1;
        break;
      }
      take(cursor, ",");
    }
  // fromEntries defines own members, so a key "__proto__" stays a key.
  return Object.fromEntries(members);
};

const readValue = (cursor: Cursor, depth: number): Json => {
  skipSpace(cursor);
  const first = cursor.text[cursor.at];
  if (first === '"') return readString(cursor);
  if (first === "{" || first === "[") {
    if (depth >= bodyDepth) fail();
    return first === "{" ? readObject(cursor, depth + 1) : readArray(cursor, depth + 1);
  }
  if (first === "t") return (take(cursor, "true"), true);
  if (first === "f") return (take(cursor, "false"), false);
  if (first === "n") return (take(cursor, "null"), null);
  return readNumber(cursor);
};

// With ignoreBOM the decoder leaves a BOM in the text, where no JSON value can start.
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

const decode = (bytes: Uint8Array): string | undefined => {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
};

/** The value of a body, wrapped so that no body can pass for a fault; `body` when the bytes are not strict JSON. Total. */
export const parseBody = (bytes: Uint8Array): { readonly body: Json } | Fault<"body"> => {
  const text = decode(bytes);
  if (text === undefined) return faultOf("body");
  const cursor = { text, at: 0 };
  try {
    const body = readValue(cursor, 0);
    skipSpace(cursor);
    return cursor.at === text.length ? { body } : faultOf("body");
  } catch (error) {
    if (error instanceof Malformed) return faultOf("body");
    throw error;
  }
};

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

const spell = (value: Json, depth: number): string => {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") {
    if (!Number.isSafeInteger(value)) throw new Bug("a number in a body is a safe integer");
    return String(value === 0 ? 0 : value);
  }
  if (typeof value === "string") {
    if (loneSurrogate.test(value)) throw new Bug("a text in a body is well formed");
    return JSON.stringify(value);
  }
  if (typeof value !== "object") throw new Bug("a body holds JSON only");
  if (depth >= bodyDepth) throw new Bug("a body nests too deeply");
  if (isList(value)) return `[${value.map((item) => spell(item, depth + 1)).join(",")}]`;
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([key, item]) => `${spell(key, depth)}:${spell(item, depth + 1)}`).join(",")}}`;
};

/** The canonical bytes of a body: keys in order of their UTF-16 code units, no white space (as RFC 8785). Throws a Bug on what `parseBody` would refuse. */
export const bodyFromJson = (value: Json): Uint8Array => bytesFromText(spell(value, 0));
