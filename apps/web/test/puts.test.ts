// Files put to messages not sent yet: each place has its own, and a message taken back brings its own back to where it came from.

import fc from "fast-check";
import { expect, test } from "vitest";
import type { AttachedFile, Command, Id, Party } from "@tworooms/talks";
import type { Put } from "../src/screens/files/puts.ts";
import { filesIn, newPuts, putBack } from "../src/screens/files/puts.ts";

const fileOf = (name: string): AttachedFile => ({
  blob: name.padEnd(32, "0") as Id<"blob">,
  key: "0".repeat(64),
  size: 5,
  digest: "0".repeat(64),
  name,
  type: "text/plain",
});
const putOf = (name: string): Put => ({ id: name, name, size: 5 });
const names = fc.uniqueArray(fc.stringMatching(/^[a-f]{1,8}$/), { maxLength: 5 });

const said = (files: readonly AttachedFile[]): Command => ({
  type: "say",
  room: "p1" as Party,
  item: "1".repeat(32) as Id<"item">,
  words: "Beside this.",
  ...(files.length === 0 ? {} : { files }),
});

test("V251 what is taken back is before what was put meanwhile, is what would be sent, and is in no other place", () => {
  fc.assert(
    fc.property(names, names, names, (taken, meanwhile, elsewhere) => {
      const puts = newPuts();
      puts.change("room/p1", () => meanwhile.map(putOf));
      puts.change("room/p2", () => elsewhere.map(putOf));
      const files = taken.map(fileOf);
      putBack(puts, "room/p1", said(files));
      expect(puts.get("room/p1").map(({ name }) => name)).toEqual([...taken, ...meanwhile]);
      expect(puts.get("room/p1").flatMap(({ file }) => file ?? [])).toEqual(files);
      expect(puts.get("room/p2")).toEqual(elsewhere.map(putOf));
    }),
  );
});

test("V251 every change is told, until one listens no more; what is nobody's words brings no files", () => {
  const puts = newPuts();
  let told = 0;
  const stop = puts.subscribe(() => {
    told += 1;
  });
  puts.change("caucus/p1", () => [putOf("a")]);
  stop();
  puts.change("caucus/p1", () => []);
  expect(told).toBe(1);
  expect(puts.get("room/p1")).toBe(puts.get("room/p2"));
  const question: Command = {
    type: "ask-for",
    room: "p1" as Party,
    asked: "1".repeat(32) as Id<"asked">,
    words: "What do they say?",
  };
  expect(filesIn(question)).toEqual([]);
});
