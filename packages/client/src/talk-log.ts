// One log as the domain sees it: opened entries become events by people with powers, folded batch by batch. On the table
// the mediators also name which party bytes stand for whom; every other log's sides follow from its roster alone.

import type { MemberId, Opened, PartyBytes } from "@tworooms/seal";
import { foldEntries, sideNamedIn, startOf } from "@tworooms/talks";
import type { By, Entry, LogFold, Place, Refusal, Side, Sitting } from "@tworooms/talks";
import type { Book } from "./book.ts";
import type { Roll } from "./who.ts";
import { byOf, sittingsOf } from "./who.ts";

/** An entry that changed nothing, and why. */
export type VoidEntry = { readonly seq: number; readonly code: string };

/** A log of a talk, folded as far as it is open. */
export type TalkLog = {
  readonly book: Book;
  readonly place: Place;
  /** Takes in what the book opened since. */
  readonly refresh: () => void;
  readonly fold: () => LogFold;
  readonly roll: () => Roll | undefined;
  readonly voids: () => readonly VoidEntry[];
  /** This seat as it sits here now; undefined while it does not. */
  readonly me: () => Omit<By, "seq"> | undefined;
  readonly sittings: () => readonly Sitting[];
};

const isRefusal = (verdict: unknown): verdict is Refusal =>
  typeof verdict === "object" && verdict !== null && "refused" in verdict;

/** A talk's log over its book. */
export const talkLog = (book: Book, place: Place): TalkLog => {
  let fold = startOf(place);
  let taken = 0;
  const removedAt = new Map<MemberId, number>();
  const sides = new Map<PartyBytes, Side>();
  const voids: VoidEntry[] = [];

  const roll = (): Roll | undefined => {
    const state = book.reader()?.state;
    return state === undefined ? undefined : { place, state, removedAt, sides };
  };

  const entryOf = (known: Roll, opened: Opened): Entry | undefined => {
    switch (opened.type) {
      case "void":
        voids.push({ seq: opened.seq, code: opened.code });
        return undefined;
      case "control":
        if (opened.control.type === "remove") removedAt.set(opened.control.member, opened.seq);
        return undefined;
      case "sealed": {
        const entry: Entry = {
          by: byOf(known, opened.author, opened.seq),
          body: opened.body,
        };
        const named = place.type === "table" ? sideNamedIn(entry) : undefined;
        if (named !== undefined && !sides.has(named.bytes as PartyBytes))
          sides.set(named.bytes as PartyBytes, named.side);
        return entry;
      }
    }
  };

  return {
    book,
    place,
    refresh: () => {
      const known = roll();
      const opened = book.entries();
      if (known === undefined || taken === opened.length) return;
      const seqs: number[] = [];
      const entries: Entry[] = [];
      for (const each of opened.slice(taken)) {
        const entry = entryOf(known, each);
        if (entry === undefined) continue;
        seqs.push(each.seq);
        entries.push(entry);
      }
      taken = opened.length;
      const folded = foldEntries(fold, entries);
      fold = folded.fold;
      for (const [index, verdict] of folded.verdicts.entries())
        if (isRefusal(verdict)) voids.push({ seq: seqs[index] ?? 0, code: verdict.refused });
    },
    fold: () => fold,
    roll,
    voids: () => voids,
    me: () => {
      const known = roll();
      const reader = book.reader();
      const member = reader?.state.members.get(reader.seat.id);
      if (known === undefined || member === undefined || member.standing === "removed")
        return undefined;
      const { seq: _, ...me } = byOf(known, member, known.state.head.seq);
      return me;
    },
    sittings: () => {
      const known = roll();
      return known === undefined ? [] : sittingsOf(known);
    },
  };
};
