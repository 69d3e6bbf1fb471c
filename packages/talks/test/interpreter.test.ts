// Interpreters: named by an authority of their side, confined from their first entry, and shown by the roster.

import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { By, Entry, Profile } from "../src/index.ts";
import { foldEntries, startOf, view } from "../src/index.ts";
import { samples, someEntries, someRendering } from "./samples.ts";
import type { Name, Scene } from "./scene.ts";
import {
  act,
  byAt,
  id,
  logAt,
  member,
  memberAt,
  names,
  p1,
  post,
  roomOf,
  rules,
  seatFor,
  start,
} from "./scene.ts";

const room = roomOf(p1);
const invited = member("invitation");
const named = (of = invited): object => ({ type: "interpreter-named", at: 2, member: of });
const freed = (of = invited): object => ({ type: "interpreter-freed", at: 2, member: of });
const say = (n: number) => ({ type: "said", at: 3, item: id(n), words: "Words", leave: "stays" });
const render = (n: number) => ({
  type: "rendered",
  at: 3,
  rendering: id(n),
  of: { type: "item", item: id(1) },
  language: "fa",
  words: "حرف",
});
const profile: Profile = { person: id("i"), name: "I. Sahar", title: "", role: "head" };
const confinedRoom = (): Scene => {
  const scene = start();
  act(scene, "head1", { type: "name-interpreter", room: p1, member: invited }, 1);
  post(scene, "head1", room, say(1));
  return scene;
};
const isInterpreterIn = (scene: Scene, of: Name): boolean | undefined =>
  view(seatFor(scene, "lead"))
    .people.find(({ place }) => "party" in place && place.party === p1)
    ?.people.find((each) => each.member === memberAt(of, room))?.isInterpreter;

describe("an interpreter", () => {
  test("T136 whose invitation was named is confined from its first entry", () => {
    const scene = confinedRoom();
    expect(post(scene, "interpreter1", room, say(2))).toEqual({ refused: "confined" });
    expect(post(scene, "interpreter1", room, render(1))).toBe("stands");
    const own = memberAt("interpreter1", room);
    const set = { type: "profile-set", at: 3, member: own, profile };
    expect(post(scene, "interpreter1", room, set)).toBe("stands");
    expect(post(scene, "interpreter1", room, { type: "left", at: 4 })).toBe("stands");
    expect(post(scene, "interpreter1", room, render(2))).toEqual({ refused: "has-left" });
  });

  test("T136 every event of a room but three is void from it, and refused by the command", () => {
    for (const { kinds, body } of samples) {
      if (!kinds.includes("room")) continue;
      const verdict = post(confinedRoom(), "interpreter1", room, body);
      const isOpen = ["profile-set", "rendered", "left"].includes(body.type);
      const isBarred = JSON.stringify(verdict) === '{"refused":"confined"}';
      expect([body.type, isBarred]).toEqual([body.type, !isOpen]);
    }
    const command = { type: "ask-for", room: p1, asked: id<"asked">(1), words: "And?" } as const;
    expect(act(confinedRoom(), "interpreter1", command, 5)).toEqual({ refused: "confined" });
  });

  test("T136 named by member it is confined from then on; what it said before stands", () => {
    const scene = start();
    expect(post(scene, "interpreter1", room, say(1))).toBe("stands");
    post(scene, "head1", room, named(memberAt("interpreter1", room)));
    expect(post(scene, "interpreter1", room, say(2))).toEqual({ refused: "confined" });
    expect(logAt(scene, room).fold).toHaveProperty("state.items.size", 1);
  });

  test("T135 only an authority names and frees, and its naming binds its own side alone", () => {
    for (const name of names) {
      const scene = start();
      const verdict = post(scene, name, room, named());
      const mayName = ["lead", "deputy", "head1", "head2"].includes(name);
      expect([name, verdict]).toEqual([
        name,
        mayName ? "stands" : { refused: "not-yours-to-name" },
      ]);
      const isBound = name === "head1";
      expect([name, post(scene, "interpreter1", room, say(1))]).toEqual([
        name,
        isBound ? { refused: "confined" } : "stands",
      ]);
    }
    const scene = confinedRoom();
    for (const name of ["lead", "adviser1", "interpreter1"] as const)
      post(scene, name, room, freed());
    expect(post(scene, "interpreter1", room, say(2))).toEqual({ refused: "confined" });
  });

  test("T135 the command refuses to name another side's people, or an authority", () => {
    for (const [name, of] of [
      ["head1", "lead"],
      ["lead", "head1"],
      ["lead", "adviser1"],
      ["head1", "head1"],
      ["adviser1", "interpreter1"],
    ] as const) {
      const command = { type: "name-interpreter", room: p1, member: memberAt(of, room) } as const;
      expect(act(start(), name, command, 1)).toEqual({ refused: "not-yours-to-name" });
    }
    for (const name of ["lead", "adviser1"] as const) {
      const own = memberAt("interpreter1", room);
      const command = { type: "free-interpreter", room: p1, member: own } as const;
      expect(act(confinedRoom(), name, command, 1)).toEqual({ refused: "not-yours-to-name" });
    }
  });

  test("T138 freed, it speaks again; what was void stays void", () => {
    const scene = confinedRoom();
    post(scene, "interpreter1", room, say(2));
    const own = memberAt("interpreter1", room);
    // It was named by its invitation, and is freed by who it is.
    act(scene, "head1", { type: "free-interpreter", room: p1, member: own }, 4);
    expect(post(scene, "interpreter1", room, say(3))).toBe("stands");
    expect(logAt(scene, room).fold).toHaveProperty("state.items.size", 2);
    const again = { type: "free-interpreter", room: p1, member: own } as const;
    expect(act(scene, "head1", again, 5)).toEqual({ done: true });
  });

  test("T138 an authority is never confined, and naming the named is done", () => {
    const scene = start();
    post(scene, "deputy", room, named(memberAt("lead", room)));
    expect(post(scene, "lead", room, { ...say(1), leave: undefined })).toEqual({
      refused: "not-an-event",
    });
    const { leave: _, ...own } = say(1);
    expect(post(scene, "lead", room, own)).toBe("stands");
    act(scene, "head1", { type: "name-interpreter", room: p1, member: invited }, 1);
    const twice = { type: "name-interpreter", room: p1, member: memberAt("interpreter1", room) };
    expect(act(scene, "head1", { ...twice, type: "name-interpreter" }, 1)).toEqual({ done: true });
  });

  test("T139 people are shown as interpreters by who named them, never by their profile", () => {
    const scene = start();
    const own = memberAt("adviser1", room);
    const claims = { ...profile, role: "interpreter" };
    post(scene, "adviser1", room, { type: "profile-set", at: 1, member: own, profile: claims });
    expect(isInterpreterIn(scene, "adviser1")).toBe(false);
    expect(isInterpreterIn(confinedRoom(), "interpreter1")).toBe(true);
    const mine = view(seatFor(confinedRoom(), "interpreter1"));
    expect(mine.type === "party" && mine.room?.renderAs).toBe("interpreter");
  });

  test("T137 whatever interpreters do, every leave, carry, message and telling is as without them", () => {
    const acts = fc.array(fc.tuple(fc.nat(1_000), someRendering), { maxLength: 20 });
    const bodies = someEntries(room, 60).map((entries) => entries.map(({ body }) => body));
    fc.assert(
      fc.property(someEntries(room, 60), acts, bodies, (entries, renderings, tried) => {
        const by = (seq: number): By => byAt("interpreter1", room, seq);
        const lawful = entries.filter(
          ({ by: each, body }) =>
            each.member !== by(0).member && !JSON.stringify(body).includes("interpreter-freed"),
        );
        const first: Entry[] = [
          { by: byAt("lead", room, 2), body: { type: "rules-set", at: 0, rules } },
          { by: byAt("head1", room, 3), body: named() },
        ];
        const without = [...first, ...lawful];
        const mixed = [...without];
        for (const [at, body] of renderings)
          mixed.splice(2 + (at % lawful.length), 0, { by: by(9), body });
        for (const [n, body] of tried.entries())
          mixed.splice(2 + ((n * 37) % mixed.length), 0, { by: by(9), body });
        const known = (all: readonly Entry[]) => {
          const { fold } = foldEntries(startOf(room), all);
          if (fold.type !== "room") throw new Error("no room");
          const {
            items,
            leaves,
            asks,
            questions,
            receipts,
            tolds,
            readBacks,
            rules: set,
          } = fold.state;
          return { items, leaves, asks, questions, receipts, tolds, readBacks, set };
        };
        expect(known(mixed)).toEqual(known(without));
      }),
    );
  });
});
