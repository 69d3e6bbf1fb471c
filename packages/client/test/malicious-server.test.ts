// A server that does everything it should not. Whatever it serves, a client believes only what the right keys signed, in the
// right place; what it believed once it remembers, and it says aloud when the server goes back or tells two stories.

import { beforeAll, describe, expect, test } from "vitest";
import {
  bytesFromHex,
  hexFromBytes,
  joinBytes,
  seatKeys,
  sealEntry,
  signControl,
} from "@tworooms/seal";
import type { LogId } from "@tworooms/seal";
import type { Party } from "@tworooms/talks";
import type { Answer, Request, Transport } from "@tworooms/wire";
import { memoryDevice, newId, removeSeats, warningsOf } from "../src/index.ts";
import type { Book, DeviceStore, Talk } from "../src/index.ts";
import type { Inviter, Person, World } from "./world.ts";
import { convened, got, invited, joined, makeWorld, seated, seeded } from "./world.ts";
import { transportInProcess } from "@tworooms/office";

const p1 = "p1" as Party;
const p2 = "p2" as Party;

type Tamper = (request: Request, answer: Answer) => Answer;

/** A transport whose answers somebody changes on the way. */
const tampering = (inner: Transport, tamper: { now: Tamper }): Transport => ({
  ...inner,
  ask: async (request) => {
    const answer = await inner.ask(request);
    return "fault" in answer ? answer : tamper.now(request, answer);
  },
});

const honest: Tamper = (_, answer) => answer;

/** Envelopes of an answer, one by one. */
const split = (bytes: Uint8Array): Uint8Array[] => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    const next = at + 96 + view.getUint32(at + 92) + 64;
    parts.push(bytes.slice(at, next));
    at = next;
  }
  return parts;
};

const onEntries =
  (log: LogId, change: (envelopes: Uint8Array[]) => readonly Uint8Array[]): Tamper =>
  (request, answer) =>
    request.type === "read" && request.log === log && answer.type === "entries"
      ? { ...answer, envelopes: joinBytes(...change(split(answer.envelopes))) }
      : answer;

type Scene = {
  readonly world: World;
  readonly lead: Inviter;
  readonly talkA: Talk;
  readonly b: Person;
  readonly talkB: Talk;
  readonly roomB: Book;
  readonly tamper: { now: Tamper };
};

const roomOf = (talk: Talk, party: Party): Book => {
  const book = talk.logAt({ type: "room", party })?.book;
  if (book === undefined) throw new Error("no room");
  return book;
};

const openScene = async (seed: string): Promise<Scene> => {
  const world = await makeWorld(seed);
  const person = await world.person("lead");
  const [a, tamper] = [await world.person("a"), { now: honest }];
  const inner = transportInProcess(world.office, "http://127.0.0.1:8470");
  const b = await world.person("b", memoryDevice(), tampering(inner, tamper));
  const lead = { person, talk: await convened(person) };
  const talkA = await seated(lead, a, { as: "head", party: p1 }, "authority");
  const talkB = await seated(lead, b, { as: "head", party: p2 }, "authority");
  return { world, lead, talkA, b, talkB, roomB: roomOf(talkB, p2), tamper };
};

const speak = async ({ lead }: Scene, words: string): Promise<void> => {
  const { ports } = lead.person.client;
  got(await lead.talk.perform({ type: "say", room: p2, item: newId(ports), words }));
};

const seen = (talk: Talk): string => JSON.stringify(talk.view());
const codes = ({ talkB, b }: Scene): readonly string[] =>
  warningsOf(talkB, b.client.vault).map(({ code }) => code);

describe("what is served in the wrong place is no entry: the client says so and stops", () => {
  const attacks: Record<string, (envelopes: Uint8Array[], scene: Scene) => Uint8Array[]> = {
    "C20 swapped entries": ([one, two, ...rest]) =>
      [two, one, ...rest].filter((e) => e !== undefined),
    "C20 a dropped entry": ([, ...rest]) => rest,
    "C20 a duplicated entry": ([one, ...rest]) =>
      [one, one, ...rest].filter((e) => e !== undefined),
    "C20 an entry transplanted from another log": (envelopes, { talkB }) => {
      const table = talkB.logAt({ type: "table" })?.book.envelopes().at(-1);
      return table === undefined ? envelopes : [table, ...envelopes];
    },
  };
  test.each(Object.entries(attacks))("%s", async (name, attack) => {
    const scene = await openScene(name);
    await speak(scene, "first");
    await speak(scene, "second");
    await speak(scene, "third");
    const { talkB, roomB, tamper } = scene;
    const before = roomB.envelopes().length;
    tamper.now = onEntries(roomB.spec.log, (envelopes) => attack(envelopes, scene));
    await talkB.sync();
    expect(codes(scene).some((code) => code === "not-an-entry" || code === "split")).toBe(true);
    // What fits in its place may stand; what comes after the tampering never does.
    expect(seen(talkB)).not.toContain("third");
    expect(roomB.envelopes().length).toBeLessThanOrEqual(before + 1);
    tamper.now = honest;
    const after = await talkB.perform({
      type: "say",
      room: p2,
      item: newId(scene.b.client.ports),
      words: "x",
      leave: "stays",
    });
    expect(after).toMatchObject({ type: "refused" });
  });
});

test("C21 a truncated log is said aloud, nothing known is lost, and it heals when the rest comes back", async () => {
  const scene = await openScene("truncate");
  await speak(scene, "known to B");
  const { talkB, roomB, tamper } = scene;
  await talkB.sync();
  const known = roomB.envelopes().length;
  const cut = known - 3;
  const link = roomB.linkAt(cut);
  if (link === undefined) throw new Error("too short");
  tamper.now = (request, answer) =>
    request.type === "read" && request.log === roomB.spec.log && answer.type === "entries"
      ? { type: "entries", envelopes: new Uint8Array(), head: { seq: cut, link } }
      : answer;
  await talkB.sync();
  expect(codes(scene)).toEqual(["went-back"]);
  expect(seen(talkB)).toContain("known to B");
  tamper.now = honest;
  await talkB.sync();
  expect(codes(scene)).toEqual([]);
});

/** The same talks on two servers that went apart: B knows one and is then served the other. */
test("C22 a fork of a log that was read is found, and nothing of the other branch is believed", async () => {
  const [one, other] = [await openScene("fork"), await openScene("fork")];
  expect(one.roomB.spec.log).toBe(other.roomB.spec.log);
  await speak(one, "to B alone");
  await one.talkB.sync();
  await speak(other, "to the others");
  await speak(other, "and more");
  const foreign = roomOf(other.lead.talk, p2);
  await foreign.sync();
  one.tamper.now = (request, answer) => {
    if (request.type !== "read" || request.log !== one.roomB.spec.log || answer.type !== "entries")
      return answer;
    const head = foreign.reader()?.state.head ?? answer.head;
    return {
      type: "entries",
      envelopes: joinBytes(...foreign.envelopes().slice(request.from)),
      head,
    };
  };
  await one.talkB.sync();
  expect(codes(one)).toContain("split");
  expect(seen(one.talkB)).not.toContain("and more");
});

test("C23 a forked table shows by the head that another log quotes", async () => {
  const [one, other] = [await openScene("table fork"), await openScene("table fork")];
  const profile = (name: string) =>
    ({
      type: "set-profile",
      place: { type: "table" },
      profile: { person: newId<"person">({ random: seeded(name) }), name, title: "", role: "" },
    }) as const;
  got(await one.lead.talk.perform(profile("one name")));
  got(await other.lead.talk.perform(profile("another name")));
  await speak(other, "quoting the other table");
  await one.talkB.sync();
  const foreign = roomOf(other.lead.talk, p2);
  one.tamper.now = (request, answer) =>
    request.type === "read" && request.log === one.roomB.spec.log && answer.type === "entries"
      ? {
          type: "entries",
          envelopes: joinBytes(...foreign.envelopes().slice(request.from)),
          head: foreign.reader()?.state.head ?? answer.head,
        }
      : answer;
  await one.talkB.sync();
  expect(codes(one)).toContain("table-forked");
});

describe("what strangers sign is void, and strangers hold no key", () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene("ghosts");
  });
  const served = async (envelope: Uint8Array): Promise<void> => {
    const { roomB, talkB, tamper } = scene;
    const at = roomB.envelopes().length;
    tamper.now = onEntries(roomB.spec.log, () => [envelope]);
    await talkB.sync();
    tamper.now = honest;
    expect(roomB.envelopes().length).toBe(at + 1);
  };
  const stranger = () => seatKeys(seeded("stranger")(32), seeded("salt")(16));

  test("C24 a ghost member that the server adds is no member, and the entry is void", async () => {
    const { roomB, talkB } = scene;
    const state = roomB.reader()?.state;
    if (state === undefined) throw new Error("no state");
    const ghost = await stranger();
    const members = state.members.size;
    await served(
      await signControl({
        state,
        seat: ghost,
        control: { type: "add", member: ghost.id, keys: ghost.keys, past: [] },
      }),
    );
    expect(roomB.reader()?.state.members.size).toBe(members);
    expect(talkB.logAt({ type: "room", party: p2 })?.voids().at(-1)?.seq).toBe(
      roomB.envelopes().length - 1,
    );
  });
});

test("C24 words under a key of the server's own are void", async () => {
  const scene = await openScene("own key");
  const { roomB, talkB, tamper } = scene;
  const reader = roomB.reader();
  if (reader === undefined) throw new Error("no reader");
  const ghost = await seatKeys(seeded("stranger")(32), seeded("salt")(16));
  const epochKey = await crypto.subtle.importKey("raw", seeded("key")(32), "AES-GCM", false, [
    "encrypt",
    "decrypt",
  ]);
  const body = { type: "said", at: 1, item: "7".repeat(32), words: "forged" };
  const forged = await sealEntry({
    state: reader.state,
    seat: ghost,
    epochKey,
    body,
    random: seeded("forge"),
  });
  tamper.now = onEntries(roomB.spec.log, () => [forged]);
  await talkB.sync();
  expect(seen(talkB)).not.toContain("forged");
  expect(talkB.logAt({ type: "room", party: p2 })?.voids()).toHaveLength(1);
});

test("C25 a guest is not led into a room whose genesis the server made or whose keys it swapped", async () => {
  const scene = await openScene("false room");
  const invitation = await invited(scene.lead, { as: "observer" });
  const named = invitation.logs.at(-1)?.log;
  if (named === undefined) throw new Error("no named log");
  const inner = transportInProcess(scene.world.office, "http://127.0.0.1:8470");
  const swap = (at: number): Tamper =>
    onEntries(named, (envelopes) =>
      envelopes.map((envelope, index) =>
        index === 0 ? envelope.map((byte, place) => (place === at ? byte ^ 1 : byte)) : envelope,
      ),
    );
  // Any bit of what the founder signed, its public keys among them.
  for (const at of [96 + 30, 96 + 70, 96 + 110]) {
    const guest = await scene.world.person(
      `guest ${at}`,
      memoryDevice(),
      tampering(inner, { now: swap(at) }),
    );
    const entered = await guest.client.join(invitation.link, {
      name: "guest",
      title: "",
      role: "",
    });
    expect(entered).toMatchObject({ type: "refused", code: "false-room" });
  }
});

test("C26 what a removed member posts under an old epoch is void", async () => {
  const scene = await openScene("old epoch");
  const { lead, talkB, roomB, tamper, b } = scene;
  const guest = await scene.world.person("clerk");
  const inB = { person: b, talk: talkB };
  const clerk = await seated(inB, guest, { as: "interpreter", party: p2 });
  const old = roomOf(clerk, p2).reader();
  const key = old?.keyring.get(old.state.epoch)?.key;
  if (old === undefined || key === undefined) throw new Error("no key");
  await talkB.sync();
  got(await removeSeats(b.client.ports, [{ book: roomB, member: old.seat.id }]));
  await lead.talk.sync();
  const state = roomB.reader()?.state;
  if (state === undefined) throw new Error("no state");
  const body = { type: "said", at: 1, item: "8".repeat(32), words: "from beyond", leave: "stays" };
  const replayed = await sealEntry({
    state: { ...state, epoch: old.state.epoch },
    seat: old.seat,
    epochKey: key,
    body,
    random: seeded("late"),
  });
  tamper.now = onEntries(roomB.spec.log, () => [replayed]);
  await talkB.sync();
  expect(seen(talkB)).not.toContain("from beyond");
});

describe("C27 a vault that goes back", () => {
  const rollBack = async (device: DeviceStore) => {
    const world = await makeWorld("vault");
    const tamper = { now: honest };
    const inner = transportInProcess(world.office, "http://127.0.0.1:8470");
    const lead = await world.person("lead", device, tampering(inner, tamper));
    const old: { version: number; bytes: Uint8Array }[] = [];
    tamper.now = (request, answer) => {
      if (request.type === "get-vault" && answer.type === "vault") old.push(answer);
      return answer;
    };
    const talk = await convened(lead);
    const first = old[0];
    if (first === undefined) throw new Error("no vault");
    tamper.now = (request, answer) =>
      request.type === "get-vault" ? { type: "vault", ...first } : answer;
    return { lead, talk, first };
  };

  test("C27 is said aloud by a device that knows better, and not followed", async () => {
    const { lead } = await rollBack(memoryDevice());
    const version = lead.client.vault.version();
    expect(await lead.client.vault.refresh()).toMatchObject({ code: "vault-went-back" });
    expect(lead.client.vault.wentBack()).toBe(true);
    expect(lead.client.vault.version()).toBe(version);
  });

  test("C27 an old version under a new number does not open", async () => {
    const { lead, first } = await rollBack(memoryDevice());
    const world = await makeWorld("vault");
    const inner = transportInProcess(world.office, "http://127.0.0.1:8470");
    const tamper: { now: Tamper } = {
      now: (request, answer) =>
        request.type === "get-vault"
          ? { type: "vault", version: first.version + 5, bytes: first.bytes }
          : answer,
    };
    await convened(await world.person("lead"));
    const fresh = await world.person("lead", memoryDevice(), tampering(inner, tamper));
    expect(fresh.sheet).toEqual(lead.sheet);
    expect(await fresh.client.vault.refresh()).toMatchObject({ code: "vault-unreadable" });
  });
});

test("C28 nothing that was ever believed is forgotten on a device that starts again", async () => {
  const world = await makeWorld("memory");
  const lead = { person: await world.person("lead"), talk: undefined as Talk | undefined };
  const desk = await convened(lead.person);
  const device = memoryDevice();
  const b = await world.person("b", device);
  const invitation = await invited({ person: lead.person, talk: desk }, { as: "head", party: p2 });
  const talkB = await joined(b, invitation.link);
  const before = roomOf(talkB, p2).envelopes().map(hexFromBytes);
  const again = got(await (await world.person("b", device)).client.open(talkB.id));
  expect(roomOf(again, p2).envelopes().map(hexFromBytes)).toEqual(before);
  expect(bytesFromHex(before[0] ?? "")).toBeDefined();
});
