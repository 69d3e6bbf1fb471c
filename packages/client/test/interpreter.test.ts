// Interpreters over the whole path: invited, seated, confined from the first entry, with keys and rosters that are real.

import { expect, test } from "vitest";
import type { Member, Party } from "@tworooms/talks";
import { invitedLogs, newId, nameOfPlace, personsOf, writeBody } from "../src/index.ts";
import type { Talk } from "../src/index.ts";
import type { Inviter, Person } from "./world.ts";
import { convened, got, invited, joined, makeWorld, seated } from "./world.ts";

const p1 = "p1" as Party;
const p2 = "p2" as Party;
const room = { type: "room", party: p1 } as const;

/** Writes a message past its own client's rules, as a bent client would. */
const forceSaid = async ({ client }: Person, talk: Talk) => {
  const book = talk.logAt(room)?.book;
  if (book === undefined) throw new Error("no room");
  const item = newId<"item">(client.ports);
  const body = { type: "said", at: client.ports.now(), item, words: "In our name", leave: "stays" };
  return { item, appended: await writeBody(client.ports, book, () => ({ body })) };
};
const messagesOf = (talk: Talk): readonly string[] => {
  const view = talk.view();
  const rooms = "type" in view && view.type === "desk" ? view.rooms : [];
  return rooms.flatMap(({ messages }) => messages.map(({ item }) => item));
};
const voidsIn = (talk: Talk): readonly string[] =>
  talk.logs().flatMap(({ voids }) => voids().map(({ code }) => code));

const twoParties = async () => {
  const world = await makeWorld("interpreters");
  const lead = await world.person("Lead");
  const head = await world.person("Varda's head");
  const desk: Inviter = { person: lead, talk: await convened(lead) };
  const a = await seated(desk, head, { as: "head", party: p1 }, "authority");
  await desk.talk.sync();
  return { world, desk, varda: { person: head, talk: a } };
};

test("C30 a party's interpreter is named before its invitation stands, renders, and speaks for nobody", async () => {
  const { world, desk, varda } = await twoParties();
  const item = newId<"item">(varda.person.client.ports);
  const words = "حرف ما";
  got(await varda.talk.perform({ type: "say", room: p1, item, words, language: "fa" }));
  const invitation = await invited(varda, { as: "interpreter", party: p1 });
  const entries = varda.talk.logAt(room)?.book.entries() ?? [];
  const named = entries.findIndex(
    (each) => each.type === "sealed" && JSON.stringify(each.body).includes("interpreter-named"),
  );
  const invite = entries.findLastIndex(
    (each) => each.type === "control" && each.control.type === "invite",
  );
  expect([named > 0, named < invite]).toEqual([true, true]);
  const interpreter = await world.person("Interpreter");
  const talk = await joined(interpreter, invitation.link);
  // Unchecked yet, and confined already: its first words are void for every reader.
  const first = await forceSaid(interpreter, talk);
  expect(first.appended).toMatchObject({ type: "appended" });
  const refused = {
    type: "say",
    room: p1,
    item: newId<"item">(interpreter.client.ports),
    words,
  } as const;
  expect(await talk.perform(refused)).toEqual({ type: "refused", code: "confined" });
  const rendering = newId<"rendering">(interpreter.client.ports);
  const of = { type: "item", item } as const;
  expect(
    await talk.perform({ type: "render", room: p1, rendering, of, language: "en", words: "Ours" }),
  ).toMatchObject({ type: "appended" });
  await desk.talk.sync();
  await varda.talk.sync();
  for (const each of [desk.talk, varda.talk]) {
    expect(voidsIn(each)).toEqual(["confined"]);
    const shown = personsOf(each).find(({ name }) => name === "Interpreter");
    expect(shown?.seats.map(({ place, isInterpreter }) => [place, isInterpreter])).toEqual([
      ["room/p1", true],
    ]);
  }
  expect(messagesOf(desk.talk)).toEqual([item]);
  expect(desk.talk.view()).toMatchObject({
    rooms: [
      { messages: [{ language: "fa", renderings: [{ words: "Ours", as: "interpreter" }] }] },
      {},
    ],
  });
  // Its own side's head frees it; the lead cannot.
  const own = talk.logAt(room)?.me()?.member as Member;
  const free = { type: "free-interpreter", room: p1, member: own } as const;
  expect(await desk.talk.perform(free)).toEqual({ type: "refused", code: "not-yours-to-name" });
  expect(await talk.perform({ ...refused })).toEqual({ type: "refused", code: "confined" });
  expect(await varda.talk.perform(free)).toMatchObject({ type: "appended" });
  const leave = "stays";
  expect(await talk.perform({ ...refused, leave })).toMatchObject({ type: "appended" });
});

test("C30 a party's interpreter is invited by its own side alone", async () => {
  const { desk } = await twoParties();
  const { ports } = desk.person.client;
  const kind = { as: "interpreter", party: p1 } as const;
  expect(await invitedLogs(ports, desk.talk, kind)).toEqual({
    type: "refused",
    code: "not-governed",
  });
});

test("C30 the mediators' interpreter sits in the rooms it was invited to and nowhere else", async () => {
  const { world, desk } = await twoParties();
  for (const rooms of [[p2], [p1, p2]]) {
    const guest = await world.person(`Interpreter in ${rooms.length}`);
    const talk = await seated(desk, guest, { as: "mediators-interpreter", rooms });
    expect(
      talk
        .logs()
        .map(({ place }) => nameOfPlace(place))
        .toSorted(),
    ).toEqual(rooms.map((party) => `room/${party}`));
    const seat = talk.seat();
    expect("type" in seat && seat.type).toBe("reader");
    const view = talk.view();
    const seen = "type" in view && view.type === "reader" ? view.rooms : [];
    expect(seen.map(({ renderAs }) => renderAs)).toEqual(rooms.map(() => "interpreter"));
    const { ports } = guest.client;
    const say = { type: "say", room: p2, item: newId<"item">(ports), words: "W" } as const;
    expect(await talk.perform(say)).toEqual({ type: "refused", code: "confined" });
    expect(await talk.settle()).toEqual([]);
  }
});
