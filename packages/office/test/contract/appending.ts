// Contract of every transport: one chain, durable, in order, whoever carries it.
import { admitAll, envelopesFromBytes, isFault } from "@tworooms/seal/envelope";
import { expect, test } from "vitest";
import {
  acceptOf,
  type Chain,
  controlBy,
  grown,
  handOf,
  sealedBy,
  turning,
  inviteOf,
} from "../../../seal/test/hands.ts";
import {
  asked,
  type MakeSite,
  posted,
  readBack,
  ruledBy,
  said,
  type Sender,
  senderOf,
  sent,
  word,
} from "../site.ts";
import { sendersOf, tableOf, townAt } from "../town.ts";
import { manyWriters } from "./writers.ts";

const lastOf = (chain: Chain) => {
  const last = chain.envelopes.at(-1);
  if (last === undefined) throw new Error("empty");
  return last;
};

/** Whatever happens, what is read back is one chain that folds. */
const chainAt = async (sender: Sender) => {
  const envelopes = envelopesFromBytes(await readBack(sender));
  if (isFault(envelopes)) throw new Error(envelopes.fault);
  const { state, admissions } = await admitAll(undefined, envelopes);
  expect(admissions.every(({ type }) => type === "stands")).toBe(true);
  return { state, envelopes };
};

export const appendingContract = (makeSite: MakeSite): void => {
  test("O14 an entry takes the next link or none: another place, another prev and a lost race are told the head", async () => {
    const site = await makeSite();
    const town = await townAt(site.transport());
    const [lead, a, b] = await sendersOf(town, site.transport);
    const ours = await said(a, town.table);
    const late = await sealedBy(b.hand, town.table.state);
    expect(await sent(b, late)).toEqual({ type: "moved", head: ours.state.head, hasTurn: true });
    const ahead = await grown(ours, await sealedBy(b.hand, ours.state));
    const beyond = await sealedBy(lead.hand, ahead.state);
    expect(await sent(lead, beyond)).toMatchObject({ type: "moved", hasTurn: false });
    const { state } = await chainAt(lead);
    expect(state?.head).toEqual(ours.state.head);
    await site.close();
  });

  test("O15 the same bytes at the same place are answered as the first time, also when others came after", async () => {
    const site = await makeSite();
    const town = await townAt(site.transport());
    const [lead, a] = await sendersOf(town, site.transport);
    const ours = await said(a, town.table);
    const first = { type: "appended", head: ours.state.head };
    expect(await sent(a, lastOf(ours))).toEqual(first);
    const later = await said(lead, await said(lead, ours));
    expect(await sent(a, lastOf(ours))).toEqual(first);
    expect(await sent(lead, lastOf(ours))).toEqual(first);
    expect((await chainAt(lead)).state?.head).toEqual(later.state.head);
    await site.close();
  });

  test("O15 an accept sent again after its answer was lost is answered as the first time", async () => {
    const site = await makeSite();
    const town = await townAt(site.transport());
    const key = await handOf("retry key");
    const invite = await inviteOf(town.table.state, key, town.parties.a);
    const table = await ruledBy(town.founder, town.table, invite);
    const invitee = await senderOf(site.transport(), key, table.state.log);
    const newcomer = await handOf("retry newcomer");
    const accept = await controlBy(
      newcomer,
      table.state,
      await acceptOf(table.state, key, newcomer),
    );
    const stands = await posted(invitee, table, accept);
    expect(await sent(invitee, accept)).toEqual({ type: "appended", head: stands.state.head });
    const other = await sealedBy(newcomer, stands.state);
    expect(word(await sent(invitee, other))).toBe("not-admitted");
    await site.close();
  });

  test("O16 any seat of the log may bring what another seat wrote", async () => {
    const site = await makeSite();
    const town = await townAt(site.transport());
    const [, , b] = await sendersOf(town, site.transport);
    const byA = await posted(b, town.table, await sealedBy(town.a, town.table.state));
    expect((await chainAt(b)).state?.head).toEqual(byA.state.head);
    await site.close();
  });

  test("O17 who lost a race has the next link to itself for three seconds, once in half a minute", async () => {
    const site = await makeSite();
    const town = await townAt(site.transport());
    const [lead, a, b] = await sendersOf(town, site.transport);
    let chain = await said(a, town.table);
    expect(await sent(b, await sealedBy(b.hand, town.table.state))).toMatchObject({
      hasTurn: true,
    });
    // Nobody else takes the next link now, though their entry is right.
    const rival = await sealedBy(a.hand, chain.state);
    expect(await sent(a, rival)).toEqual({ type: "moved", head: chain.state.head, hasTurn: false });
    chain = await said(b, chain);
    // It is over with its entry; a waits next in line, and its turn has come.
    chain = await said(a, chain);
    const stale = await sealedBy(b.hand, town.table.state);
    expect(await sent(b, stale)).toMatchObject({ type: "moved", hasTurn: false });
    // A turn nobody uses ends by itself.
    expect(await sent(lead, await sealedBy(lead.hand, town.table.state))).toMatchObject({
      hasTurn: true,
    });
    expect(word(await sent(a, await sealedBy(a.hand, chain.state)))).toBe("moved");
    site.clock.pass(3_000);
    chain = await said(a, chain);
    site.clock.pass(30_000);
    expect(await sent(b, stale)).toMatchObject({ hasTurn: true });
    await site.close();
  });

  test("O17 nobody spends another's turn: an unsigned loss, or another's, gives none", async () => {
    const site = await makeSite();
    const town = await townAt(site.transport());
    const [lead, a, b] = await sendersOf(town, site.transport);
    const chain = await said(a, town.table);
    const late = await sealedBy(b.hand, town.table.state);
    expect(await sent(lead, late)).toMatchObject({ type: "moved", hasTurn: false });
    const broken = late.bytes.slice();
    broken[broken.length - 1] = (broken[broken.length - 1] ?? 0) ^ 1;
    const forged = await asked(b.transport, {
      type: "append",
      log: b.log,
      token: b.token,
      envelope: broken,
      as: "entry",
    });
    expect(forged).toMatchObject({ type: "moved", hasTurn: false });
    expect(await sent(b, late)).toEqual({ type: "moved", head: chain.state.head, hasTurn: true });
    await site.close();
  });

  test("O18 an entry sealed under an ended epoch is refused", async () => {
    const site = await makeSite();
    const town = await townAt(site.transport());
    const [lead, a] = await sendersOf(town, site.transport);
    const turn = await turning(town.table.state, { type: "epoch" });
    const chain = await ruledBy(lead, town.table, turn);
    const old = await sealedBy(a.hand, chain.state, { epoch: chain.state.epoch - 1 });
    expect(word(await sent(a, old))).toBe("old-epoch");
    const future = await sealedBy(a.hand, chain.state, { epoch: chain.state.epoch + 1 });
    expect(word(await sent(a, future))).toBe("void");
    await site.close();
  });

  test("O19 what would be void is refused and leaves no trace", async () => {
    const site = await makeSite();
    const town = await townAt(site.transport());
    const [lead, a] = await sendersOf(town, site.transport);
    const before = await readBack(lead);
    const { state } = town.table;
    const stranger = await handOf("stranger");
    const drafts = [
      await sealedBy(stranger, state),
      await sealedBy(a.hand, state, { length: 271 }),
      await controlBy(a.hand, state, { type: "rules", rules: 2 }),
      await controlBy(lead.hand, state, {
        type: "epoch",
        turn: { n: state.epoch + 1, commit: new Uint8Array(32), boxes: [] },
      }),
    ];
    for (const draft of drafts) expect(word(await sent(a, draft))).toBe("void");
    const forged = (await sealedBy(a.hand, state)).bytes.slice();
    forged[forged.length - 1] = (forged[forged.length - 1] ?? 0) ^ 1;
    const answer = await asked(a.transport, {
      type: "append",
      log: a.log,
      token: a.token,
      envelope: forged,
      as: "entry",
    });
    expect(word(answer)).toBe("void");
    expect(await readBack(lead)).toEqual(before);
    await site.close();
  });

  test("O1 bytes that are no envelope of this log are malformed", async () => {
    const site = await makeSite();
    const town = await townAt(site.transport());
    const [, a] = await sendersOf(town, site.transport);
    const other = await tableOf("another talk");
    const good = await sealedBy(a.hand, town.table.state);
    const elsewhere = await sealedBy(other.a, other.table.state);
    for (const envelope of [
      elsewhere.bytes,
      good.bytes.subarray(0, -1),
      good.bytes.subarray(0, 95),
      new Uint8Array(200),
    ]) {
      const append = { type: "append", log: a.log, token: a.token, envelope, as: "entry" } as const;
      expect(word(await asked(a.transport, append))).toBe("malformed");
    }
    await site.close();
  });

  test("O20 a read gives every entry from a place on, and the head that goes with them", async () => {
    const site = await makeSite({ limits: { readBytes: 2_000 } });
    const town = await townAt(site.transport());
    const [lead] = await sendersOf(town, site.transport);
    let chain = town.table;
    for (let count = 0; count < 12; count += 1) chain = await said(lead, chain);
    const gathered: Uint8Array[] = [];
    let from = 0;
    let pages = 0;
    while (from <= chain.state.head.seq) {
      const ask = { type: "read", log: lead.log, token: lead.token, from, limit: 5 } as const;
      const answer = await asked(lead.transport, ask);
      if (answer.type !== "entries") throw new Error(word(answer));
      expect(answer.head).toEqual(chain.state.head);
      const page = envelopesFromBytes(answer.envelopes);
      if (isFault(page)) throw new Error(page.fault);
      expect(page.length).toBeGreaterThan(0);
      expect(page.length).toBeLessThanOrEqual(5);
      gathered.push(...page.map(({ bytes }) => bytes));
      from += page.length;
      pages += 1;
    }
    expect(pages).toBeGreaterThan(3);
    expect(gathered).toEqual(chain.envelopes.map(({ bytes }) => bytes));
    const past = { type: "read", log: lead.log, token: lead.token, from, limit: 5 } as const;
    expect(await asked(lead.transport, past)).toEqual({
      type: "entries",
      envelopes: new Uint8Array(),
      head: chain.state.head,
    });
    await site.close();
  });

  test("O14 many writers at once on one log make one chain and nobody is lost", async () => {
    const site = await makeSite();
    expect(await manyWriters(site, 8, 2)).toBe(16);
    await site.close();
  });
};
