// The search against rooms in which everything that may stand beside an entry stands there.

import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { RenderingView, RoomView } from "@tworooms/talks";
import { searchIn } from "../src/host/search.ts";
import { at, deskView, id, member, p1, p2, room, roomOfKinds } from "./desk-rooms.ts";

const anyKinds = fc.array(fc.constantFrom("message", "told", "question", "read-back" as const), {
  maxLength: 12,
});

const rendering = (seq: number, words: string): RenderingView => ({
  rendering: id(7_000 + seq),
  by: member(3),
  words,
  language: "fa",
  at: at(9_000_000),
  seq,
  isChecked: true,
  isRevised: false,
  as: "interpreter",
});

/** The same room with a rendering beside everything, and every telling understood otherwise. */
const rendered = (plain: RoomView): RoomView => {
  const beside = <Entry extends { readonly seq: number }>(entry: Entry) => ({
    ...entry,
    renderings: [rendering(entry.seq, `ترجمه ${entry.seq}.`)],
  });
  return {
    ...plain,
    messages: plain.messages.map(beside),
    questions: plain.questions.map(beside),
    tolds: plain.tolds.map((told) => ({
      ...beside(told),
      readBacks: told.readBacks.map((each) => ({
        ...beside(each),
        heard: { type: "differs" as const, words: `heard ${each.seq}.` },
      })),
    })),
  };
};

test("V12 an entry is found by a rendering or a read-back beside it, in its own room, and only once", () => {
  fc.assert(
    fc.property(anyKinds, (kinds) => {
      const one = rendered(roomOfKinds(kinds));
      const view = deskView([one, room(p2)]);
      const place = `room/${p1}`;
      const found = (question: string) =>
        searchIn(view, question).map((hit) => [hit.place, hit.id, hit.beside?.type]);
      for (const { item, seq } of one.messages)
        expect(found(`ترجمة ${seq}.`)).toEqual([[place, item, "rendering"]]);
      for (const { asked, seq } of one.questions)
        expect(found(`${seq}. ترجمه`)).toEqual([[place, asked, "rendering"]]);
      for (const { told, seq, words, readBacks } of one.tolds) {
        expect(found(`ترجمه ${seq}.`)).toEqual([[place, told, "rendering"]]);
        expect(found(words)).toContainEqual([place, told, undefined]);
        for (const each of readBacks) {
          expect(found(`HEARD ${each.seq}.`)).toEqual([[place, told, "read-back"]]);
          expect(found(`ترجمه ${each.seq}.`)).toEqual([[place, told, "rendering"]]);
        }
      }
      const entries = [...one.messages, ...one.questions, ...one.tolds];
      expect(found("ترجمه")).toHaveLength(entries.length);
    }),
  );
});

test("V12 what a read-back only confirmed has no words of its own to be found by", () => {
  const view = deskView([roomOfKinds(["told", "read-back"])]);
  expect(searchIn(view, "confirmed")).toEqual([]);
});
