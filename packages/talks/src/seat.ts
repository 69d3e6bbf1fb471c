// What a seat knows is the logs it opens, and nothing else: walls are types. A party's seat has no other room and no
// desk, a mediator's has no caucus, so a rule or a view that peeks does not compile (rule T97).

import type { By, Member, Party, Place, Refusal, Sitting } from "./entry.ts";
import { refuse } from "./entry.ts";
import type { CaucusFold, DeskFold, LogFold, RoomFold, TableFold } from "./fold.ts";

/** One log as one seat holds it. */
export type SeatLog<F extends LogFold = LogFold> = {
  readonly fold: F;
  /** Everybody who sits or is invited here, by the roster. */
  readonly sittings: readonly Sitting[];
  /** This seat as it sits here. */
  readonly me: Omit<By, "seq">;
  /** The place the next entry would take. */
  readonly next: number;
  /** `closed`: frozen for good. `locked`: a key is missing, so folding stopped and nothing here is certain. */
  readonly standing: "open" | "closed" | "locked";
};

/** A party's people, its interpreter or its capital: each holds one or more of these. */
export type PartySeat = {
  readonly type: "party";
  readonly party: Party;
  readonly table?: SeatLog<TableFold>;
  readonly room?: SeatLog<RoomFold>;
  readonly caucus?: SeatLog<CaucusFold>;
};
/** A mediator or its staff: table, desk and every room. */
export type DeskSeat = {
  readonly type: "desk";
  readonly table?: SeatLog<TableFold>;
  readonly desk?: SeatLog<DeskFold>;
  readonly rooms: ReadonlyMap<Party, SeatLog<RoomFold>>;
};
/** Who is of no party and not at the desk: an observer at the table, a mediators' interpreter in rooms. */
export type ReaderSeat = {
  readonly type: "reader";
  readonly table?: SeatLog<TableFold>;
  readonly rooms: ReadonlyMap<Party, SeatLog<RoomFold>>;
};
export type Seat = PartySeat | DeskSeat | ReaderSeat;

type Sorted = {
  readonly tables: readonly SeatLog<TableFold>[];
  readonly desks: readonly SeatLog<DeskFold>[];
  readonly caucuses: readonly SeatLog<CaucusFold>[];
  readonly rooms: ReadonlyMap<Party, SeatLog<RoomFold>>;
  readonly isMixed: boolean;
};

const sort = (logs: readonly SeatLog[]): Sorted => {
  const tables: SeatLog<TableFold>[] = [];
  const desks: SeatLog<DeskFold>[] = [];
  const caucuses: SeatLog<CaucusFold>[] = [];
  const rooms: SeatLog<RoomFold>[] = [];
  for (const log of logs) {
    const { fold } = log;
    if (fold.type === "table") tables.push({ ...log, fold });
    else if (fold.type === "desk") desks.push({ ...log, fold });
    else if (fold.type === "caucus") caucuses.push({ ...log, fold });
    else rooms.push({ ...log, fold });
  }
  const roomsByParty = new Map(rooms.map((room) => [room.fold.state.party, room]));
  const isMixed =
    tables.length > 1 ||
    desks.length > 1 ||
    caucuses.length > 1 ||
    roomsByParty.size !== rooms.length;
  return { tables, desks, caucuses, rooms: roomsByParty, isMixed };
};

const partySeat = (party: Party, sorted: Sorted): Seat | Refusal => {
  const { tables, desks, caucuses, rooms } = sorted;
  const room = rooms.get(party);
  const [table] = tables;
  const [caucus] = caucuses;
  if (desks.length > 0 || rooms.size > (room === undefined ? 0 : 1)) return refuse("mixed-seat");
  if (caucus !== undefined && caucus.fold.state.party !== party) return refuse("mixed-seat");
  return {
    type: "party",
    party,
    ...(table === undefined ? {} : { table }),
    ...(room === undefined ? {} : { room }),
    ...(caucus === undefined ? {} : { caucus }),
  };
};

/** The seat that holds these logs. Refuses `mixed-seat` for logs that no one seat may hold together; any order will do. */
export const seatOf = (logs: readonly SeatLog[]): Seat | Refusal => {
  const sorted = sort(logs);
  if (sorted.isMixed) return refuse("mixed-seat");
  const sides = logs.map((log) => log.me.side);
  const parties = new Set(
    sides.flatMap((side): Party[] => {
      if (typeof side === "object") return [side.capitalOf];
      return side === "mediators" || side === "observers" ? [] : [side];
    }),
  );
  const [party] = parties;
  const [table] = sorted.tables;
  const [desk] = sorted.desks;
  const { rooms } = sorted;
  const held = { ...(table === undefined ? {} : { table }), rooms };
  if (party !== undefined) {
    // Until the mediators name its side, a party's seat reads as an observer at the table.
    const isAlone = parties.size === 1 && !sides.includes("mediators");
    return isAlone ? partySeat(party, sorted) : refuse("mixed-seat");
  }
  if (sorted.caucuses.length > 0) return refuse("mixed-seat");
  const isAtDesk =
    desk !== undefined ||
    logs.some((log) => log.me.side === "mediators" && log.me.roles.includes("mediator"));
  if (!isAtDesk) return { type: "reader", ...held };
  if (sides.includes("observers")) return refuse("mixed-seat");
  return { type: "desk", ...held, ...(desk === undefined ? {} : { desk }) };
};

/** A room, if the seat holds it. */
export const roomOf = (seat: Seat, party: Party): SeatLog<RoomFold> | undefined => {
  if (seat.type !== "party") return seat.rooms.get(party);
  return seat.party === party ? seat.room : undefined;
};

/** Any log, if the seat holds it. */
export const logOf = (seat: Seat, place: Place): SeatLog | undefined => {
  switch (place.type) {
    case "table":
      return seat.table;
    case "room":
      return roomOf(seat, place.party);
    case "caucus":
      return seat.type === "party" && seat.party === place.party ? seat.caucus : undefined;
    case "desk":
      return seat.type === "desk" ? seat.desk : undefined;
  }
};

/** Whether a member's words have been compared, as far as its log's roster tells now. */
export const isCheckedNow = (log: SeatLog, member: Member): boolean =>
  log.sittings.some((sitting) => sitting.member === member && sitting.standing === "checked");

/** Who would sign an entry written now. */
export const signerOf = (log: SeatLog): By => ({ ...log.me, seq: log.next });
