// Many writers and one that will not stop, on a real server with a real disk.
import { sealedBy, grown } from "../../../packages/seal/test/hands.ts";
import { expect, test } from "vitest";
import { manyWriters } from "../../../packages/office/test/contract/writers.ts";
import { asked, senderOf, sent, word } from "../../../packages/office/test/site.ts";
import { townAt } from "../../../packages/office/test/town.ts";
import { envelopesFromBytes, isFault } from "@tworooms/seal/envelope";
import { openDataFolder } from "@tworooms/server";
import { makeFolder, siteOverHttp } from "./site.ts";

const siteOnDisk = async () => {
  const folder = makeFolder();
  const opened = await openDataFolder(folder.path);
  if ("fault" in opened) throw new Error(opened.sentence);
  const site = await siteOverHttp({}, { store: opened.store, now: Date.now });
  return { ...site, remove: folder.remove };
};

test("O14 sixty-four writers at once on one log: one chain, nobody lost", async () => {
  const site = await siteOnDisk();
  expect(await manyWriters(site, 64, 1)).toBe(64);
  await site.close();
  site.remove();
});

test("O17 a flooder cannot stop one objection", async () => {
  const site = await siteOnDisk();
  const town = await townAt(site.transport(), "flood");
  const { log } = town.table.state;
  const flooder = await senderOf(site.transport(), town.a, log);
  const objector = await senderOf(site.transport(), town.b, log);
  let { state } = town.table;
  const course = { isOver: false, flooded: 0 };
  /** Writes as fast as it can, and knows each new head before anybody else. */
  const flood = async (): Promise<void> => {
    let chain = town.table;
    while (!course.isOver) {
      const entry = await sealedBy(town.a, chain.state);
      const answer = await sent(flooder, entry);
      if (answer.type === "appended") {
        course.flooded += 1;
        chain = await grown(chain, entry);
        state = chain.state;
      } else if (answer.type === "moved" && answer.head.seq > chain.state.head.seq) return;
    }
  };
  const flooding = flood();
  while (course.flooded < 20)
    await new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
  // Always a step behind: it signs over what it was told a moment ago.
  let tries = 0;
  for (let known = town.table.state; ; tries += 1) {
    const answer = await sent(objector, await sealedBy(town.b, known));
    if (answer.type === "appended") break;
    if (answer.type !== "moved") throw new Error(word(answer));
    const { transport, token } = objector;
    const from = answer.head.seq;
    const read = await asked(transport, { type: "read", log, token, from, limit: 1_000 });
    if (read.type !== "entries") throw new Error(word(read));
    const page = envelopesFromBytes(read.envelopes);
    if (isFault(page)) throw new Error(page.fault);
    known = { ...state, head: read.head };
  }
  course.isOver = true;
  await flooding;
  expect(tries).toBeLessThanOrEqual(2);
  await site.close();
  site.remove();
});
