// XML as a tree of elements, attributes and positions; text between tags plays no part in these formats. A DOCTYPE
// is refused, so no entity can be declared, expanded or fetched. Faults of hand that old files have (a bare "&", a
// comment before the declaration, no space between attributes) are repaired with a note.

import { SaxesParser } from "saxes";
import { lineAndColumn, textOf } from "./file-text.ts";
import { type ReadingNotes, MAX_DEPTH, type NamedBytes } from "./reading.ts";

/** One element; `line` and `column` are where its start tag ends. */
export type XmlElement = {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  readonly line: number;
  readonly column: number;
};

type Draft = XmlElement & { readonly children: XmlElement[] };

const BARE_AMPERSAND = /&(?![A-Za-z_:][\w.:-]*;|#\d+;|#x[\da-fA-F]+;)/g;
const CHUNK = 65_536;

/** Where the first thing that is neither space nor comment (nor, with `also`, a declaration) begins. */
const noiseBefore = (text: string, also: readonly (readonly [string, string])[]): number => {
  const marks: readonly (readonly [string, string])[] = [["<!--", "-->"], ...also];
  let at = 0;
  for (;;) {
    while (at < text.length && /\s/.test(text[at] ?? "")) {
      at += 1;
    }
    const mark = marks.find(([open]) => text.startsWith(open, at));
    const end = mark === undefined ? -1 : text.indexOf(mark[1], at + mark[0].length);
    if (mark === undefined || end < 0) {
      return at;
    }
    at = end + mark[1].length;
  }
};

/** The name of the root element of an XML text, if one begins behind its comments and declarations. */
export const rootNameOf = (text: string): string | undefined => {
  const start = noiseBefore(text, [
    ["<?", "?>"],
    ["<!", ">"],
  ]);
  return /^<\s*([A-Za-z_][\w.:-]{0,100})/.exec(text.slice(start, start + 200))?.[1];
};

const repaired = (text: string, notes: ReadingNotes): string => {
  const before = noiseBefore(text, []);
  const lead = text.startsWith("<?xml", before) ? text.slice(0, before) : "";
  if (lead.trim().length > 0) {
    notes.note("before-declaration", { line: 1, column: 1 }, lead.trim(), "");
  }
  // The declaration itself goes too: its encoding no longer holds, and what stood before it keeps its lines.
  const body = text.slice(lead.length).replace(/^<\?xml\s[^>]*\?>/, "");
  const kept = lead.replace(/[^\n]/g, "") + body;
  const shift = text.length - kept.length;
  let isNoted = false;
  return kept.replace(BARE_AMPERSAND, (found, offset: number) => {
    if (!isNoted) {
      isNoted = true;
      notes.note("bare-ampersand", lineAndColumn(text, offset + shift), found, "&amp;");
    }
    return "&amp;";
  });
};

/** The root element of an XML file, or nothing after a fault. */
export const xmlTreeOf = (file: NamedBytes, notes: ReadingNotes): XmlElement | undefined => {
  const text = textOf(file, notes);
  if (text === undefined) {
    return undefined;
  }
  const parser = new SaxesParser({ position: true });
  const open: Draft[] = [];
  let root: XmlElement | undefined;
  const here = (): { readonly line: number; readonly column: number } => ({
    line: parser.line,
    column: parser.column + 1,
  });
  const stop = (code: Parameters<ReadingNotes["fault"]>[0], found?: string): void => {
    if (notes.refusal() === undefined) {
      notes.fault(code, here(), found);
    }
  };
  parser.on("error", (error) => {
    const cause = error.message.replace(/^[\d:]+\s*/, "");
    if (cause.startsWith("no whitespace between attributes")) {
      notes.note("attribute-space", here());
    } else {
      stop(cause.startsWith("undefined entity") ? "entity-refused" : "malformed", cause);
    }
  });
  parser.on("doctype", () => stop("entity-refused", "DOCTYPE"));
  parser.on("opentag", (tag) => {
    if (open.length >= MAX_DEPTH) {
      stop("too-deep", tag.name);
    }
    const element: Draft = {
      name: tag.name,
      attributes: new Map(Object.entries(tag.attributes)),
      children: [],
      ...here(),
    };
    const parent = open.at(-1);
    if (parent === undefined) {
      root ??= element;
    } else {
      parent.children.push(element);
    }
    open.push(element);
  });
  parser.on("closetag", () => {
    open.pop();
  });
  const ready = repaired(text, notes);
  for (let offset = 0; offset < ready.length && notes.refusal() === undefined; offset += CHUNK) {
    parser.write(ready.slice(offset, offset + CHUNK));
  }
  if (notes.refusal() === undefined) {
    parser.close();
  }
  return notes.refusal() === undefined ? root : undefined;
};

/** The children of an element with a name, in file order. */
export const childrenOf = (element: XmlElement, name: string): readonly XmlElement[] =>
  element.children.filter((child) => child.name === name);

/** Where an element stands. */
export const placeOf = (
  element: XmlElement,
): { readonly line: number; readonly column: number } => ({
  line: element.line,
  column: element.column,
});
