// Files put to messages not sent yet: each place has its own, and a message taken back brings its own back to where it came from.

import fc from "fast-check";
import { expect, test } from "vitest";
import type { AttachedFile, Command, Id, Party } from "@tworooms/talks";
import type { Put } from "../src/screens/files/puts.ts";
import { filesFromText, textFromFiles } from "../src/screens/files/kept-files.ts";
import { filesIn, putBack, putsOver } from "../src/screens/files/puts.ts";

const fileOf = (name: string): AttachedFile => ({
  blob: name.padEnd(32, "0") as Id<"blob">,
  key: "0".repeat(64),
  size: 5,
  digest: "0".repeat(64),
  name,
  type: "text/plain",
});
const putOf = (name: string): Put => ({ id: name, name, size: 5 });
/** Unsent texts as a device keeps them. */
const textsOver = (kept: Map<string, string>) => ({
  get: (place: string): string => kept.get(place) ?? "",
  set: (place: string, text: string): void => void kept.set(place, text),
  subscribe: () => () => undefined,
});
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
      const puts = putsOver(textsOver(new Map()));
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
  const puts = putsOver(textsOver(new Map()));
  let told = 0;
  const stop = puts.subscribe(() => {
    told += 1;
  });
  puts.change("caucus/p1", () => [putOf("a")]);
  stop();
  puts.change("caucus/p1", () => []);
  expect(told).toBe(1);
  expect(puts.get("room/p2")).toBe(puts.get("room/p2"));
  const question: Command = {
    type: "ask-for",
    room: "p1" as Party,
    asked: "1".repeat(32) as Id<"asked">,
    words: "What do they say?",
  };
  expect(filesIn(question)).toEqual([]);
});

test("V270 files that the server has are there again after a crash, each in its own place; those under way or refused are not", () => {
  fc.assert(
    fc.property(names, names, (there, elsewhere) => {
      const kept = new Map<string, string>();
      const puts = putsOver(textsOver(kept));
      const of = (all: readonly string[]): readonly Put[] =>
        all.map((name) => ({ ...putOf(name), file: fileOf(name) }));
      puts.change("room/p1", () => [
        putOf("under-way"),
        ...of(there),
        { ...putOf("refused"), refused: "file-too-large" },
      ]);
      puts.change("caucus/p1", () => of(elsewhere));
      const again = putsOver(textsOver(kept));
      expect(again.get("room/p1").map(({ file }) => file)).toEqual(there.map(fileOf));
      expect(again.get("caucus/p1").map(({ file }) => file)).toEqual(elsewhere.map(fileOf));
      again.change("room/p1", () => []);
      expect(putsOver(textsOver(kept)).get("room/p1")).toEqual([]);
    }),
  );
});

test("V270 what does not read as files is none, and nothing makes the reading throw", () => {
  const whole = fileOf("abc");
  expect(filesFromText(textFromFiles([whole]))).toEqual([whole]);
  for (const field of Object.keys(whole))
    for (const wrong of [undefined, null, 7.5, "", "../x", {}, [], "x".repeat(3_000)])
      if (!(field === "size" && typeof wrong === "number"))
        expect([
          field,
          wrong,
          filesFromText(JSON.stringify([{ ...whole, [field]: wrong }])),
        ]).toEqual([field, wrong, []]);
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(filesFromText(text)).toEqual([]);
    }),
  );
});
