import type { PartyView } from "@tworooms/talks";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Pasted } from "../src/screens/desk/clip.ts";
import { isHeldIn, plain, stampedHtml } from "../src/screens/desk/clip.ts";
import { comingOf } from "../src/screens/room/caucus-words.ts";
import { at, id, member, message, p1, room } from "./desk-rooms.ts";

const talk = "a".repeat(32);
const ours = "Between us: we could live with thirty-five tonnes.";
const said = "We can take the early berth on Tuesdays.";
const here = room(p1, [message(3, said, p1)]);
const view: PartyView = {
  type: "party",
  party: p1,
  people: [],
  flags: [],
  room: here,
  caucus: {
    party: p1,
    standing: "open",
    messages: [{ message: id(1), author: member(2), words: ours, at: at(0), seq: 2, files: [] }],
  },
};
const coming = (words: string, more: Partial<Pasted> = {}) =>
  comingOf(view, here, { talk, words, html: "", ...more });

test("V253 words stamped with the caucus never land by themselves, whatever they are", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (words) => {
      fc.pre(!isHeldIn(here, plain(words)));
      const html = stampedHtml(talk, "caucus/p1", words);
      expect(coming(words, { html })).toBe("of-caucus");
    }),
  );
});

test("V253 what this page copied in the caucus is known without a stamp, and its very words without either", () => {
  const record = { words: ours, places: ["caucus/p1"] };
  expect(coming("thirty-five", { record })).toBe("of-caucus");
  expect(coming("WE COULD LIVE WITH — thirty five tonnes")).toBe("of-caucus");
  expect(coming("live with")).toBe("stays");
});

test("V253 what the room holds already, and what was never said in the caucus, lands", () => {
  const html = stampedHtml(talk, "caucus/p1", said);
  expect(coming(said, { html })).toBe("stays");
  expect(coming("Good morning to everybody here.")).toBe("stays");
  expect(coming(said, { html: stampedHtml(talk, "room/p1", said) })).toBe("stays");
});

test("V253 words of other talks go nowhere", () => {
  const html = stampedHtml("b".repeat(32), "room/p1", "hello");
  expect(coming("hello", { html })).toBe("other-talk");
});
