// What the leak check compares: the texts that only the source room knows, each with its mark, against what the target
// room knows already: its own words, what it was told, and the table. Asked anew before every hand-over (T93 to T96).

import type { Carry } from "./carry.ts";
import type { Party } from "./entry.ts";
import type { LeakIndex, LeakMark, LeakText } from "./leak-check.ts";
import {
  checkLeak,
  emptyLeakIndex,
  indexKnown,
  indexText,
  leakIndexFrom,
  setNames,
} from "./leak-check.ts";
import type { RoomState } from "./logs.ts";
import type { Profile, Profiles } from "./profile.ts";
import type { DeskSeat } from "./seat.ts";

/** What is compared: texts of the source room with their marks, what the target room knows, names to look for. */
type LeakTexts = {
  readonly texts: readonly LeakText[];
  readonly known: readonly string[];
  readonly names: readonly string[];
};

const emptyTexts: LeakTexts = { texts: [], known: [], names: [] };

/**
 * Everything a room has read, under the item's id, or the noun's name and its id. Only a party's own items can stay; the
 * rest has no leave of its own, and is looked at.
 */
const textsOf = (room: RoomState): readonly LeakText[] => {
  const texts: LeakText[] = [];
  for (const { item, words } of room.items.values())
    texts.push({ item, words, stays: room.leaves.get(item)?.leave === "stays" });
  for (const { asked, words } of room.questions.values())
    texts.push({ item: `question/${asked}`, words, stays: false });
  for (const { told, words } of room.tolds.values())
    texts.push({ item: `told/${told}`, words, stays: false });
  for (const { ask, words } of room.asks.values())
    if (words !== undefined) texts.push({ item: `ask/${ask}`, words, stays: false });
  for (const { readBack, heard } of room.readBacks.values())
    if (heard.type === "differs")
      texts.push({ item: `read-back/${readBack}`, words: heard.words, stays: false });
  return texts;
};

const profilesIn = (state: Profiles | undefined): readonly Profile[] =>
  [...(state?.profiles.values() ?? [])].flat().map(({ profile }) => profile);

/** Names of people and parties that the talks know, and the desk's list. */
const namesFor = (seat: DeskSeat, source: RoomState): readonly string[] => {
  const parties = source.rules?.parties ?? [];
  const people = [...profilesIn(source), ...profilesIn(seat.table?.fold.state)];
  const listed = [...(seat.desk?.fold.state.names.values() ?? [])];
  const all = [...parties, ...people, ...listed.filter(({ isDropped }) => !isDropped)];
  return [...new Set(all.map(({ name }) => name))];
};

const knownTo = (seat: DeskSeat, target: RoomState): readonly string[] => {
  const table = seat.table?.fold.state;
  const known = textsOf(target).map(({ words }) => words);
  for (const rules of [target.rules, table?.rules])
    if (rules !== undefined) known.push(rules.title, ...rules.parties.map(({ name }) => name));
  for (const { name, title } of [...profilesIn(target), ...profilesIn(table)])
    known.push(...[name, title].filter((text) => text !== ""));
  return known;
};

/** What only `from` knows and what `to` knows, for words that go from one to the other. */
const leakTextsOf = (seat: DeskSeat, from: Party, to: Party): LeakTexts => {
  const source = seat.rooms.get(from)?.fold.state;
  const target = seat.rooms.get(to)?.fold.state;
  if (source === undefined || target === undefined) return emptyTexts;
  return {
    texts: textsOf(source),
    known: knownTo(seat, target),
    names: namesFor(seat, source),
  };
};

/** An index and what went into it, kept beside the source room's first item: indexing all words anew costs seconds. */
type Kept = {
  readonly index: LeakIndex;
  readonly texts: Map<string, LeakText>;
  readonly known: Set<string>;
  names: readonly string[];
};
const keptByFirst = new WeakMap<object, Map<Party, Kept>>();

const isSameText = (one: LeakText | undefined, other: LeakText): boolean =>
  one !== undefined && one.words === other.words;

/** Whether everything indexed is still there, so that the rest can be added. */
const isContinued = (kept: Kept, { texts, known }: LeakTexts): boolean =>
  texts.filter((text) => isSameText(kept.texts.get(text.item), text)).length === kept.texts.size &&
  texts.every((text) => isSameText(kept.texts.get(text.item) ?? text, text)) &&
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
    const before = kept.texts.get(text.item);
    if (before?.stays === text.stays) continue;
    indexText(kept.index, before === undefined ? text : { ...text, words: "" });
    kept.texts.set(text.item, text);
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
  const all = leakTextsOf(seat, from, to);
  const [first] = seat.rooms.get(from)?.fold.state.items.values() ?? [];
  if (first === undefined) return leakIndexFrom(all);
  const byTarget = keptByFirst.get(first) ?? new Map<Party, Kept>();
  keptByFirst.set(first, byTarget);
  const before = byTarget.get(to);
  const kept = before !== undefined && isContinued(before, all) ? before : emptyKept();
  byTarget.set(to, kept);
  addTo(kept, all);
  return kept.index;
};

const covers = (outer: LeakMark, inner: LeakMark): boolean =>
  outer.kind === inner.kind && outer.start <= inner.start && outer.end >= inner.end;

/**
 * What the wording of a carry holds that only its source room knows, in the order of the text. What the item in hand itself
 * says never stops it, for its leave covers it: as written it is not marked at all, reworded it is only
 * looked at. A draft of no item yet is checked without that.
 */
export const leakMarksOf = (
  seat: DeskSeat,
  carry: Pick<Carry, "from" | "to" | "words"> & Partial<Pick<Carry, "item" | "manner">>,
): readonly LeakMark[] => {
  const marks = checkLeak(leakIndexOf(seat, carry.from, carry.to), carry.words);
  const { item } = carry;
  const words =
    item === undefined ? undefined : seat.rooms.get(carry.from)?.fold.state.items.get(item)?.words;
  if (item === undefined || words === undefined || marks.length === 0) return marks;
  const { names } = leakTextsOf(seat, carry.from, carry.to);
  const texts = [{ item, words, stays: true }];
  const own = checkLeak(leakIndexFrom({ texts, known: [], names }), carry.words);
  return marks.flatMap((mark): readonly LeakMark[] => {
    if (!own.some((each) => covers(each, mark))) return [mark];
    return carry.manner === "as-written" ? [] : [{ ...mark, level: "look" }];
  });
};
