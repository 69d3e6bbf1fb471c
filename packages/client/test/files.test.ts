// Files beside logs: attached before their message, opened only when they are what their author attached, and sealed anew for
// another room only when a carry comes to tell it.

import { beforeAll, describe, expect, test } from "vitest";
import { sealBlobUnder, sealedBlobLength } from "@tworooms/seal";
import type { BlobId } from "@tworooms/seal";
import { transportInProcess } from "@tworooms/office";
import type { AttachedFile, Command, Id, Party, Place } from "@tworooms/talks";
import { mostBlobBytes } from "@tworooms/wire";
import type { Answer, Request, Transport } from "@tworooms/wire";
import {
  attach,
  isFileNo,
  memoryDevice,
  mostFileBytes,
  newId,
  openFile,
  pickFile,
} from "../src/index.ts";
import type { AttachStage, FileNo, Talk } from "../src/index.ts";
import type { Person, World } from "./world.ts";
import { convened, got, makeWorld, seated } from "./world.ts";

const p1 = "p1" as Party;
const p2 = "p2" as Party;
const roomA: Place = { type: "room", party: p1 };
const roomB: Place = { type: "room", party: p2 };
const text = (words: string): Uint8Array => new TextEncoder().encode(words);
const sketch = { name: "Sketch.pdf", type: "application/pdf", bytes: text("a line on a map") };

type Answering = Answer | { readonly fault: "unreachable" };
type Server = { asked: Request[]; answer: (request: Request, answer: Answering) => Answering };
const honest: Server["answer"] = (_, answer) => answer;

/** A way to the office that notes what is asked, and may change what comes back. */
const through = (world: World, server: Server): Transport => {
  const inner = transportInProcess(world.office, "http://127.0.0.1:8470");
  return {
    ...inner,
    ask: async (request) => {
      server.asked.push(request);
      return server.answer(request, await inner.ask(request));
    },
  };
};

const file = (given: AttachedFile | FileNo): AttachedFile => {
  if (isFileNo(given)) throw new Error(JSON.stringify(given));
  return given;
};
const opened = async (talk: Talk, place: Place, blob: Id<"blob">): Promise<unknown> => {
  const answer = await openFile(talk, place, blob);
  return isFileNo(answer) ? answer : new TextDecoder().decode(answer.bytes);
};

type Scene = {
  readonly world: World;
  readonly server: Server;
  readonly lead: Person;
  readonly desk: Talk;
  readonly second: Talk;
  readonly a: Person;
  readonly talkA: Talk;
  readonly talkB: Talk;
};
/** Two rooms and two mediators; everything the lead asks of the office passes by `server`. */
const openScene = async (seed: string): Promise<Scene> => {
  const world = await makeWorld(seed);
  const server: Server = { asked: [], answer: honest };
  const lead = await world.person("lead", memoryDevice(), through(world, server));
  const [deputy, a, b] = [
    await world.person("deputy"),
    await world.person("a"),
    await world.person("b"),
  ];
  const desk = await convened(lead);
  const inLead = { person: lead, talk: desk };
  const second = await seated(inLead, deputy, { as: "mediator" }, "authority");
  const talkA = await seated(inLead, a, { as: "head", party: p1 }, "authority");
  const talkB = await seated(inLead, b, { as: "head", party: p2 }, "authority");
  await desk.sync();
  await second.sync();
  return { world, server, lead, desk, second, a, talkA, talkB };
};

const say = async ({ a, talkA }: Scene, files: readonly AttachedFile[]): Promise<Id<"item">> => {
  const item = newId<"item">(a.client.ports);
  got(
    await talkA.perform({
      type: "say",
      room: p1,
      item,
      words: "Our sketch.",
      leave: { manners: ["as-written"], onlyIfAsked: false },
      files,
    }),
  );
  return item;
};

const carryOf = ({ lead }: Scene, item: Id<"item">, files: readonly AttachedFile[]) => {
  const { ports } = lead.client;
  return {
    type: "prepare-carry",
    carry: newId<"carry">(ports),
    from: p1,
    item,
    to: p2,
    manner: "as-written",
    hold: 0,
    used: newId<"used">(ports),
    told: newId<"told">(ports),
    again: "again",
    files: files.map(({ blob }) => pickFile(ports, blob)),
  } as const satisfies Command;
};

const toldTo = async ({ talkB }: Scene) => {
  await talkB.sync();
  const view = talkB.view();
  if (!("room" in view)) throw new Error("no room");
  return view.room?.tolds ?? [];
};

let scene: Scene;
beforeAll(async () => {
  scene = await openScene("files");
});

describe("attaching and opening", () => {
  test("C40 a file is kept by the server before its message, and whoever reads the message opens it", async () => {
    const { talkA, desk, talkB } = scene;
    const stages: AttachStage[] = [];
    const given = file(await attach(talkA, roomA, sketch, (stage) => stages.push(stage)));
    expect(stages).toEqual([{ type: "sealing" }, { type: "sending", share: 0 }, { type: "kept" }]);
    // Nobody finds it before a message names it.
    expect(await opened(desk, roomA, given.blob)).toMatchObject({ code: "no-such-file" });
    await say(scene, [given]);
    await desk.sync();
    expect(await opened(desk, roomA, given.blob)).toBe("a line on a map");
    expect(await opened(talkA, roomA, given.blob)).toBe("a line on a map");
    expect(await opened(talkB, roomA, given.blob)).toMatchObject({ code: "no-log" });
    expect(await opened(desk, roomB, given.blob)).toMatchObject({ code: "no-such-file" });
  });

  test("C40 how much of a file has left is told as it leaves, and nothing but a file goes that way", async () => {
    const { world } = scene;
    const inner = transportInProcess(world.office, "http://127.0.0.1:8470");
    const watched: string[] = [];
    const transport: Transport = {
      ...inner,
      ask: (request, onSent) => {
        if (onSent !== undefined) watched.push(request.type);
        for (const bytes of [100, 200, 1e9]) onSent?.(bytes);
        return inner.ask(request);
      },
    };
    const person = await world.person("watcher", memoryDevice(), transport);
    const talk = await convened(person);
    const shares: number[] = [];
    file(
      await attach(talk, roomA, sketch, (stage) => {
        if (stage.type === "sending") shares.push(stage.share);
      }),
    );
    const sealed = sealedBlobLength(sketch.bytes.length);
    expect(shares).toEqual([0, 100 / sealed, 200 / sealed, 1]);
    expect(watched).toEqual(["put-blob"]);
  });

  test("C40 a file in a caucus is its people's alone, and two of the same are two", async () => {
    const { a, talkA, desk } = scene;
    got(await a.client.foundCaucus(talkA, p1));
    const place: Place = { type: "caucus", party: p1 };
    const one = file(await attach(talkA, place, sketch));
    const other = file(await attach(talkA, place, sketch));
    expect([one.blob === other.blob, one.key === other.key]).toEqual([false, false]);
    const message = newId<"message">(a.client.ports);
    const files = [one, other];
    got(await talkA.perform({ type: "caucus-say", caucus: p1, message, words: "Ours", files }));
    expect(await opened(talkA, place, other.blob)).toBe("a line on a map");
    expect(await opened(desk, place, one.blob)).toMatchObject({ code: "no-log" });
  });

  test("C41 what is over a limit is refused before anything is sent", async () => {
    const { desk, server } = scene;
    server.asked = [];
    const refusals = [
      [{ ...sketch, bytes: new Uint8Array(mostFileBytes + 1) }, "file-too-large"],
      [{ ...sketch, bytes: new Uint8Array(0) }, "file-empty"],
      [{ ...sketch, name: "../Sketch.pdf" }, "file-name"],
      [{ ...sketch, type: "PDF" }, "file-type"],
    ] as const;
    for (const [wrong, code] of refusals)
      expect(await attach(desk, roomA, wrong)).toEqual({ type: "refused", code });
    expect(await attach(desk, { type: "caucus", party: p1 }, sketch)).toMatchObject({
      code: "no-log",
    });
    expect(server.asked).toEqual([]);
    // The largest file there may be is one the office takes.
    expect(sealedBlobLength(mostFileBytes)).toBeLessThanOrEqual(mostBlobBytes);
  });

  test("C41 what the server says of a file is passed on, and a lost answer is asked for again", async () => {
    const { desk, server } = scene;
    const answering = (answer: Answering) => {
      server.answer = (request, given) => (request.type === "put-blob" ? answer : given);
      return attach(desk, roomA, sketch);
    };
    expect(await answering({ fault: "unreachable" })).toEqual({ fault: "unreachable" });
    expect(await answering({ type: "refused", code: "too-many" })).toMatchObject({
      code: "files-full",
    });
    expect(await answering({ type: "refused", code: "too-often" })).toMatchObject({
      code: "too-often",
    });
    server.asked = [];
    let lost = 1;
    server.answer = (request, given) => {
      if (request.type !== "put-blob" || lost === 0) return given;
      lost -= 1;
      return { fault: "unreachable" };
    };
    file(await attach(desk, roomA, sketch));
    const puts = server.asked.filter(({ type }) => type === "put-blob");
    expect(puts).toHaveLength(2);
    expect(puts[0]).toEqual(puts[1]);
    server.answer = honest;
  });

  test("C42 a file that the server changed, swapped or lost is said so, and nothing of it is believed", async () => {
    const { talkA, desk, server } = scene;
    const one = file(await attach(talkA, roomA, sketch));
    const other = file(await attach(talkA, roomA, { ...sketch, bytes: text("b line on a map") }));
    await say(scene, [one, other]);
    await desk.sync();
    const shelf = talkA.shelfAt(roomA);
    const swapped = await shelf?.get(other.blob as string as BlobId);
    if (shelf === undefined || !(swapped instanceof Uint8Array)) throw new Error("not there");
    // Another file sealed under this one's own key, as only somebody of the room could make it for the server.
    const key = Uint8Array.from(Buffer.from(one.key, "hex"));
    const blob = one.blob as string as BlobId;
    const forged = await sealBlobUnder(shelf.log, text("c line on a map"), { blob, key });
    const serving = (bytes: Uint8Array) => {
      server.answer = (request, given) =>
        request.type === "get-blob" ? { type: "blob", bytes } : given;
      return opened(desk, roomA, one.blob);
    };
    for (const bytes of [swapped, forged, new Uint8Array(), swapped.slice(1)])
      expect(await serving(bytes)).toEqual({ type: "refused", code: "file-false" });
    server.answer = (request, given) =>
      request.type === "get-blob" ? { type: "refused", code: "not-admitted" } : given;
    expect(await opened(desk, roomA, one.blob)).toMatchObject({ code: "file-missing" });
    server.answer = honest;
    expect(await opened(desk, roomA, one.blob)).toBe("a line on a map");
  });
});

describe("carrying a file", () => {
  test("C43 a carried file is sealed anew in the other room, after release and before it is told", async () => {
    const { talkA, talkB, desk, server } = scene;
    const given = file(await attach(talkA, roomA, sketch));
    const item = await say(scene, [given]);
    const carry = carryOf(scene, item, [given]);
    server.asked = [];
    got(await desk.perform(carry));
    expect(await desk.settle()).toEqual([]);
    const target = desk.logAt(roomB)?.book.spec.log;
    const steps = server.asked.flatMap((request) => {
      if (request.type === "append")
        return request.log === target ? ["told"] : ["append elsewhere"];
      return request.type === "put-blob" && request.log === target ? ["put"] : [];
    });
    expect(steps).toEqual([
      "append elsewhere",
      "append elsewhere",
      "append elsewhere",
      "put",
      "told",
    ]);
    const told = (await toldTo(scene)).find((each) => each.told === carry.told);
    const blob = carry.files[0]?.blob;
    expect(told?.files).toEqual([{ blob, size: 15, name: "Sketch.pdf", type: "application/pdf" }]);
    if (blob === undefined) throw new Error("no file");
    expect(await opened(talkB, roomB, blob)).toBe("a line on a map");
    // The two rooms share no id, no key and no sealed byte of it.
    const [there, here] = [
      await talkB.shelfAt(roomB)?.get(blob as string as BlobId),
      await talkA.shelfAt(roomA)?.get(given.blob as string as BlobId),
    ];
    expect(there).toBeInstanceOf(Uint8Array);
    expect(there).not.toEqual(here);
    expect(await talkB.shelfAt(roomB)?.get(given.blob as string as BlobId)).toMatchObject({
      code: "not-admitted",
    });
    await talkA.sync();
    const view = talkA.view();
    const receipts = "room" in view ? (view.room?.outgoing ?? []) : [];
    const receipt = receipts.find(({ used }) => used === carry.used);
    expect(receipt?.files).toEqual([{ file: given.blob, name: "Sketch.pdf" }]);
  });

  test("C43 two mediators who finish at once put the same bytes, and it is told once", async () => {
    const { world, talkA, desk, second } = scene;
    const files = [
      file(await attach(talkA, roomA, sketch)),
      file(await attach(talkA, roomA, { ...sketch, bytes: new Uint8Array(200_000).fill(7) })),
    ];
    const item = await say(scene, files);
    const carry = carryOf(scene, item, files);
    got(await desk.perform(carry));
    const outcomes = await Promise.all([desk.settle(), second.settle()]);
    // Who lost the race was given a turn it has no use for; turns end with their time.
    world.clock.now += 5_000;
    expect(outcomes).toEqual([[], []]);
    const told = (await toldTo(scene)).filter((each) => each.told === carry.told);
    expect(told.map((each) => each.files.length)).toEqual([2]);
  });

  test("C44 a file that cannot be opened stops its carry before anything goes, and holds up no other", async () => {
    const { talkA, desk, server } = scene;
    const given = file(await attach(talkA, roomA, sketch));
    const item = await say(scene, [given]);
    const [lost, lostLater, whole] = [
      carryOf(scene, item, [given]),
      carryOf(scene, item, [given]),
      carryOf(scene, item, []),
    ];
    const isIt = (request: Request): boolean =>
      request.type === "get-blob" && (request.blob as string) === given.blob;
    const losing: Server["answer"] = (request, answer) =>
      isIt(request) ? { type: "refused", code: "not-admitted" } : answer;
    server.answer = losing;
    expect(await desk.perform(lost)).toEqual({ type: "refused", code: "file-missing" });
    server.answer = honest;
    got(await desk.perform(lostLater));
    got(await desk.perform(whole));
    server.answer = losing;
    server.asked = [];
    expect(await desk.settle()).toEqual([
      { type: "ask", carry: lostLater.carry, why: "file-missing" },
    ]);
    const ids = new Set((await toldTo(scene)).map(({ told }) => told));
    expect([ids.has(lostLater.told), ids.has(whole.told)]).toEqual([false, true]);
    expect(server.asked.some(({ type }) => type === "put-blob")).toBe(false);
    const release = { type: "release-carry", carry: lostLater.carry } as const;
    expect(await desk.perform(release)).toEqual({ type: "refused", code: "file-missing" });
    server.answer = (request, answer) => (isIt(request) ? { fault: "unreachable" } : answer);
    expect(await desk.settle()).toEqual({ fault: "unreachable" });
    server.answer = honest;
    expect(await desk.settle()).toEqual([]);
    expect((await toldTo(scene)).map(({ told }) => told)).toContain(lostLater.told);
  });

  test("C44 after release a carry waits for its file and is never told without it", async () => {
    const { talkA, desk, second, server } = scene;
    const given = file(await attach(talkA, roomA, sketch));
    const item = await say(scene, [given]);
    const carry = carryOf(scene, item, [given]);
    got(await desk.perform(carry));
    // The server loses it the moment the leave is used.
    server.answer = (request, answer) => {
      const isUsed = desk.logAt(roomA)?.fold().state;
      const receipts = isUsed !== undefined && "receipts" in isUsed ? isUsed.receipts : undefined;
      return request.type === "get-blob" && receipts?.has(carry.used) === true
        ? { type: "blob", bytes: new Uint8Array(272) }
        : answer;
    };
    expect(await desk.settle()).toEqual([{ type: "ask", carry: carry.carry, why: "file-false" }]);
    expect((await toldTo(scene)).map(({ told }) => told)).not.toContain(carry.told);
    server.answer = honest;
    expect(await second.settle()).toEqual([]);
    const told = (await toldTo(scene)).find((each) => each.told === carry.told);
    expect(told?.files).toHaveLength(1);
  });
});
