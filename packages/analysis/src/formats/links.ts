// Links between issues as a small JSON of our own: combinations that are forbidden, required or worth something to a
// party, in the words of the domain's own files. No public format says these.

import type { Combination, Domain, Link } from "../domain.ts";
import {
  type DataMap,
  type DataNode,
  entryOf,
  listIn,
  mapIn,
  numberUnder,
  wordIn,
} from "./data-tree.ts";
import { jsonTreeOf } from "./json-tree.ts";
import { optionNamed } from "./negmas-values.ts";
import {
  type NamedBytes,
  type ReadingFault,
  type ReadingNote,
  type ReadingNotes,
  readingNotesOf,
} from "./reading.ts";

/** Links read. */
export type LinksReading = {
  readonly links: readonly Link[];
  readonly notes: readonly ReadingNote[];
};

/** No file holds more links. */
export const MAX_LINKS = 10_000;

const combinationOf = (tree: DataMap, domain: Domain, notes: ReadingNotes): Combination => {
  if (tree.entries.size === 0) {
    notes.fault("missing", tree.at, "options of a link");
  }
  return [...tree.entries].flatMap(([name, node]) => {
    const position = domain.issues.findIndex((issue) => issue.name === name);
    const issue = domain.issues[position];
    if (issue === undefined) {
      notes.fault("unknown-issue", node.at, name);
      return [];
    }
    const text = wordIn(node, notes) ?? "";
    const option = optionNamed(issue, text);
    if (option < 0) {
      notes.fault("unknown-option", node.at, `${name}: ${text}`);
      return [];
    }
    return [{ issue: position, option }];
  });
};

const partyOf = (node: DataNode | undefined, parties: readonly string[]): number => {
  const text = node?.type === "word" ? node.text : "";
  const byName = parties.indexOf(text);
  const isNumber = node?.type === "word" && !node.isQuoted && /^\d+$/.test(text);
  return byName >= 0 || !isNumber ? byName : Number(text) - 1;
};

const linkOf = (
  node: DataNode,
  domain: Domain,
  parties: readonly string[],
  notes: ReadingNotes,
): Link | undefined => {
  const said = node.type === "map" ? [...node.entries] : [];
  const [kind, body] = said[0] ?? [];
  if (said.length !== 1 || body?.type !== "map") {
    notes.fault("malformed", node.at, "a link");
    return undefined;
  }
  switch (kind) {
    case "forbidden":
      return { type: "forbidden", when: combinationOf(body, domain, notes) };
    case "required": {
      const when = mapIn(body, "when", notes);
      const then = mapIn(body, "then", notes);
      return (
        when &&
        then && {
          type: "required",
          when: combinationOf(when, domain, notes),
          // oxlint-disable-next-line unicorn/no-thenable -- the domain's own word; no link is ever awaited
          then: combinationOf(then, domain, notes),
        }
      );
    }
    case "valued": {
      const when = mapIn(body, "when", notes);
      const worth = numberUnder(body, "worth", notes);
      const party = partyOf(entryOf(body, "party"), parties);
      if (party < 0 || party >= parties.length) {
        notes.fault("missing", body.at, "party");
        return undefined;
      }
      return (
        when && worth && { type: "valued", party, when: combinationOf(when, domain, notes), worth }
      );
    }
    default:
      notes.fault("unsupported", node.at, `link "${kind ?? ""}"`);
      return undefined;
  }
};

/** Reads `{"links": [{"forbidden": …} | {"required": …} | {"valued": …}]}` over a domain; `parties` are profile names in order. */
export const readLinks = (
  file: NamedBytes,
  domain: Domain,
  parties: readonly string[],
): LinksReading | ReadingFault => {
  const notes = readingNotesOf(file.name);
  const tree = jsonTreeOf(file, notes);
  if (tree !== undefined && tree.type !== "map") {
    notes.fault("malformed", tree.at, "links");
  }
  const listed = tree?.type === "map" ? (listIn(tree, "links", notes) ?? []) : [];
  if (listed.length > MAX_LINKS) {
    notes.fault("too-many", tree?.at ?? {}, `${listed.length} links`);
  }
  const links = listed.slice(0, MAX_LINKS).flatMap((node): readonly Link[] => {
    const link = linkOf(node, domain, parties, notes);
    return link === undefined ? [] : [link];
  });
  return notes.refusal() ?? { links, notes: notes.all() };
};
