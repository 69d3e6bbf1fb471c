// JSON from outside: fatal UTF-8, bounded depth, and a value or a fault, never a throw. Shapes are judged by parse.ts.

import { type Fault, faultOf } from "@tworooms/seal/envelope";
import { mostJsonDepth } from "./sizes.ts";

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

const isTooDeep = (text: string): boolean => {
  let depth = 0;
  let isInText = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (isInText) {
      if (sign === "\\") at += 1;
      else if (sign === '"') isInText = false;
    } else if (sign === '"') isInText = true;
    else if (sign === "{" || sign === "[") {
      depth += 1;
      if (depth > mostJsonDepth) return true;
    } else if (sign === "}" || sign === "]") depth -= 1;
  }
  return false;
};

/** The value of a JSON text, or `malformed`. */
export const valueFromJson = (text: string): unknown => {
  if (isTooDeep(text)) return faultOf("malformed");
  try {
    return JSON.parse(text);
  } catch {
    return faultOf("malformed");
  }
};

/** The value of JSON bytes, or `malformed`. A byte order mark is malformed. */
export const valueFromJsonBytes = (bytes: Uint8Array): unknown => {
  const text = textFromBytes(bytes);
  return typeof text === "string" ? valueFromJson(text) : text;
};

/** JSON bytes of a value. */
export const jsonBytes = (value: object): Uint8Array => encoder.encode(JSON.stringify(value));

/** A text of strict UTF-8 bytes, or `malformed`. */
export const textFromBytes = (bytes: Uint8Array): string | Fault<"malformed"> => {
  try {
    return decoder.decode(bytes);
  } catch {
    return faultOf("malformed");
  }
};
