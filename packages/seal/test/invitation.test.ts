import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  type InvitationLink,
  type Note,
  acceptInvite,
  boxLink,
  checkGenesis,
  checkMember,
  checkPlace,
  inviteKeys,
  inviteTo,
  linkFromText,
  logIdFromBytes,
  openLink,
  openNote,
  shutDoors,
  textFromLink,
  withdrawInvite,
} from "@tworooms/seal";
import {
  accepted,
  bodiesOf,
  bytesOf,
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

const sixteen = fc.uint8Array({ minLength: 16, maxLength: 16 });

test("S70 a link's text gives the link back, alone or at the end of an address", () =>
  fc.assert(
    fc.property(sixteen, sixteen, sixteen, (secret, log, linkStart) => {
      const link: InvitationLink = { secret, log: logIdFromBytes(log), linkStart };
      const text = textFromLink(link);
      expect(text).toMatch(/^[A-Za-z0-9_-]{64}$/);
      for (const given of [text, ` ${text}\n`, `https://talks.example/join#${text}`])
        expect(linkFromText(given)).toEqual(link);
    }),
  ));

test("S70 what is no link is a fault and nothing more", () =>
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.base64String(), fc.string({ minLength: 64, maxLength: 64 })),
      (text) => {
        const link = linkFromText(text);
        // Almost never a link; if one, then because it is spelled in the text.
        const isRight = "fault" in link ? link.fault === "link" : text.includes(textFromLink(link));
        expect(isRight).toBe(true);
      },
    ),
  ));

const note: Note = {
  kind: "room",
  party: "p1",
  logs: [
    { log: logIdFromBytes(bytesOf("t", 16)), kind: "table", linkStart: bytesOf("link", 16) },
    {
      log: logIdFromBytes(bytesOf("c", 16)),
      kind: "caucus",
      party: "p1",
      linkStart: bytesOf("link c", 16),
    },
  ],
  role: "head of delegation",
  title: "Talks about the strait — محادثات",
};

const noted = async (title: string) => {
  const { shelf, reader } = await founded("lead");
  const invite = sure(
    await inviteTo(reader, {
      secret: secretOf("ada"),
      role: "writer",
      party: partyOf("ada"),
      until: 2_000_000_000,
      isBoxed: true,
      note: { ...note, title },
      random: sequence("invite"),
    }),
  );
  return { log: shelf.log, invite };
};

test("S71 a note is read with the link's secret, and with no other key", async () => {
  const { log, invite } = await noted(note.title);
  expect(await openNote(log, await inviteKeys(secretOf("ada"), log), invite)).toEqual(note);
  const other = logIdFromBytes(bytesOf("other", 16));
  for (const [where, secret, named] of [
    [log, "eve", log],
    [other, "ada", log],
    [log, "ada", other],
  ] as const)
    expect(await openNote(where, await inviteKeys(secretOf(secret), named), invite)).toEqual({
      fault: "note",
    });
  const keys = await inviteKeys(secretOf("ada"), log);
  expect(await openNote(log, keys, { ...invite, note: new Uint8Array(0) })).toBeUndefined();
  expect(await openNote(log, keys, { ...invite, note: new Uint8Array(40) })).toEqual({
    fault: "note",
  });
});

test("S71 the length of a note tells nothing of a short title", async () => {
  const lengths = await Promise.all(
    ["", "A", "A rather longer title"].map(
      async (title) => (await noted(title)).invite.note.length,
    ),
  );
  expect(new Set(lengths).size).toBe(1);
});

test("S72 a guest reads with the link, accepts with its own new key, and takes its own boxes from then on", async () => {
  const { shelf, reader } = await founded("lead");
  let lead = await say(shelf, reader, "before");
  lead = await invited(shelf, lead, "ada", true);
  const guest = await current(shelf, await readerOf(shelf, "ada", secretOf("ada")));
  expect(guest.keyring.get(1)?.via).toBe("invite");
  let ada = await accepted(shelf, "ada");
  expect(ada.state.members.get(ada.seat.id)?.standing).toBe("unchecked");
  ada = await say(shelf, ada, "hello");
  lead = await current(shelf, lead);
  await post(shelf, lead, await checkMember(lead, ada.seat.id, sequence("check")));
  // A fresh device with the vault's seed alone, the link long gone.
  const fresh = await everything(shelf, "ada");
  expect(bodiesOf(fresh.entries)).toEqual(["before", "hello"]);
  expect([...fresh.reader.keyring.values()].map(({ via }) => via)).toEqual(["seat", "seat"]);
});

test("S72 a link used or withdrawn is not taken up again", async () => {
  const { shelf, reader } = await founded("lead");
  const lead = await invited(shelf, reader, "ada", true);
  await accepted(shelf, "ada");
  const late = await current(shelf, await readerOf(shelf, "eve", secretOf("ada")));
  expect(await acceptInvite(late)).toEqual({ fault: "unknown-invite" });
  expect(late.state.invites.get(sure(await inviteKeys(secretOf("ada"), shelf.log)).id)?.state).toBe(
    "used",
  );
  let again = await invited(shelf, await current(shelf, lead), "bob", true);
  const bob = await inviteKeys(secretOf("bob"), shelf.log);
  again = await post(shelf, again, await withdrawInvite(again, bob.id, sequence("withdraw")));
  again = await say(shelf, again, "after the withdrawal");
  const guest = await everything(shelf, "bob", secretOf("bob"));
  expect(await acceptInvite(guest.reader)).toEqual({ fault: "unknown-invite" });
  expect(bodiesOf(guest.entries)).toEqual([]);
  expect(await withdrawInvite(again, bob.id, sequence("again"))).toEqual({
    fault: "unknown-invite",
  });
});

test("S62 a link holder opens nothing that was said after the check", async () => {
  const { shelf, reader } = await founded("lead");
  let lead = await invited(shelf, reader, "ada", true);
  const ada = await accepted(shelf, "ada");
  lead = await say(shelf, await current(shelf, lead), "to an unchecked seat");
  lead = await post(shelf, lead, await checkMember(lead, ada.seat.id, sequence("check")));
  await say(shelf, lead, "after the check");
  // Eve stole the link and reads everything the server holds.
  const eve = await everything(shelf, "eve", secretOf("ada"));
  expect(bodiesOf(eve.entries)).toEqual(["to an unchecked seat"]);
  expect(eve.reader.lock?.epoch).toBe(2);
  expect([...eve.reader.keyring.keys()]).toEqual([1]);
});

test("S73 keys ride with an invitation only at table and room, and only until the doors are shut", async () => {
  const invitation = {
    secret: secretOf("ada"),
    role: "writer",
    party: partyOf("ada"),
    until: 2_000_000_000,
    random: sequence("invite"),
  } as const;
  const caucus = await founded("head", { isBoxed: false });
  expect(await inviteTo(caucus.reader, { ...invitation, isBoxed: true })).toEqual({
    fault: "not-boxable",
  });
  const room = await founded("lead");
  let lead = await invited(room.shelf, room.reader, "ada", true);
  lead = await post(room.shelf, lead, await shutDoors(lead, sequence("shut")));
  lead = await say(room.shelf, lead, "behind closed doors");
  expect(await inviteTo(lead, { ...invitation, isBoxed: true })).toEqual({ fault: "not-boxable" });
  // The open link waits for `add` from now on.
  const ada = await accepted(room.shelf, "ada");
  expect(ada.state.members.get(ada.seat.id)?.standing).toBe("pending");
  expect(bodiesOf((await everything(room.shelf, "ada", secretOf("ada"))).entries)).toEqual([]);
});

test("S68 a false room is refused: another genesis, another link 0, another talk", async () => {
  const table = await founded("lead");
  const talk = table.shelf.log;
  const room = await founded("lead", { talk, salt: "room" });
  const fake = await founded("mallory", { talk, salt: "fake" });
  const [genesis = new Uint8Array(), epoch = new Uint8Array()] = room.shelf.entries;
  const [fakeGenesis = new Uint8Array()] = fake.shelf.entries;
  const { log } = room.shelf;
  const link = sure(await checkGenesis(genesis, { log, talk, salts: [] })).link;
  const linkStart = Uint8Array.from(Buffer.from(link, "hex")).slice(0, 16);
  const expected = { log, talk, linkStart, salts: [] };
  expect(await checkGenesis(genesis, expected)).toMatchObject({ link });
  const refused = { fault: "not-authentic" };
  expect(await checkGenesis(fakeGenesis, expected)).toEqual(refused);
  expect(await checkGenesis(epoch, expected)).toEqual(refused);
  expect(await checkGenesis(genesis.slice(1), expected)).toEqual(refused);
  expect(await checkGenesis(genesis, { ...expected, talk: log })).toEqual(refused);
  expect(await checkGenesis(genesis, { ...expected, linkStart: bytesOf("x", 16) })).toEqual(
    refused,
  );
  // A log known from the vault alone, by its id.
  expect(await checkGenesis(fakeGenesis, { log, talk, salts: [] })).toEqual(refused);
  expect(await checkGenesis(genesis, { log, salts: [] })).toHaveProperty("state");
  // The server's room with the inviter's id in its header: the id is the digest of the genesis itself.
  const forged = Uint8Array.from(fakeGenesis);
  forged.set(Buffer.from(log, "hex"), 4);
  expect(await checkGenesis(forged, expected)).toEqual(refused);
});

test("S69 a salt known from another log is refused, and a place once pinned stays", async () => {
  const room = await founded("lead", { salt: "room" });
  const [genesis = new Uint8Array()] = room.shelf.entries;
  const salt = bytesOf("salt room", 16);
  const other = logIdFromBytes(bytesOf("other", 16));
  const { log } = room.shelf;
  expect(await checkGenesis(genesis, { log, salts: [{ log: other, salt }] })).toEqual({
    fault: "salt-known",
  });
  expect(await checkGenesis(genesis, { log, salts: [{ log, salt }] })).toHaveProperty("genesis");
  const known = [{ id: log, kind: "room", party: "p1", salt }] as const;
  const joining = { id: other, kind: "desk", salt: bytesOf("new", 16) } as const;
  expect(checkPlace(known, joining)).toBeUndefined();
  expect(checkPlace(known, known[0])).toBeUndefined();
  expect(checkPlace(known, { ...joining, salt })).toEqual({ fault: "salt-known" });
  expect(checkPlace(known, { ...joining, kind: "room", party: "p1" })).toEqual({
    fault: "place-taken",
  });
  expect(checkPlace(known, { ...known[0], party: "p2" })).toEqual({ fault: "place-taken" });
  expect(envelopesOf(room.shelf.entries)).toHaveLength(2);
});

test("S86 a link to a further log is boxed to a checked member alone, and opens for that seat in that log", async () => {
  const { shelf, reader } = await founded("lead");
  let lead = await invited(shelf, reader, "ada", true);
  const ada = await accepted(shelf, "ada");
  lead = await current(shelf, lead);
  const link = { secret: secretOf("caucus"), log: shelf.log, linkStart: bytesOf("link", 16) };
  const seatOf = (at: typeof lead) => {
    const member = at.state.members.get(ada.seat.id);
    if (member === undefined) throw new Error("not seated");
    return member;
  };
  const random = sequence("opens");
  expect(await boxLink(shelf.log, seatOf(lead), link, random)).toEqual({ fault: "unchecked" });
  lead = await post(shelf, lead, await checkMember(lead, ada.seat.id, sequence("check")));
  const box = sure(await boxLink(shelf.log, seatOf(lead), link, random));
  expect(box).toHaveLength(96);
  expect(await openLink(shelf.log, ada.seat, box)).toEqual(link);
  const refused = { fault: "link" };
  expect(await openLink(logIdFromBytes(bytesOf("other", 16)), ada.seat, box)).toEqual(refused);
  expect(await openLink(shelf.log, lead.seat, box)).toEqual(refused);
  expect(await openLink(shelf.log, ada.seat, box.slice(1))).toEqual(refused);
});
