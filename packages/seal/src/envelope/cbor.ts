// CBOR for control entries: arrays, unsigned integers, byte strings and booleans, in the one deterministic spelling of
// RFC 8949 §4.2.1. Whoever reads compares the bytes with what writing would give; depth is bounded before recursion.

import { type DecodeOptions, Tokenizer, Type, decode, encode } from "cborg";
import { type Fault, faultOf } from "./fault.ts";

/** What control entries are made of. */
export type Item = number | boolean | Uint8Array | readonly Item[];

const settings: DecodeOptions = {
  strict: true,
  allowIndefinite: false,
  allowUndefined: false,
  allowInfinity: false,
  allowNaN: false,
  allowBigInt: false,
};

/** [type, turn[n, commit, boxes[box[…]]]] is the deepest. */
const maxDepth = 4;

// The library reads by recursion: 256 KiB of nested arrays would reach the end of the stack.
const boundedTokenizer = (bytes: Uint8Array): NonNullable<DecodeOptions["tokenizer"]> => {
  const inner = new Tokenizer(bytes, settings);
  const open: number[] = [];
  return {
    done: () => inner.done(),
    pos: () => inner.pos(),
    next: () => {
      while (open.at(-1) === 0) open.pop();
      const left = open.pop();
      if (left !== undefined) open.push(left - 1);
      const token = inner.next();
      if (Type.equals(token.type, Type.array)) {
        if (open.push(Number(token.value)) > maxDepth) throw new Error("too deep");
      } else if (!token.type.terminal) throw new Error("no array");
      return token;
    },
  };
};

/** The items of one array that fills these bytes, or `malformed`. Its spelling is not yet known to be deterministic. */
export const itemsFromBytes = (bytes: Uint8Array): readonly unknown[] | Fault<"malformed"> => {
  try {
    const items: unknown = decode(bytes, { ...settings, tokenizer: boundedTokenizer(bytes) });
    return Array.isArray(items) ? items : faultOf("malformed");
  } catch {
    return faultOf("malformed");
  }
};

/** The deterministic bytes of an array of items. */
export const bytesFromItems = (items: readonly Item[]): Uint8Array =>
  Uint8Array.from(encode(items));
