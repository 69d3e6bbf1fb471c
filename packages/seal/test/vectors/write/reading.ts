// Writes vectors/reading.json: a room from its founding to rules that this version does not know, with everything on the
// way that a reader must bear. Randomness comes from fixed sequences, so the bytes are the same on every machine.
import {
  type LogReader,
  addMember,
  boxTo,
  bytesFromText,
  checkMember,
  hexFromBytes,
  knownRules,
  pad,
  raiseRules,
  removeMember,
  signControl,
  turnEpoch,
} from "@tworooms/seal";
import {
  accepted,
  bytesOf,
  current,
  envelopesOf,
  founded,
  invited,
  post,
  say,
  sealedRaw,
  resealed,
  secretOf,
  sequence,
} from "../../shelf.ts";
import { type ReaderVector, type ReadingVectors, linesOf, readerAt } from "../reading.ts";

export const file = "reading.json";

const json = (text: string): Uint8Array => pad(bytesFromText(text));

/** An epoch in which one member is boxed another key than all others. */
const crookedTurn = async (reader: LogReader, victim: LogReader) => {
  const { turn } = await turnEpoch(reader, sequence("crooked"));
  const box = await boxTo({
    log: reader.log,
    n: turn.n,
    recipient: { id: victim.seat.id, kemPk: victim.seat.keys.kemPk },
    epochKey: bytesOf("another key", 32),
    random: sequence("crooked box"),
  });
  const boxes = turn.boxes.map((one) => (one.to === victim.seat.id ? { to: one.to, box } : one));
  return { type: "epoch", turn: { ...turn, boxes } } as const;
};

const written = async (): Promise<{
  readonly log: ReadingVectors["log"];
  readonly entries: ReadingVectors["entries"];
}> => {
  const { shelf, reader } = await founded("lead");
  const names = ["genesis", "epoch 1"];
  const named = (name: string): void => {
    while (names.length < shelf.entries.length) names.push(name);
  };
  const put = async (at: LogReader, bytes: Uint8Array, name: string): Promise<LogReader> => {
    shelf.entries.push(bytes);
    named(name);
    return current(shelf, at);
  };
  let lead = await say(shelf, reader, { n: 1 });
  named("the lead speaks");
  lead = await invited(shelf, lead, "ada", true);
  named("invite of Ada, boxed");
  let ada = await accepted(shelf, "ada");
  named("accept by Ada");
  ada = await say(shelf, ada, ["unchecked", "متن"]);
  named("Ada speaks, unchecked");
  ada = await put(ada, await sealedRaw(ada, json('{"a":1,"a":1}')), "a duplicate key");
  ada = await put(ada, await sealedRaw(ada, new Uint8Array(256)), "no padding");
  ada = await put(ada, await resealed(ada, await sealedRaw(ada, json("1"))), "a broken seal");
  const forged = await sealedRaw(ada, json("1"));
  forged[forged.length - 64] = (forged.at(-64) ?? 0) ^ 1;
  lead = await put(await current(shelf, lead), forged, "a broken signature");
  lead = await post(shelf, lead, await checkMember(lead, ada.seat.id, sequence("check")));
  named("check of Ada: epoch 2");
  lead = await invited(shelf, lead, "bob", false);
  named("invite of Bob, bare");
  let bob = await accepted(shelf, "bob");
  named("accept by Bob, pending");
  lead = await say(shelf, await current(shelf, lead), "Bob waits");
  named("the lead speaks while Bob waits");
  lead = await post(shelf, lead, await turnEpoch(lead, sequence("turn")));
  named("epoch 3");
  ada = await say(shelf, await current(shelf, ada), "in epoch 3");
  named("Ada speaks in epoch 3");
  lead = await current(shelf, lead);
  lead = await post(shelf, lead, await addMember(lead, bob.seat.id, sequence("add")));
  named("add of Bob");
  bob = await say(shelf, await current(shelf, bob), "here");
  named("Bob speaks");
  ada = await current(shelf, ada);
  const old = { ...ada, state: { ...ada.state, epoch: 2 } };
  lead = await put(await current(shelf, lead), await sealedRaw(old, json("1")), "an old epoch");
  lead = await post(shelf, lead, await crookedTurn(lead, bob));
  named("epoch 4, with another key for Bob");
  lead = await say(shelf, lead, "not for Bob");
  named("the lead speaks in epoch 4");
  lead = await post(shelf, lead, await removeMember(lead, ada.seat.id, sequence("remove")));
  named("remove of Ada: epoch 5");
  lead = await say(shelf, lead, "without Ada");
  named("the lead speaks in epoch 5");
  const ghost = { ...ada, state: lead.state, keyring: lead.keyring };
  lead = await put(lead, await sealedRaw(ghost, json("1")), "a removed seat speaks");
  const { state, seat } = lead;
  const raised = await signControl({ state, seat, control: raiseRules(knownRules + 1) });
  shelf.entries.push(raised);
  named("rules beyond this version");
  lead = await current(shelf, lead);
  shelf.entries.push(await sealedRaw({ ...lead, state: { ...lead.state, rules: 1 } }, json("1")));
  named("an entry beyond them");
  return {
    log: shelf.log,
    entries: shelf.entries.map((bytes, at) => ({
      name: names[at] ?? "",
      hex: hexFromBytes(bytes),
    })),
  };
};

const people: readonly (readonly [string, string, string?])[] = [
  ["the lead", "lead"],
  ["Ada, with her link", "ada", "ada"],
  ["Ada on a new device, without her link", "ada"],
  ["Bob", "bob"],
  ["Eve, who stole Ada's link", "eve", "ada"],
  ["a stranger", "stranger"],
];

export const vectors = async (): Promise<ReadingVectors> => {
  const { log, entries } = await written();
  const salt = hexFromBytes(bytesOf("salt lead", 16));
  const readers: ReaderVector[] = [];
  const envelopes = envelopesOf(entries.slice(1).map(({ hex }) => Buffer.from(hex, "hex")));
  for (const [name, seedOf, linkOf] of people) {
    const who = {
      seed: hexFromBytes(bytesOf(`seed ${seedOf}`, 32)),
      ...(linkOf === undefined ? {} : { secret: hexFromBytes(secretOf(linkOf)) }),
    };
    const start = await readerAt({ log, salt, entries }, who);
    readers.push({ name, ...who, lines: await linesOf(start, envelopes, envelopes.length) });
  }
  return { log, salt, entries, readers };
};
