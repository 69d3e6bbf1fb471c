// Contract of every transport: founding, vaults, blobs, and an office that was restored.
import { joinBytes, type LogId } from "@tworooms/seal/envelope";
import type { Answer, BlobId, Request, Transport } from "@tworooms/wire";
import { expect, test } from "vitest";
import { type Chain, type Hand, handOf, sealedBy } from "../../../seal/test/hands.ts";
import {
  admission,
  asked,
  foundedAt,
  type MakeSite,
  posted,
  readBack,
  said,
  type Sender,
  sent,
  tokenOf,
  vaultOf,
  word,
} from "../site.ts";
import { invited, roomOf, sendersOf, tableOf, townAt } from "../town.ts";

type Ground = Extract<Request, { type: "found" }>["ground"];

const foundWith = (transport: Transport, chain: Chain, ground: Ground): Promise<Answer> =>
  asked(transport, {
    type: "found",
    envelope: chain.envelopes[0]?.bytes ?? new Uint8Array(),
    ground,
  });

const blobNamed = (digit: string): BlobId => digit.repeat(32) as BlobId;

const putVault = async (
  transport: Transport,
  hand: Hand,
  version: number,
  bytes: Uint8Array,
  ground?: Ground,
): Promise<string> => {
  const { vault, token } = await vaultOf(transport, hand);
  const put = { type: "put-vault", vault, token, version, bytes } as const;
  return word(await asked(transport, ground === undefined ? put : { ...put, ground }));
};

const getVault = async (transport: Transport, hand: Hand): Promise<Answer> => {
  const { vault, token } = await vaultOf(transport, hand);
  return asked(transport, { type: "get-vault", vault, token });
};

const filled = (fill: number) => new Uint8Array(96).fill(fill);

const putEmpty = (sender: Sender, blob: BlobId, length: number) =>
  asked(sender.transport, {
    type: "put-blob",
    log: sender.log,
    token: sender.token,
    blob,
    bytes: new Uint8Array(length),
  }).then(word);

export const keepingContract = (makeSite: MakeSite): void => {
  test("O21 a table is founded by the admission token and by nothing else; again is as the first time", async () => {
    const site = await makeSite();
    const transport = site.transport();
    const { lead, table } = await tableOf("founding");
    for (const shown of ["admission-token-of-others", `${admission} `.trim().toUpperCase()])
      expect(word(await foundWith(transport, table, { admission: shown }))).toBe("not-admitted");
    const first = await foundWith(transport, table, { admission });
    expect(first).toEqual({
      type: "appended",
      head: { seq: 0, link: table.envelopes[1]?.header.prev },
    });
    const sender = await foundedAt(transport, lead, table);
    await said(sender, table);
    expect(await foundWith(transport, table, { admission })).toEqual(first);
    const second = await tableOf("founding again");
    const token = await tokenOf(transport, lead, table.state.log);
    const ground = { log: table.state.log, token };
    expect(word(await foundWith(transport, second.table, ground))).toBe("not-admitted");
    await site.close();
  });

  test("O21 a genesis that does not stand founds nothing", async () => {
    const site = await makeSite();
    const transport = site.transport();
    const { table } = await tableOf("broken");
    const bytes = table.envelopes[0]?.bytes.slice() ?? new Uint8Array();
    bytes[bytes.length - 1] = (bytes[bytes.length - 1] ?? 0) ^ 1;
    const found = { type: "found", ground: { admission } } as const;
    expect(word(await asked(transport, { ...found, envelope: bytes }))).toBe("void");
    const junk = new Uint8Array(300);
    expect(word(await asked(transport, { ...found, envelope: junk }))).toBe("malformed");
    const later = table.envelopes[1]?.bytes ?? bytes;
    expect(word(await asked(transport, { ...found, envelope: later }))).toBe("not-next");
    await site.close();
  });

  test("O22 a table seat convenes four logs of its talk, the lead sixty-four, and the same log counts once", async () => {
    const site = await makeSite();
    const town = await townAt(site.transport());
    const [lead, a] = await sendersOf(town, site.transport);
    const { log } = town.table.state;
    const by = async (sender: Sender, name: string): Promise<string> => {
      const room = await roomOf(sender.hand, log, name);
      return word(await foundWith(sender.transport, room, { log, token: sender.token }));
    };
    for (let count = 0; count < 4; count += 1) expect(await by(a, `a ${count}`)).toBe("appended");
    expect(await by(a, "a 2")).toBe("appended");
    expect(await by(a, "a 4")).toBe("too-many");
    for (let count = 0; count < 64; count += 1)
      expect(await by(lead, `lead ${count}`)).toBe("appended");
    expect(await by(lead, "lead 63")).toBe("appended");
    expect(await by(lead, "lead 64")).toBe("too-many");
    const other = await roomOf(town.lead, "00".repeat(16) as LogId, "of no talk");
    expect(word(await foundWith(lead.transport, other, { log, token: lead.token }))).toBe(
      "not-admitted",
    );
    expect(word(await foundWith(lead.transport, other, { admission }))).toBe("not-admitted");
    await site.close();
  });

  test("O23 a vault is made by the admission token, by an open invitation or by a seat, and by nobody else", async () => {
    const site = await makeSite({ limits: { vaultsOfGround: 2 } });
    const town = await townAt(site.transport());
    const transport = site.transport();
    const bytes = new Uint8Array(64).fill(1);
    const make = async (name: string, ground?: Ground): Promise<string> =>
      putVault(transport, await handOf(name), 1, bytes, ground);
    const { log } = town.table.state;
    expect(await make("v1")).toBe("not-admitted");
    expect(await make("v1", { admission: "not-the-admission-token" })).toBe("not-admitted");
    expect(await make("v1", { admission })).toBe("stored");
    const { key, chain } = await invited(town, town.table, "vault guest");
    const invite = chain.envelopes.at(-1);
    if (invite === undefined) throw new Error("no invite");
    await posted(town.founder, town.table, invite);
    const byInvite = { log, token: await tokenOf(transport, key, log) };
    expect(await make("v2", byInvite)).toBe("stored");
    const bySeat = { log, token: await tokenOf(transport, town.a, log) };
    expect(await make("v3", bySeat)).toBe("stored");
    expect(await make("v4", bySeat)).toBe("stored");
    expect(await make("v5", bySeat)).toBe("too-many");
    expect(await make("v5", byInvite)).toBe("stored");
    expect(await make("v6", { log: "00".repeat(16) as LogId, token: bySeat.token })).toBe(
      "not-admitted",
    );
    await site.close();
  });

  test("O24 a vault is replaced by a higher version alone, and the same put again is answered as the first time", async () => {
    const site = await makeSite();
    const transport = site.transport();
    const hand = await handOf("vault owner");
    expect(await putVault(transport, hand, 1, filled(1), { admission })).toBe("stored");
    expect(await putVault(transport, hand, 2, filled(2))).toBe("stored");
    expect(await putVault(transport, hand, 2, filled(2))).toBe("stored");
    expect(await putVault(transport, hand, 2, filled(3))).toBe("vault-moved");
    expect(await putVault(transport, hand, 1, filled(1))).toBe("vault-moved");
    expect(await getVault(transport, hand)).toEqual({
      type: "vault",
      version: 2,
      bytes: filled(2),
    });
    // A server that lost versions 3 to 8 takes the ninth.
    expect(await putVault(transport, hand, 9, filled(9))).toBe("stored");
    const both = await Promise.all([
      putVault(site.transport(), hand, 10, filled(10)),
      putVault(site.transport(), hand, 10, filled(11)),
    ]);
    expect(both.toSorted()).toEqual(["stored", "vault-moved"]);
    await site.close();
  });

  test("O25 a vault is read and deleted by its key alone; deleted and never made are alike", async () => {
    const site = await makeSite();
    const transport = site.transport();
    const [owner, thief] = [await handOf("owner"), await handOf("thief")];
    const bytes = new Uint8Array(40).fill(4);
    expect(await putVault(transport, owner, 1, bytes, { admission })).toBe("stored");
    const stolen = await vaultOf(transport, thief);
    const { vault, token } = await vaultOf(transport, owner);
    for (const request of [
      { type: "get-vault", vault, token: stolen.token },
      { type: "delete-vault", vault, token: stolen.token },
      { type: "put-vault", vault, token: stolen.token, version: 2, bytes },
    ] satisfies Request[])
      expect(word(await asked(transport, request))).toBe("not-admitted");
    const absent = await getVault(transport, thief);
    expect(word(await asked(transport, { type: "delete-vault", vault, token }))).toBe("stored");
    expect(word(await asked(transport, { type: "delete-vault", vault, token }))).toBe("stored");
    expect(await getVault(transport, owner)).toEqual(absent);
    expect(await putVault(transport, owner, 2, bytes)).toBe("not-admitted");
    await site.close();
  });

  test("O26 a blob belongs to its log: its seats alone get it, and equal bytes elsewhere are another blob", async () => {
    const site = await makeSite();
    const town = await townAt(site.transport());
    const [lead, a] = await sendersOf(town, site.transport);
    const { log } = town.table.state;
    const room = await roomOf(town.lead, log, "blob room");
    const inRoom = await foundedAt(lead.transport, town.lead, room, { log, token: lead.token });
    const bytes = new Uint8Array(70_000).fill(9);
    const blob = blobNamed("a");
    const put = (sender: Sender, content: Uint8Array) =>
      asked(sender.transport, {
        type: "put-blob",
        log: sender.log,
        token: sender.token,
        blob,
        bytes: content,
      }).then(word);
    const get = (sender: Sender, of: LogId = sender.log) =>
      asked(sender.transport, { type: "get-blob", log: of, token: sender.token, blob });
    expect(await put(inRoom, bytes)).toBe("stored");
    expect(await put(inRoom, bytes)).toBe("stored");
    expect(await put(inRoom, bytes.slice(1))).toBe("exists-already");
    expect(await get(inRoom)).toEqual({ type: "blob", bytes });
    expect(word(await get(a))).toBe("not-admitted");
    expect(word(await get(a, room.state.log))).toBe("not-admitted");
    expect(await put(a, bytes.slice(1))).toBe("stored");
    expect(await get(a)).toEqual({ type: "blob", bytes: bytes.slice(1) });
    await site.close();
  });

  test("O27 a log holds so many bytes of blobs and no more, whatever other logs hold", async () => {
    const site = await makeSite({ limits: { logBlobBytes: 1_000 } });
    const town = await townAt(site.transport());
    const [lead, a] = await sendersOf(town, site.transport);
    const { log } = town.table.state;
    expect(await putEmpty(a, blobNamed("1"), 600)).toBe("stored");
    expect(await putEmpty(lead, blobNamed("2"), 600)).toBe("too-many");
    expect(await putEmpty(lead, blobNamed("2"), 400)).toBe("stored");
    expect(await putEmpty(a, blobNamed("1"), 600)).toBe("stored");
    const room = await roomOf(town.lead, log, "other blobs");
    const inRoom = await foundedAt(lead.transport, town.lead, room, { log, token: lead.token });
    expect(await putEmpty(inRoom, blobNamed("3"), 1_000)).toBe("stored");
    await site.close();
  });

  test("O29 a restored office gives what it has, takes what was lost, and nothing new until it is resumed", async () => {
    const site = await makeSite();
    const town = await townAt(site.transport());
    const sender = town.founder;
    const stands = await said(sender, town.table);
    const offered = stands.envelopes.at(-1);
    if (offered === undefined) throw new Error("empty");
    const fresh = await sealedBy(town.lead, stands.state);
    expect(word(await sent(sender, fresh, "offer"))).toBe("not-restoring");
    // Offering what stands already is answered as the first time.
    expect(word(await sent(sender, offered, "offer"))).toBe("appended");
    await site.close();

    const restored = await makeSite({ start: "restoring" });
    const way = restored.transport();
    expect(word(await foundWith(way, town.table, { admission }))).toBe("restoring");
    const hand = await handOf("restored vault");
    expect(await putVault(way, hand, 7, new Uint8Array(32), { admission })).toBe("stored");
    expect(await putVault(way, hand, 9, new Uint8Array(32))).toBe("stored");
    const { vault, token } = await vaultOf(way, hand);
    expect(word(await asked(way, { type: "delete-vault", vault, token }))).toBe("restoring");
    restored.resume();
    const again = await townAt(way);
    expect(await readBack(again.founder)).toEqual(
      joinBytes(...town.table.envelopes.map((envelope) => envelope.bytes)),
    );
    await restored.close();
  });
};
