import * as fc from "fast-check";
import { expect, test } from "vitest";
import { landingOf, stampIn, stampedHtml } from "../src/screens/desk/clip.ts";
import type { Pasted } from "../src/screens/desk/clip.ts";
import { deskView, message, p1, p2, p3, room, told } from "./desk-rooms.ts";

const talk = "a".repeat(32);
const east = "On the eastern crossing: we could let it open first, but only after inspection.";
const readings = "Daily gauge readings are possible if the first month stays private.";
const view = deskView([
  room(p1, [message(3, east, p1), message(4, "Thank you, noted.", "mediators")]),
  room(p2, [message(3, readings, p2)], [told(4, "There may be a sequence of openings.")]),
  room(p3),
]);
const paste = (words: string, more: Partial<Pasted> = {}): Pasted => ({
  talk,
  words,
  html: "",
  ...more,
});
const item = view.rooms[0]?.messages[0]?.item;

test("V91 words stamped with another room never stay in a composer, whatever they are", () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.constantFrom(p1, p2, p3),
      fc.constantFrom(p1, p2, p3),
      (words, from, into) => {
        const html = stampedHtml(talk, `room/${from}`, words);
        const landing = landingOf(view, into, paste(words, { html }));
        if (from === into) return;
        expect(landing).toMatchObject({ type: "crosses", source: { party: from } });
      },
    ),
  );
});

test("V91 what this page copied is known without its stamp, in whole or in part", () => {
  const record = { words: east, places: ["room/p1"] };
  for (const words of [east, "we could let it open", "first"])
    expect(landingOf(view, p2, paste(words, { record }))).toMatchObject({
      type: "crosses",
      source: { party: p1 },
    });
  expect(landingOf(view, p1, paste(east, { record }))).toEqual({ type: "stays" });
  expect(landingOf(view, p2, paste("Good morning to everybody.", { record }))).toEqual({
    type: "stays",
  });
  const both = { words: `${east} ${readings}`, places: ["room/p2", "room/p1"] };
  expect(landingOf(view, p2, paste(east, { record: both }))).toMatchObject({ type: "crosses" });
});

test("V91 another room's very words are known though they went through another program", () => {
  expect(
    landingOf(view, p2, paste("ON THE EASTERN CROSSING — we could let it open first")),
  ).toEqual({
    type: "crosses",
    source: { party: p1, item },
  });
  expect(landingOf(view, p1, paste("there may be a sequence of openings"))).toEqual({
    type: "crosses",
    source: { party: p2 },
  });
  expect(landingOf(view, p3, paste(readings))).toMatchObject({ source: { party: p2 } });
  // What a room said or was told itself is no secret from it, and scraps are nobody's.
  expect(landingOf(view, p2, paste("There may be a sequence of openings."))).toEqual({
    type: "stays",
  });
  expect(landingOf(view, p2, paste("the eastern"))).toEqual({ type: "stays" });
});

test("V91 words of other talks go nowhere", () => {
  const html = stampedHtml("b".repeat(32), "room/p1", "hello");
  expect(landingOf(view, p1, paste("hello", { html }))).toEqual({ type: "other-talk" });
});

test("V92 a stamp reads back as it was written, and holds ids and the words as text alone", () => {
  fc.assert(
    fc.property(fc.string(), (words) => {
      const html = stampedHtml(talk, "room/p2", words);
      expect(stampIn(html)).toEqual({ talk, place: "room/p2" });
      expect(html.replaceAll(/^<span data-src="[0-9a-z/]+">|<\/span>$/g, "")).not.toMatch(/[<>]/);
    }),
  );
  expect(stampIn("<p>plain</p>")).toBeUndefined();
});
