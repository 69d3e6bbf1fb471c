import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Opened,
  addMember,
  bytesFromText,
  checkMember,
  genesisOf,
  knownRules,
  openEntries,
  pad,
  raiseRules,
  sealEntry,
  signControl,
  turnEpoch,
} from "@tworooms/seal";
import {
  type Shelf,
  accepted,
  bodiesOf,
  bytesOf,
  catchUp,
  current,
  envelopesOf,
  everything,
  founded,
  invited,
  partyOf,
  post,
  readerOf,
  resealed,
  say,
  sealedRaw,
  secretOf,
  sequence,
} from "./shelf.ts";

test("S63 a pending seat is locked out until it is added, and then reads everything in order", async () => {
  const { shelf, reader } = await founded("lead", { isBoxed: false });
  let lead = await say(shelf, reader, "one");
  lead = await invited(shelf, lead, "ada", false);
  let ada = await accepted(shelf, "ada");
  expect(ada.lock).toEqual({ epoch: 1, signer: lead.seat.id, seq: 2 });
  lead = await current(shelf, lead);
  lead = await post(shelf, lead, await turnEpoch(lead, sequence("turn")));
  lead = await say(shelf, lead, "two");
  const still = await catchUp(shelf, ada);
  expect(still.entries).toEqual([]);
  expect(still.reader.waiting.map(({ seq }) => seq)).toEqual([2, 3, 4, 5, 6]);
  lead = await post(shelf, lead, await addMember(lead, ada.seat.id, sequence("add")));
  const opened = await catchUp(shelf, still.reader);
  ada = opened.reader;
  expect(ada.lock).toBeUndefined();
  expect(bodiesOf(opened.entries)).toEqual(["one", "two"]);
  expect(opened.entries.map(({ seq }) => seq)).toEqual([2, 3, 4, 5, 6, 7]);
});

test("S64 a void entry keeps its place, says why, and halts nothing", async () => {
  const { shelf, reader } = await founded("lead");
  let lead = await say(shelf, reader, "first");
  const after: Opened[] = [];
  const put = async (bytes: Uint8Array): Promise<void> => {
    shelf.entries.push(bytes);
    const read = await catchUp(shelf, lead);
    lead = read.reader;
    after.push(...read.entries);
  };
  await put(await sealedRaw(lead, pad(bytesFromText('{"a":1,"a":2}'))));
  await put(await sealedRaw(lead, new Uint8Array(256).fill(0x20)));
  await put(await resealed(lead, await sealedRaw(lead, pad(bytesFromText("{}")))));
  const forged = await sealedRaw(lead, pad(bytesFromText("{}")));
  forged[forged.length - 1] = (forged.at(-1) ?? 0) ^ 1;
  await put(forged);
  lead = await say(shelf, lead, "last");
  expect(after.map((entry) => [entry.seq, entry.type === "void" && entry.code])).toEqual([
    [3, "body"],
    [4, "padding"],
    [5, "seal"],
    [6, "not-authentic"],
  ]);
  const { entries } = await everything(shelf, "lead");
  expect(bodiesOf(entries)).toEqual(["first", "last"]);
  expect(entries.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

test("S64 what is no next entry stops the reader at the entry before, and blames the server", async () => {
  const { shelf, reader: start } = await founded("lead");
  await say(shelf, await say(shelf, start, "one"), "two");
  const [genesis, epoch, one, two] = envelopesOf(shelf.entries);
  if (!genesis || !epoch || !one || !two) throw new Error("no entries");
  const fresh = await readerOf(shelf, "lead");
  const other = await founded("lead", { salt: "another log" });
  await say(other.shelf, other.reader, "elsewhere");
  const [, , foreign] = envelopesOf(other.shelf.entries);
  if (!foreign) throw new Error("no entry");
  const orders = [
    { given: [epoch, two], stop: 2 },
    { given: [epoch, one, one], stop: 3 },
    { given: [one], stop: 1 },
    { given: [genesis], stop: 1 },
    { given: [epoch, foreign, one], stop: 2 },
    { given: [epoch, two, one], stop: 2 },
  ];
  for (const { given, stop } of orders) {
    const read = await openEntries(fresh, given);
    expect(read.stop).toEqual({ code: "not-an-entry", seq: stop });
    expect(read.reader.state.head.seq).toBe(stop - 1);
    expect(read.entries).toHaveLength(stop - 1);
    // Given the right ones, the same reader goes on.
    const rest = envelopesOf(shelf.entries).slice(stop);
    expect((await openEntries(read.reader, rest)).stop).toBeUndefined();
  }
});

test("S65 past rules it does not know a reader stops and asks for an update, and writes nothing", async () => {
  const { shelf, reader } = await founded("lead");
  let lead = await say(shelf, reader, "under rules we know");
  const { state, seat } = lead;
  shelf.entries.push(await signControl({ state, seat, control: raiseRules(knownRules + 1) }));
  const read = await catchUp(shelf, lead);
  expect(read.stop).toEqual({ code: "update-needed", seq: 4 });
  lead = read.reader;
  const key = lead.keyring.get(1)?.key;
  if (key === undefined) throw new Error("no key");
  const random = sequence("x");
  await expect(
    sealEntry({ state: lead.state, seat, epochKey: key, body: 1, random }),
  ).rejects.toThrow("rules");
  const epoch = await turnEpoch(lead, random);
  await expect(signControl({ state: lead.state, seat, control: epoch })).rejects.toThrow("rules");
  // Somebody with a newer client writes on; nothing of it is judged here.
  const later = { ...lead, state: { ...lead.state, rules: knownRules } };
  shelf.entries.push(await sealedRaw(later, pad(bytesFromText("{}"))));
  const again = await catchUp(shelf, lead);
  expect(again.entries).toEqual([]);
  expect(again.stop).toEqual({ code: "update-needed", seq: 4 });
  expect(again.reader.state.head.seq).toBe(3);
  const all = await everything(shelf, "lead");
  expect(bodiesOf(all.entries)).toEqual(["under rules we know"]);
  expect(all.stop).toEqual({ code: "update-needed", seq: 4 });
});

/** A log with locks, voids, newcomers and turns in it. */
const eventful = async (): Promise<Shelf> => {
  const { shelf, reader } = await founded("lead");
  let lead = await say(shelf, reader, { n: 1 });
  lead = await invited(shelf, lead, "ada", true);
  let ada = await accepted(shelf, "ada");
  ada = await say(shelf, ada, "unchecked");
  lead = await current(shelf, lead);
  shelf.entries.push(await sealedRaw(lead, pad(bytesFromText("nothing"))));
  lead = await current(shelf, lead);
  lead = await post(shelf, lead, await checkMember(lead, ada.seat.id, sequence("check")));
  lead = await invited(shelf, lead, "bob", false);
  const bob = await accepted(shelf, "bob");
  lead = await say(shelf, await current(shelf, lead), "bob waits");
  lead = await post(shelf, lead, await addMember(lead, bob.seat.id, sequence("add")));
  await say(shelf, await current(shelf, bob), "bob is here");
  return shelf;
};

test("S66 opening in any slices gives what opening at once gives", async () => {
  const shelf = await eventful();
  const envelopes = envelopesOf(shelf.entries).slice(1);
  for (const [label, secret] of [
    ["lead", undefined],
    ["ada", secretOf("ada")],
    ["bob", undefined],
    ["eve", undefined],
  ] as const) {
    const fresh = await readerOf(shelf, label, secret);
    const whole = await openEntries(fresh, envelopes);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(4), { maxLength: 8 }), async (slices) => {
        let reader = fresh;
        const entries: Opened[] = [];
        let rest = envelopes;
        for (const length of [...slices, rest.length]) {
          const read = await openEntries(reader, rest.slice(0, length));
          rest = rest.slice(length);
          reader = read.reader;
          entries.push(...read.entries);
        }
        expect(entries).toEqual(whole.entries);
        expect(reader.state).toEqual(whole.reader.state);
        expect(reader.lock).toEqual(whole.reader.lock);
      }),
      { numRuns: 5 },
    );
  }
});

test("S66 an author stands as it was then, not as it is now", async () => {
  const { entries } = await everything(await eventful(), "lead");
  const standings = entries.map((entry) => entry.type !== "void" && entry.author.standing);
  expect(standings).toEqual([
    "checked",
    "checked",
    "checked",
    "unchecked",
    "unchecked",
    false,
    "checked",
    "checked",
    "pending",
    "checked",
    "checked",
    "checked",
  ]);
});

test("S67 the same founding gives the same genesis, byte for byte, and its epoch comes from the random port", async () => {
  const founding = {
    seed: bytesOf("seed", 32),
    salt: bytesOf("salt", 16),
    party: partyOf("p"),
    isBoxed: true,
    isPublic: false,
  };
  const [one, again] = [await genesisOf(founding), await genesisOf(founding)];
  expect(again).toEqual(one);
  const other = await genesisOf({ ...founding, salt: bytesOf("other", 16) });
  expect(other.log).not.toBe(one.log);
  const logs = await Promise.all(
    ["x", "x", "y"].map(async (label) => (await founded(label)).shelf.entries),
  );
  expect(logs[0]).toEqual(logs[1]);
  expect(logs[0]).not.toEqual(logs[2]);
});

test("S78 the length of a sealed entry depends on the Padmé class of its body alone", async () => {
  const { reader } = await founded("lead");
  const { state, seat, keyring } = reader;
  const epochKey = keyring.get(1)?.key;
  if (epochKey === undefined) throw new Error("no key");
  await fc.assert(
    fc.asyncProperty(fc.nat(600), fc.constantFrom("x", "é", "متن"), async (times, text) => {
      const body = text.repeat(times);
      const random = sequence(body);
      const sealed = await sealEntry({ state, seat, epochKey, body, random });
      const length = bytesFromText(JSON.stringify(body)).length;
      expect(sealed.length).toBe(96 + 64 + 16 + pad(new Uint8Array(length)).length);
    }),
    { numRuns: 25 },
  );
});
