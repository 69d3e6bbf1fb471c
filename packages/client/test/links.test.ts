// Links that open nothing any more, as who opens them is told.

import { expect, test } from "vitest";
import type { Party } from "@tworooms/talks";
import { withdraw } from "../src/index.ts";
import { convened, got, invited, joined, makeWorld } from "./world.ts";

const guestOf = { as: "head", party: "p1" as Party } as const;
const closed = { type: "refused", code: "link-closed" };

test("C45 a link that was used, withdrawn or has run out says that it opens nothing, and leaves no seat behind", async () => {
  const world = await makeWorld("links");
  const lead = await world.person("Lead");
  const desk = { person: lead, talk: await convened(lead) };
  const [first, second, third] = [
    await invited(desk, guestOf),
    await invited(desk, guestOf),
    await invited(desk, guestOf),
  ];
  const head = await world.person("Head");
  const talk = await joined(head, first.link);
  const other = await world.person("Other");
  const shown = { name: "Other", title: "", role: "" };
  expect(await other.client.join(first.link, shown)).toEqual(closed);
  // Whoever came by it goes on by it.
  expect((await joined(head, first.link)).id).toBe(talk.id);

  const { ports, records } = lead.client;
  const books = desk.talk.logs().map(({ book }) => book);
  got(await withdraw(ports, records, books, second));
  expect(await other.client.join(second.link, shown)).toEqual(closed);

  world.clock.now += 2 * 86_400_000;
  expect(await other.client.join(third.link, shown)).toEqual(closed);
  expect(other.client.vault.current().seats).toEqual([]);
});
