// Strict JSON (RFC 8259) read into a tree that keeps numerals as written: JSON.parse would make doubles of them, and
// would let the last of two equal keys win in silence. Keys live in maps, so no key can touch a prototype.

import { type DataNode, MAX_NODES, type Spot } from "./data-tree.ts";
import { textOf } from "./file-text.ts";
import { type ReadingNotes, MAX_DEPTH, type NamedBytes } from "./reading.ts";

const SPACE = /[ \t\r\n]*/y;
const NUMERAL = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const NAMED = /true|false|null/y;

type Scan = { offset: number; nodes: number };
type Read = (depth: number) => DataNode | undefined;

const spots = (text: string): ((offset: number) => Spot) => {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) {
    starts.push(at + 1);
  }
  return (offset) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      [low, high] = (starts[middle] ?? 0) <= offset ? [middle, high] : [low, middle - 1];
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
};

/** The offset behind a string's closing quote, or -1. */
const endOfString = (text: string, start: number): number => {
  for (let at = start; at < text.length; at += text[at] === "\\" ? 2 : 1) {
    if (text[at] === '"') {
      return at + 1;
    }
  }
  return -1;
};

const unquoted = (quoted: string): string | undefined => {
  try {
    return String(JSON.parse(quoted));
  } catch {
    return undefined;
  }
};

/** Reads JSON text; a fault, and nothing, where it is not JSON. */
export const jsonTreeOfText = (text: string, notes: ReadingNotes): DataNode | undefined => {
  const spotOf = spots(text);
  const scan: Scan = { offset: 0, nodes: 0 };
  const taken = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = scan.offset;
    const found = pattern.exec(text)?.[0];
    scan.offset += found?.length ?? 0;
    return found;
  };
  const isNext = (mark: string): boolean => {
    taken(SPACE);
    const isThere = text.startsWith(mark, scan.offset);
    scan.offset += isThere ? mark.length : 0;
    return isThere;
  };
  const broken = (): undefined => {
    const found = text.slice(scan.offset, scan.offset + 20) || "the end of the file";
    notes.fault("malformed", spotOf(scan.offset), found);
  };
  const stringOf = (): string | undefined => {
    taken(SPACE);
    const end = text.startsWith('"', scan.offset) ? endOfString(text, scan.offset + 1) : -1;
    const found = end < 0 ? undefined : unquoted(text.slice(scan.offset, end));
    if (found === undefined) {
      return broken();
    }
    scan.offset = end;
    return found;
  };
  const wordOf: Read = () => {
    const at = spotOf(scan.offset);
    if (text[scan.offset] === '"') {
      const found = stringOf();
      return found === undefined ? undefined : { type: "word", text: found, isQuoted: true, at };
    }
    const found = taken(NUMERAL) ?? taken(NAMED);
    return found === undefined ? broken() : { type: "word", text: found, isQuoted: false, at };
  };
  const listOf: Read = (depth) => {
    const at = spotOf(scan.offset - 1);
    const items: DataNode[] = [];
    if (isNext("]")) {
      return { type: "list", items, at };
    }
    do {
      const item = valueOf(depth + 1);
      if (item === undefined) {
        return undefined;
      }
      items.push(item);
    } while (isNext(","));
    return isNext("]") ? { type: "list", items, at } : broken();
  };
  const mapOf: Read = (depth) => {
    const at = spotOf(scan.offset - 1);
    const entries = new Map<string, DataNode>();
    if (isNext("}")) {
      return { type: "map", entries, at };
    }
    do {
      taken(SPACE);
      const keyAt = scan.offset;
      const key = stringOf();
      const value = key === undefined ? undefined : isNext(":") ? valueOf(depth + 1) : broken();
      if (key === undefined || value === undefined) {
        return undefined;
      }
      if (entries.has(key)) {
        notes.fault("duplicate", spotOf(keyAt), `"${key}"`);
        return undefined;
      }
      entries.set(key, value);
    } while (isNext(","));
    return isNext("}") ? { type: "map", entries, at } : broken();
  };
  const valueOf: Read = (depth) => {
    scan.nodes += 1;
    if (depth > MAX_DEPTH || scan.nodes > MAX_NODES) {
      notes.fault(depth > MAX_DEPTH ? "too-deep" : "too-many", spotOf(scan.offset));
      return undefined;
    }
    return isNext("{") ? mapOf(depth) : isNext("[") ? listOf(depth) : wordOf(depth);
  };
  const root = valueOf(0);
  taken(SPACE);
  return root !== undefined && scan.offset < text.length ? broken() : root;
};

/** The tree of a JSON file, or nothing after a fault. */
export const jsonTreeOf = (file: NamedBytes, notes: ReadingNotes): DataNode | undefined => {
  const text = textOf(file, notes);
  return text === undefined ? undefined : jsonTreeOfText(text, notes);
};
