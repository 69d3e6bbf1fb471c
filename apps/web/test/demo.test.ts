// The demo's stage: the story is played once, with seeds, and looked at from every seat.

import { isFault, transcriptFromText, transcriptOf, verifyTranscript } from "@tworooms/client";
import type { SeatView } from "@tworooms/talks";
import { beforeAll, expect, test } from "vitest";
import { seeded } from "../../../packages/client/test/world.ts";
import { characters, everybody } from "../src/demo/people.ts";
import { guided } from "../src/demo/guided.ts";
import { sittings } from "../src/demo/script.ts";
import type { Stage, StageParts } from "../src/demo/stage.ts";
import { playStory } from "../src/demo/stage.ts";
import { sideOfItem } from "../src/demo/story-index.ts";
import type { Deed } from "../src/demo/step.ts";

const midnight = Date.UTC(2026, 10, 24);
const now = Date.UTC(2026, 10, 24, 15, 41);
const partsFor = (seed: string): StageParts => ({
  random: (who) => seeded(`${seed}/${who}`),
  now: () => now,
  midnight,
  origin: "http://127.0.0.1:8470",
});

let stage: Stage;
const progress: (readonly [number, number])[] = [];
beforeAll(async () => {
  stage = await playStory({
    ...partsFor("demo"),
    onProgress: (done, of) => progress.push([done, of]),
  });
}, 120_000);

const deeds: readonly Deed[] = sittings.flatMap(({ steps }) => steps.map(({ deed }) => deed));
const viewOf = <Type extends SeatView["type"]>(
  seat: keyof Stage["seats"],
  type: Type,
): Extract<SeatView, { readonly type: Type }> => {
  const view = stage.seats[seat].talk.view();
  if (!("type" in view) || view.type !== type) throw new Error(`no ${type}`);
  return view as Extract<SeatView, { readonly type: Type }>;
};
const allLogs = () => {
  const logs = Object.values(stage.seats).flatMap(({ talk }) => talk.logs());
  return [...new Map(logs.map((log) => [log.book.spec.log, log])).values()];
};
/** What people said and did: opened bodies but profiles, ground rules and the naming of sides and interpreters. */
const told = () =>
  allLogs().flatMap(({ book }) =>
    book.entries().flatMap((entry) => {
      if (entry.type !== "sealed") return [];
      const body = entry.body as { readonly type: string; readonly at: number };
      return ["profile-set", "rules-set", "side-named", "interpreter-named"].includes(body.type)
        ? []
        : [{ log: book.spec.log, ...body }];
    }),
  );

test("V190 the story is played to its end, and no entry of it is void", () => {
  expect(progress.at(-1)?.[0]).toBe(progress.at(-1)?.[1]);
  expect(progress.length).toBe(progress.at(-1)?.[1]);
  expect(allLogs()).toHaveLength(6);
  for (const log of allLogs()) {
    expect(log.voids()).toEqual([]);
    expect(log.book.trouble()).toBeUndefined();
  }
  for (const seat of ["mediator", "varda", "selen"] as const) {
    const view = stage.seats[seat].talk.view();
    expect("flags" in view && view.flags).toEqual([]);
  }
});

test("V191 about 150 things are said and done, and everything talks can do is among them", () => {
  const count = told().length;
  expect(count).toBeGreaterThanOrEqual(130);
  expect(count).toBeLessThanOrEqual(180);
  const carries = deeds.filter((deed) => deed.type === "carry");
  expect(new Set(carries.map(({ manner }) => manner))).toEqual(
    new Set(["as-written", "reworded-named", "reworded-unnamed", "own-idea"]),
  );
  expect(new Set(carries.map(({ ends }) => ends))).toEqual(new Set(["told", "taken-back", "held"]));
  expect(carries.some(({ corrects }) => corrects !== undefined)).toBe(true);
  expect(carries.some(({ asked }) => asked !== undefined)).toBe(true);
  const types = new Set(deeds.map(({ type }) => type));
  for (const type of [
    "ask-leave",
    "give-leave",
    "refuse-leave",
    "narrow-leave",
    "ask-for",
    "note",
    "list-name",
    "render",
    "note-public",
    "invite",
    "come",
  ] as const)
    expect(types).toContain(type);
  const readBacks = deeds.filter((deed) => deed.type === "read-back");
  expect(readBacks.some(({ words }) => words === undefined)).toBe(true);
  expect(readBacks.some(({ words }) => words !== undefined)).toBe(true);
  const leaves = deeds.flatMap((deed) => (deed.type === "say" ? [deed.leave] : []));
  expect(leaves).toContain("stays");
  expect(leaves.some((leave) => typeof leave === "object" && leave.onlyIfAsked !== undefined)).toBe(
    true,
  );
});

test("V192 times never go back in a log, lie where people work, and end where the visitor's clock stands", () => {
  const lasts = new Map<string, number>();
  for (const { log, at } of told()) {
    expect(at).toBeGreaterThanOrEqual(lasts.get(log) ?? 0);
    lasts.set(log, at);
    expect(at).toBeLessThanOrEqual(now);
    const hour = new Date(at).getUTCHours();
    expect(hour).toBeGreaterThanOrEqual(9);
    expect(hour).toBeLessThan(18);
  }
  expect(now - Math.max(...lasts.values())).toBeLessThan(30 * 60_000);
  expect(new Set(told().map(({ at }) => Math.floor(at / 86_400_000))).size).toBe(4);
});

test("V193 each seat finds what the story wants of it", () => {
  const desk = viewOf("mediator", "desk");
  expect(desk.rules?.title).toBe("Aru River crossings");
  expect(desk.tray.map(({ stage: at }) => at)).toEqual(["held"]);
  expect(desk.dropped.map(({ stage: at }) => at)).toEqual(["taken-back"]);
  expect(desk.names.map(({ name }) => name)).toEqual(["Ilya Korsh", "Rahim Dastan"]);
  const tellings = desk.ledger.flatMap(({ cells }) => cells.flatMap((cell) => cell.tellings));
  expect(tellings.length).toBe(
    deeds.filter((deed) => deed.type === "carry" && deed.ends === "told").length,
  );
  expect(tellings.some(({ corrects }) => corrects !== undefined)).toBe(true);

  const varda = viewOf("varda", "party");
  const asks = varda.room?.messages.flatMap((message) => message.asks) ?? [];
  expect(asks.filter(({ answer }) => answer === undefined)).toHaveLength(1);
  expect(asks.filter(({ answer }) => answer?.type === "given")).toHaveLength(2);
  expect(varda.caucus?.messages.length).toBeGreaterThan(10);
  const guidedItem = varda.room?.messages.find(({ item }) => item === stage.idOf(guided.item));
  expect(guidedItem?.leave?.leave).toEqual({
    manners: ["reworded-unnamed", "own-idea"],
    onlyIfAsked: false,
  });
  expect(guidedItem?.receipts).toEqual([]);
  const staying = varda.room?.messages.find(({ item }) => item === stage.idOf(guided.staying));
  expect(staying?.leave?.leave).toBe("stays");
  expect(staying?.words).toContain(guided.figure);

  const selen = viewOf("selen", "party");
  expect(selen.room?.tolds.some(({ correctedBy }) => correctedBy.length > 0)).toBe(false);
  expect(varda.room?.tolds.some(({ correctedBy }) => correctedBy.length > 0)).toBe(true);
  expect(
    selen.room?.messages.some(({ asks: all }) =>
      all.some(({ answer }) => answer?.type === "refused"),
    ),
  ).toBe(true);
  expect(selen.room?.messages.some(({ leave }) => leave?.narrowedBy !== undefined)).toBe(true);
  expect(selen.caucus?.messages.length).toBeGreaterThan(8);
  const standings = (view: SeatView) =>
    view.people.flatMap(({ people }) => people.map(({ standing }) => standing));
  // Somebody came to Selen whose words nobody compared yet; Varda's invitation is open.
  expect(standings(selen)).toContain("pending");
  expect(standings(varda)).toContain("open");
  const namesIn = (view: SeatView) =>
    new Set(view.people.flatMap(({ people }) => people.map(({ name }) => name)));
  for (const who of everybody.filter((each) => characters[each].side === "selen"))
    if (who !== "sohrab") expect(namesIn(selen)).toContain(characters[who].name);
});

test("V194 what was not carried is in no other seat: no word of a room or a caucus, no name of its people", () => {
  const seen = {
    varda: JSON.stringify(viewOf("varda", "party")),
    selen: JSON.stringify(viewOf("selen", "party")),
    mediator: JSON.stringify(viewOf("mediator", "desk")),
  };
  const other = { varda: "selen", selen: "varda" } as const;
  const asWritten = new Set(
    deeds.flatMap((deed) =>
      deed.type === "carry" && deed.manner === "as-written" && deed.ends === "told"
        ? [deed.item]
        : [],
    ),
  );
  let looked = 0;
  for (const { steps } of sittings)
    for (const { by, deed } of steps) {
      const { side } = characters[by];
      if (deed.type === "say" && side !== "mediators" && !asWritten.has(deed.item)) {
        expect(seen[other[side]]).not.toContain(JSON.stringify(deed.words).slice(1, -1));
        looked += 1;
      }
      if (deed.type === "caucus" && side !== "mediators") {
        const words = JSON.stringify(deed.words).slice(1, -1);
        expect(seen[side]).toContain(words);
        expect(seen[other[side]]).not.toContain(words);
        expect(seen.mediator).not.toContain(words);
        looked += 1;
      }
      if (deed.type === "note")
        for (const room of ["varda", "selen"] as const)
          expect(seen[room]).not.toContain(JSON.stringify(deed.words).slice(1, -1));
      if (deed.type === "tell") expect(seen[other[deed.to]]).not.toContain(deed.words);
    }
  expect(looked).toBeGreaterThan(40);
  for (const who of everybody) {
    const { name, side } = characters[who];
    // Heads sit at the table, where both sides see them.
    if (side === "mediators" || who === "merrin" || who === "orlo") continue;
    expect(seen[other[side]]).not.toContain(name);
  }
  expect(seen.selen).not.toContain("4,200");
  expect(seen.selen).not.toContain("Korsh");
  expect(seen.varda).not.toContain("Dastan");
  expect(sideOfItem(guided.item)).toBe("varda");
});

test("V195 what each seat may read verifies offline, without a server", async () => {
  for (const { talk } of Object.values(stage.seats)) {
    const transcript = transcriptFromText(JSON.stringify(await transcriptOf(talk)));
    if (isFault(transcript)) throw new Error(transcript.fault);
    const verified = await verifyTranscript(transcript);
    if (isFault(verified)) throw new Error(verified.fault);
    expect(JSON.stringify(verified)).not.toContain('"fault"');
  }
});

test("V196 the operator holds sealed envelopes by log, every one counted, and no word or name in any", () => {
  const { logs, vaults, vaultBytes } = stage.counted.holdings();
  expect(logs).toHaveLength(6);
  expect(vaults).toBe(everybody.length);
  expect(vaultBytes).toBeGreaterThan(0);
  for (const { book } of allLogs()) {
    const held = logs.find(({ log }) => log === book.spec.log);
    const sizes = book.envelopes().map(({ length }) => length);
    expect(held).toEqual({
      log: book.spec.log,
      entries: sizes.length,
      controls: book.entries().reduce((sum, { type }) => sum + (type === "control" ? 1 : 0), 1),
      bytes: sizes.reduce((sum, size) => sum + size, 0),
      smallest: Math.min(...sizes),
      largest: Math.max(...sizes),
    });
    const bytes = Buffer.concat(book.envelopes()).toString("utf8");
    for (const word of ["Aru", "Varda", "Selen", "Merrin", "4,200", "crossing"])
      expect(bytes).not.toContain(word);
  }
  expect(JSON.stringify(logs)).not.toContain("Varda");
});

test("V197 the same seed plays the same bytes; another makes other keys", async () => {
  const linksOf = ({ seats }: Stage): readonly string[] =>
    seats.mediator.talk.logs().map(({ book }) => book.reader()?.state.head.link ?? "");
  const [again, other] = await Promise.all([
    playStory(partsFor("demo")),
    playStory(partsFor("another")),
  ]);
  expect(linksOf(again)).toEqual(linksOf(stage));
  expect(linksOf(other)).not.toEqual(linksOf(stage));
  expect(other.talk).not.toBe(stage.talk);
}, 120_000);
