// Live connections from the inside: how fast, how much memory, and what is read from the store.
import { memoryStore, type Store } from "@tworooms/office";
import { expect, test } from "vitest";
import { sealedBy, turning } from "../../seal/test/hands.ts";
import { siteInProcess } from "./in-process.ts";
import { makePort, settled, until } from "./port.ts";
import { roomOf, sendersOf, townAt } from "./town.ts";
import { foundedAt, ruledBy, said, senderOf } from "./site.ts";

const countingStore = (): { readonly store: Store; readonly reads: () => number } => {
  const store = memoryStore();
  let reads = 0;
  return {
    store: {
      ...store,
      read: (...ask) => {
        reads += 1;
        return store.read(...ask);
      },
    },
    reads: () => reads,
  };
};

const entriesTold = (told: readonly { readonly type: string }[]) =>
  told.filter(({ type }) => type === "entry");

test("O33 entries for followers at the head are told without reading the store again", async () => {
  const { store, reads } = countingStore();
  const site = await siteInProcess({}, { store });
  const town = await townAt(site.transport());
  const [lead, a, b] = await sendersOf(town, site.transport);
  const ports = [makePort(), makePort(), makePort()];
  const from = town.table.state.head.seq + 1;
  for (const port of ports)
    site.office.connect().live(port).ask({ type: "follow", log: b.log, token: b.token, from });
  await until(() => ports.every((port) => port.told.length === 1));
  await settled();
  const before = reads();
  let chain = town.table;
  for (let count = 0; count < 20; count += 1) chain = await said(count % 2 === 0 ? lead : a, chain);
  for (const port of ports) expect(entriesTold(port.told)).toHaveLength(20);
  expect(reads()).toBe(before);
  await site.close();
});

test("O31 entries that come while a follower is still being read to are told in their place", async () => {
  const inner = memoryStore();
  const gates: Promise<void>[] = [];
  let open = (): void => {};
  const store: Store = {
    ...inner,
    read: async (...ask) => {
      await gates[0];
      return inner.read(...ask);
    },
  };
  const site = await siteInProcess({}, { store });
  const town = await townAt(site.transport());
  const [lead, , b] = await sendersOf(town, site.transport);
  gates.push(
    new Promise((resolve) => {
      open = resolve;
    }),
  );
  const port = makePort();
  site.office.connect().live(port).ask({ type: "follow", log: b.log, token: b.token, from: 0 });
  await until(() => port.told.length === 1);
  await settled();
  let chain = town.table;
  for (let count = 0; count < 5; count += 1) chain = await said(lead, chain);
  expect(port.told).toHaveLength(1);
  open();
  await until(() => port.told.length === 1 + chain.envelopes.length);
  chain = await said(lead, chain);
  expect(entriesTold(port.told)).toEqual(
    chain.envelopes.map(({ bytes }) => ({ type: "entry", envelope: bytes })),
  );
  await site.close();
});

test("O32 a slow reader costs one page of memory and misses nothing when it takes again", async () => {
  const site = await siteInProcess({ limits: { liveBacklog: 2_000 } });
  const town = await townAt(site.transport());
  const [lead, , b] = await sendersOf(town, site.transport);
  const port = makePort();
  const from = town.table.state.head.seq + 1;
  site.office.connect().live(port).ask({ type: "follow", log: b.log, token: b.token, from });
  await until(() => port.told.length === 1);
  await settled();
  port.stall();
  let chain = town.table;
  for (let count = 0; count < 100; count += 1) chain = await said(lead, chain);
  await settled();
  expect(entriesTold(port.told).length).toBeLessThan(10);
  expect(port.most()).toBeLessThan(2_000 + 1_000);
  port.takeAll();
  await until(() => entriesTold(port.told).length === 100);
  expect(entriesTold(port.told)).toEqual(
    chain.envelopes.slice(from).map(({ bytes }) => ({ type: "entry", envelope: bytes })),
  );
  await said(lead, chain);
  await until(() => entriesTold(port.told).length === 101);
  await site.close();
});

test("O32 a reader that takes nothing is told for each log it follows, and dropped", async () => {
  const site = await siteInProcess({ limits: { liveBacklog: 500 } });
  const town = await townAt(site.transport());
  const [lead] = await sendersOf(town, site.transport);
  const written = await roomOf(town.lead, town.table.state.log, "slow room");
  const ground = { log: lead.log, token: lead.token };
  const inRoom = await foundedAt(lead.transport, town.lead, written, ground);
  const port = makePort();
  const live = site.office.connect().live(port);
  const from = town.table.state.head.seq + 1;
  live.ask({ type: "follow", log: lead.log, token: lead.token, from });
  live.ask({ type: "follow", log: inRoom.log, token: inRoom.token, from: 2 });
  await until(() => port.told.length === 2);
  await settled();
  port.stall();
  let chain = town.table;
  for (let count = 0; count < 10; count += 1) chain = await said(lead, chain);
  await settled();
  port.giveUp();
  await until(port.isHungUp);
  const ended = port.told.filter(({ type }) => type === "ended");
  expect(ended).toHaveLength(2);
  expect(ended).toContainEqual({ type: "ended", log: lead.log, code: "too-slow" });
  expect(ended).toContainEqual({ type: "ended", log: inRoom.log, code: "too-slow" });
  const told = port.told.length;
  await said(lead, chain);
  await said(inRoom, written);
  await settled();
  expect(port.told).toHaveLength(told);
  await site.close();
});

test("O9 a follow ends when its token runs out, at the sweep or at the next entry", async () => {
  const site = await siteInProcess();
  const town = await townAt(site.transport());
  const [lead, a, b] = await sendersOf(town, site.transport);
  const [swept, told] = [makePort(), makePort()];
  const from = town.table.state.head.seq + 1;
  const live = site.office.connect().live(swept);
  live.ask({ type: "follow", log: a.log, token: a.token, from });
  site.office.connect().live(told).ask({ type: "follow", log: b.log, token: b.token, from });
  await until(() => swept.told.length === 1 && told.told.length === 1);
  site.clock.pass(15 * 60_000);
  live.sweep();
  expect(swept.told).toHaveLength(1);
  site.clock.pass(60_000);
  live.sweep();
  expect(swept.told[1]).toEqual({ type: "ended", log: a.log, code: "not-admitted" });
  await said(await senderOf(site.transport(), lead.hand, lead.log), town.table);
  await until(() => told.told.length === 2);
  expect(told.told[1]).toEqual({ type: "ended", log: b.log, code: "not-admitted" });
  await site.close();
});

test("O9 a seat removed while it is read to from the store hears no more", async () => {
  const site = await siteInProcess({ limits: { liveBacklog: 500 } });
  const town = await townAt(site.transport());
  const [lead, a] = await sendersOf(town, site.transport);
  const port = makePort();
  port.stall();
  site.office.connect().live(port).ask({ type: "follow", log: a.log, token: a.token, from: 0 });
  await until(() => port.told.length > 0);
  await settled();
  const remove = await turning(town.table.state, { type: "remove", member: town.a.id });
  await ruledBy(lead, town.table, remove);
  port.takeAll();
  await settled();
  expect(port.told.at(-1)).toEqual({ type: "ended", log: a.log, code: "not-admitted" });
  expect(entriesTold(port.told).length).toBeLessThanOrEqual(town.table.envelopes.length);
  await site.close();
});

test("O34 asks of one connection are bounded in number and in pace, and refused in their order", async () => {
  const site = await siteInProcess({
    limits: { liveAsks: 4, connection: { burst: 6, perSecond: 1 } },
  });
  const town = await townAt(site.transport());
  const port = makePort();
  const live = site.office.connect().live(port);
  const { bytes } = await sealedBy(town.lead, town.table.state);
  const codes = () => port.told.map((tell) => (tell.type === "refused" ? tell.code : tell.type));
  for (let count = 0; count < 7; count += 1) live.ask({ type: "append", envelope: bytes });
  await settled();
  // Four wait at once; of what comes beside them, and of what comes after six, nothing is looked at.
  const [not, often] = ["not-admitted", "too-often"];
  expect(codes()).toEqual([not, not, not, not, often, often, often]);
  live.ask({ type: "append", envelope: bytes });
  live.ask({ type: "append", envelope: bytes });
  live.ask({ type: "append", envelope: bytes });
  await settled();
  expect(codes().slice(7)).toEqual([not, not, often]);
  expect(port.isHungUp()).toBe(false);
  for (let count = 0; count < 100; count += 1) live.ask({ type: "append", envelope: bytes });
  expect(port.isHungUp()).toBe(true);
  await settled();
  await site.close();
});

test("O34 entries waiting on one connection are bounded in bytes", async () => {
  const site = await siteInProcess({ limits: { liveAskBytes: 1_000 } });
  const town = await townAt(site.transport());
  const port = makePort();
  const live = site.office.connect().live(port);
  const { bytes } = await sealedBy(town.lead, town.table.state);
  for (let count = 0; count < 4; count += 1) live.ask({ type: "append", envelope: bytes });
  await settled();
  const codes = port.told.map((tell) => (tell.type === "refused" ? tell.code : tell.type));
  expect(codes).toEqual(["not-admitted", "not-admitted", "too-often", "too-often"]);
  await site.close();
});
