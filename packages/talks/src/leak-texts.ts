// What the leak check compares: the texts that only the source room knows, each with its mark, against what the target
// room knows already: its own words, what it was told, and the table. Asked anew before every hand-over (T93 to T96).

import type { CarriedFile } from "./carried-file.ts";
import type { Carry } from "./carry.ts";
import type { Id, Party } from "./entry.ts";
import type { RoomFold } from "./fold.ts";
import type { LeakIndex, LeakMark, LeakText } from "./leak-check.ts";
import {
  checkLeak,
  emptyLeakIndex,
  indexKnown,
  indexText,
  leakIndexFrom,
  setNames,
} from "./leak-check.ts";
import type { DeskState, RoomState, TableState } from "./logs.ts";
import type { Profile, Profiles } from "./profile.ts";
import { publicIn } from "./public.ts";
import type { Original } from "./rendering.ts";
import type { DeskSeat, SeatLog } from "./seat.ts";
import { shownAsFrom } from "./told.ts";

/** A text under its own key, for one item may have several: its words and their renderings. */
type KeyedText = LeakText & { readonly key: string };

/** What is compared: texts of the source room with their marks, what the target room knows, names to look for. */
type LeakTexts = {
  readonly texts: readonly KeyedText[];
  readonly known: readonly string[];
  readonly names: readonly string[];
};

/**
 * Everything a room has read, under the item's id, or the noun's name and its id; a rendering under the id of what it
 * renders. Only a party's own items can stay; the rest has no leave of its own, and is looked at.
 */
const textsOf = (room: RoomState): readonly KeyedText[] => {
  const texts: LeakText[] = [];
  for (const { item, words, files } of room.items.values()) {
    const stays = room.leaves.get(item)?.leave === "stays";
    texts.push({ item, words, stays });
    for (const { blob, name } of files) texts.push({ item: `file/${blob}`, words: name, stays });
  }
  for (const { asked, words } of room.questions.values())
    texts.push({ item: `question/${asked}`, words, stays: false });
  for (const { told, words, files = [] } of room.tolds.values()) {
    texts.push({ item: `told/${told}`, words, stays: false });
    for (const { blob, name } of files)
      texts.push({ item: `file/${blob}`, words: name, stays: false });
  }
  for (const { ask, words } of room.asks.values())
    if (words !== undefined) texts.push({ item: `ask/${ask}`, words, stays: false });
  for (const { readBack, heard } of room.readBacks.values())
    if (heard.type === "differs")
      texts.push({ item: `read-back/${readBack}`, words: heard.words, stays: false });
  const originals = texts.map((text) => ({ ...text, key: text.item }));
  const renderings = [...room.renderings.values()].map(({ rendering, of, words }) => {
    const item = itemOf(of);
    const stays = of.type === "item" && room.leaves.get(of.item)?.leave === "stays";
    return { item, words, stays, key: `rendering/${rendering}` };
  });
  return [...originals, ...renderings];
};

/** The id under which an original's words are compared. */
const itemOf = (of: Original): string => {
  switch (of.type) {
    case "item":
      return of.item;
    case "told":
      return `told/${of.told}`;
    case "asked":
      return `question/${of.asked}`;
    case "read-back":
      return `read-back/${of.readBack}`;
  }
};

const profilesIn = (state: Profiles | undefined): readonly Profile[] =>
  [...(state?.profiles.values() ?? [])].flat().map(({ profile }) => profile);

/** Names of people and parties that the talks know, and the desk's list. */
const namesFor = ({ source, table, desk }: Sources): readonly string[] => {
  const parties = source.rules?.parties ?? [];
  const people = [...profilesIn(source), ...profilesIn(table)];
  const listed = [...(desk?.names.values() ?? [])];
  const all = [...parties, ...people, ...listed.filter(({ isDropped }) => !isDropped)];
  return [...new Set(all.map(({ name }) => name))];
};

const knownTo = ({ target, table, desk }: Sources): readonly string[] => {
  const known = textsOf(target).map(({ words }) => words);
  known.push(...publicIn(desk).map(({ words }) => words));
  for (const rules of [target.rules, table?.rules])
    if (rules !== undefined) known.push(rules.title, ...rules.parties.map(({ name }) => name));
  for (const { name, title } of [...profilesIn(target), ...profilesIn(table)])
    known.push(...[name, title].filter((text) => text !== ""));
  return known;
};

/** The states of the logs that the check reads. */
type Sources = {
  readonly source: RoomState;
  readonly target: RoomState;
  readonly table: TableState | undefined;
  readonly desk: DeskState | undefined;
};

const sourcesOf = (seat: DeskSeat, from: Party, to: Party): Sources | undefined => {
  const source = seat.rooms.get(from)?.fold.state;
  const target = seat.rooms.get(to)?.fold.state;
  if (source === undefined || target === undefined) return undefined;
  return { source, target, table: seat.table?.fold.state, desk: seat.desk?.fold.state };
};

/** What of the logs the check reads: an entry that touches none of it leaves each the very same (draft.ts). */
const readFrom = ({ source, target, table, desk }: Sources): readonly unknown[] => [
  ...[source, target].flatMap((room) => [
    room.items,
    room.leaves,
    room.questions,
    room.tolds,
    room.asks,
    room.readBacks,
    room.renderings,
    room.profiles,
    room.rules,
  ]),
  table?.profiles,
  table?.rules,
  desk?.names,
  desk?.publics,
];

const areSame = (one: readonly unknown[] | undefined, other: readonly unknown[]): boolean =>
  one !== undefined && other.every((value, at) => value === one[at]);

const leakTextsFrom = (sources: Sources): LeakTexts => ({
  texts: textsOf(sources.source),
  known: knownTo(sources),
  names: namesFor(sources),
});

/** An index and what went into it, kept beside the source room's first item: indexing all words anew costs seconds. */
type Kept = {
  readonly index: LeakIndex;
  readonly texts: Map<string, KeyedText>;
  readonly known: Set<string>;
  names: readonly string[];
  read?: readonly unknown[];
};
const keptByFirst = new WeakMap<object, Map<Party, Kept>>();

const isSameText = (one: LeakText | undefined, other: LeakText): boolean =>
  one !== undefined && one.words === other.words;

/** Whether everything indexed is still there, so that the rest can be added. */
const isContinued = (kept: Kept, { texts, known }: LeakTexts): boolean =>
  texts.filter((text) => isSameText(kept.texts.get(text.key), text)).length === kept.texts.size &&
  texts.every((text) => isSameText(kept.texts.get(text.key) ?? text, text)) &&
  new Set(known.filter((words) => kept.known.has(words))).size === kept.known.size;

const emptyKept = (): Kept => ({
  index: emptyLeakIndex(),
  texts: new Map(),
  known: new Set(),
  names: [],
});

const addTo = (kept: Kept, all: LeakTexts): void => {
  if (all.names.join("\n") !== kept.names.join("\n")) {
    setNames(kept.index, all.names);
    kept.names = all.names;
  }
  for (const text of all.texts) {
    const before = kept.texts.get(text.key);
    if (before?.stays === text.stays) continue;
    indexText(kept.index, before === undefined ? text : { ...text, words: "" });
    kept.texts.set(text.key, text);
  }
  for (const words of all.known) {
    if (kept.known.has(words)) continue;
    indexKnown(kept.index, words);
    kept.known.add(words);
  }
};

/**
 * The index of what only `from` knows, for words that go to `to`. Ask for it anew for every check: it grows with the talks,
 * and an older one grows with it.
 */
export const leakIndexOf = (seat: DeskSeat, from: Party, to: Party): LeakIndex => {
  const sources = sourcesOf(seat, from, to);
  if (sources === undefined) return emptyLeakIndex();
  const [first] = sources.source.items.values();
  if (first === undefined) return leakIndexFrom(leakTextsFrom(sources));
  const byTarget = keptByFirst.get(first) ?? new Map<Party, Kept>();
  keptByFirst.set(first, byTarget);
  const before = byTarget.get(to);
  const read = readFrom(sources);
  if (before !== undefined && areSame(before.read, read)) return before.index;
  const all = leakTextsFrom(sources);
  const kept = before !== undefined && isContinued(before, all) ? before : emptyKept();
  byTarget.set(to, kept);
  addTo(kept, all);
  kept.read = read;
  return kept.index;
};

const covers = (outer: LeakMark, inner: LeakMark): boolean =>
  outer.kind === inner.kind && outer.start <= inner.start && outer.end >= inner.end;

/** What an item says: its words, and their renderings; not a mediator's own, or who carries could widen what it says. */
const saidBy = (room: RoomState, item: Id<"item">): readonly LeakText[] => {
  const inHand = room.items.get(item);
  const words = [inHand?.words, ...(inHand?.files ?? []).map(({ name }) => name)];
  for (const rendering of room.renderings.values())
    if (rendering.of.type === "item" && rendering.of.item === item && rendering.as !== "mediator")
      words.push(rendering.words);
  return words.flatMap((text) => (text === undefined ? [] : [{ item, words: text, stays: true }]));
};

/** What a side is called, and its people as their room knows them: whole, and by the last word alone, as many are spoken of. */
const namesOfSide = ({ fold, sittings }: SeatLog<RoomFold>): readonly string[] => {
  const { party, rules, profiles } = fold.state;
  const sides = rules?.parties.filter((each) => each.party === party) ?? [];
  const people = sittings
    .filter(({ side }) => side === party)
    .flatMap(({ member }) => profiles.get(member) ?? [])
    .map(({ profile }) => profile);
  return [...sides, ...people].flatMap(({ name }) => {
    const last = name.trim().split(/\s+/u).at(-1) ?? "";
    return last === name || last.length < 3 ? [name] : [name, last];
  });
};

type Wording = Pick<Carry, "from" | "to" | "words"> & Partial<Pick<Carry, "item" | "manner">>;

/** Names that say whose an item is, where the manner of its carry does not. */
const sourceMarks = (
  seat: DeskSeat,
  { from, item, manner, words }: Wording,
): readonly LeakMark[] => {
  if (item === undefined || manner === undefined || "party" in shownAsFrom(manner, from)) return [];
  const room = seat.rooms.get(from);
  if (room?.fold.state.items.has(item) !== true) return [];
  const names = namesOfSide(room);
  const texts = names.map((name) => ({ item: name, words: name, stays: false }));
  return checkLeak(leakIndexFrom({ texts, known: [], names }), words).flatMap(
    ({ kind, start, end }): readonly LeakMark[] =>
      kind === "name" ? [{ level: "look", kind: "source", start, end }] : [],
  );
};

const onlyThere = (seat: DeskSeat, carry: Wording): readonly LeakMark[] => {
  const marks = checkLeak(leakIndexOf(seat, carry.from, carry.to), carry.words);
  const { item } = carry;
  const sources = sourcesOf(seat, carry.from, carry.to);
  if (item === undefined || sources === undefined || marks.length === 0) return marks;
  const texts = saidBy(sources.source, item);
  const names = namesFor(sources);
  const own = checkLeak(leakIndexFrom({ texts, known: [], names }), carry.words);
  return marks.flatMap((mark): readonly LeakMark[] => {
    if (!own.some((each) => covers(each, mark))) return [mark];
    return carry.manner === "as-written" ? [] : [{ ...mark, level: "look" }];
  });
};

/**
 * What the wording of a carry holds that only its source room knows, in the order of the text. What the item in hand itself
 * says never stops it, for its leave covers it: as written it is not marked at all, reworded it is only
 * looked at. A draft of no item yet is checked without that. In a manner that leaves the source unnamed, its names are looked at.
 */
export const leakMarksOf = (seat: DeskSeat, carry: Wording): readonly LeakMark[] =>
  [...onlyThere(seat, carry), ...sourceMarks(seat, carry)].toSorted(
    (one, other) => one.start - other.start,
  );

/** One place of a carried file's name; `file`: what the file itself holds, which no check can see and somebody must. */
export type FileMark = Omit<LeakMark, "kind"> & {
  readonly kind: LeakMark["kind"] | "file";
  /** The item's file. */
  readonly source: Id<"blob">;
};

/**
 * What the names of a carry's files tell, and for each file that its contents were not checked. Offsets are of that file's
 * name.
 */
export const fileMarksOf = (
  seat: DeskSeat,
  {
    files = [],
    ...carry
  }: Pick<Carry, "from" | "to"> &
    Partial<Pick<Carry, "item" | "manner">> & {
      readonly files?: readonly Pick<CarriedFile, "source" | "name">[];
    },
): readonly FileMark[] =>
  files.flatMap(({ source, name }): readonly FileMark[] => [
    ...leakMarksOf(seat, { ...carry, words: name }).map((mark) => ({ ...mark, source })),
    { level: "look", kind: "file", start: 0, end: name.length, source },
  ]);
