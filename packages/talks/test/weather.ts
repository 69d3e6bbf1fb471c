// Bad weather for the chain of a carry: two mediators on stale folds, crashes between any two steps, narrowing, widening and
// taking back in between; and what must hold whatever happened. Used by the quick tests and the long ones.

import * as fc from "fast-check";
import { expect } from "vitest";
import type { Command, Decision, Due, Leave, LogFold, Manner } from "../src/index.ts";
import { decide, due, isWithin, view } from "../src/index.ts";
import { fileOf, pickedFile, someLeave } from "./samples.ts";
import type { Name, Scene } from "./scene.ts";
import {
  act,
  desk,
  enter,
  id,
  logAt,
  member,
  memberAt,
  nameOf,
  p1,
  p2,
  post,
  roomOf,
  seatFor,
  start,
  time,
} from "./scene.ts";

type Mediator = { readonly name: Name; readonly seen: Map<string, LogFold> };
const shared = [desk, roomOf(p1), roomOf(p2)];

/** A mediator's client, with everything synced. */
export const mediator = (scene: Scene, name: Name): Mediator => ({
  name,
  seen: new Map(shared.map((place) => [nameOf(place), logAt(scene, place).fold])),
});

/** The compare-and-swap: a stale writer syncs that one log, and decides again. */
export const attempt = (
  scene: Scene,
  { name, seen }: Mediator,
  find: () => Decision | undefined,
): boolean => {
  for (let tries = 0; tries < 4; tries += 1) {
    const decision = find();
    if (decision === undefined || !("event" in decision)) return false;
    const key = nameOf(decision.place);
    const { fold } = logAt(scene, decision.place);
    if (seen.get(key) === fold) {
      expect(enter(scene, name, decision)).toBe("stands");
      seen.set(key, logAt(scene, decision.place).fold);
      return true;
    }
    seen.set(key, fold);
  }
  return false;
};

/** One of the appends that are due. */
export const appendOf = (all: readonly Due[], pick: number): Decision | undefined => {
  const appends = all.flatMap((each) => (each.type === "append" ? [each.append] : []));
  return appends[pick % Math.max(appends.length, 1)];
};

const mannerOf = (n: number): Manner => (n % 2 === 0 ? "reworded-named" : "own-idea");
/** The nth carry of an item, for the second party. */
export const prepareCommand = (n: number): Command => ({
  type: "prepare-carry",
  carry: id(n),
  from: p1,
  item: id((n % 3) + 1),
  to: p2,
  manner: mannerOf(n),
  words: `Wording ${n}`,
  hold: n % 5,
  asked: id(1),
  used: id(n + 1_000),
  told: id(n + 2_000),
  ...(n % 2 === 0 ? { again: "again" } : {}),
  ...(n % 3 === 0 ? {} : { files: [pickedFile(500 + (n % 3) + 1, n + 3_000)] }),
});

export type Step = {
  readonly who: 0 | 1;
  readonly what:
    | ("sync" | "due" | "prepare" | "approve" | "back" | "release" | "crash" | "leave")
    | "render";
  readonly n: number;
  readonly leave: Leave;
};
const steps = fc.array(
  fc.record<Step>({
    who: fc.constantFrom(0, 1),
    what: fc.constantFrom(
      ...(["sync", "due", "due", "due", "prepare", "prepare", "approve"] as const),
      ...(["due", "back", "release", "crash", "leave", "sync", "due", "render"] as const),
    ),
    n: fc.nat(9),
    leave: someLeave,
  }),
  { minLength: 40, maxLength: 80, size: "max" },
);

/** A's people change an item's leave: they narrow it, or widen it by answering an ask. */
const changeLeave = (scene: Scene, at: number, n: number, leave: Leave): void => {
  const item = id<"item">((n % 3) + 1);
  const ask = id<"ask">(at);
  if (n % 2 === 0) act(scene, "head1", { type: "narrow-leave", room: p1, item, leave }, at);
  else {
    act(scene, "deputy", { type: "ask-leave", room: p1, ask, item, leave }, at);
    act(scene, "head1", { type: "give-leave", room: p1, ask, leave }, at);
  }
};

/** An interpreter renders, in either room, and tries to say something besides. */
const renderBeside = (scene: Scene, at: number, n: number): void => {
  const item = id<"item">((n % 3) + 1);
  const of = n % 2 === 0 ? { type: "item", item } : { type: "asked", asked: id(1) };
  const room = n % 2 === 0 ? p1 : p2;
  const rendered = { type: "rendered", at, rendering: id(at), of, language: "fa", words: "R" };
  post(scene, n % 2 === 0 ? "interpreter1" : "renderer", roomOf(room), rendered);
  post(scene, "interpreter1", roomOf(p1), { type: "said", at, item: id(at), words: "R" });
};

const commandOf = ({ what, n }: Step): Command | undefined => {
  const carry = id<"carry">(n);
  if (what === "prepare") return prepareCommand(n);
  if (what === "approve") return { type: "approve-carry", carry };
  if (what === "back") return { type: "take-back-carry", carry };
  return what === "release" ? { type: "release-carry", carry } : undefined;
};

/** Plays some weather. */
export const play = (secondApproval: "needed" | "not-needed", all: readonly Step[]): Scene => {
  const scene = start({ secondApproval });
  const wide: Leave = { manners: ["reworded-named", "own-idea"], onlyIfAsked: false };
  for (const n of [1, 2, 3])
    act(
      scene,
      "adviser1",
      {
        type: "say",
        room: p1,
        item: id(n),
        words: "W",
        leave: wide,
        files: [fileOf(500 + n), fileOf(600 + n)],
      },
      1,
    );
  act(scene, "head2", { type: "ask-for", room: p2, asked: id(1), words: "And?" }, 1);
  const invited = member("invitation");
  act(scene, "head1", { type: "name-interpreter", room: p1, member: invited }, 1);
  const renderer = memberAt("renderer", roomOf(p2));
  act(scene, "lead", { type: "name-interpreter", room: p2, member: renderer }, 1);
  const both = [mediator(scene, "lead"), mediator(scene, "deputy")];
  let at = 10;
  for (const step of all) {
    at += step.n % 3;
    const who = both[step.who];
    if (who === undefined) continue;
    const seat = () => seatFor(scene, who.name, who.seen);
    const command = commandOf(step);
    if (command !== undefined) attempt(scene, who, () => decide(seat(), command, time(at)));
    else if (step.what === "due")
      attempt(scene, who, () => appendOf(due(seat(), time(at)), step.n));
    else if (step.what === "leave") changeLeave(scene, at, step.n, step.leave);
    else if (step.what === "render") renderBeside(scene, at, step.n);
    else {
      // A crash keeps nothing but what is synced again; a sync brings in one log alone.
      const fresh = mediator(scene, who.name).seen;
      for (const [key, fold] of fresh)
        if (step.what === "crash" || key === nameOf(shared[step.n % 3] ?? desk))
          who.seen.set(key, fold);
    }
  }
  return scene;
};

/** Both finish what is due, in turn, on fresh folds: soon, and again when every time has come. */
export const finish = (scene: Scene): void => {
  for (const at of [time(200_000), time(9_000_000)])
    for (const name of ["deputy", "lead"] as const)
      while (
        attempt(scene, mediator(scene, name), () => appendOf(due(seatFor(scene, name), at), 0))
      );
};

/** What stands of one type in a place. */
export const bodiesIn = (scene: Scene, place: (typeof shared)[number], type: string) =>
  logAt(scene, place).entries.flatMap(({ body, by }, index) => {
    const isIt = typeof body === "object" && body !== null && "type" in body && body.type === type;
    const stands = logAt(scene, place).verdicts[index] === "stands";
    return isIt && stands ? [{ body: JSON.parse(JSON.stringify(body)), seq: by.seq }] : [];
  });

/** Leave as it stood before an entry of the room, worked out anew and plainly. */
const leaveBefore = (scene: Scene, item: string, seq: number): Leave | undefined => {
  const log = logAt(scene, roomOf(p1));
  const asks = new Map<string, string>();
  let leave: Leave | undefined;
  for (const [index, { body, by }] of log.entries.entries()) {
    if (by.seq >= seq || log.verdicts[index] !== "stands") continue;
    const event = JSON.parse(JSON.stringify(body));
    if (event.type === "leave-asked") asks.set(event.ask, event.item);
    const of = event.type === "leave-given" ? asks.get(event.ask) : event.item;
    if (of === item && ["said", "leave-given", "leave-narrowed"].includes(event.type))
      leave = event.leave;
  }
  return leave;
};

/** Behind every telling there is one use of leave, in the telling's manner, which stood when it was used. */
export const checkLeave = (scene: Scene): void => {
  const prepared = bodiesIn(scene, desk, "carry-prepared").map(({ body }) => body);
  const uses = bodiesIn(scene, roomOf(p1), "leave-used");
  for (const { body: told } of bodiesIn(scene, roomOf(p2), "told")) {
    const carry = prepared.find((each) => each.told === told.told);
    const [used, ...more] = uses.filter(({ body }) => body.used === carry.used);
    expect([used?.body.item, used?.body.manner, more]).toEqual([carry.item, carry.manner, []]);
    if (used === undefined) continue;
    const leave = leaveBefore(scene, carry.item, used.seq);
    const needed: Leave = {
      manners: [carry.manner],
      onlyIfAsked: used.body.wasAsked !== undefined,
      notBefore: used.body.at,
    };
    expect(leave !== undefined && isWithin(needed, leave)).toBe(true);
  }
};

type Files = { readonly files?: readonly Record<string, unknown>[] };

/** What was picked is told, as the same bytes under a new place, key and name; nothing else of the source's files is. */
const checkFiles = (scene: Scene, carry: Files, told: Files): void => {
  const originals = bodiesIn(scene, roomOf(p1), "said").flatMap(({ body }) => body.files ?? []);
  const expected = (carry.files ?? []).map(({ source, blob, key, name }) => {
    const { size, digest, type } = originals.find((file) => file.blob === source);
    return { blob, key, size, digest, name, type };
  });
  expect(told.files ?? []).toEqual(expected);
  const bytes = JSON.stringify(logAt(scene, roomOf(p2)).entries);
  for (const { blob, key, name } of originals)
    for (const own of [blob, key, name]) expect(bytes.includes(own)).toBe(false);
};

/** Told once and in the ledger, or not at all. */
export const checkEnds = (scene: Scene): void => {
  const tolds = bodiesIn(scene, roomOf(p2), "told");
  const uses = bodiesIn(scene, roomOf(p1), "leave-used");
  const released = bodiesIn(scene, desk, "carry-released").map(({ body }) => body.carry);
  const prepared = bodiesIn(scene, desk, "carry-prepared").map(({ body }) => body);
  const seat = seatFor(scene, "lead");
  const seen = view(seat);
  if (seen.type !== "desk") throw new Error("no desk");
  const inLedger = seen.ledger
    .flatMap(({ cells }) => cells.flatMap(({ tellings }) => tellings.map(({ carry }) => carry)))
    .sort();
  const told: string[] = [];
  for (const carry of prepared) {
    const times = tolds.filter(({ body }) => body.told === carry.told).length;
    const used = uses.find(({ body }) => body.used === carry.used);
    expect(times).toBe(used === undefined ? 0 : 1);
    if (used === undefined) continue;
    told.push(carry.carry);
    expect(released).toContain(carry.carry);
    const isNamed = carry.manner === "reworded-named";
    const shownAs = isNamed ? { type: "their-position", party: p1 } : { type: "ours" };
    const entry = tolds.find(({ body }) => body.told === carry.told);
    expect(entry?.body).toMatchObject({ words: carry.words, shownAs });
    checkFiles(scene, carry, entry?.body);
  }
  expect(tolds).toHaveLength(told.length);
  expect(inLedger).toEqual(told.sort());
  expect(seen.flags).toEqual([]);
  for (const carry of released) {
    const isTold = told.includes(carry);
    const { used } = prepared.find((each) => each.carry === carry);
    const letGo = bodiesIn(scene, roomOf(p1), "leave-let-go").some(
      ({ body }) => body.used === used,
    );
    expect(letGo).toBe(!isTold);
  }
};

/** Weather: whether a second mediator approves, and some forty to eighty steps. */
export const weather: fc.Arbitrary<readonly ["needed" | "not-needed", readonly Step[]]> = fc.tuple(
  fc.constantFrom<"needed" | "not-needed">("needed", "not-needed", "not-needed"),
  steps,
);

/** What came of some weather. */
export type Count = { carries: number; told: number; letGo: number; takenBack: number };
/** Plays some weather to its end, checks it, and adds to a count. */
export const playOut = (
  approval: "needed" | "not-needed",
  all: readonly Step[],
  count: Count,
  check: (scene: Scene) => void,
): void => {
  const scene = play(approval, all);
  finish(scene);
  check(scene);
  count.carries += bodiesIn(scene, desk, "carry-prepared").length;
  count.told += bodiesIn(scene, roomOf(p2), "told").length;
  count.letGo += bodiesIn(scene, roomOf(p1), "leave-let-go").length;
  count.takenBack += bodiesIn(scene, desk, "carry-taken-back").length;
};
