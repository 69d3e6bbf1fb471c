// Renderings in the leak check: they count as what they render, in the room they stand in.

import { describe, expect, test } from "vitest";
import type { Decision, Leave, Original } from "../src/index.ts";
import { leakMarksOf } from "../src/index.ts";
import type { Name, Scene } from "./scene.ts";
import { act, id, p1, p2, post, roomOf, seatFor, start } from "./scene.ts";

const may: Leave = { manners: ["as-written", "reworded-named"], onlyIfAsked: false };
const say = (scene: Scene, n: number, words: string, leave: Leave): void => {
  act(scene, "head1", { type: "say", room: p1, item: id(n), words, leave }, 1);
};
const render = (
  scene: Scene,
  n: number,
  of: Original,
  words: string,
  name: Name = "head1",
  room = p1,
): Decision =>
  act(scene, name, { type: "render", room, rendering: id(n), of, language: "en", words }, 2);
const item = (n: number): Original => ({ type: "item", item: id(n) });
const levels = (scene: Scene, words: string, n = 9): readonly string[] => {
  const seat = seatFor(scene, "lead");
  if (seat.type !== "desk") throw new Error("no desk");
  const marks = leakMarksOf(seat, {
    from: p1,
    to: p2,
    words,
    item: id(n),
    manner: "reworded-named",
  });
  return marks.map(({ level, start: from, end }) => `${level} ${words.slice(from, end)}`);
};
const sentence = "The eastern lock gates stay shut until the autumn floods are over";

describe("renderings in the leak check", () => {
  test("T141 figures, names and sentences of a rendering are its item's", () => {
    const scene = start();
    say(scene, 1, "حرف ما", "stays");
    say(scene, 2, "حرف دیگر ما", may);
    expect(levels(scene, "About 4050, says Rahimi")).toEqual([]);
    render(scene, 1, item(1), `We hold 4050, and Rahimi knows. ${sentence}`);
    render(scene, 2, item(2), "We hold 777");
    expect(levels(scene, "About 4050, says Rahimi, and 777")).toEqual([
      "stop 4050",
      "stop Rahimi",
      "look 777",
    ]);
    expect(levels(scene, sentence)[0]).toMatch(/^stop/);
  });

  test("T141 narrowed to stays, an item's renderings stay with it, and go with it again", () => {
    const scene = start();
    say(scene, 1, "حرف ما", may);
    render(scene, 1, item(1), "We hold 4050");
    render(scene, 2, item(1), "We are holding 5060");
    const both = "About 4050 or 5060";
    expect(levels(scene, both)).toEqual(["look 4050", "look 5060"]);
    act(scene, "head1", { type: "narrow-leave", room: p1, item: id(1), leave: "stays" }, 3);
    expect(levels(scene, both)).toEqual(["stop 4050", "stop 5060"]);
    act(scene, "lead", { type: "ask-leave", room: p1, ask: id(1), item: id(1), leave: may }, 4);
    act(scene, "head1", { type: "give-leave", room: p1, ask: id(1), leave: may }, 5);
    expect(levels(scene, both)).toEqual(["look 4050", "look 5060"]);
  });

  test("T141 what the item in hand was rendered as does not stop it; a mediator's rendering relieves nothing", () => {
    for (const [name, level] of [
      ["adviser1", "look"],
      ["lead", "stop"],
    ] as const) {
      const scene = start();
      say(scene, 1, "Rahimi agrees", "stays");
      say(scene, 2, "رحیمی موافق است", may);
      expect(levels(scene, "so says Rahimi", 2)).toEqual(["stop Rahimi"]);
      render(scene, 1, item(2), "so agrees Rahimi", name);
      expect(levels(scene, "so says Rahimi", 2)).toEqual([`${level} Rahimi`]);
    }
  });

  test("T141 a rendering of what the target room was told, said or asked is known there", () => {
    const room = roomOf(p2);
    const told = { type: "told", at: 1, told: id(5), words: "گفته شد", shownAs: { type: "ours" } };
    const [asked, readBack] = [id<"asked">(6), id<"read-back">(7)];
    for (const of of [
      { type: "told", told: id<"told">(5) },
      { type: "asked", asked },
      { type: "read-back", readBack },
    ] as const) {
      const scene = start();
      say(scene, 1, "We hold 4050", "stays");
      post(scene, "lead", room, told);
      act(scene, "head2", { type: "ask-for", room: p2, asked, words: "و؟" }, 1);
      const back = { readBack, told: id<"told">(5), words: "چنین" };
      act(scene, "head2", { type: "read-back", room: p2, ...back }, 1);
      expect(levels(scene, "About 4050")).toEqual(["stop 4050"]);
      expect(render(scene, 1, of, "There are 4050", "head2", p2)).toHaveProperty("event");
      expect(levels(scene, "About 4050")).toEqual([]);
    }
  });

  test("T141 what the source room was told, asked or read back, rendered, is looked at", () => {
    const scene = start();
    const shownAs = { type: "ours" };
    post(scene, "lead", roomOf(p1), { type: "told", at: 1, told: id(5), words: "گ", shownAs });
    render(scene, 1, { type: "told", told: id(5) }, "There are 4050");
    expect(levels(scene, "About 4050")).toEqual(["look 4050"]);
  });
});
