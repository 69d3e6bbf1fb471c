// Who sits in a talk, put together: by the person's own id in its profiles, and, for whoever cannot write one yet, by the
// invitation of this device it came by.

import { expect, test } from "vitest";
import type { Party } from "@tworooms/talks";
import { booksOf, invitationsOf, personsOf, removeSeats, shutBooks } from "../src/index.ts";
import type { Invitation, Talk } from "../src/index.ts";
import { convened, got, invited, joined, makeWorld, seated } from "./world.ts";

const p1 = "p1" as Party;
const p2 = "p2" as Party;

const placesOf = (talk: Talk, invitations: readonly Invitation[] = []) =>
  personsOf(talk, invitations)
    .filter(({ isMe }) => !isMe)
    .map(({ name, seats }) => [name, seats.map(({ place }) => place).toSorted()]);

test("C31 whoever waits to be added stands once for whoever invited it, and is removed from everywhere at once", async () => {
  const world = await makeWorld("persons");
  const lead = await world.person("lead");
  const desk = await convened(lead);
  const inLead = { person: lead, talk: desk };
  await seated(inLead, await world.person("deputy"), { as: "mediator" }, "authority");
  await seated(inLead, await world.person("north"), { as: "head", party: p1 });
  const doors = booksOf(desk).filter(({ spec }) => spec.kind === "room" || spec.kind === "table");
  await desk.sync();
  got(await shutBooks(lead.client.ports, doors));
  const invitation = await invited(inLead, { as: "head", party: p2 });
  await joined(await world.person("south"), invitation.link);
  await desk.sync();

  const known = await invitationsOf(lead.client.records);
  const places = ["room/p2", "table"];
  // Without the invitation nobody can know that two seats are one person's.
  for (const place of places) expect(placesOf(desk)).toContainEqual(["", [place]]);
  expect(placesOf(desk, known).filter(([name]) => name === "")).toEqual([["", places]]);
  expect(placesOf(desk, known)).toContainEqual(["north", places.with(0, "room/p1")]);
  const newcomer = personsOf(desk, known).find(({ name }) => name === "");
  expect(newcomer).toMatchObject({ invitation: invitation.name });
  got(await removeSeats(lead.client.ports, newcomer?.seats ?? []));
  const removed = personsOf(desk, known).find(({ name }) => name === "");
  expect(removed?.seats.map(({ standing }) => standing)).toEqual(["removed", "removed"]);
});
