import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { PeopleView, PersonView } from "@tworooms/talks";
import type { HeldState } from "../src/host/state.ts";
import { isLiveRoom, nextUi, startUi } from "../src/screens/desk/desk-ui.ts";
import type { DeskAct } from "../src/screens/desk/desk-ui.ts";
import { heldFor } from "../src/screens/desk/held-for.ts";
import { joinedMarks, piecesOf } from "../src/screens/desk/marked-words.ts";
import { readersOf } from "../src/screens/desk/readers.ts";
import { acrossFrom, roomsAside, startSides, withRoomAt } from "../src/screens/desk/sides.ts";
import type { Side, Sides } from "../src/screens/desk/sides.ts";
import { lastSeqOf, timelineOf } from "../src/screens/desk/timeline.ts";
import { unsentOver } from "../src/screens/desk/unsent.ts";
import { id, member, p1, p2, p3, roomOfKinds } from "./desk-rooms.ts";

const parties = [p1, p2, p3];
const anyParty = fc.constantFrom(...parties);
const anySide = fc.constantFrom<Side>(0, 1);
const must = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error("the test is wrong");
  return value;
};
const firstSides: Sides = must(startSides(parties));

test("V80 two different rooms stand at the sides, in the order of the rules; putting one there moves no other", () => {
  expect(firstSides).toEqual([p1, p2]);
  expect(startSides([p1])).toBeUndefined();
  fc.assert(
    fc.property(fc.array(fc.tuple(anyParty, anySide)), (moves) => {
      let sides = firstSides;
      for (const [party, side] of moves) {
        const next = withRoomAt(sides, party, side);
        expect(next[0]).not.toBe(next[1]);
        if (sides.includes(party)) expect(next).toBe(sides);
        else {
          expect(next[side]).toBe(party);
          expect(next[side === 0 ? 1 : 0]).toBe(sides[side === 0 ? 1 : 0]);
        }
        expect([...next, ...roomsAside(parties, next)].toSorted()).toEqual(parties);
        expect(acrossFrom(next, next[0])).toBe(next[1]);
        sides = next;
      }
    }),
  );
});

const anyAct: fc.Arbitrary<DeskAct> = fc.oneof(
  anyParty.map((party): DeskAct => ({ type: "open", live: { type: "room", party } })),
  fc.constant<DeskAct>({ type: "open", live: { type: "tray" } }),
  fc.constant<DeskAct>({ type: "open", live: { type: "form" } }),
  fc.constant<DeskAct>({ type: "put-down" }),
  anyParty.map((party): DeskAct => ({ type: "choose", chosen: { party, item: id(7) } })),
  fc.tuple(anyParty, anySide).map(([party, side]): DeskAct => ({ type: "replace", party, side })),
);

test("V81 at most one composer is live, it stands in sight, and opening one rests every other", () => {
  fc.assert(
    fc.property(fc.array(anyAct), (acts) => {
      let ui = startUi(firstSides);
      for (const act of acts) {
        ui = nextUi(ui, act);
        const live = parties.filter((party) => isLiveRoom(ui.live, party));
        expect(live.length).toBeLessThanOrEqual(1);
        for (const party of live) expect(ui.sides).toContain(party);
        if (ui.live.type !== "room") expect(live).toEqual([]);
        if (act.type === "open" && act.live.type !== "room") expect(live).toEqual([]);
      }
    }),
  );
});

const person = (
  n: number,
  standing: PersonView["standing"],
  side: PersonView["side"],
): PersonView => ({
  member: member(n),
  side,
  roles: [],
  standing,
  isMe: false,
  hasLeft: false,
  isInterpreter: false,
  name: `Person ${n}`,
});

test("V82 everybody of the party who can read is a reader: the unchecked and the open invitations too, and nobody else", () => {
  const people: readonly PeopleView[] = [
    {
      place: { type: "room", party: p1 },
      people: [
        person(1, "checked", p1),
        person(2, "unchecked", p1),
        person(3, "open", p1),
        person(4, "removed", p1),
        person(5, "pending", p1),
        person(6, "checked", "mediators"),
      ],
    },
    { place: { type: "room", party: p2 }, people: [person(7, "checked", p2)] },
    { place: { type: "table" }, people: [person(8, "checked", p1)] },
  ];
  expect(readersOf(people, p1).map(({ member: of, standing }) => [of, standing])).toEqual([
    [member(1), "checked"],
    [member(2), "unchecked"],
    [member(3), "invited"],
  ]);
  expect(readersOf(people, p3)).toEqual([]);
});

test("V83 unsent words stay under their own place, and are handed on under it, once, as they were last", () => {
  const place = fc.constantFrom("room/p1", "room/p2", "tray/x");
  fc.assert(
    fc.property(fc.array(fc.tuple(place, fc.string())), fc.boolean(), (typings, isLeaving) => {
      const kept: [string, string][] = [];
      const timers = new Set<() => void>();
      const unsent = unsentOver(
        () => ({ "room/p1": "from before" }),
        (where, words) => void kept.push([where, words]),
        (run) => {
          timers.add(run);
          return () => timers.delete(run);
        },
        () => () => undefined,
      );
      const last = new Map([["room/p1", "from before"]]);
      for (const [where, words] of typings) {
        unsent.set(where, words);
        last.set(where, words);
        for (const [each, wanted] of last) expect(unsent.get(each)).toBe(wanted);
      }
      if (isLeaving) unsent.flush();
      else for (const run of timers) run();
      const typed = new Map(typings);
      expect(new Map(kept)).toEqual(typed);
      expect(kept.length).toBe(typed.size);
    }),
  );
});

const anyKinds = fc.array(
  fc.constantFrom(
    "message" as const,
    "ask" as const,
    "receipt" as const,
    "told" as const,
    "read-back" as const,
    "question" as const,
  ),
);

test("V84 a timeline shows everything of a room once, in the order of its log", () => {
  fc.assert(
    fc.property(anyKinds, (kinds) => {
      const rows = timelineOf(roomOfKinds(kinds), () => "one day");
      const seqs = rows.flatMap((row) => ("seq" in row ? [row.seq] : []));
      expect(seqs).toEqual(kinds.map((_, index) => index + 3));
      expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
      expect(lastSeqOf(roomOfKinds(kinds))).toBe(kinds.length === 0 ? -1 : kinds.length + 2);
    }),
  );
});

test("V85 a day's mark stands where a day begins, the mark of the unread before the first that was not looked at, once", () => {
  fc.assert(
    fc.property(anyKinds, fc.integer({ min: -1, max: 40 }), (kinds, seen) => {
      const rows = timelineOf(roomOfKinds(kinds), (at) => String(Math.floor(at / 300_000)), seen);
      let day = "";
      let wasMarked = false;
      for (const [index, row] of rows.entries()) {
        const next = rows[index + 1];
        if (row.type === "day") {
          const opens = next?.type === "unread" ? rows[index + 2] : next;
          if (opens === undefined || !("seq" in opens)) throw new Error("a day of nothing");
          expect(String(Math.floor(opens.at / 300_000))).not.toBe(day);
          day = String(Math.floor(opens.at / 300_000));
        } else if (row.type === "unread") {
          expect(wasMarked).toBe(false);
          wasMarked = true;
          if (next === undefined || !("seq" in next)) throw new Error("nothing is unread");
          expect(next.seq).toBeGreaterThan(seen);
          expect(seen).toBeGreaterThanOrEqual(3);
        } else {
          expect(String(Math.floor(row.at / 300_000))).toBe(day);
          // Where everything is unread there is nothing to mark.
          expect(row.seq > seen).toBe(wasMarked || seen < 3);
        }
      }
    }),
  );
  expect(timelineOf(roomOfKinds(["message"]), () => "d").map(({ type }) => type)).toEqual([
    "day",
    "message",
  ]);
});

const held = (name: string, room: typeof p1, keptAt: number): HeldState => ({
  name,
  command: { type: "say", room, item: id(keptAt), words: name },
  keptAt,
});

test("V87 what is held for one room shows under that room alone, the oldest first", () => {
  const all = [held("c", p1, 3), held("b", p2, 2), held("a", p1, 1)];
  expect(heldFor(all, p1).map(({ name }) => name)).toEqual(["a", "c"]);
  expect(heldFor(all, p2).map(({ name }) => name)).toEqual(["b"]);
  expect(heldFor(all, p3)).toEqual([]);
  const note: HeldState = {
    name: "n",
    command: { type: "note", note: id(9), words: "n" },
    keptAt: 4,
  };
  expect(parties.flatMap((party) => heldFor([note], party))).toEqual([]);
});

const anyMark = fc
  .tuple(fc.nat(30), fc.nat(30), fc.constantFrom("stop" as const, "look" as const))
  .map(([start, length, level]) => ({
    level,
    kind: "figure" as const,
    start,
    end: start + length,
  }));

test("V95 a marked wording is drawn whole, each letter once, under the strongest mark that covers it", () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 40 }),
      fc.array(anyMark, { maxLength: 6 }),
      (words, marks) => {
        const pieces = piecesOf(words, marks);
        expect(pieces.map((piece) => piece.words).join("")).toBe(words);
        const within = marks.filter(({ start, end }) => start < end && end <= words.length);
        for (const piece of pieces)
          for (let letter = piece.start; letter < piece.start + piece.words.length; letter += 1) {
            const covering = within.filter(({ start, end }) => start <= letter && letter < end);
            const isStopped = covering.some(({ level }) => level === "stop");
            expect(piece.level).toBe(isStopped ? "stop" : covering[0]?.level);
          }
      },
    ),
  );
});

test("V95 marks that overlap are one phrase, of the stronger kind, and cover what they covered", () => {
  fc.assert(
    fc.property(fc.array(anyMark, { maxLength: 8 }), (marks) => {
      const joined = joinedMarks(marks.filter(({ start, end }) => start < end));
      for (const [index, mark] of joined.entries()) {
        const next = joined[index + 1];
        if (next !== undefined) expect(next.start).toBeGreaterThanOrEqual(mark.end);
      }
      for (const { start, end, level } of marks.filter((mark) => mark.start < mark.end)) {
        const holder = must(joined.find((mark) => mark.start <= start && mark.end >= end));
        if (level === "stop") expect(holder.level).toBe("stop");
      }
    }),
  );
});
