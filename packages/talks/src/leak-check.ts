// The leak check: a draft for one room is compared with what only another room knows, before it can be handed over.
// It reads figures, dates, names and runs of words; it is a net with holes, and cannot see paraphrase (RULES T70 to T81).
// Pure and total; an index is a private draft that grows message by message, each at the cost of its own length.

import { type Fact, type LeakKind, askedBy, toldBy } from "./leak/fact.ts";
import { type Listed, type NameTree, butListed, listedIn, nameTree } from "./leak/name.ts";
import { type Phrase, type Words, phrasesIn, wordsIn } from "./leak/phrase.ts";
import { readingOf } from "./leak/reading.ts";
import { type Shelf, emptyShelf, holderOf, moveTo, shelve } from "./leak/shelf.ts";
import { tokensOf } from "./leak/token.ts";

export type { LeakKind } from "./leak/fact.ts";

/** Words of the source room under the id of their item; a rendering goes under the id of what it renders. */
export type LeakText = { readonly item: string; readonly words: string; readonly stays: boolean };

/** A name in one spelling, or in several that mean the same ("Rahimi", "رحیمی"). */
export type LeakName = string | readonly string[];

/**
 * One place of a draft, between UTF-16 offsets of it as typed. `stop`: it must not go as it is; `look`: somebody should
 * look at it first. `item` is one that tells it. `source`: no secret, but whose it is, in a carry that does not say so; the
 * check itself never gives it.
 */
export type LeakMark = {
  readonly level: "stop" | "look";
  readonly kind: LeakKind | "source";
  readonly start: number;
  readonly end: number;
  readonly item?: string;
};

type Item = {
  stays: boolean;
  readonly texts: { readonly words: string; readonly plain: string }[];
};

/** What one room's words tell and one other room knows. Opaque: changed only by `indexText`, `indexKnown` and `setNames`. */
export type LeakIndex = {
  readonly items: Map<string, Item>;
  readonly knownTexts: string[];
  readonly told: Shelf;
  readonly listed: Shelf;
  names: NameTree;
};

/** A new index of nothing: one for each pair of source and target room. */
export const emptyLeakIndex = (): LeakIndex => ({
  items: new Map(),
  knownTexts: [],
  told: emptyShelf(),
  listed: emptyShelf(),
  names: nameTree([], () => []),
});

const readKeys = (text: string): { readonly keys: readonly string[]; readonly plain: string } => {
  const { words, facts } = readingOf(text);
  const { shingles, sentences } = phrasesIn(words);
  const keys = [
    ...facts.flatMap(toldBy),
    ...shingles.map(({ key }) => key),
    ...sentences.map(({ key }) => key),
  ];
  return { keys, plain: words.plain };
};

const listedKeys = (index: LeakIndex, plain: string): readonly string[] =>
  listedIn(index.names, plain.split(" ")).map(({ key }) => key);

/**
 * Adds words of the source room to an index, in place. An item's mark is the last one given: the same item again with other
 * words adds them, and with no words only changes whether it stays.
 */
export const indexText = (index: LeakIndex, { item, words, stays }: LeakText): void => {
  const standing = stays ? "stays" : "other";
  const held = index.items.get(item) ?? { stays, texts: [] };
  index.items.set(item, held);
  if (held.stays !== stays) {
    for (const text of held.texts) {
      moveTo(index.told, readKeys(text.words).keys, item, standing);
      moveTo(index.listed, listedKeys(index, text.plain), item, standing);
    }
    held.stays = stays;
  }
  const { keys, plain } = readKeys(words);
  if (plain === "") return;
  shelve(index.told, keys, item, standing);
  shelve(index.listed, listedKeys(index, plain), item, standing);
  held.texts.push({ words, plain });
};

/** Adds words that the target room knows (told to it, public, or its own), in place: what they tell is no leak. */
export const indexKnown = (index: LeakIndex, words: string): void => {
  const { keys, plain } = readKeys(words);
  if (plain === "") return;
  for (const key of keys) index.told.known.add(key);
  for (const key of listedKeys(index, plain)) index.listed.known.add(key);
  index.knownTexts.push(plain);
};

/** Puts a list of names in place of the one before, and looks for them in everything indexed: costs the whole index. */
export const setNames = (index: LeakIndex, names: readonly LeakName[]): void => {
  index.names = nameTree(names, (name) => wordsIn(tokensOf(name)).tokens.map(({ word }) => word));
  const { stays, other, known } = index.listed;
  for (const part of [stays, other, known]) part.clear();
  for (const plain of index.knownTexts) for (const key of listedKeys(index, plain)) known.add(key);
  for (const [item, { texts, stays: isStaying }] of index.items)
    for (const { plain } of texts)
      shelve(index.listed, listedKeys(index, plain), item, isStaying ? "stays" : "other");
};

/** The index of all that a room told, all that the other room knows and the list of names, at once. */
export const leakIndexFrom = (all: {
  readonly texts: Iterable<LeakText>;
  readonly known: Iterable<string>;
  readonly names: readonly LeakName[];
}): LeakIndex => {
  const index = emptyLeakIndex();
  setNames(index, all.names);
  for (const text of all.texts) indexText(index, text);
  for (const words of all.known) indexKnown(index, words);
  return index;
};

type Place = Pick<LeakMark, "kind" | "start" | "end">;

/** The mark for the first of some keys that a staying item holds, else for the first that any holds. */
const markOf = (shelf: Shelf, keys: readonly string[], place: Place): LeakMark | undefined => {
  const holders = keys.flatMap((key) => holderOf(shelf, key) ?? []);
  const holder = holders.find(({ standing }) => standing === "stays") ?? holders[0];
  if (holder === undefined) return undefined;
  return { level: holder.standing === "stays" ? "stop" : "look", ...place, item: holder.item };
};

const factMark = ({ told }: LeakIndex, fact: Fact): LeakMark | undefined => {
  const open = askedBy(fact).filter(
    ({ clearedBy }) => !clearedBy.some((key) => told.known.has(key)),
  );
  const { kind, start, end, weight } = fact;
  const keys = open.flatMap((asked) => asked.keys);
  const mark = markOf(told, keys, { kind, start, end });
  return mark !== undefined && weight === "gentle" ? { ...mark, level: "look" } : mark;
};

const placeOf = (kind: LeakKind, words: Words, from: number, to: number): Place => ({
  kind,
  start: words.tokens[from]?.start ?? 0,
  end: words.tokens[to - 1]?.end ?? 0,
});

const phraseMarks = ({ told }: LeakIndex, words: Words): readonly LeakMark[] => {
  const { shingles, sentences } = phrasesIn(words);
  const markFor = ({ key, from, to }: Phrase): LeakMark | undefined =>
    told.known.has(key) ? undefined : markOf(told, [key], placeOf("phrase", words, from, to));
  const stops = sentences.flatMap((sentence) => {
    const mark = markFor(sentence);
    return mark?.level === "stop" ? [mark] : [];
  });
  const looks: LeakMark[] = [];
  for (const shingle of shingles) {
    const mark = markFor(shingle);
    const last = looks.at(-1);
    if (mark === undefined) continue;
    if (last === undefined || mark.start >= last.end) looks.push({ ...mark, level: "look" });
    else looks[looks.length - 1] = { ...last, end: mark.end };
  }
  return [...stops, ...looks];
};

const listedMarks = (
  { listed }: LeakIndex,
  words: Words,
  found: readonly Listed[],
): readonly LeakMark[] =>
  found.flatMap(({ key, from, to }) =>
    listed.known.has(key) ? [] : (markOf(listed, [key], placeOf("name", words, from, to)) ?? []),
  );

const weightOf = ({ level }: LeakMark): number => (level === "stop" ? 0 : 1);

/** Marks by place, the longer and the stronger first, without those that one of their kind, as strong or stronger, covers. */
const inOrder = (marks: readonly LeakMark[]): readonly LeakMark[] => {
  const reach = new Map<string, number>();
  const reachOf = (kind: LeakMark["kind"], level: LeakMark["level"]): number =>
    reach.get(`${level} ${kind}`) ?? -1;
  return marks
    .toSorted(
      (one, other) =>
        one.start - other.start || other.end - one.end || weightOf(one) - weightOf(other),
    )
    .filter(({ kind, level, end }) => {
      const isCovered =
        reachOf(kind, "stop") >= end || (level === "look" && reachOf(kind, "look") >= end);
      reach.set(`${level} ${kind}`, Math.max(end, reachOf(kind, level)));
      return !isCovered;
    });
};

/**
 * What of a draft only the source room knows, in the order of the draft. No mark means that nothing was found, never that
 * nothing is there: the same thing said in other words is not seen.
 */
export const checkLeak = (index: LeakIndex, draft: string): readonly LeakMark[] => {
  const { words, facts } = readingOf(draft);
  const plain = words.tokens.map(({ word }) => word);
  const found = listedIn(index.names, plain);
  const listed = new Set(
    found.flatMap(({ from, to }) => {
      const name = plain.slice(from, to);
      return [...name, name.join(" ")];
    }),
  );
  const told = facts.flatMap((fact) =>
    fact.kind === "name" ? (butListed(fact, listed) ?? []) : [fact],
  );
  return inOrder([
    ...told.flatMap((fact) => factMark(index, fact) ?? []),
    ...listedMarks(index, words, found),
    ...phraseMarks(index, words),
  ]);
};
