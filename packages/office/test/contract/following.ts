// Contract of every transport: a live connection.
import { createHash } from "node:crypto";
import type { LogId } from "@tworooms/seal/envelope";
import { expect, test } from "vitest";
import { handOf, sealedBy, turning } from "../../../seal/test/hands.ts";
import { type MakeSite, posted, ruledBy, said, senderOf, sent, watch } from "../site.ts";
import { accepted, invited, roomOf, sendersOf, townAt } from "../town.ts";

/** A digest of all that a follower of the table is told while another log has so many acts. */
const heard = async (makeSite: MakeSite, acts: number): Promise<string> => {
  const site = await makeSite();
  const town = await townAt(site.transport());
  const [lead, , b] = await sendersOf(town, site.transport);
  const room = await roomOf(town.lead, town.table.state.log, "a's room");
  const { log, token } = lead;
  const envelope = room.envelopes[0]?.bytes ?? new Uint8Array();
  await lead.transport.ask({ type: "found", envelope, ground: { log, token } });
  const inRoom = await senderOf(site.transport(), town.lead, room.state.log);
  const epoch = room.envelopes[1];
  if (epoch === undefined) throw new Error("short");
  await sent(inRoom, epoch);
  const eyes = await watch(b.transport);
  eyes.ask({ type: "follow", log: b.log, token: b.token, from: 0 });
  const told: unknown[] = [await eyes.next()];
  let other = room;
  let chain = town.table;
  for (let count = 0; count < 4; count += 1) {
    for (let act = 0; act < acts; act += 1) other = await said(inRoom, other);
    chain = await said(lead, chain);
    const read = { type: "read", log: b.log, token: b.token, from: 1, limit: 9 } as const;
    told.push(await b.transport.ask(read));
    const heads = { type: "heads", logs: [{ log: b.log, token: b.token }] } as const;
    told.push(
      await b.transport.ask(heads),
      await b.transport.ask({ type: "challenge", id: b.log }),
    );
  }
  for (let count = 0; count < chain.envelopes.length; count += 1) told.push(await eyes.next());
  eyes.close();
  await site.close();
  return createHash("sha256").update(JSON.stringify(told)).digest("hex");
};

export const followingContract = (makeSite: MakeSite): void => {
  test("O31 a follower is told every entry from its place on, in order, none twice, old and new", async () => {
    const site = await makeSite();
    const town = await townAt(site.transport());
    const [lead, a, b] = await sendersOf(town, site.transport);
    let chain = town.table;
    for (let count = 0; count < 5; count += 1) chain = await said(a, chain);
    const eyes = await watch(b.transport);
    eyes.ask({ type: "follow", log: b.log, token: b.token, from: 3 });
    expect(await eyes.next()).toEqual({ type: "following", log: b.log, head: chain.state.head });
    for (let count = 0; count < 5; count += 1) chain = await said(lead, chain);
    for (const envelope of chain.envelopes.slice(3))
      expect(await eyes.next()).toEqual({ type: "entry", envelope: envelope.bytes });
    eyes.close();
    await site.close();
  });

  test("O31 an entry appended over the live connection is told to all who follow, and answered to its sender", async () => {
    const site = await makeSite();
    const town = await townAt(site.transport());
    const [, a, b] = await sendersOf(town, site.transport);
    const [mine, theirs] = await Promise.all([watch(a.transport), watch(b.transport)]);
    const from = town.table.state.head.seq + 1;
    for (const [eyes, { log, token }] of [
      [mine, a],
      [theirs, b],
    ] as const) {
      eyes.ask({ type: "follow", log, token, from });
      expect((await eyes.next()).type).toBe("following");
    }
    const entry = await sealedBy(a.hand, town.table.state);
    mine.ask({ type: "append", envelope: entry.bytes });
    expect(await theirs.next()).toEqual({ type: "entry", envelope: entry.bytes });
    const own = [await mine.next(), await mine.next()].map(({ type }) => type);
    expect(own.toSorted()).toEqual(["appended", "entry"]);
    const late = await sealedBy(b.hand, town.table.state);
    theirs.ask({ type: "append", envelope: late.bytes });
    expect(await theirs.next()).toMatchObject({ type: "moved", log: b.log, hasTurn: true });
    mine.ask({ type: "unfollow", log: a.log });
    mine.ask({ type: "append", envelope: late.bytes });
    expect(await mine.next()).toEqual({ type: "refused", log: a.log, code: "not-admitted" });
    mine.close();
    theirs.close();
    await site.close();
  });

  test("O9 a removal ends the seat's subscription at once, before the entry itself", async () => {
    const site = await makeSite();
    const town = await townAt(site.transport());
    const [lead, a, b] = await sendersOf(town, site.transport);
    const [removed, stays] = await Promise.all([watch(a.transport), watch(b.transport)]);
    const from = town.table.state.head.seq + 1;
    removed.ask({ type: "follow", log: a.log, token: a.token, from });
    stays.ask({ type: "follow", log: b.log, token: b.token, from });
    expect((await removed.next()).type).toBe("following");
    expect((await stays.next()).type).toBe("following");
    const remove = await turning(town.table.state, { type: "remove", member: town.a.id });
    const chain = await ruledBy(lead, town.table, remove);
    expect(await removed.next()).toEqual({ type: "ended", log: a.log, code: "not-admitted" });
    expect((await stays.next()).type).toBe("entry");
    await said(lead, chain);
    expect((await stays.next()).type).toBe("entry");
    // Nothing of that reached the removed seat: the next thing it hears is this no.
    removed.ask({ type: "follow", log: a.log, token: a.token, from });
    expect(await removed.next()).toEqual({ type: "refused", log: a.log, code: "not-admitted" });
    removed.close();
    stays.close();
    await site.close();
  });

  test("O9 an invitation's subscription ends when it is used", async () => {
    const site = await makeSite();
    const town = await townAt(site.transport());
    const { key, chain: withInvite } = await invited(town, town.table, "watching guest");
    const newcomer = await handOf("watching guest");
    const seated = await accepted(withInvite, key, newcomer);
    const [invite, accept] = seated.envelopes.slice(-2);
    if (invite === undefined || accept === undefined) throw new Error("short");
    const chain = await posted(town.founder, town.table, invite);
    const invitee = await senderOf(site.transport(), key, chain.state.log);
    const eyes = await watch(invitee.transport);
    const { log, token } = invitee;
    eyes.ask({ type: "follow", log, token, from: chain.state.head.seq + 1 });
    expect((await eyes.next()).type).toBe("following");
    expect((await sent(invitee, accept)).type).toBe("appended");
    expect(await eyes.next()).toEqual({ type: "ended", log, code: "not-admitted" });
    eyes.close();
    await site.close();
  });

  test("O12 following a log that is and one that is not is refused alike", async () => {
    const site = await makeSite();
    const town = await townAt(site.transport());
    const [, a] = await sendersOf(town, site.transport);
    const room = await roomOf(town.lead, town.table.state.log, "unseen room");
    const { log, token } = town.founder;
    const envelope = room.envelopes[0]?.bytes ?? new Uint8Array();
    await town.transport.ask({ type: "found", envelope, ground: { log, token } });
    const eyes = await watch(a.transport);
    for (const closed of [room.state.log, "ab".repeat(16) as LogId]) {
      eyes.ask({ type: "follow", log: closed, token: a.token, from: 0 });
      expect(await eyes.next()).toEqual({ type: "refused", log: closed, code: "not-admitted" });
    }
    eyes.close();
    await site.close();
  });

  test("O31 a follower that knows more than the office hears where the office stands, and what comes", async () => {
    const site = await makeSite();
    const town = await townAt(site.transport());
    const [lead, , b] = await sendersOf(town, site.transport);
    const eyes = await watch(b.transport);
    eyes.ask({ type: "follow", log: b.log, token: b.token, from: 1_000 });
    expect(await eyes.next()).toMatchObject({ type: "following", head: town.table.state.head });
    const chain = await said(lead, town.table);
    expect(await eyes.next()).toEqual({ type: "entry", envelope: chain.envelopes.at(-1)?.bytes });
    eyes.close();
    await site.close();
  });

  test("O34 a connection follows so many logs and no more", async () => {
    const site = await makeSite({ limits: { follows: 1 } });
    const town = await townAt(site.transport());
    const [, , b] = await sendersOf(town, site.transport);
    const eyes = await watch(b.transport);
    const follow = { type: "follow", token: b.token, from: 1_000 } as const;
    eyes.ask({ ...follow, log: b.log });
    expect((await eyes.next()).type).toBe("following");
    const other = "cd".repeat(16) as LogId;
    eyes.ask({ ...follow, log: other });
    expect(await eyes.next()).toEqual({ type: "refused", log: other, code: "too-many" });
    eyes.ask({ ...follow, log: b.log });
    expect((await eyes.next()).type).toBe("following");
    eyes.close();
    await site.close();
  });

  test("O40 what happens in one log changes nothing that another log's follower is told", async () => {
    expect(await heard(makeSite, 3)).toEqual(await heard(makeSite, 0));
  });
};
