// Watch rules: what a reader of several logs notices and no single log can judge. Each gives a flag for a person to look
// at, never a void entry (rules T104 to T109). The reading seat's own logs are all they see.

import type { Id, Member, Party, Place } from "./entry.ts";
import { placeOf } from "./people.ts";
import { areSameRules } from "./rules.ts";
import type { DeskSeat, Seat, SeatLog } from "./seat.ts";

/** Something a person should look at. */
export type Flag =
  /** The ground rules of this place are not the table's. */
  | { readonly type: "rules-differ"; readonly place: Place }
  /** Somebody said it left and is still seated: an authority should remove the seat. */
  | { readonly type: "left-still-seated"; readonly place: Place; readonly member: Member }
  /** Two people's clocks differ by more than five minutes. */
  | {
      readonly type: "clocks-differ";
      readonly place: Place;
      readonly behind: Member;
      readonly ahead: Member;
    }
  /** A room was told something that no released carry of the desk accounts for. */
  | { readonly type: "told-without-carry"; readonly room: Party; readonly told: Id<"told"> }
  /** A room was told something whose leave was never used in its source room. */
  | { readonly type: "told-without-leave"; readonly room: Party; readonly told: Id<"told"> }
  /** Leave was used with no released carry of the desk behind it. */
  | { readonly type: "used-without-carry"; readonly room: Party; readonly used: Id<"used"> };

/** The logs a seat holds: table, desk, rooms; or table, room, caucus. */
export const logsHeld = (seat: Seat): readonly SeatLog[] => {
  const { table } = seat;
  const shared = table === undefined ? [] : [table];
  if (seat.type !== "party") {
    const desk = seat.type === "desk" && seat.desk !== undefined ? [seat.desk] : [];
    return [...shared, ...desk, ...seat.rooms.values()];
  }
  const room = seat.room === undefined ? [] : [seat.room];
  const caucus = seat.caucus === undefined ? [] : [seat.caucus];
  return [...shared, ...room, ...caucus];
};

const watchLog = (log: SeatLog, seat: Seat): readonly Flag[] => {
  const place = placeOf(log);
  const { state } = log.fold;
  const flags: Flag[] = [];
  const tables = seat.table?.fold.state.rules;
  if ("rules" in state && state.rules !== undefined && tables !== undefined)
    if (!areSameRules(state.rules, tables)) flags.push({ type: "rules-differ", place });
  for (const { member, standing } of log.sittings)
    if (standing !== "removed" && state.left.has(member))
      flags.push({ type: "left-still-seated", place, member });
  for (const [behind, ahead] of state.behind)
    flags.push({ type: "clocks-differ", place, behind, ahead });
  return flags;
};

const watchCarries = (seat: DeskSeat): readonly Flag[] => {
  const released = [...(seat.desk?.fold.state.carries.values() ?? [])].filter(
    (carry) => carry.stage === "released",
  );
  const byTold = new Map(released.map((carry) => [`${carry.to}/${carry.told}`, carry]));
  const byUsed = new Set(released.map((carry) => `${carry.from}/${carry.used}`));
  return [...seat.rooms].flatMap(([room, { fold }]): Flag[] => {
    const flags: Flag[] = [];
    for (const { told } of fold.state.tolds.values()) {
      const carry = byTold.get(`${room}/${told}`);
      const source = carry === undefined ? undefined : seat.rooms.get(carry.from);
      if (carry === undefined) flags.push({ type: "told-without-carry", room, told });
      else if (source?.fold.state.receipts.get(carry.used)?.type !== "used")
        flags.push({ type: "told-without-leave", room, told });
    }
    for (const receipt of fold.state.receipts.values())
      if (receipt.type === "used" && !byUsed.has(`${room}/${receipt.used}`))
        flags.push({ type: "used-without-carry", room, used: receipt.used });
    return flags;
  });
};

/** Everything this seat should look at. */
export const watch = (seat: Seat): readonly Flag[] => {
  const flags = logsHeld(seat).flatMap((log) => watchLog(log, seat));
  const hasDesk = seat.type === "desk" && seat.desk !== undefined;
  return hasDesk ? [...flags, ...watchCarries(seat)] : flags;
};
