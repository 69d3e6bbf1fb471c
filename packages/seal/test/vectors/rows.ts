// Verdict rows: what a vector says must happen, beside what happened here. Pure, so that the same code judges the same
// vectors in Node and, bundled, in a browser; both must print equal rows.

import { hexFromBytes } from "@tworooms/seal/envelope";

/** One check: it holds when `got` is `expected`. */
export type Row = { readonly name: string; readonly expected: string; readonly got: string };

/** Rows that do not hold. */
export const failing = (rows: readonly Row[]): readonly Row[] =>
  rows.filter((row) => row.expected !== row.got);

/** Any value as JSON, bytes as hex, maps as lists of pairs, absent members left out. */
export const plain = (value: unknown): unknown => {
  if (value instanceof Uint8Array) return hexFromBytes(value);
  if (value instanceof Map) return [...value].map((pair) => plain(pair));
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, member]) => member !== undefined)
        .map(([key, member]) => [key, plain(member)]),
    );
  return value;
};

/** The same as text, members in order of name. */
export const spelled = (value: unknown): string =>
  JSON.stringify(plain(value), (_, member: unknown) =>
    typeof member === "object" && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
