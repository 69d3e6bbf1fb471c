// What was said in public, as the mediators note it: the ledger's third column, known to every room until it is struck.

import { describe, expect, test } from "vitest";
import type { Command, DeskView, Leave } from "../src/index.ts";
import { leakMarksOf, view } from "../src/index.ts";
import type { Name, Scene } from "./scene.ts";
import { act, desk, id, names, p1, p2, places, post, logAt, seatFor, start } from "./scene.ts";
import { finish } from "./weather.ts";

const may: Leave = { manners: ["reworded-named"], onlyIfAsked: false };
const note = (n: number, more: object = {}): Command => ({
  type: "note-public",
  public: id(n),
  words: "We hold 4050 prisoners",
  source: "Varda's spokesman, state television, Friday",
  ...more,
});
const about = (n: number) => ({ about: { party: p1, item: id(n) } });
const strike = (n: number): Command => ({ type: "strike-public", public: id(n) });
const deskOf = (scene: Scene): DeskView => {
  const seen = view(seatFor(scene, "lead"));
  if (seen.type !== "desk") throw new Error("no desk");
  return seen;
};
const say = (scene: Scene, n: number, words: string, leave: Leave): void => {
  act(scene, "head1", { type: "say", room: p1, item: id(n), words, leave }, 1);
};
const talks = (): Scene => {
  const scene = start();
  say(scene, 1, "Relief is possible", may);
  say(scene, 2, "Our prisons hold 4050 prisoners", "stays");
  return scene;
};
const levels = (scene: Scene): readonly string[] => {
  const seat = seatFor(scene, "lead");
  if (seat.type !== "desk") throw new Error("no desk");
  const words = "Relief, for 4050 of them";
  return leakMarksOf(seat, { from: p1, to: p2, item: id("x"), words }).map(({ level }) => level);
};

describe("what is public", () => {
  test("T142 only the mediators' side notes and strikes it, once, under its own id", () => {
    for (const name of names) {
      const isOurs = (["lead", "deputy", "clerk", "renderer"] as readonly Name[]).includes(name);
      const wanted = isOurs ? "stands" : { refused: "not-a-mediator" };
      const fields = { public: id("n"), words: "W", source: "S" };
      const noted = { type: "public-noted", at: 1, ...fields };
      expect([name, post(start(), name, desk, noted)]).toEqual([name, wanted]);
      const scene = start();
      post(scene, "lead", desk, noted);
      const struck = { type: "public-struck", at: 2, public: id("n") };
      expect([name, post(scene, name, desk, struck)]).toEqual([name, wanted]);
    }
    const scene = talks();
    expect(act(scene, "lead", note(1), 1)).toHaveProperty("event");
    expect(act(scene, "lead", note(1), 1)).toEqual({ done: true });
    expect(act(scene, "deputy", note(1), 1)).toEqual({ refused: "id-taken" });
    expect(act(scene, "lead", strike(9), 1)).toEqual({ refused: "no-such-public" });
    expect(act(scene, "deputy", strike(1), 1)).toHaveProperty("event");
    expect(act(scene, "lead", strike(1), 1)).toEqual({ done: true });
    expect(act(scene, "lead", note(1), 1)).toEqual({ done: true });
    expect(deskOf(scene).publics).toEqual([]);
  });

  test("T142 about an item that is not there is refused", () => {
    expect(act(talks(), "lead", note(1, about(7)), 1)).toEqual({ refused: "no-such-item" });
    expect(act(talks(), "clerk", note(1, about(1)), 1)).toEqual({ refused: "no-log" });
    expect(act(talks(), "lead", note(1, { source: " " }), 1)).toEqual({ refused: "malformed" });
  });

  test("T142 the ledger has a public column: beside what rooms were told, or alone", () => {
    const scene = talks();
    const carry = { carry: id<"carry">(1), from: p1, item: id<"item">(1), to: p2, hold: 0 };
    const more = { manner: "reworded-named", used: id<"used">(5), told: id<"told">(6) } as const;
    act(scene, "lead", { type: "prepare-carry", ...carry, ...more, words: "They may" }, 2);
    finish(scene);
    act(scene, "lead", note(1, about(1)), 3);
    act(scene, "deputy", note(2, about(2)), 3);
    act(scene, "lead", note(3), 3);
    const seen = deskOf(scene);
    const rows = seen.ledger.map((row) => [row.item, row.cells.length, row.public]);
    expect(rows).toMatchObject([
      [id(1), 1, [{ public: id(1), source: "Varda's spokesman, state television, Friday" }]],
      [id(2), 0, [{ public: id(2), words: "We hold 4050 prisoners" }]],
    ]);
    expect(seen.publics.map((each) => each.public)).toEqual([id(1), id(2), id(3)]);
    act(scene, "lead", strike(1), 4);
    act(scene, "lead", strike(2), 4);
    expect(deskOf(scene).ledger.map((row) => [row.item, row.public])).toEqual([[id(1), []]]);
    for (const place of places)
      if (place.type !== "desk")
        expect(JSON.stringify(logAt(scene, place).entries)).not.toContain("spokesman");
  });

  test("T143 what is public is known to every room, until it is struck", () => {
    const scene = talks();
    expect(levels(scene)).toEqual(["stop"]);
    act(scene, "lead", note(1), 2);
    expect(levels(scene)).toEqual([]);
    act(scene, "lead", strike(1), 3);
    expect(levels(scene)).toEqual(["stop"]);
    // Its source and its item are the desk's business, and make nothing known.
    act(scene, "lead", note(2, { words: "They deny it", source: "4050", ...about(2) }), 4);
    expect(levels(scene)).toEqual(["stop"]);
  });
});
