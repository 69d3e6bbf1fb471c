// Reading JSON that came out of a seal into shapes of ours: a vault, a note, a transcript. What was sealed by a member
// may still be wrong in every way; nothing here throws.

import { bytesFromBase64url } from "./base64url.ts";
import type { Json } from "./body.ts";

/** An object's members. */
export type Fields = { readonly [field: string]: Json };

/** The members of an object, or undefined. */
export const fieldsOf = (value: Json | undefined): Fields | undefined =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : undefined;

/** A text, or undefined. */
export const textOf = (value: Json | undefined): string | undefined =>
  typeof value === "string" ? value : undefined;

/** An integer from 0 on, or undefined. */
export const countOf = (value: Json | undefined): number | undefined =>
  typeof value === "number" && value >= 0 ? value : undefined;

/** Bytes spelled in base64url, of `length` where one is given, or undefined. */
export const bytesOf = (value: Json | undefined, length?: number): Uint8Array | undefined => {
  const bytes = typeof value === "string" ? bytesFromBase64url(value) : undefined;
  return length === undefined || bytes?.length === length ? bytes : undefined;
};

/** Each item of a list read, or undefined when it is no list or one item is not of the shape. */
export const listOf = <Item>(
  value: Json | undefined,
  read: (item: Json) => Item | undefined,
): readonly Item[] | undefined => {
  if (!Array.isArray(value)) return undefined;
  const items: Item[] = [];
  for (const item of value as readonly Json[]) {
    const one = read(item);
    if (one === undefined) return undefined;
    items.push(one);
  }
  return items;
};

/** The members but the named ones, or undefined when there are none: kept for a later version. */
export const fieldsBeside = (fields: Fields, names: readonly string[]): Fields | undefined => {
  const rest = Object.entries(fields).filter(([name]) => !names.includes(name));
  return rest.length === 0 ? undefined : Object.fromEntries(rest);
};
