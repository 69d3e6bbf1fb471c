// YAML 1.2 read into the same tree as JSON. No tag beyond the core ones is taken, so nothing a file names is made or
// run; aliases are written out under one count of nodes, so none can grow the file; a circle of aliases is refused.

import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type ParsedNode,
  parseAllDocuments,
  visit as visitNodes,
} from "yaml";
import { type DataNode, MAX_NODES, type Spot } from "./data-tree.ts";
import { lineAndColumn } from "./file-text.ts";
import { type ReadingNotes, MAX_DEPTH } from "./reading.ts";

/** No YAML file above this many bytes is parsed: its parser is slower than the others. */
export const MAX_YAML_BYTES: number = 1024 * 1024;

const CORE_TAG = /^tag:yaml\.org,2002:(?:map|seq|str|int|float|bool|null)$/;

/**
 * Where nesting first grows beyond what is read, told before parsing: the parser would spend seconds and gigabytes on it.
 * Brackets in texts count too, so a text with scores of unclosed ones is refused with the rest.
 */
const tooDeepAt = (text: string): number | undefined => {
  const dashes = /(?:[-?][ \t]+){64}/.exec(text);
  if (dashes !== null) {
    return dashes.index;
  }
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at];
    if (mark === "[" || mark === "{") {
      depth += 1;
    } else if (mark === "]" || mark === "}") {
      depth = Math.max(0, depth - 1);
    }
    if (depth > MAX_DEPTH) {
      return at;
    }
  }
  return undefined;
};

type Walk = { nodes: number };

/** What each alias of a document names: the last anchor of that name before it. Found in one walk, not one for each alias. */
const targetsOf = (document: Document.Parsed): ReadonlyMap<unknown, unknown> => {
  const anchored = new Map<string, unknown>();
  const targets = new Map<unknown, unknown>();
  visitNodes(document, {
    Node: (_key, node) => {
      if (isAlias(node)) {
        targets.set(node, anchored.get(node.source));
      } else if (node.anchor !== undefined) {
        anchored.set(node.anchor, node);
      }
    },
  });
  return targets;
};

const treeOf = (
  document: Document.Parsed,
  lines: LineCounter,
  walk: Walk,
  notes: ReadingNotes,
): DataNode | undefined => {
  const targets = targetsOf(document);
  const spotOf = (node: ParsedNode | null | undefined): Spot => {
    const { line, col } = lines.linePos(node?.range?.[0] ?? 0);
    return { line, column: col };
  };
  const visit = (node: ParsedNode | null, depth: number): DataNode | undefined => {
    walk.nodes += 1;
    if (depth > MAX_DEPTH || walk.nodes > MAX_NODES) {
      notes.fault(depth > MAX_DEPTH ? "alias-refused" : "too-many", spotOf(node));
      return undefined;
    }
    const at = spotOf(node);
    if (isAlias(node)) {
      const target = targets.get(node);
      if (target === undefined) {
        notes.fault("alias-refused", at, node.source);
        return undefined;
      }
      return visit(target as ParsedNode, depth + 1);
    }
    if (node !== null && node.tag !== undefined && !CORE_TAG.test(node.tag)) {
      notes.fault("tag-refused", at, node.tag);
      return undefined;
    }
    if (node === null) {
      return { type: "word", text: "null", isQuoted: false, at };
    }
    if (isScalar(node)) {
      const isQuoted = node.type !== "PLAIN" && node.type !== undefined;
      return { type: "word", text: node.source ?? String(node.value), isQuoted, at };
    }
    if (isSeq(node)) {
      const items: DataNode[] = [];
      for (const item of node.items) {
        const value = visit(item, depth + 1);
        if (value === undefined) {
          return undefined;
        }
        items.push(value);
      }
      return { type: "list", items, at };
    }
    const entries = new Map<string, DataNode>();
    for (const pair of isMap(node) ? node.items : []) {
      const key = visit(pair.key, depth + 1);
      const value = key === undefined ? undefined : visit(pair.value, depth + 1);
      if (key === undefined || value === undefined) {
        return undefined;
      }
      if (key.type !== "word") {
        notes.fault("unsupported", key.at, "a key that is no word");
        return undefined;
      }
      if (entries.has(key.text)) {
        notes.fault("duplicate", key.at, key.text);
        return undefined;
      }
      entries.set(key.text, value);
    }
    return { type: "map", entries, at };
  };
  return visit(document.contents, 0);
};

/** The trees of the documents in a YAML text, or nothing after a fault. */
export const yamlTreesOfText = (
  text: string,
  notes: ReadingNotes,
): readonly DataNode[] | undefined => {
  if (text.length > MAX_YAML_BYTES) {
    notes.fault("too-large", {}, `${text.length} characters of YAML`);
    return undefined;
  }
  const deep = tooDeepAt(text);
  if (deep !== undefined) {
    notes.fault("too-deep", lineAndColumn(text, deep));
    return undefined;
  }
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, {
    version: "1.2",
    schema: "core",
    prettyErrors: false,
    strict: true,
    // Looked at below in one walk; the parser compares each key with all before it.
    uniqueKeys: false,
    lineCounter: lines,
  });
  const walk: Walk = { nodes: 0 };
  const trees: DataNode[] = [];
  for (const document of Array.isArray(documents) ? documents : []) {
    const [problem] = [...document.errors, ...document.warnings];
    if (problem !== undefined) {
      const { line, col } = lines.linePos(problem.pos[0]);
      const code = problem.code.startsWith("TAG")
        ? "tag-refused"
        : problem.code === "DUPLICATE_KEY"
          ? "duplicate"
          : "malformed";
      notes.fault(code, { line, column: col }, problem.message);
      return undefined;
    }
    const tree = treeOf(document, lines, walk, notes);
    if (tree === undefined) {
      return undefined;
    }
    trees.push(tree);
  }
  return trees;
};
