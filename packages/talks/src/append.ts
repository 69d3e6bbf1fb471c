// One event for one log, as `decide` and `due` hand it to the client to seal. Before it is handed over it passes its own
// log's shape and rules, so that nobody sends what every reader would find void (rule T82).

import type { Party, Place, Refusal } from "./entry.ts";
import { refuse } from "./entry.ts";
import { verdictOn } from "./fold.ts";
import { isLanguage } from "./language.ts";
import type { EventsOf } from "./log.ts";
import { readEvent } from "./log.ts";
import type { CaucusEvent, DeskEvent, EventAnywhere, Log, RoomEvent, TableEvent } from "./logs.ts";
import { caucus, desk, room, table } from "./logs.ts";
import { filesFault } from "./file.ts";
import { wordsFault } from "./parse.ts";
import type { Seat, SeatLog } from "./seat.ts";
import { roomOf, signerOf } from "./seat.ts";

/** One append to one log. */
export type Append =
  | { readonly place: { readonly type: "table" }; readonly event: TableEvent }
  | {
      readonly place: { readonly type: "room"; readonly party: Party };
      readonly event: RoomEvent;
    }
  | {
      readonly place: { readonly type: "caucus"; readonly party: Party };
      readonly event: CaucusEvent;
    }
  | { readonly place: { readonly type: "desk" }; readonly event: DeskEvent };

/** It is done already: its id stands. */
export type Done = { readonly done: true };
/** What becomes of a command: one append, a refusal with a code, or nothing because it is done. */
export type Decision = Append | Refusal | Done;

type Shared = Parameters<typeof verdictOn>[1];

/** What stands in an event's way before its law is asked: size, a missing key, a closed place. */
const settle = <S extends Shared, M extends object>(
  kind: Log<S, M>,
  log: SeatLog | undefined,
  state: S | undefined,
  body: object,
): EventsOf<M> | Refusal | Done => {
  if (log === undefined || state === undefined) return refuse("no-log");
  if (log.standing === "locked") return refuse("log-locked");
  if (log.standing === "closed") return refuse("log-closed");
  const present = Object.fromEntries(
    Object.entries(body).filter(([, value]) => value !== undefined),
  );
  const event = readEvent<M>(kind.schemas, present);
  if (event === undefined) {
    const fault = "words" in present ? wordsFault(present["words"]) : undefined;
    const isTag = !("language" in present) || isLanguage(present["language"]);
    const ofFiles = "files" in present ? filesFault(present["files"]) : undefined;
    return refuse(fault ?? ofFiles ?? (isTag ? "malformed" : "language-tag"));
  }
  const verdict = verdictOn(kind, state, event, signerOf(log));
  if (verdict === "repeat") return { done: true };
  return verdict === "stands" ? event : verdict;
};

const isEvent = <E extends object>(settled: E | Refusal | Done): settled is E =>
  !("refused" in settled) && !("done" in settled);

/** An append to the table, if its rules let it stand. */
export const inTable = (seat: Seat, body: TableEvent): Decision => {
  const settled = settle(table, seat.table, seat.table?.fold.state, body);
  return isEvent(settled) ? { place: { type: "table" }, event: settled } : settled;
};

/** An append to a room, if its rules let it stand. */
export const inRoom = (seat: Seat, party: Party, body: RoomEvent): Decision => {
  const log = roomOf(seat, party);
  const settled = settle(room, log, log?.fold.state, body);
  return isEvent(settled) ? { place: { type: "room", party }, event: settled } : settled;
};

/** An append to a caucus, if its rules let it stand. */
export const inCaucus = (seat: Seat, party: Party, body: CaucusEvent): Decision => {
  const log = seat.type === "party" && seat.party === party ? seat.caucus : undefined;
  const settled = settle(caucus, log, log?.fold.state, body);
  return isEvent(settled) ? { place: { type: "caucus", party }, event: settled } : settled;
};

/** An append to the desk, if its rules let it stand. */
export const inDesk = (seat: Seat, body: DeskEvent): Decision => {
  const log = seat.type === "desk" ? seat.desk : undefined;
  const settled = settle(desk, log, log?.fold.state, body);
  return isEvent(settled) ? { place: { type: "desk" }, event: settled } : settled;
};

/** An append of an event that may stand in any log: a profile, a leaving. */
export const inPlace = (seat: Seat, place: Place, body: EventAnywhere): Decision => {
  switch (place.type) {
    case "table":
      return inTable(seat, body);
    case "room":
      return inRoom(seat, place.party, body);
    case "caucus":
      return inCaucus(seat, place.party, body);
    case "desk":
      return inDesk(seat, body);
  }
};
