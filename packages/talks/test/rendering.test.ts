// Renderings: beside an original of the same room, by whom may, the newest shown and all kept; and never in another room.

import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Command, Leave, Original, RenderingView, RoomView } from "../src/index.ts";
import { due, view } from "../src/index.ts";
import { someEvent, someName, someRendering } from "./samples.ts";
import type { Name, Scene } from "./scene.ts";
import {
  act,
  desk,
  id,
  logAt,
  member,
  memberAt,
  names,
  p1,
  p2,
  places,
  post,
  roomOf,
  seatFor,
  start,
  time,
} from "./scene.ts";
import { bodiesIn, finish } from "./weather.ts";

const may: Leave = { manners: ["reworded-named"], onlyIfAsked: false };
const render = (n: number, of: Original, more: object = {}): Command => ({
  type: "render",
  room: p1,
  rendering: id(n),
  of,
  language: "fa",
  words: `Rendering ${n}`,
  ...more,
});
const item: Original = { type: "item", item: id(1) };
const originals: readonly Original[] = [
  item,
  { type: "told", told: id(2) },
  { type: "asked", asked: id(3) },
  { type: "read-back", readBack: id(4) },
];
/** A room in which there is one of each original, its interpreters named. */
const talks = (): Scene => {
  const scene = start();
  const room = roomOf(p1);
  act(scene, "head1", { type: "name-interpreter", room: p1, member: member("invitation") }, 1);
  const renderer = memberAt("renderer", room);
  act(scene, "lead", { type: "name-interpreter", room: p1, member: renderer }, 1);
  const words = "In our words";
  act(scene, "head1", { type: "say", room: p1, item: id(1), words, leave: may, language: "en" }, 1);
  const shownAs = { type: "ours" };
  post(scene, "lead", room, { type: "told", at: 1, told: id(2), words, shownAs, language: "en" });
  act(scene, "head1", { type: "ask-for", room: p1, asked: id(3), words }, 1);
  act(scene, "head1", { type: "read-back", room: p1, readBack: id(4), told: id(2), words }, 1);
  return scene;
};
const roomSeenBy = (scene: Scene, name: Name, party = p1): RoomView => {
  const seen = view(seatFor(scene, name));
  const room = seen.type === "party" ? seen.room : seen.rooms.find((each) => each.party === party);
  if (room === undefined) throw new Error("no room");
  return room;
};
const besideEach = (room: RoomView): readonly (readonly RenderingView[])[] => [
  ...room.messages.map((each) => each.renderings),
  ...room.tolds.map((each) => each.renderings),
  ...room.questions.map((each) => each.renderings),
  ...room.tolds.flatMap((each) => each.readBacks.map(({ renderings }) => renderings)),
];

describe("a rendering", () => {
  test("T132 stands beside each kind of original, which stays as it was", () => {
    const scene = talks();
    const before = roomSeenBy(scene, "head1");
    for (const [n, of] of originals.entries())
      expect(act(scene, "interpreter1", render(n, of), 9)).toHaveProperty("event");
    const after = roomSeenBy(scene, "lead");
    expect(besideEach(after).map((all) => all.map(({ words }) => words))).toEqual([
      ["Rendering 0"],
      ["Rendering 1"],
      ["Rendering 2"],
      ["Rendering 3"],
    ]);
    expect(after.messages[0]?.renderings[0]).toEqual({
      rendering: id(0),
      language: "fa",
      words: "Rendering 0",
      by: memberAt("interpreter1", roomOf(p1)),
      as: "interpreter",
      isChecked: true,
      at: 9,
      seq: 9,
      isRevised: false,
    });
    const plain = (room: RoomView): unknown =>
      JSON.parse(JSON.stringify(room, (key, value) => (key === "renderings" ? [] : value)));
    expect(plain(roomSeenBy(scene, "head1"))).toEqual(plain(before));
  });

  test("T132 of nothing, of a bare confirmation, or into its own language is refused", () => {
    const scene = talks();
    act(scene, "head1", { type: "read-back", room: p1, readBack: id(9), told: id(2) }, 1);
    const nothing: readonly Original[] = [
      { type: "item", item: id(7) },
      { type: "told", told: id(1) },
      { type: "asked", asked: id(1) },
      { type: "read-back", readBack: id(9) },
    ];
    for (const of of nothing)
      expect(act(scene, "lead", render(1, of), 2)).toEqual({ refused: "no-such-original" });
    for (const of of originals.slice(0, 2))
      expect(act(scene, "lead", render(1, of, { language: "en" }), 2)).toEqual({
        refused: "same-language",
      });
    expect(act(scene, "lead", render(1, item, { language: "Persian" }), 2)).toEqual({
      refused: "language-tag",
    });
  });

  test("T133 comes from interpreters of both sides, mediators and the party's own people, shown as such", () => {
    const as = {
      lead: "mediator",
      deputy: "mediator",
      head1: "party",
      adviser1: "party",
      stranger1: "party",
      interpreter1: "interpreter",
      renderer: "interpreter",
    } as const;
    for (const name of names) {
      const scene = talks();
      const { type: _, room: __, ...fields } = render(1, item) as Command & { type: "render" };
      const verdict = post(scene, name, roomOf(p1), { ...fields, type: "rendered", at: 9 });
      const wanted = name in as ? "stands" : { refused: "not-an-interpreter" };
      expect([name, verdict]).toEqual([name, wanted]);
      const shown = roomSeenBy(scene, "lead").messages[0]?.renderings[0];
      const expected = Object.entries(as).find(([each]) => each === name)?.[1];
      expect([name, shown?.as]).toEqual([name, expected]);
      if (shown !== undefined) expect(shown.isChecked).toBe(name !== "stranger1");
    }
    // Staff of the mediators whom nobody named renders nothing.
    const { type: _, room: __, ...fields } = render(1, item) as Command & { type: "render" };
    const unnamed = start();
    act(unnamed, "head1", { type: "say", room: p1, item: id(1), words: "W", leave: may }, 1);
    expect(post(unnamed, "renderer", roomOf(p1), { ...fields, type: "rendered", at: 9 })).toEqual({
      refused: "not-an-interpreter",
    });
  });

  test("T134 the newest by one person in one language is shown, and the log keeps all", () => {
    const scene = talks();
    act(scene, "interpreter1", render(1, item), 2);
    act(scene, "renderer", render(2, item), 3);
    act(scene, "interpreter1", render(3, item, { language: "ar" }), 4);
    act(scene, "interpreter1", render(4, item), 5);
    const shown = roomSeenBy(scene, "head1").messages[0]?.renderings ?? [];
    expect(shown.map(({ words, language, isRevised }) => [words, language, isRevised])).toEqual([
      ["Rendering 4", "fa", true],
      ["Rendering 2", "fa", false],
      ["Rendering 3", "ar", false],
    ]);
    expect(bodiesIn(scene, roomOf(p1), "rendered")).toHaveLength(4);
    expect(act(scene, "interpreter1", render(4, item), 6)).toEqual({ done: true });
    expect(act(scene, "head1", render(4, item), 6)).toEqual({ refused: "id-taken" });
  });

  test("T140 crosses to no other room: what a room, its people and its chains see is as without it", () => {
    const others = fc.array(fc.tuple(someName, someEvent(roomOf(p2))), { maxLength: 20 });
    const renderings = fc.array(fc.tuple(someName, someRendering), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(others, renderings, (elsewhere, rendered) => {
        const [one, other] = [talks(), talks()];
        for (const scene of [one, other])
          for (const [name, body] of elsewhere) post(scene, name, roomOf(p2), body);
        for (const [name, body] of rendered) post(other, name, roomOf(p1), body);
        for (const name of ["head2", "adviser2", "stranger2"] as const) {
          expect(view(seatFor(other, name))).toEqual(view(seatFor(one, name)));
          expect(due(seatFor(other, name), time(9_000_000))).toEqual([]);
        }
        expect(due(seatFor(other, "lead"), time(9))).toEqual(due(seatFor(one, "lead"), time(9)));
      }),
    );
  });

  test("T140 a carry of a rendered item brings its wording to the other room and nothing besides", () => {
    const scene = talks();
    for (const [n, name] of (["interpreter1", "lead", "head1"] as const).entries())
      act(scene, name, render(n, item), 3);
    const carry = { carry: id<"carry">(1), from: p1, item: id<"item">(1), to: p2, hold: 0 };
    const ids = { used: id<"used">(5), told: id<"told">(6) };
    const wording = { manner: "reworded-named", words: "They agree", language: "en" } as const;
    act(scene, "lead", { type: "prepare-carry", ...carry, ...ids, ...wording }, 4);
    finish(scene);
    const told = roomSeenBy(scene, "head2").tolds;
    expect(told).toMatchObject([{ words: "They agree", language: "en", renderings: [] }]);
    for (const place of places) {
      const bodies = JSON.stringify(logAt(scene, place).entries);
      expect(bodies.includes("Rendering")).toBe(
        JSON.stringify(place) === JSON.stringify(roomOf(p1)),
      );
    }
    expect(bodiesIn(scene, desk, "carry-prepared")).toHaveLength(1);
  });
});
