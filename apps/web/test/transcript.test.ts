// The transcript for paper against the view it is made from.

import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { RenderingView } from "@tworooms/talks";
import { transcriptOf } from "../src/screens/log/transcript-lines.ts";
import { at, deskView, id, member, p1, p2, room, roomOfKinds } from "./desk-rooms.ts";

const anyKinds = fc.array(
  fc.constantFrom("message", "told", "question", "read-back", "ask", "receipt" as const),
  { maxLength: 12 },
);

test("V249 a transcript holds everything that was said in a room, once each, in the log's order", () => {
  fc.assert(
    fc.property(anyKinds, (kinds) => {
      const one = roomOfKinds(kinds);
      const places = transcriptOf(deskView([one, room(p2)]));
      expect(places.map(({ place }) => place)).toEqual([`room/${p1}`, `room/${p2}`]);
      const lines = places[0]?.lines ?? [];
      const readBacks = one.tolds.flatMap((each) => each.readBacks);
      const all = [...one.messages, ...one.tolds, ...one.questions, ...readBacks];
      expect(lines.map(({ seq }) => seq)).toEqual(
        all.map(({ seq }) => seq).toSorted((first, second) => first - second),
      );
      expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length);
      for (const { words } of [...one.messages, ...one.tolds, ...one.questions])
        expect(lines.some((line) => line.words === words)).toBe(true);
      expect(places[1]?.lines).toEqual([]);
    }),
  );
});

test("V249 a rendering stands under what it renders, however late it came", () => {
  const rendering: RenderingView = {
    rendering: id(5),
    by: member(3),
    words: "In other words",
    language: "fa",
    at: at(9_000_000),
    seq: 90,
    isChecked: true,
    isRevised: false,
    as: "party",
  };
  const base = roomOfKinds(["message", "message"]);
  const [first, ...rest] = base.messages;
  if (first === undefined) throw new Error("the test is wrong");
  const messages = [{ ...first, renderings: [rendering] }, ...rest];
  const [place] = transcriptOf(deskView([{ ...base, messages }]));
  expect(place?.lines.map(({ kind }) => kind)).toEqual(["said", "rendered", "said"]);
});
