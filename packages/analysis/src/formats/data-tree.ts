// JSON and YAML as one tree that keeps every number as it was written and every value's place, so that no decimal
// passes through a double and each fault can say where it is.

import type { Rational } from "../rational.ts";
import { isNotFinite, rationalFromNumeral } from "./numeral.ts";
import type { ReadingNotes } from "./reading.ts";

/** Line and column, from 1. */
export type Spot = { readonly line: number; readonly column: number };

/** A value; a `word` is any scalar, `isQuoted` when it was written as a string. */
export type DataNode =
  | { readonly type: "map"; readonly entries: ReadonlyMap<string, DataNode>; readonly at: Spot }
  | { readonly type: "list"; readonly items: readonly DataNode[]; readonly at: Spot }
  | {
      readonly type: "word";
      readonly text: string;
      readonly isQuoted: boolean;
      readonly at: Spot;
    };

/** A map and its entries. */
export type DataMap = Extract<DataNode, { readonly type: "map" }>;

/** No tree has more nodes, aliases written out. */
export const MAX_NODES = 500_000;

/** The entry of a map, or nothing. */
export const entryOf = (node: DataNode | undefined, key: string): DataNode | undefined =>
  node?.type === "map" ? node.entries.get(key) : undefined;

/** Whether a value is absent or written as null. */
export const isNothing = (node: DataNode | undefined): boolean =>
  node === undefined ||
  (node.type === "word" && !node.isQuoted && ["null", "~", ""].includes(node.text.toLowerCase()));

const SAID = { map: "a map", list: "a list", word: "a word" } as const;

/** The map under a key; a fault, and nothing, where there is none. */
export const mapIn = (holder: DataMap, key: string, notes: ReadingNotes): DataMap | undefined => {
  const node = holder.entries.get(key);
  if (node?.type === "map") {
    return node;
  }
  notes.fault(
    node === undefined ? "missing" : "malformed",
    node?.at ?? holder.at,
    node === undefined ? key : `${key} is ${SAID[node.type]}`,
  );
  return undefined;
};

/** The list under a key; a fault, and nothing, where there is none. */
export const listIn = (
  holder: DataMap,
  key: string,
  notes: ReadingNotes,
): readonly DataNode[] | undefined => {
  const node = holder.entries.get(key);
  if (node?.type === "list") {
    return node.items;
  }
  notes.fault(
    node === undefined ? "missing" : "malformed",
    node?.at ?? holder.at,
    node === undefined ? key : `${key} is ${SAID[node.type]}`,
  );
  return undefined;
};

/** A scalar's text; a fault, and nothing, where the value is none. */
export const wordIn = (node: DataNode, notes: ReadingNotes): string | undefined => {
  if (node.type === "word") {
    return node.text;
  }
  notes.fault("malformed", node.at, `${SAID[node.type]} where a word belongs`);
  return undefined;
};

/** A scalar's exact number; a fault, and nothing, where the value is none. */
export const numberAt = (node: DataNode, notes: ReadingNotes): Rational | undefined => {
  const text = wordIn(node, notes);
  const value = text === undefined ? undefined : rationalFromNumeral(text);
  if (text !== undefined && value === undefined) {
    notes.fault(isNotFinite(text) ? "not-finite" : "not-a-number", node.at, text);
  }
  return value;
};

/** The exact number under a key; a fault, and nothing, where there is none. */
export const numberUnder = (
  holder: DataMap,
  key: string,
  notes: ReadingNotes,
): Rational | undefined => {
  const node = holder.entries.get(key);
  if (node === undefined) {
    notes.fault("missing", holder.at, key);
    return undefined;
  }
  return numberAt(node, notes);
};
