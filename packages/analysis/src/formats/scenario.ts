// Which format a file is in and what it holds, told by its content, never by its name; and a whole folder of files as
// one scenario. A file that holds neither a domain nor a profile is left out with a note; one that should be read and
// cannot be refuses the whole: a party is never dropped in silence.

import type { Domain, Profile } from "../domain.ts";
import { type DataMap, type DataNode } from "./data-tree.ts";
import { textOf } from "./file-text.ts";
import {
  geniusWebDomainOf,
  geniusWebProfileOf,
  isGeniusWebDomain,
  isGeniusWebProfile,
} from "./genius-web.ts";
import { readGeniusDomain, readGeniusProfile } from "./genius-xml.ts";
import { jsonTreeOfText } from "./json-tree.ts";
import { isNegoLogProfile, negoLogDomainOf, negoLogProfileOf } from "./nego-log.ts";
import { isNegmasDomain, isNegmasProfile, negmasDomainOf, negmasProfileOf } from "./negmas-yaml.ts";
import {
  type DomainReading,
  isRefused,
  type NamedBytes,
  type ProfileReading,
  type ReadingFault,
  type ReadingNote,
  type ReadingNotes,
  readingNotesOf,
  type ReadingSettings,
  type ScenarioReading,
  stemOf,
} from "./reading.ts";
import { rootNameOf } from "./xml-tree.ts";
import { yamlTreesOfText } from "./yaml-tree.ts";

type Holding =
  | { readonly type: "xml"; readonly holds: "domain" | "profile" | "other" }
  | { readonly type: "trees"; readonly trees: readonly DataNode[] };

const xmlHolding = (text: string): Holding => {
  const root = rootNameOf(text);
  const holds =
    root === "negotiation_template" ? "domain" : root === "utility_space" ? "profile" : "other";
  return { type: "xml", holds };
};

const isXmlName = (name: string): boolean => /\.xml$/i.test(name);
const isYamlName = (name: string): boolean => /\.ya?ml$/i.test(name);
const isJsonName = (name: string): boolean => /\.json$/i.test(name);

/** What a file holds; nothing after a fault. */
const holdingOf = (file: NamedBytes, notes: ReadingNotes): Holding | undefined => {
  const text = textOf(file, notes);
  if (text === undefined) {
    return undefined;
  }
  const start = text.trimStart();
  if (start.startsWith("<") || (isXmlName(file.name) && !/^[{[]/.test(start))) {
    return xmlHolding(text);
  }
  if (/^[{[]/.test(start) && !isYamlName(file.name)) {
    const tree = jsonTreeOfText(text, notes);
    return tree && { type: "trees", trees: [tree] };
  }
  if (isYamlName(file.name) || isJsonName(file.name)) {
    const trees = isJsonName(file.name)
      ? [jsonTreeOfText(text, notes)].filter((tree) => tree !== undefined)
      : yamlTreesOfText(text, notes);
    return trees && notes.refusal() === undefined ? { type: "trees", trees } : undefined;
  }
  return { type: "trees", trees: [] };
};

const isMapNode = (tree: DataNode): tree is DataMap => tree.type === "map";
const isDomainTree = (tree: DataNode): boolean => isGeniusWebDomain(tree) || isNegmasDomain(tree);
const isProfileTree = (tree: DataNode): boolean =>
  isGeniusWebProfile(tree) || isNegmasProfile(tree) || isNegoLogProfile(tree);

const domainOfTrees = (
  trees: readonly DataNode[],
  settings: ReadingSettings,
  notes: ReadingNotes,
): Domain | undefined => {
  const tree = trees.filter(isMapNode).find((one) => isDomainTree(one) || isNegoLogProfile(one));
  if (tree === undefined) {
    notes.fault("not-a-domain", trees[0]?.at ?? { line: 1, column: 1 });
    return undefined;
  }
  return isGeniusWebDomain(tree)
    ? geniusWebDomainOf(tree, notes)
    : isNegmasDomain(tree)
      ? negmasDomainOf(tree, settings, notes)
      : negoLogDomainOf(tree, notes);
};

const profileOfTree = (
  tree: DataMap,
  domain: Domain,
  name: string,
  notes: ReadingNotes,
): Profile | undefined =>
  isGeniusWebProfile(tree)
    ? geniusWebProfileOf(tree, domain, name, notes)
    : isNegmasProfile(tree)
      ? negmasProfileOf(tree, domain, name, notes)
      : negoLogProfileOf(tree, domain, name, notes);

/** Reads a domain in any of the formats; a NegoLog profile stands for its own domain. */
export const readDomain = (
  file: NamedBytes,
  settings: ReadingSettings = {},
): DomainReading | ReadingFault => {
  const notes = readingNotesOf(file.name);
  const holding = holdingOf(file, notes);
  if (holding?.type === "xml") {
    return readGeniusDomain(file, settings);
  }
  const domain = holding && domainOfTrees(holding.trees, settings, notes);
  const refusal = notes.refusal();
  return refusal === undefined && domain !== undefined
    ? { domain, notes: notes.all() }
    : (refusal ?? { fault: "not-a-domain", place: { file: file.name }, others: [] });
};

/** The profile documents of a file and what each is called: the file's stem, or where there are several their own names. */
const profilesIn = (
  file: NamedBytes,
  holding: Holding | undefined,
  notes: ReadingNotes,
): readonly { readonly tree: DataMap; readonly name: string }[] => {
  const all = holding?.type === "trees" ? holding.trees : [];
  const trees = all.filter(isMapNode).filter(isProfileTree);
  if (holding !== undefined && trees.length === 0) {
    notes.fault("not-a-profile", all[0]?.at ?? { line: 1, column: 1 });
  }
  const stem = stemOf(file.name);
  return trees.map((tree, at) => {
    const own = tree.entries.get("name");
    const name = own?.type === "word" ? own.text : `${stem} ${at + 1}`;
    return { tree, name: trees.length === 1 ? stem : name };
  });
};

/** Reads every preference profile in a file, in any of the formats, over a domain; one alone is named by the file's stem. */
const readProfiles = (
  file: NamedBytes,
  domain: Domain,
): readonly ProfileReading[] | ReadingFault => {
  const notes = readingNotesOf(file.name);
  const holding = holdingOf(file, notes);
  if (holding?.type === "xml") {
    const reading = readGeniusProfile(file, domain);
    return isRefused(reading) ? reading : [reading];
  }
  const profiles = profilesIn(file, holding, notes).flatMap(({ tree, name }) => {
    const profile = profileOfTree(tree, domain, name, notes);
    return profile === undefined ? [] : [profile];
  });
  const refusal = notes.refusal();
  if (refusal !== undefined) {
    return refusal;
  }
  return profiles.map((profile, at) => ({ profile, notes: at === 0 ? notes.all() : [] }));
};

/** Reads the one preference profile in a file, in any of the formats, over a domain; its name is the file's stem. */
export const readProfile = (file: NamedBytes, domain: Domain): ProfileReading | ReadingFault => {
  const readings = readProfiles(file, domain);
  if ("fault" in readings) {
    return readings;
  }
  const [reading, second] = readings;
  return reading === undefined || second !== undefined
    ? { fault: "unsupported", place: { file: file.name }, found: "several profiles", others: [] }
    : reading;
};

const byName = (one: NamedBytes, other: NamedBytes): number =>
  one.name < other.name ? -1 : one.name > other.name ? 1 : 0;

type Sorted = {
  readonly domains: readonly NamedBytes[];
  readonly profiles: readonly NamedBytes[];
  readonly derived: readonly NamedBytes[];
  readonly notes: readonly ReadingNote[];
};

const sorted = (files: readonly NamedBytes[]): Sorted | ReadingFault => {
  const domains: NamedBytes[] = [];
  const profiles: NamedBytes[] = [];
  const derived: NamedBytes[] = [];
  const notes: ReadingNote[] = [];
  for (const file of [...files].sort(byName)) {
    const own = readingNotesOf(file.name);
    const isData = isXmlName(file.name) || isYamlName(file.name) || isJsonName(file.name);
    const holding = isData ? holdingOf(file, own) : ({ type: "trees", trees: [] } as const);
    if (holding === undefined) {
      return own.refusal() ?? { fault: "malformed", place: { file: file.name }, others: [] };
    }
    const trees = holding.type === "trees" ? holding.trees : [];
    const isXml = holding.type === "xml";
    const isDomain = isXml ? holding.holds === "domain" : trees.some(isDomainTree);
    const isProfile = isXml ? holding.holds === "profile" : trees.some(isProfileTree);
    if (isDomain) {
      domains.push(file);
    }
    if (isProfile) {
      profiles.push(file);
    }
    if (trees.some(isNegoLogProfile)) {
      derived.push(file);
    }
    if (!isDomain && !isProfile) {
      own.note("left-out", {});
      notes.push(...own.all());
    }
  }
  return { domains, profiles, derived, notes };
};

const refusal = (fault: ReadingFault["fault"], file: string): ReadingFault => ({
  fault,
  place: { file },
  others: [],
});

/**
 * Reads a folder's files as one scenario: its one domain and every profile by file name, or the first `parties` of them.
 */
export const readScenario = (
  files: readonly NamedBytes[],
  settings: ReadingSettings & { readonly parties?: number } = {},
): ScenarioReading | ReadingFault => {
  const found = sorted(files);
  if (isRefused(found)) {
    return found;
  }
  const [domainFile = found.derived[0], second] = found.domains;
  if (domainFile === undefined) {
    return refusal("no-domain", "");
  }
  if (second !== undefined) {
    return refusal("many-domains", second.name);
  }
  if (found.profiles.length === 0) {
    return refusal("no-profiles", "");
  }
  const read = readDomain(domainFile, settings);
  if (isRefused(read)) {
    return read;
  }
  const { domain } = read;
  const notes: ReadingNote[] = [...found.notes, ...read.notes];
  const profiles: Profile[] = [];
  const sources: string[] = [];
  for (const file of found.profiles) {
    if (profiles.length >= (settings.parties ?? Infinity)) {
      break;
    }
    const readings = readProfiles(file, domain);
    if ("fault" in readings) {
      return readings;
    }
    for (const reading of readings.slice(0, (settings.parties ?? Infinity) - profiles.length)) {
      profiles.push(reading.profile);
      sources.push(file.name);
      notes.push(...reading.notes);
    }
  }
  return { domain, profiles, sources, notes };
};
