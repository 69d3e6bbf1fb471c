// Contract of every transport: who is let in, to what, and how little a no tells.
import type { LogId } from "@tworooms/seal/envelope";
import type { Answer, BlobId, Request, Token, VaultId } from "@tworooms/wire";
import { expect, test } from "vitest";
import {
  acceptOf,
  controlBy,
  handOf,
  inviteOf,
  sealedBy,
  turning,
} from "../../../seal/test/hands.ts";
import {
  asked,
  type MakeSite,
  posted,
  readBack,
  ruledBy,
  said,
  senderOf,
  sent,
  tokenAsk,
  tokenOf,
  word,
} from "../site.ts";
import { accepted, invited, roomOf, sendersOf, townAt } from "../town.ts";

const nowhere = "00112233445566778899aabbccddeeff" as LogId & VaultId & BlobId;

export const admittingContract = (makeSite: MakeSite): void => {
  test("O5 a challenge is alike for a log that is and one that is not, and lasts at least a minute and no two", async () => {
    const site = await makeSite();
    const town = await townAt(site.transport());
    const transport = site.transport();
    const { log } = town.table.state;
    const at = (id: LogId) => asked(transport, { type: "challenge", id });
    const [known, unknown] = [await at(log), await at(nowhere)];
    expect(Object.keys(known)).toEqual(Object.keys(unknown));
    expect(known).not.toEqual(unknown);
    const early = await tokenAsk(transport, town.lead, log);
    site.clock.pass(60_000);
    expect(word(await asked(transport, early))).toBe("token");
    site.clock.pass(60_000);
    expect(word(await asked(transport, early))).toBe("not-admitted");
    await site.close();
  });

  test("O6 a token is won only by the key itself over this origin, this id and this nonce", async () => {
    const site = await makeSite();
    const town = await townAt(site.transport());
    const transport = site.transport();
    const { log } = town.table.state;
    const room = await roomOf(town.lead, log, "elsewhere");
    const good = await tokenAsk(transport, town.lead, log);
    expect(word(await asked(transport, good))).toBe("token");
    const signature = good.signature.slice();
    signature[0] = (signature[0] ?? 0) ^ 1;
    for (const wrong of [
      { ...good, signature },
      { ...good, key: town.a.id },
      { ...good, id: nowhere },
      { ...good, id: room.state.log },
      { ...good, nonce: "0".repeat(64) },
      { ...good, origin: "http://127.0.0.1:1" },
      await tokenAsk(transport, town.lead, log, { nonce: "0".repeat(64) }),
      await tokenAsk(transport, await handOf("stranger"), log),
      await tokenAsk(transport, await handOf("stranger"), nowhere),
      await tokenAsk(transport, town.lead, log, { key: town.b.id }),
    ])
      expect(await asked(transport, wrong)).toEqual({ type: "refused", code: "not-admitted" });
    await site.close();
  });

  test("O8 an origin that is not this server's wins nothing, however well it is signed", async () => {
    const site = await makeSite();
    const town = await townAt(site.transport());
    const transport = site.transport();
    const { log } = town.table.state;
    for (const origin of ["https://evil.example", `${transport.origin}0`, "http://127.0.0.1:1"])
      expect(
        word(await asked(transport, await tokenAsk(transport, town.lead, log, { origin }))),
      ).toBe("not-admitted");
    await site.close();
  });

  test("O7 a token is good for its log and its key alone, for some minutes", async () => {
    const site = await makeSite();
    const town = await townAt(site.transport());
    const transport = site.transport();
    const { log } = town.table.state;
    const room = await roomOf(town.lead, log, "room");
    const token = await tokenOf(transport, town.lead, log);
    const found = {
      type: "found",
      envelope: room.envelopes[0]?.bytes ?? new Uint8Array(),
      ground: { log, token },
    } as const;
    expect(word(await asked(transport, found))).toBe("appended");
    const read = (of: LogId, shown: Token): Promise<Answer> =>
      asked(transport, { type: "read", log: of, token: shown, from: 0, limit: 1 });
    expect(word(await read(log, token))).toBe("entries");
    expect(word(await read(room.state.log, token))).toBe("not-admitted");
    expect(word(await read(log, `${token.slice(0, -2)}00` as Token))).toBe("not-admitted");
    expect(word(await read(log, `00${token.slice(2)}` as Token))).toBe("not-admitted");
    site.clock.pass(15 * 60_000);
    expect(word(await read(log, token))).toBe("entries");
    site.clock.pass(60_000);
    expect(word(await read(log, token))).toBe("not-admitted");
    await site.close();
  });

  test("O9 a removal ends the seat's token at once", async () => {
    const site = await makeSite();
    const town = await townAt(site.transport());
    const [lead, a] = await sendersOf(town, site.transport);
    expect((await readBack(a)).length).toBeGreaterThan(0);
    const remove = await turning(town.table.state, { type: "remove", member: town.a.id });
    const chain = await ruledBy(lead, town.table, remove);
    const { log, token } = a;
    for (const request of [
      { type: "read", log, token, from: 0, limit: 1 },
      { type: "get-blob", log, token, blob: nowhere },
      {
        type: "append",
        log,
        token,
        envelope: (await sealedBy(town.a, chain.state)).bytes,
        as: "entry",
      },
    ] satisfies Request[])
      expect(word(await asked(a.transport, request))).toBe("not-admitted");
    expect(await asked(a.transport, { type: "heads", logs: [{ log, token }] })).toEqual({
      type: "heads",
      heads: [],
    });
    expect(word(await asked(a.transport, await tokenAsk(a.transport, town.a, log)))).toBe(
      "not-admitted",
    );
    await site.close();
  });

  test("O10 an open invitation's key reads and accepts, and no more", async () => {
    const site = await makeSite();
    const town = await townAt(site.transport());
    const { key, chain: withInvite } = await invited(town, town.table, "guest");
    const invite = withInvite.envelopes.at(-1);
    if (invite === undefined) throw new Error("no invite");
    let chain = await posted(town.founder, town.table, invite);
    const invitee = await senderOf(site.transport(), key, chain.state.log);
    expect((await readBack(invitee)).length).toBeGreaterThan(0);
    expect(word(await sent(invitee, await sealedBy(town.lead, chain.state)))).toBe("not-admitted");
    const { log, token, transport } = invitee;
    const blob = { log, token, blob: nowhere };
    const bytes = new Uint8Array(8);
    expect(word(await asked(transport, { type: "put-blob", ...blob, bytes }))).toBe("not-admitted");
    expect(word(await asked(transport, { type: "get-blob", ...blob }))).toBe("not-admitted");
    const room = await roomOf(key, log, "guest's room");
    const envelope = room.envelopes[0]?.bytes ?? bytes;
    expect(word(await asked(transport, { type: "found", envelope, ground: { log, token } }))).toBe(
      "not-admitted",
    );
    const other = await handOf("other invite");
    const second = await inviteOf(chain.state, other, town.parties.a);
    chain = await ruledBy(town.founder, chain, second);
    const newcomer = await handOf("guest");
    const foreign = await controlBy(
      newcomer,
      chain.state,
      await acceptOf(chain.state, other, newcomer),
    );
    expect(word(await sent(invitee, foreign))).toBe("not-admitted");
    const own = await controlBy(newcomer, chain.state, await acceptOf(chain.state, key, newcomer));
    chain = await posted(invitee, chain, own);
    const read = { type: "read", log, token, from: 0, limit: 1 } as const;
    expect(word(await asked(transport, read))).toBe("not-admitted");
    const seat = await senderOf(site.transport(), newcomer, log);
    await said(seat, chain);
    await site.close();
  });

  test("O11 an accept after its time is refused by the office's clock, though the chain would take it", async () => {
    const site = await makeSite();
    const town = await townAt(site.transport());
    const until = Math.floor(site.clock.now() / 1_000) + 600;
    const { key, chain: withInvite } = await invited(town, town.table, "late", {}, until);
    const invite = withInvite.envelopes.at(-1);
    if (invite === undefined) throw new Error("no invite");
    const chain = await posted(town.founder, town.table, invite);
    const invitee = await senderOf(site.transport(), key, chain.state.log);
    const newcomer = await handOf("late");
    const accept = await accepted(chain, key, newcomer);
    const last = accept.envelopes.at(-1);
    if (last === undefined) throw new Error("no accept");
    site.clock.pass(600_000);
    expect(word(await sent(invitee, last))).toBe("not-admitted");
    const lead = await senderOf(site.transport(), town.lead, chain.state.log);
    expect(word(await sent(lead, last))).toBe("not-admitted");
    expect(
      word(await asked(invitee.transport, await tokenAsk(invitee.transport, key, lead.log))),
    ).toBe("not-admitted");
    await site.close();
  });

  test("O13 a pending seat reads and posts words, and nothing else", async () => {
    const site = await makeSite();
    const town = await townAt(site.transport());
    const { key, chain: withInvite } = await invited(town, town.table, "waits", { boxed: false });
    const newcomer = await handOf("waits");
    const seated = await accepted(withInvite, key, newcomer);
    let chain = town.table;
    for (const envelope of seated.envelopes.slice(-2))
      chain = await posted(town.founder, chain, envelope);
    const pending = await senderOf(site.transport(), newcomer, chain.state.log);
    expect((await readBack(pending)).length).toBeGreaterThan(0);
    expect(word(await sent(pending, await sealedBy(newcomer, chain.state)))).toBe("void");
    const { log, token, transport } = pending;
    const blob = { log, token, blob: nowhere };
    const put = { type: "put-blob", ...blob, bytes: new Uint8Array(8) } as const;
    expect(word(await asked(transport, put))).toBe("not-admitted");
    const room = await roomOf(newcomer, log, "pending's room");
    const envelope = room.envelopes[0]?.bytes ?? new Uint8Array();
    expect(word(await asked(transport, { type: "found", envelope, ground: { log, token } }))).toBe(
      "not-admitted",
    );
    const words = {
      type: "words",
      ceremony: [newcomer.id],
      attempt: 1,
      phase: "hash",
      value: new Uint8Array(32),
    } as const;
    await ruledBy(pending, chain, words);
    await site.close();
  });

  test("O12 unknown, forbidden and absent cannot be told apart", async () => {
    const site = await makeSite();
    const town = await townAt(site.transport());
    const [, a] = await sendersOf(town, site.transport);
    const room = await roomOf(town.lead, town.table.state.log, "closed room");
    const ground = { log: town.founder.log, token: town.founder.token };
    const envelope = room.envelopes[0]?.bytes ?? new Uint8Array();
    await asked(town.transport, { type: "found", envelope, ground });
    const no = { type: "refused", code: "not-admitted" };
    const foreign: LogId = room.state.log;
    const byA = await sealedBy(town.a, room.state);
    // A log that is and one that is not; a token of another log; each way of asking.
    for (const log of [foreign, nowhere]) {
      const { token, transport } = a;
      for (const request of [
        { type: "read", log, token, from: 0, limit: 1 },
        { type: "append", log, token, envelope: byA.bytes, as: "entry" },
        { type: "append", log, token, envelope: byA.bytes, as: "offer" },
        { type: "put-blob", log, token, blob: nowhere, bytes: new Uint8Array(4) },
        { type: "get-blob", log, token, blob: nowhere },
        { type: "found", envelope, ground: { log, token } },
        { type: "get-vault", vault: nowhere, token },
        { type: "delete-vault", vault: nowhere, token },
        await tokenAsk(transport, town.a, log),
      ] satisfies Request[])
        expect(await asked(transport, request)).toEqual(no);
      expect(await asked(transport, { type: "heads", logs: [{ log, token }] })).toEqual({
        type: "heads",
        heads: [],
      });
    }
    const absent = {
      type: "get-blob",
      log: a.log,
      token: a.token,
      blob: nowhere,
    } as const;
    expect(await asked(a.transport, absent)).toEqual(no);
    await site.close();
  });

  test("O28 limits are one account for each member in each log: one at its end is not felt by another", async () => {
    const site = await makeSite({ limits: { appends: { burst: 3, perSecond: 1 } } });
    const town = await townAt(site.transport()).catch((error: unknown) => error);
    expect(String(town)).toContain("too-often");
    await site.close();
    const roomy = await makeSite({ limits: { appends: { burst: 12, perSecond: 1 } } });
    const free = await townAt(roomy.transport());
    const [, a, b] = await sendersOf(free, roomy.transport);
    let chain = free.table;
    for (let count = 0; count < 12; count += 1) chain = await said(a, chain);
    const more = await sealedBy(free.a, chain.state);
    expect(word(await sent(a, more))).toBe("too-often");
    chain = await said(b, chain);
    const room = await roomOf(free.a, free.table.state.log, "a's caucus");
    const ground = { log: a.log, token: a.token };
    const envelope = room.envelopes[0]?.bytes ?? new Uint8Array();
    expect(word(await asked(a.transport, { type: "found", envelope, ground }))).toBe("appended");
    const inRoom = await senderOf(roomy.transport(), free.a, room.state.log);
    const epoch = room.envelopes[1];
    if (epoch === undefined) throw new Error("no epoch");
    expect(word(await sent(inRoom, epoch))).toBe("appended");
    roomy.clock.pass(1_000);
    await said(a, chain);
    await roomy.close();
  });
};
