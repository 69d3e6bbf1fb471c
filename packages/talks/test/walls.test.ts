// Walls and completeness as types: each line below the comment must not compile. The type check fails if one ever does.

import { expect, test } from "vitest";
import type { DeskSeat, PartySeat, RoomState, TableState } from "../src/index.ts";
import { decide, view } from "../src/index.ts";
import type { Laws } from "../src/log.ts";
import { only } from "../src/log.ts";
import type { ReceiptInRoom } from "../src/receipt.ts";
import { receiptLaws } from "../src/receipt.ts";
import type { ToldInRoom } from "../src/told.ts";
import { id, p1, p2, seatFor, start, time } from "./scene.ts";

type Rule = Laws<RoomState, ToldInRoom>["told"]["rule"];

export const wrongs: readonly unknown[] = [
  // @ts-expect-error a room's rule cannot look at the desk
  ((room, event) => only(room.carries.has(event.told), "no-such-carry")) satisfies Rule,
  // @ts-expect-error a room's rule cannot look at another room
  ((room) => only(room.rooms.has(p2), "no-log")) satisfies Rule,
  // @ts-expect-error a rule cannot change the state it judges
  ((room, event) => only(room.tolds.delete(event.told), "held")) satisfies Rule,
  // @ts-expect-error a party's seat has no other room
  (seat: PartySeat) => seat.rooms.get(p2),
  // @ts-expect-error a party's seat has no desk
  (seat: PartySeat) => seat.desk,
  // @ts-expect-error a mediator's seat has no caucus
  (seat: DeskSeat) => seat.caucus,
  // @ts-expect-error the table holds no message
  (table: TableState) => table.items,
  // @ts-expect-error a table of laws lacks an event
  { "leave-used": receiptLaws["leave-used"] } satisfies Laws<RoomState, ReceiptInRoom>,
  // @ts-expect-error a refusal needs a code of the list
  () => only(false, "because"),
];

test("T97 a party's seat, its view and its commands know no other room", () => {
  const seat = seatFor(start(), "head1");
  expect(Object.keys(seat).sort()).toEqual(["caucus", "party", "room", "table", "type"]);
  expect(Object.keys(view(seat))).not.toContain("rooms");
  const ask = { type: "ask-for", room: p2, asked: id<"asked">(1), words: "W" } as const;
  expect(decide(seat, ask, time(1))).toEqual({ refused: "no-log" });
  expect(seat.type === "party" && seat.party).toBe(p1);
  expect(wrongs).toHaveLength(9);
});
