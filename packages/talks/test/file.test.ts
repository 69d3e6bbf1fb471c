// Files of messages: their limits, each with its own refusal, what a view shows of them, and how they cross with a carry.

import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type {
  AttachedFile,
  CarriedFile,
  CommandOf,
  Decision,
  Leave,
  PickedFile,
  Rules,
} from "../src/index.ts";
import {
  due,
  fileMarksOf,
  fileTypeFromName,
  filesNeeded,
  isFileName,
  isFileType,
  leakMarksOf,
  mostFileBytes,
  mostFiles,
  neutralFileName,
  view,
} from "../src/index.ts";
import type { Append, DeskSeat } from "../src/index.ts";
import { fileOf, pickedFile } from "./samples.ts";
import type { Scene } from "./scene.ts";
import {
  act,
  caucusOf,
  enter,
  id,
  logAt,
  p1,
  p2,
  post,
  roomOf,
  seatFor,
  start,
  time,
} from "./scene.ts";

const may: Leave = { manners: ["as-written", "reworded-named", "own-idea"], onlyIfAsked: false };
const say = (scene: Scene, files: readonly AttachedFile[], n = 1, leave: Leave = may): Decision =>
  act(
    scene,
    "adviser1",
    { type: "say", room: p1, item: id(n), words: "Our sketch", leave, files },
    10,
  );
type Carry = CommandOf<"prepare-carry">;
const carry = (more: Partial<Carry> = {}, n = 1): Carry => ({
  type: "prepare-carry",
  carry: id(n),
  from: p1,
  item: id(1),
  to: p2,
  manner: "reworded-named",
  words: "They enclose something",
  hold: 0,
  used: id(n + 100),
  told: id(n + 200),
  ...more,
});
const prepare = (scene: Scene, more: Partial<Carry> = {}, n = 1): Decision =>
  act(scene, "lead", carry(more, n), 20);
const deskOf = (scene: Scene): DeskSeat => {
  const seat = seatFor(scene, "lead");
  if (seat.type !== "desk") throw new Error("no desk");
  return seat;
};
const dueIn = (scene: Scene): readonly Append[] =>
  due(deskOf(scene), time(20)).flatMap((each) => (each.type === "append" ? [each.append] : []));
/** Every step that is due, one after another. */
const run = (scene: Scene): readonly string[] => {
  const types: string[] = [];
  for (let [next] = dueIn(scene); next !== undefined; [next] = dueIn(scene)) {
    expect(enter(scene, "lead", next)).toBe("stands");
    types.push(next.event.type);
  }
  return types;
};
const talks = (files: readonly AttachedFile[], changes: Partial<Rules> = {}): Scene => {
  const scene = start(changes);
  expect(say(scene, files)).toHaveProperty("event");
  return scene;
};
const room = (scene: Scene, name: "head1" | "head2") => {
  const seen = view(seatFor(scene, name));
  if (seen.type !== "party" || seen.room === undefined) throw new Error("no room");
  return seen.room;
};
const unnamed = ({ source, blob, key }: CarriedFile): PickedFile => ({ source, blob, key });

describe("files of a message", () => {
  test("T110 a message in a room or a caucus carries one to ten files, and words", () => {
    const scene = start();
    const all = Array.from({ length: mostFiles }, (_, n) => fileOf(n + 1));
    expect(say(scene, all)).toHaveProperty("event");
    expect(say(scene, [], 2)).toMatchObject({ event: { type: "said" } });
    expect(say(scene, [], 2)).toEqual({ done: true });
    const among = { type: "caucus-say", caucus: p1, message: id<"message">(1) } as const;
    expect(
      act(scene, "head1", { ...among, words: "Among us", files: [fileOf(1)] }, 1),
    ).toHaveProperty("event");
    const silent = { type: "say", room: p1, item: id<"item">(3), words: "", leave: may } as const;
    expect(act(scene, "head1", { ...silent, files: [fileOf(20)] }, 1)).toEqual({
      refused: "no-words",
    });
    expect(room(scene, "head1").messages.map(({ files }) => files.length)).toEqual([10, 0]);
    const mediators = { type: "say", room: p2, item: id<"item">(4), words: "See" } as const;
    expect(act(scene, "lead", { ...mediators, files: [fileOf(1)] }, 1)).toHaveProperty("event");
  });

  test("T111 every broken limit has its own refusal, and is void for whoever reads it", () => {
    const wrong: readonly (readonly [string, readonly unknown[]])[] = [
      ["too-many-files", Array.from({ length: mostFiles + 1 }, (_, n) => fileOf(n + 1))],
      ["file-twice", [fileOf(1), fileOf(1, { name: "Again.pdf" })]],
      ["file-empty", [fileOf(1, { size: 0 })]],
      ["file-empty", [fileOf(1, { size: -5 })]],
      ["file-too-large", [fileOf(1, { size: mostFileBytes + 1 })]],
      ...[
        "",
        " ",
        "a".repeat(201),
        "a/b.pdf",
        "a\\b",
        "..",
        "a\nb",
        "map\u202efdp.exe",
        "\ud800",
      ].map((name) => ["file-name", [fileOf(1, { name })]] as const),
      ...["", "pdf", "Text/Plain", "text/plain; charset=utf-8", `text/${"x".repeat(130)}`].map(
        (type) => ["file-type", [fileOf(1, { type })]] as const,
      ),
      ["malformed", [fileOf(1, { key: "f".repeat(63) })]],
      ["malformed", [fileOf(1, { digest: "D".repeat(64) })]],
      ["malformed", [{ ...fileOf(1), size: 1.5 }]],
      ["malformed", [{ ...fileOf(1), more: 1 }]],
      ["malformed", [null]],
    ];
    for (const [code, files] of wrong) {
      const scene = start();
      expect([code, say(scene, files as readonly AttachedFile[])]).toEqual([
        code,
        { refused: code },
      ]);
      const body = { type: "said", at: 1, item: id(1), words: "W", leave: may, files };
      expect(post(scene, "adviser1", roomOf(p1), body)).toEqual({ refused: "not-an-event" });
    }
    expect(
      say(start(), [fileOf(1, { size: mostFileBytes, name: "نقشه\u200cها.pdf" })]),
    ).toHaveProperty("event");
  });

  test("T111 names and types are judged whatever they are", () => {
    fc.assert(
      fc.property(fc.anything(), fc.string(), (odd, text) => {
        expect(typeof isFileName(odd)).toBe("boolean");
        expect(isFileType(odd) && typeof odd !== "string").toBe(false);
        if (isFileName(text)) expect(text).not.toMatch(/[/\\\n]/);
      }),
    );
  });

  test("T112 a file's id stands for one file of its log", () => {
    const scene = talks([fileOf(1)]);
    expect(say(scene, [fileOf(1, { name: "Other.pdf" })], 2)).toEqual({ refused: "id-taken" });
    const told = { type: "told", at: 1, told: id(1), words: "W", shownAs: { type: "ours" } };
    expect(post(scene, "lead", roomOf(p1), { ...told, files: [fileOf(1)] })).toEqual({
      refused: "id-taken",
    });
    const message = (n: number) => ({ type: "caucus-said", at: 1, message: id(n), words: "W" });
    const inCaucus = (n: number) =>
      post(scene, "head1", caucusOf(p1), { ...message(n), files: [fileOf(1)] });
    expect([inCaucus(1), inCaucus(1), inCaucus(2)]).toEqual([
      "stands",
      "repeat",
      { refused: "id-taken" },
    ]);
  });

  test("T113 no view shows a key or a digest", () => {
    const scene = talks([fileOf(1)], { receipts: "with-words" });
    act(
      scene,
      "head1",
      { type: "caucus-say", caucus: p1, message: id(1), words: "W", files: [fileOf(2)] },
      11,
    );
    prepare(scene, { files: [pickedFile(1, 9)] });
    const all = () =>
      JSON.stringify(
        (["head1", "head2", "lead"] as const).map((name) => view(seatFor(scene, name))),
      );
    const before = all();
    run(scene);
    for (const text of [before, all()]) {
      for (const file of [fileOf(1), fileOf(2), pickedFile(1, 9)])
        expect(text.includes(file.key)).toBe(false);
      expect(text.includes(fileOf(1).digest)).toBe(false);
      for (const name of ["Annex 1.pdf", "Annex 2.pdf", "Enclosure 9"])
        expect(text).toContain(name);
    }
  });
});

describe("files of a carry", () => {
  test("T115 nothing goes but what was picked from the item itself, under its leave", () => {
    const scene = talks([fileOf(1), fileOf(2)]);
    expect(say(scene, [fileOf(3)], 2)).toHaveProperty("event");
    expect(prepare(scene, { files: [pickedFile(3, 9)] })).toEqual({ refused: "no-such-file" });
    expect(prepare(scene, { manner: "reworded-unnamed", files: [pickedFile(1, 9)] })).toEqual({
      refused: "no-leave",
    });
    const { words: _, ...asWritten } = carry({ manner: "as-written" });
    expect(act(scene, "lead", asWritten, 20)).toHaveProperty("event");
    run(scene);
    expect(room(scene, "head2").tolds.map(({ files }) => files)).toEqual([[]]);
    expect(prepare(scene, { again: "again", files: [pickedFile(2, 9)] }, 2)).toHaveProperty(
      "event",
    );
    run(scene);
    expect(room(scene, "head2").tolds.map(({ files }) => files.length)).toEqual([0, 1]);
  });

  test("T116 a carried file's id and key are minted once, and known in neither room", () => {
    const scene = talks([fileOf(1), fileOf(2)]);
    act(scene, "lead", { type: "say", room: p2, item: id(7), words: "W", files: [fileOf(5)] }, 10);
    const with1 = (changes: Partial<CarriedFile>) =>
      prepare(scene, { files: [{ ...pickedFile(1, 9), ...changes }] });
    const notAnew = { refused: "file-not-anew" };
    expect(with1({ blob: id(1) })).toEqual(notAnew);
    expect(with1({ blob: id(2) })).toEqual(notAnew);
    expect(with1({ blob: id(5) })).toEqual(notAnew);
    expect(with1({ key: fileOf(1).key })).toEqual(notAnew);
    expect(with1({ key: fileOf(5).key })).toEqual(notAnew);
    const twins = [pickedFile(1, 9), { ...pickedFile(2, 10), key: pickedFile(1, 9).key }];
    expect(prepare(scene, { files: twins })).toEqual(notAnew);
    expect(prepare(scene, { files: [pickedFile(1, 9), pickedFile(1, 10)] })).toEqual({
      refused: "file-twice",
    });
    expect(with1({ key: "short" })).toEqual({ refused: "malformed" });
    expect(with1({})).toHaveProperty("event");
    const further = carry({ again: "again", files: [{ ...pickedFile(2, 9) }] }, 2);
    expect(act(scene, "lead", further, 20)).toEqual({ refused: "id-taken" });
    // The desk's own rule says so too, to whoever reads the desk.
    const { hold: _, ...body } = carry({ files: [{ ...pickedFile(1, 30), blob: id(1) }] }, 3);
    const entry = { ...body, type: "carry-prepared", at: 20, holdUntil: 20, again: "again" };
    expect(post(scene, "lead", { type: "desk" }, entry)).toEqual(notAnew);
  });

  test("T117 the target room reads a file under a name for it, and nothing else of the source's", () => {
    const scene = talks([fileOf(1), fileOf(2), fileOf(3, { type: "x/unknown" })]);
    const all = [pickedFile(1, 11, "Their sketch.pdf"), pickedFile(2, 12), pickedFile(3, 13)];
    const [chosen, ...rest] = all;
    const files = [...(chosen === undefined ? [] : [chosen]), ...rest.map(unnamed)];
    expect(prepare(scene, { files })).toHaveProperty("event");
    run(scene);
    const { tolds } = room(scene, "head2");
    expect(tolds[0]?.files).toEqual([
      { blob: id(11), size: 1_001, name: "Their sketch.pdf", type: "application/pdf" },
      { blob: id(12), size: 1_002, name: "file-2.pdf", type: "application/pdf" },
      { blob: id(13), size: 1_003, name: "file-3", type: "x/unknown" },
    ]);
    const bytes = JSON.stringify(logAt(scene, roomOf(p2)).entries);
    for (const { blob, key, name } of [fileOf(1), fileOf(2), fileOf(3)])
      for (const own of [blob, key, name]) expect(bytes.includes(own)).toBe(false);
    // What is minted for the target room stands there and at the desk, never in the source room.
    const source = JSON.stringify(logAt(scene, roomOf(p1)).entries);
    for (const { blob, key } of all)
      for (const own of [blob, key]) expect(source.includes(own)).toBe(false);
  });

  test("T117 as written a file keeps its name unless another is chosen", () => {
    const scene = talks([fileOf(1), fileOf(2)]);
    const files = [unnamed(pickedFile(1, 11)), pickedFile(2, 12, "Map.pdf")];
    expect(prepare(scene, { manner: "as-written", words: "Our sketch", files })).toHaveProperty(
      "event",
    );
    run(scene);
    const names = room(scene, "head2").tolds[0]?.files.map(({ name }) => name);
    expect(names).toEqual(["Annex 1.pdf", "Map.pdf"]);
    expect(neutralFileName("image/png", 3)).toBe("file-3.png");
    expect(neutralFileName("__proto__", 1)).toBe("file-1");
    const types = ["Map.PDF", "a.jpeg", "b.tar.gz", "none"].map(fileTypeFromName);
    const plain = "application/octet-stream";
    expect(types).toEqual(["application/pdf", "image/jpeg", plain, plain]);
  });

  test("T118 a name is checked for leaks like words; of its contents nothing is known, and a look says so", () => {
    const scene = talks([fileOf(1, { name: "Relief for 4050.pdf" })]);
    say(scene, [fileOf(2, { name: "The 7331 hostages.pdf" })], 2, "stays");
    const marks = (name: string, manner: Carry["manner"] = "reworded-named") =>
      fileMarksOf(deskOf(scene), {
        from: p1,
        to: p2,
        item: id(1),
        manner,
        files: [{ source: id(1), name }],
      }).map((mark) => `${mark.level} ${mark.kind} ${name.slice(mark.start, mark.end)}`);
    expect(marks("Enclosure")).toEqual(["look file Enclosure"]);
    expect(marks("On 7331")).toEqual(["stop figure 7331", "look file On 7331"]);
    // What the item in hand itself says, its leave covers: looked at when reworded, unmarked as written.
    expect(marks("On 4050")).toEqual(["look figure 4050", "look file On 4050"]);
    expect(marks("Relief for 4050.pdf", "as-written")).toEqual(["look file Relief for 4050.pdf"]);
    expect(prepare(scene, { files: [pickedFile(1, 9, "On 7331")] })).toEqual({
      refused: "leak-stop",
    });
    // A name is one of the texts that only its room knows, and known where it was told.
    const words = "There are 7331 of them";
    const inWords = () => leakMarksOf(deskOf(scene), { from: p1, to: p2, words });
    expect(inWords()).toMatchObject([{ level: "stop", kind: "figure", item: `file/${id(2)}` }]);
    const told = { type: "told", at: 1, told: id(77), words: "W", shownAs: { type: "ours" } };
    post(scene, "lead", roomOf(p2), { ...told, files: [fileOf(40, { name: "The 7331.pdf" })] });
    expect(inWords()).toEqual([]);
  });

  test("T119 files must open before a carry is prepared and released, and lie in the target room before it is told", () => {
    const scene = talks([fileOf(1), fileOf(2)]);
    const files = [pickedFile(2, 9)];
    const prepared = prepare(scene, { files });
    if (!("event" in prepared)) throw new Error("not prepared");
    const opens = [{ room: p1, file: fileOf(2) }];
    expect(filesNeeded(deskOf(scene), prepared)).toEqual(opens);
    const seen: unknown[] = [];
    for (let [next] = dueIn(scene); next !== undefined; [next] = dueIn(scene)) {
      seen.push([next.event.type, filesNeeded(deskOf(scene), next)]);
      enter(scene, "lead", next);
    }
    const { blob, key, name } = pickedFile(2, 9);
    const anew = { room: p2, file: { ...fileOf(2), blob, key, name } };
    expect(seen).toEqual([
      ["carry-released", opens],
      ["leave-used", []],
      ["told", [{ room: p1, file: fileOf(2), anew }]],
    ]);
    expect(filesNeeded(seatFor(scene, "head2"), prepared)).toEqual([]);
  });

  test("T119 a carry of a file that its item has not is never told without it", () => {
    const scene = talks([fileOf(1)]);
    const { hold: _, ...body } = carry({ files: [pickedFile(8, 9)] });
    const entry = { ...body, type: "carry-prepared", at: 20, holdUntil: 20 };
    expect(post(scene, "deputy", { type: "desk" }, entry)).toBe("stands");
    const release = { type: "carry-released", at: 20, carry: id(1) };
    expect(post(scene, "deputy", { type: "desk" }, release)).toBe("stands");
    expect(run(scene)).toEqual(["leave-used"]);
    expect(due(deskOf(scene), time(20))).toEqual([
      { type: "ask", carry: id(1), why: "no-such-file" },
    ]);
  });

  test("T120 a receipt with words lists what files went, one without lists none", () => {
    for (const receipts of ["with-words", "without-words"] as const) {
      const scene = talks([fileOf(1), fileOf(2)], { receipts });
      prepare(scene, { files: [pickedFile(2, 9)] });
      run(scene);
      const gone = receipts === "with-words" ? [{ file: id(2), name: "Enclosure 9" }] : [];
      expect(room(scene, "head1").outgoing[0]?.files).toEqual(gone);
      const used = (files: unknown) =>
        post(scene, "lead", roomOf(p1), {
          type: "leave-used",
          at: 30,
          used: id(500),
          item: id(1),
          manner: "reworded-named",
          to: p2,
          ...(receipts === "with-words" ? { words: "W" } : {}),
          files,
        });
      expect(used([{ file: id(7), name: "N" }])).toEqual({
        refused: receipts === "with-words" ? "no-such-file" : "receipt-words",
      });
      expect(used([{ file: id(1), name: "N" }])).toEqual(
        receipts === "with-words" ? "stands" : { refused: "receipt-words" },
      );
    }
  });
});
