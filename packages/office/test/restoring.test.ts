// An office over a store that lost its newest entries: clients give back what they hold, and all reads as before.
import { memoryStore, type Store } from "@tworooms/office";
import type { Envelope } from "@tworooms/seal/envelope";
import { expect, test } from "vitest";
import { handOf, sealedBy } from "../../seal/test/hands.ts";
import { siteInProcess } from "./in-process.ts";
import { asked, readBack, said, senderOf, sent, watch, word } from "./site.ts";
import { accepted, invited, tableOf } from "./town.ts";

const storeOf = async (envelopes: readonly Envelope[]): Promise<Store> => {
  const store = memoryStore();
  for (const { header, bytes } of envelopes)
    await store.append({
      log: header.log,
      seq: header.seq,
      isControl: header.kind === 1,
      bytes,
    });
  return store;
};

test("O29 a restored office takes back a lost tail, an accept past its time too, and nothing new till it is resumed", async () => {
  const written = await tableOf("restored");
  const { lead } = written;
  const seconds = 1_800_000_100;
  const { key, chain } = await invited(
    { ...written, transport: undefined as never, founder: undefined as never },
    written.table,
    "restored guest",
    {},
    seconds,
  );
  const newcomer = await handOf("restored guest");
  const whole = await accepted(chain, key, newcomer);
  const kept = written.table.envelopes;
  const site = await siteInProcess({ start: "restoring" }, { store: await storeOf(kept) });
  site.clock.pass(200_000);
  const sender = await senderOf(site.transport(), lead, whole.state.log);
  const held = await readBack(sender);
  expect(held).toEqual(Uint8Array.from(Buffer.concat(kept.map(({ bytes }) => bytes))));

  const fresh = await sealedBy(lead, written.table.state);
  expect(word(await sent(sender, fresh))).toBe("restoring");
  const [invite, accept] = whole.envelopes.slice(kept.length);
  if (invite === undefined || accept === undefined) throw new Error("short");
  expect(word(await sent(sender, accept, "offer"))).toBe("moved");
  for (const envelope of [invite, accept])
    expect(word(await sent(sender, envelope, "offer"))).toBe("appended");
  // The same bytes again, and as an entry, are answered as the first time.
  expect(word(await sent(sender, accept, "offer"))).toBe("appended");
  expect(word(await sent(sender, accept))).toBe("appended");
  const { log, token } = sender;
  const blob = "ab".repeat(16) as never;
  const put = { type: "put-blob", log, token, blob, bytes: new Uint8Array(4) } as const;
  expect(word(await asked(sender.transport, put))).toBe("restoring");

  site.resume();
  expect(word(await sent(sender, fresh, "offer"))).toBe("not-restoring");
  const back = await senderOf(site.transport(), newcomer, log);
  await said(back, whole);
  expect(await readBack(sender)).toEqual(await readBack(back));
  await site.close();
});

test("O29 an offer that is not the next link or not its author's is refused as ever", async () => {
  const { lead, a, table } = await tableOf("restored badly");
  const kept = table.envelopes;
  const site = await siteInProcess({ start: "restoring" }, { store: await storeOf(kept) });
  const sender = await senderOf(site.transport(), lead, table.state.log);
  const good = await sealedBy(a, table.state);
  const forged = good.bytes.slice();
  forged[forged.length - 1] = (forged[forged.length - 1] ?? 0) ^ 1;
  const offer = { type: "append", log: sender.log, token: sender.token, as: "offer" } as const;
  expect(word(await asked(sender.transport, { ...offer, envelope: forged }))).toBe("void");
  const stranger = await sealedBy(await handOf("restored stranger"), table.state);
  expect(word(await sent(sender, stranger, "offer"))).toBe("void");
  expect(word(await sent(sender, good, "offer"))).toBe("appended");
  await site.close();
});

test("O29 whoever follows a log of a restored office is told that it is one, until it is resumed", async () => {
  const { lead, table } = await tableOf("restored and followed");
  const site = await siteInProcess(
    { start: "restoring" },
    { store: await storeOf(table.envelopes) },
  );
  const { log, token } = await senderOf(site.transport(), lead, table.state.log);
  const { head } = table.state;
  const eyes = await watch(site.transport());
  const from = head.seq + 1;
  eyes.ask({ type: "follow", log, token, from });
  expect(await eyes.next()).toEqual({ type: "following", log, head, isRestoring: true });
  site.resume();
  eyes.ask({ type: "follow", log, token, from });
  expect(await eyes.next()).toEqual({ type: "following", log, head });
  eyes.close();
  await site.close();
});
