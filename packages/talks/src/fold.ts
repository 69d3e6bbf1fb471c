// From the entries of one log to what is known there. Total: any body is either an event that stands, a repeat, or void,
// and void and repeats change nothing (T1, T2, T4). One private draft a batch, because a fresh map for each event costs seconds.

import type { Drafting } from "./draft.ts";
import { draftOf } from "./draft.ts";
import type { By, Entry, Place, Verdict } from "./entry.ts";
import { refuse } from "./entry.ts";
import type { Interpreters } from "./interpreter.ts";
import { isBarred } from "./interpreter.ts";
import type { Leavers } from "./leaving.ts";
import type { EventsOf } from "./log.ts";
import { judge, note, readEvent } from "./log.ts";
import type { CaucusState, DeskState, Log, RoomState, TableState } from "./logs.ts";
import {
  caucus,
  desk,
  emptyCaucus,
  emptyDesk,
  emptyRoom,
  emptyTable,
  room,
  table,
} from "./logs.ts";
import type { Ground } from "./rules.ts";
import type { Witness } from "./witness.ts";
import { witness } from "./witness.ts";

export type TableFold = { readonly type: "table"; readonly state: TableState };
export type RoomFold = { readonly type: "room"; readonly state: RoomState };
export type CaucusFold = { readonly type: "caucus"; readonly state: CaucusState };
export type DeskFold = { readonly type: "desk"; readonly state: DeskState };
/** What is known of one log after some of its entries. Plain data of maps and sets; never changed once made. */
export type LogFold = TableFold | RoomFold | CaucusFold | DeskFold;

/** What is known of a log before its first sealed entry. */
export const startOf = (place: Place): LogFold => {
  switch (place.type) {
    case "table":
      return { type: "table", state: emptyTable() };
    case "room":
      return { type: "room", state: emptyRoom(place.party) };
    case "caucus":
      return { type: "caucus", state: emptyCaucus(place.party) };
    case "desk":
      return { type: "desk", state: emptyDesk() };
  }
};

type Known = Leavers & Witness & Ground & Partial<Interpreters>;

/** What its own log says of an event by somebody: first the gates every event passes, then its own law. */
export const verdictOn = <S extends Known, M>(
  log: Log<S, M>,
  state: S,
  event: EventsOf<M>,
  by: By,
): Verdict => {
  if (state.left.has(by.member) && event.type !== "left") return refuse("has-left");
  const hasRules = "rules-set" in log.laws;
  if (hasRules && state.rules === undefined && event.type !== "rules-set")
    return refuse("no-rules");
  if (isBarred(state, String(event.type), by)) return refuse("confined");
  return judge<S, M, keyof M>(log.laws, state, event, by);
};

const foldOne = <S extends Known, M extends object>(
  log: Log<S, M>,
  { state, draft }: Drafting<S>,
  entry: Entry,
): Verdict => {
  const event = readEvent<M>(log.schemas, entry.body);
  if (event === undefined) return refuse("not-an-event");
  const verdict = verdictOn(log, state, event, entry.by);
  if (verdict === "stands") {
    note<S, M, keyof M>(log.laws, draft, event, entry.by);
    witness(draft, event, entry.by);
  }
  return verdict;
};

const foldBatch = <S extends Known, M extends object>(
  log: Log<S, M>,
  before: S,
  entries: readonly Entry[],
): { readonly state: S; readonly verdicts: readonly Verdict[] } => {
  const drafting = draftOf(before);
  const verdicts = entries.map((entry) => foldOne(log, drafting, entry));
  return { state: drafting.state, verdicts };
};

/** A log's state after more entries, and what became of each, in order. The fold given is left as it was. */
export type Folded = { readonly fold: LogFold; readonly verdicts: readonly Verdict[] };

/** Folds further entries of the same log, given in the order of their places, gaps allowed; never throws. */
export const foldEntries = (fold: LogFold, entries: readonly Entry[]): Folded => {
  switch (fold.type) {
    case "table": {
      const { state, verdicts } = foldBatch(table, fold.state, entries);
      return { fold: { type: "table", state }, verdicts };
    }
    case "room": {
      const { state, verdicts } = foldBatch(room, fold.state, entries);
      return { fold: { type: "room", state }, verdicts };
    }
    case "caucus": {
      const { state, verdicts } = foldBatch(caucus, fold.state, entries);
      return { fold: { type: "caucus", state }, verdicts };
    }
    case "desk": {
      const { state, verdicts } = foldBatch(desk, fold.state, entries);
      return { fold: { type: "desk", state }, verdicts };
    }
  }
};
