// Published attacks on systems that seal messages or vaults, played against this one. The server is the attacker unless
// said otherwise; it has every byte anybody ever posted, and members that collude with it where the attack needs them.

import { expect, test } from "vitest";
import {
  type Control,
  type LogReader,
  boxTo,
  bytesFromHeader,
  checkMember,
  commitOf,
  envelopeFromBytes,
  hexFromBytes,
  joinBytes,
  openEntries,
  removeMember,
  seatKeys,
  signControl,
  signedBytes,
  turnEpoch,
} from "@tworooms/seal";
import {
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
  say,
  secretOf,
  sequence,
  sure,
} from "./shelf.ts";

const room = async () => {
  const { shelf, reader } = await founded("lead");
  let lead = await invited(shelf, reader, "ada", true);
  let ada = await accepted(shelf, "ada");
  lead = await current(shelf, lead);
  lead = await post(shelf, lead, await checkMember(lead, ada.seat.id, sequence("check")));
  ada = await current(shelf, ada);
  return { shelf, lead, ada };
};

const voidCodes = async (reader: LogReader, bytes: Uint8Array): Promise<unknown> => {
  const read = await openEntries(reader, [sure(envelopeFromBytes(bytes))]);
  return read.stop?.code ?? read.entries.map((entry) => entry.type === "void" && entry.code);
};

test("S82 Matrix: a member or device the server adds gets no key and is believed by nobody", async () => {
  // Albrecht et al., "Practically-exploitable Cryptographic Vulnerabilities in Matrix", §3.1: the homeserver adds a
  // user or a device to a room and clients share keys with it. Here only an authority's signature seats anybody.
  const { shelf, lead, ada } = await room();
  const ghost = await seatKeys(bytesOf("ghost", 32), bytesOf("salt", 16));
  const mallory: LogReader = { ...lead, seat: ghost };
  const asked: readonly Control[] = [
    { type: "add", member: ghost.id, keys: ghost.keys, past: [] },
    {
      type: "invite",
      invite: ghost.id,
      keys: ghost.keys,
      role: "reader",
      party: partyOf("lead"),
      until: 0,
      past: [],
      note: new Uint8Array(),
    },
    { type: "accept", invite: ghost.id, keys: ghost.keys, proof: new Uint8Array(64) },
    { type: "authority", member: ghost.id, scope: [partyOf("lead")] },
  ];
  for (const control of asked) {
    const forged = await signControl({ state: lead.state, seat: mallory.seat, control });
    expect(await voidCodes(ada, forged)).not.toEqual([false]);
    shelf.entries.push(forged);
    const read = await catchUp(shelf, lead);
    expect(read.reader.state.members.has(ghost.id)).toBe(false);
    shelf.entries.pop();
  }
  const turn = (await turnEpoch(lead, sequence("turn"))).turn;
  expect(turn.boxes.map(({ to }) => to)).not.toContain(ghost.id);
});

test("S82 Matrix: an authority cannot box to a seat that is not on the roster, nor leave one out", async () => {
  const { lead, ada } = await room();
  const ghost = await seatKeys(bytesOf("ghost", 32), bytesOf("salt", 16));
  const { turn } = await turnEpoch(lead, sequence("turn"));
  const extra = { to: ghost.id, box: new Uint8Array(80) };
  const sorted = [...turn.boxes, extra].toSorted((one, other) => (one.to < other.to ? -1 : 1));
  const swapped = sorted.filter(({ to }) => to !== ada.seat.id);
  const { state, seat } = lead;
  for (const boxes of [sorted, swapped, turn.boxes.slice(1), []]) {
    const control = { type: "epoch", turn: { ...turn, boxes } } as const;
    expect(await voidCodes(ada, await signControl({ state, seat, control }))).toEqual(["boxes"]);
  }
});

test("S83 Matrix: a key handed over outside the chain, or another one inside it, is never used", async () => {
  // The same paper, §3.3 and §3.5: keys shared by a peer or the server are taken for the room's own. Here a reader takes
  // keys from boxes in standing control entries alone, and only those their commitment names.
  const { shelf, lead, ada } = await room();
  const { turn } = await turnEpoch(lead, sequence("turn"));
  const theirs = bytesOf("key of mallory", 32);
  const [state, seat, log, n] = [lead.state, lead.seat, shelf.log, turn.n];
  const boxed = async (to: LogReader["seat"]): Promise<Uint8Array> =>
    boxTo({
      log,
      n,
      recipient: { id: to.id, kemPk: to.keys.kemPk },
      epochKey: theirs,
      random: sequence("box"),
    });
  const boxes = await Promise.all(
    turn.boxes.map(async ({ to, box }) =>
      to === ada.seat.id ? { to, box: await boxed(ada.seat) } : { to, box },
    ),
  );
  // A dishonest authority boxes one key to all and another to Ada: for her the epoch is locked, not another talk.
  const control = { type: "epoch", turn: { ...turn, boxes } } as const;
  shelf.entries.push(await signControl({ state, seat, control }));
  const now = await current(shelf, lead);
  await say(shelf, now, "to those with the right key");
  const read = await catchUp(shelf, ada);
  expect(read.reader.keyring.has(n)).toBe(false);
  expect(read.reader.lock).toEqual({ epoch: n, signer: lead.seat.id, seq: now.state.head.seq + 1 });
  expect(read.entries.some((entry) => entry.type === "void")).toBe(false);
  expect(hexFromBytes(await commitOf(log, n, theirs))).not.toBe(hexFromBytes(turn.commit));
});

test("S83 a box of one member, log or epoch is of no use in another place", async () => {
  const { shelf, lead, ada } = await room();
  const { turn } = await turnEpoch(lead, sequence("turn"));
  const [one, other] = turn.boxes;
  if (!one || !other) throw new Error("no boxes");
  // The server has an authority's client post swapped boxes (it signed them unseen): both readers are locked.
  const boxes = [
    { to: one.to, box: other.box },
    { to: other.to, box: one.box },
  ];
  const control = { type: "epoch", turn: { ...turn, boxes } } as const;
  const { state, seat } = lead;
  shelf.entries.push(await signControl({ state, seat, control }));
  for (const reader of [lead, ada])
    expect((await current(shelf, reader)).keyring.has(turn.n)).toBe(false);
});

test("S83 a message forwarded under another author's name, log or place is void or no entry", async () => {
  const { shelf, lead, ada } = await room();
  await say(shelf, ada, "my own words");
  const said = sure(envelopeFromBytes(shelf.entries.at(-1) ?? new Uint8Array()));
  const { header, ct, signature } = said;
  const as = (change: Partial<typeof header>): Uint8Array =>
    joinBytes(bytesFromHeader({ ...header, ...change }), ct, signature);
  expect(await voidCodes(lead, as({ author: lead.seat.id }))).toEqual(["not-authentic"]);
  expect(await voidCodes(lead, as({ seq: header.seq + 1 }))).toBe("not-an-entry");
  expect(await voidCodes(lead, as({ epoch: header.epoch - 1 }))).toEqual(["not-authentic"]);
  expect(await voidCodes(lead, as({ nonce: bytesOf("n", 12) }))).toEqual(["not-authentic"]);
  // The lead signs what Ada sealed as its own: the header is under the seal too.
  const stolen = bytesFromHeader({ ...header, author: lead.seat.id });
  const mine = await crypto.subtle.sign("Ed25519", lead.seat.sign, await signedBytes(stolen, ct));
  expect(await voidCodes(lead, joinBytes(stolen, ct, new Uint8Array(mine)))).toEqual(["seal"]);
});

test("S83 replaying what was sealed in an old epoch is void", async () => {
  const { shelf, lead: before, ada } = await room();
  const lead = await post(shelf, before, await turnEpoch(before, sequence("turn")));
  const { state, keyring } = lead;
  const old = keyring.get(state.epoch - 1)?.key;
  if (old === undefined) throw new Error("no key");
  const header = bytesFromHeader({
    version: 1,
    suite: 1,
    kind: 0,
    log: state.log,
    epoch: state.epoch - 1,
    seq: state.head.seq + 1,
    prev: state.head.link,
    author: ada.seat.id,
    nonce: bytesOf("n", 12),
    length: 272,
  });
  const algorithm = { name: "AES-GCM", iv: bytesOf("n", 12), additionalData: header };
  const ct = new Uint8Array(await crypto.subtle.encrypt(algorithm, old, new Uint8Array(256)));
  const signature = await crypto.subtle.sign(
    "Ed25519",
    ada.seat.sign,
    await signedBytes(header, ct),
  );
  expect(await voidCodes(lead, joinBytes(header, ct, new Uint8Array(signature)))).toEqual([
    "epoch",
  ]);
});

test("S82 a ghost cannot come back: a removed seat's new entries and a used link are void", async () => {
  const { shelf, lead: before, ada } = await room();
  const control = await removeMember(before, ada.seat.id, sequence("remove"));
  const lead = await post(shelf, before, control);
  const ghost = { ...ada, state: lead.state };
  const epoch = await turnEpoch(lead, sequence("x"));
  const forged = await signControl({ state: lead.state, seat: ghost.seat, control: epoch });
  expect(await voidCodes(lead, forged)).toEqual(["standing"]);
  const guest = await current(shelf, await readerOf(shelf, "ada2", secretOf("ada")));
  const accept: Control = {
    type: "accept",
    invite: guest.invite?.id ?? ada.seat.id,
    keys: guest.seat.keys,
    proof: new Uint8Array(64),
  };
  const again = await signControl({ state: lead.state, seat: guest.seat, control: accept });
  expect(await voidCodes(lead, again)).toEqual(["invite"]);
  expect(bodiesOf((await everything(shelf, "ada", secretOf("ada"))).entries)).toEqual([]);
  expect(envelopesOf(shelf.entries).length).toBe(lead.state.head.seq + 1);
});
