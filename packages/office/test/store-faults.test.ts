// What the office says when the disk does not hold: never yes, and afterwards the truth.
import { memoryStore, type Store, type StoreFault, transportInProcess } from "@tworooms/office";
import { faultOf } from "@tworooms/seal/envelope";
import { expect, test } from "vitest";
import { grown, sealedBy } from "../../seal/test/hands.ts";
import { officeOver, origin, siteInProcess } from "./in-process.ts";
import { makePort, settled, until } from "./port.ts";
import { posted, readBack, said, senderOf, sent, stillClock, word } from "./site.ts";
import { sendersOf, townAt } from "./town.ts";

type Trouble = "none" | "refuses" | "stores-but-says-failed";

const brittleStore = () => {
  const store = memoryStore();
  let trouble: Trouble = "none";
  let fault: StoreFault = faultOf("store-failed");
  const brittle: Store = {
    ...store,
    append: async (entry) => {
      if (trouble === "refuses") return fault;
      const answer = await store.append(entry);
      return trouble === "none" ? answer : fault;
    },
    putFact: async (...put) => (trouble === "none" ? store.putFact(...put) : fault),
  };
  return {
    store: brittle,
    become: (now: Trouble, code: StoreFault["fault"] = "store-failed") => {
      trouble = now;
      fault = { fault: code };
    },
  };
};

test("O20 what the store did not keep is refused, told to nobody, and taken when it works again", async () => {
  const { store, become } = brittleStore();
  const site = await siteInProcess({}, { store });
  const town = await townAt(site.transport());
  const [lead, , b] = await sendersOf(town, site.transport);
  const port = makePort();
  const from = town.table.state.head.seq + 1;
  site.office.connect().live(port).ask({ type: "follow", log: b.log, token: b.token, from });
  await until(() => port.told.length === 1);
  const entry = await sealedBy(lead.hand, town.table.state);
  for (const code of ["store-failed", "store-full"] as const) {
    become("refuses", code);
    expect(word(await sent(lead, entry))).toBe(code);
  }
  await settled();
  expect(port.told).toHaveLength(1);
  become("none");
  await posted(lead, town.table, entry);
  await until(() => port.told.length === 2);
  await site.close();
});

test("O20 a write that stood though it was called failed is found again, and told once", async () => {
  const { store, become } = brittleStore();
  const site = await siteInProcess({}, { store });
  const town = await townAt(site.transport());
  const [lead, , b] = await sendersOf(town, site.transport);
  const port = makePort();
  const from = town.table.state.head.seq + 1;
  site.office.connect().live(port).ask({ type: "follow", log: b.log, token: b.token, from });
  await until(() => port.told.length === 1);
  const entry = await sealedBy(lead.hand, town.table.state);
  become("stores-but-says-failed");
  expect(word(await sent(lead, entry))).toBe("store-failed");
  become("none");
  const chain = await grown(town.table, entry);
  expect(await sent(lead, entry)).toEqual({ type: "appended", head: chain.state.head });
  await said(lead, chain);
  await until(() => port.told.length === 3);
  expect(port.told[1]).toEqual({ type: "entry", envelope: entry.bytes });
  await site.close();
});

test("O20 a write that stood though it was called failed is in the way of another, who is told the head", async () => {
  const { store, become } = brittleStore();
  const site = await siteInProcess({}, { store });
  const town = await townAt(site.transport());
  const [lead, a, b] = await sendersOf(town, site.transport);
  const port = makePort();
  const from = town.table.state.head.seq + 1;
  site.office.connect().live(port).ask({ type: "follow", log: b.log, token: b.token, from });
  await until(() => port.told.length === 1);
  const entry = await sealedBy(lead.hand, town.table.state);
  const chain = await grown(town.table, entry);
  become("stores-but-says-failed");
  expect(word(await sent(lead, entry))).toBe("store-failed");
  become("none");
  const rival = await sealedBy(a.hand, town.table.state);
  expect(await sent(a, rival)).toMatchObject({ type: "moved", head: chain.state.head });
  await until(() => port.told.length === 2);
  expect(port.told[1]).toEqual({ type: "entry", envelope: entry.bytes });
  await said(a, chain);
  await site.close();
});

test("O45 an office whose store takes no writes is not ready, nor is one that closes", async () => {
  const { store, become } = brittleStore();
  const { office, close } = await siteInProcess({}, { store });
  expect(await office.isReady()).toBe(true);
  expect(await Promise.all([office.isReady(), office.isReady()])).toEqual([true, true]);
  become("refuses");
  expect(await office.isReady()).toBe(false);
  become("none");
  expect(await office.isReady()).toBe(true);
  await close();
  expect(await office.isReady()).toBe(false);
});

test("O30 a closing office answers what it was asked before and takes nothing more", async () => {
  const site = await siteInProcess();
  const town = await townAt(site.transport());
  const [lead, a] = await sendersOf(town, site.transport);
  const first = await sealedBy(lead.hand, town.table.state);
  const answers = [sent(lead, first)];
  await settled();
  const closing = site.office.close();
  answers.push(sent(a, await sealedBy(a.hand, (await grown(town.table, first)).state)));
  await closing;
  expect((await Promise.all(answers)).map(word)).toEqual(["appended", "closing"]);
  expect((await readBack(lead)).length).toBeGreaterThan(0);
});

test("O14 two offices over one store make one chain, and each tells its followers of the other's entries", async () => {
  const store = memoryStore();
  const clock = stillClock();
  const one = await officeOver(store, clock, { offices: "several" });
  const other = await officeOver(store, clock, { offices: "several" });
  const town = await townAt(transportInProcess(one, origin));
  const [lead] = await sendersOf(town, () => transportInProcess(one, origin));
  const b = await senderOf(transportInProcess(other, origin), town.b, town.table.state.log);
  const port = makePort();
  const from = town.table.state.head.seq + 1;
  other.connect().live(port).ask({ type: "follow", log: b.log, token: b.token, from });
  await until(() => port.told.length === 1);
  let chain = await said(lead, town.table);
  await until(() => port.told.length === 2);
  chain = await said(b, chain);
  const late = await sealedBy(town.a, town.table.state);
  expect(await sent(lead, late)).toMatchObject({ type: "moved", head: chain.state.head });
  await said(lead, chain);
  await until(() => port.told.length === 4);
  await Promise.all([one.close(), other.close()]);
});
