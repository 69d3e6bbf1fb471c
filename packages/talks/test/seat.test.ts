// What a seat knows: walls by the logs it holds, noninterference by two runs, and that nothing it is asked makes it throw.

import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Command, Leave, Place, Seat } from "../src/index.ts";
import {
  decide,
  due,
  logOf,
  logsNamed,
  manners,
  refusalSentences,
  roomOf,
  seatOf,
  view,
} from "../src/index.ts";
import { few, fileOf, pickedFile, someFiles, someLeave, someName, somePicked } from "./samples.ts";
import type { Name, Scene } from "./scene.ts";
import {
  act,
  caucusOf,
  desk,
  enter,
  id,
  names,
  p1,
  p2,
  places,
  roomOf as roomAt,
  rules,
  seatFor,
  seatLog,
  start,
  table,
  time,
} from "./scene.ts";

const profile = { person: id<"person">(1), name: "Merrin", title: "", role: "head" };
const manner = fc.constantFrom(...manners);
const words = fc.constantFrom("Words", "We could take 3,400", "In March", "");
const room = fc.constantFrom(p1, p2);
const place = fc.constantFrom(...places);

/** Every command, with ids that meet. */
const someCommand: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ type: fc.constant("set-rules" as const), place, rules: fc.constant(rules) }),
  fc.record({
    type: fc.constant("name-side" as const),
    bytes: few<"x">(),
    side: fc.constantFrom(p1, "observers" as const),
  }),
  fc.record({ type: fc.constant("set-profile" as const), place, profile: fc.constant(profile) }),
  fc.record({ type: fc.constant("depart" as const), place }),
  fc.record({
    type: fc.constant("say" as const),
    room,
    item: few<"item">(),
    words,
    leave: someLeave,
  }),
  fc.record({
    type: fc.constant("say" as const),
    room,
    item: few<"item">(),
    words,
    files: someFiles,
  }),
  fc.record({
    type: fc.constant("ask-leave" as const),
    room,
    ask: few<"ask">(),
    item: few<"item">(),
    leave: someLeave,
  }),
  fc.record({
    type: fc.constant("give-leave" as const),
    room,
    ask: few<"ask">(),
    leave: someLeave,
  }),
  fc.record({ type: fc.constant("refuse-leave" as const), room, ask: few<"ask">() }),
  fc.record({
    type: fc.constant("narrow-leave" as const),
    room,
    item: few<"item">(),
    leave: someLeave,
  }),
  fc.record({ type: fc.constant("ask-for" as const), room, asked: few<"asked">(), words }),
  fc.record({
    type: fc.constant("prepare-carry" as const),
    carry: few<"carry">(),
    from: room,
    item: few<"item">(),
    to: room,
    manner,
    words,
    hold: fc.nat(20),
    used: fc.integer({ min: 10, max: 99 }).map((n) => id<"used">(n)),
    told: fc.integer({ min: 100, max: 199 }).map((n) => id<"told">(n)),
    files: fc.oneof(fc.constant([]), somePicked),
  }),
  fc.record({
    type: fc.constantFrom(
      "approve-carry" as const,
      "take-back-carry" as const,
      "release-carry" as const,
    ),
    carry: few<"carry">(),
  }),
  fc.record({
    type: fc.constant("read-back" as const),
    room,
    readBack: few<"read-back">(),
    told: fc.integer({ min: 100, max: 199 }).map((n) => id<"told">(n)),
    words,
  }),
  fc.record({ type: fc.constant("note" as const), note: few<"note">(), words }),
  fc.record({ type: fc.constant("list-name" as const), listed: few<"listed">(), name: words }),
  fc.record({ type: fc.constant("drop-name" as const), listed: few<"listed">() }),
  fc.record({
    type: fc.constant("caucus-say" as const),
    caucus: room,
    message: few<"message">(),
    words,
  }),
);
const isSame = (one: Place, other: Place): boolean => JSON.stringify(one) === JSON.stringify(other);
const acts = (who: fc.Arbitrary<Name>, maxLength: number) =>
  fc.array(fc.tuple(who, someCommand), { maxLength, size: "max" });

/** What a party's people can do that no carry brings anywhere. */
const uncarried = acts(fc.constantFrom<Name>("head1", "adviser1", "stranger1"), 20);
const leave: Leave = { manners: ["own-idea"], onlyIfAsked: false };

/** The same talks with some uncarried acts of the first party in between; the carry in them is in both runs. */
const playWith = (of: readonly (readonly [Name, Command])[]): Scene => {
  const scene = start({ caucusRule: "open" });
  const files = [fileOf(900), fileOf(901)];
  const shared = { room: p1, item: id<"item">("shared"), words: "A dam", leave, files };
  act(scene, "head1", { type: "say", ...shared }, 5);
  act(scene, "head2", { type: "say", room: p2, item: id("theirs"), words: "A bridge", leave }, 6);
  for (const [name, command] of of) {
    const isAtTable = "place" in command && command.place.type === "table";
    if (!isAtTable) act(scene, name, command, 7);
  }
  const carry = { carry: id<"carry">("carry"), from: p1, item: id<"item">("shared"), to: p2 };
  const minted = { used: id<"used">("used"), told: id<"told">("told") };
  const more = {
    manner: "own-idea",
    words: "A dam, perhaps",
    hold: 1,
    files: [pickedFile(901, 902)],
  } as const;
  act(scene, "lead", { type: "prepare-carry", ...carry, ...minted, ...more }, 8);
  for (const name of ["lead", "deputy", "lead"] as const)
    for (const next of due(seatFor(scene, name), time(9)))
      if (next.type === "append") enter(scene, name, next.append);
  return scene;
};
const seenBySecond = (scene: Scene): string =>
  JSON.stringify(
    (["head2", "adviser2", "stranger2"] as const).map((name) => {
      const seat = seatFor(scene, name);
      return [view(seat), due(seat, time(10))];
    }),
  );

describe("walls", () => {
  test("T97 what the first party does uncarried changes nothing that the second sees", () => {
    const alone = seenBySecond(playWith([]));
    expect(alone).toContain("A dam, perhaps");
    expect(alone).toContain("Enclosure 902");
    fc.assert(
      fc.property(uncarried, (all) => {
        expect(seenBySecond(playWith(all))).toBe(alone);
      }),
      { numRuns: 40 },
    );
  });

  test("T97 a seat holds its own logs and no others", () => {
    const scene = start();
    const holds = (name: Name): readonly string[] => {
      const seat = seatFor(scene, name);
      return places
        .filter((each) => logOf(seat, each) !== undefined)
        .map((each) => ("party" in each ? `${each.type}/${each.party}` : each.type));
    };
    expect(holds("lead")).toEqual(["table", "desk", "room/p1", "room/p2"]);
    expect(holds("clerk")).toEqual(["desk"]);
    expect(holds("renderer")).toEqual(["room/p1", "room/p2"]);
    expect(holds("head1")).toEqual(["table", "room/p1", "caucus/p1"]);
    expect(holds("adviser1")).toEqual(["room/p1", "caucus/p1"]);
    expect(holds("capital1")).toEqual(["table", "caucus/p1"]);
    expect(holds("observer")).toEqual(["table"]);
    expect(names.map((name) => seatFor(scene, name).type)).toEqual([
      "desk",
      "desk",
      "desk",
      "reader",
      "party",
      "party",
      "party",
      "party",
      "party",
      "party",
      "party",
      "party",
      "reader",
    ]);
    expect(roomOf(seatFor(scene, "head1"), p2)).toBeUndefined();
    expect(seatOf([])).toEqual({ type: "reader", rooms: new Map() });
  });

  test("T97 logs that no one seat may hold make no seat", () => {
    const scene = start();
    const log = (name: Name, at: (typeof places)[number]) => seatLog(scene, name, at);
    for (const logs of [
      [log("head1", roomAt(p1)), log("head1", roomAt(p2))],
      [log("head1", roomAt(p1)), log("head1", desk)],
      [log("head1", roomAt(p1)), log("head2", roomAt(p2))],
      [log("head1", roomAt(p1)), log("head1", caucusOf(p2))],
      [log("lead", desk), log("head1", caucusOf(p1))],
      [log("lead", desk), log("lead", caucusOf(p1))],
      [log("lead", desk), log("observer", table)],
      [log("lead", desk), log("lead", desk)],
      [log("lead", roomAt(p1)), log("lead", roomAt(p1))],
    ])
      expect(seatOf(logs)).toEqual({ refused: "mixed-seat" });
    const atTable = { ...log("head1", table), me: log("observer", table).me };
    expect(seatOf([atTable, log("head1", roomAt(p1))])).toMatchObject({ type: "party", party: p1 });
  });
});

describe("total", () => {
  const scenes = acts(someName, 25).map((all): Scene => {
    const scene = start({ caucusRule: "open" });
    for (const [index, [name, command]] of all.entries()) act(scene, name, command, index * 3);
    return scene;
  });

  test("T98 deciding, due and view never throw, and a view is plain data", () => {
    fc.assert(
      fc.property(scenes, someName, fc.nat(1_000), (scene, name, at) => {
        const seat = seatFor(scene, name);
        const seen = view(seat);
        expect(JSON.parse(JSON.stringify(seen))).toEqual(seen);
        expect(due(seat, time(at))).toBeInstanceOf(Array);
      }),
      { numRuns: 50 },
    );
  });

  test("T98 a command of any form gives a decision with a code that has a sentence", () => {
    const seats: readonly Seat[] = names.map((name) => seatFor(start(), name));
    const twisted = fc
      .tuple(someCommand, fc.array(fc.tuple(fc.string(), fc.anything())), fc.anything())
      .chain(([command, more, value]) =>
        fc
          .constantFrom(...Object.keys(command), "type")
          .map((key) => Object.fromEntries([...Object.entries(command), ...more, [key, value]])),
      );
    fc.assert(
      fc.property(
        fc.oneof(someCommand, twisted, fc.anything()),
        fc.constantFrom(...seats),
        (command, seat) => {
          const decision = decide(seat, command as Command, time(5));
          expect(logsNamed(command as Command, seat)).toBeInstanceOf(Array);
          const code = "refused" in decision ? decision.refused : "done";
          const isKnown = code === "done" || code in refusalSentences;
          expect([code, isKnown]).toEqual([code, true]);
        },
      ),
      { numRuns: 500 },
    );
  });

  test("T98 no field of a command makes a decision throw, whatever it holds", () => {
    const odd = [Object.create(null), { toString: 5 }, Symbol("odd"), ["say"], 1n, null, () => 1];
    const seat = seatFor(start(), "lead");
    for (const command of fc.sample(someCommand, { numRuns: 400, seed: 7 }))
      for (const key of Object.keys(command))
        for (const value of odd) {
          const decision = decide(seat, { ...command, [key]: value }, time(5));
          const isRefused = "refused" in decision && decision.refused in refusalSentences;
          expect([command.type, key, isRefused || "event" in decision]).toEqual([
            command.type,
            key,
            true,
          ]);
        }
  });

  test("T82 what is decided stands when it is folded", () => {
    fc.assert(
      fc.property(scenes, someName, someCommand, (scene, name, command) => {
        const decision = decide(seatFor(scene, name), command, time(200));
        const verdict = "event" in decision ? enter(scene, name, decision) : "stands";
        expect(verdict).toBe("stands");
      }),
      { numRuns: 80 },
    );
  });

  test("T82 a closed or locked place, or one not held, is refused", () => {
    const scene = start();
    const say: Command = { type: "say", room: p1, item: id(1), words: "W" };
    for (const [standing, code] of [
      ["closed", "log-closed"],
      ["locked", "log-locked"],
    ] as const) {
      const seat = seatFor(scene, "head1", new Map(), { "room/p1": standing });
      expect(decide(seat, say, time(1))).toEqual({ refused: code });
    }
    expect(decide(seatFor(scene, "head2"), say, time(1))).toEqual({ refused: "no-log" });
    expect(decide(seatFor(scene, "observer"), say, time(1))).toEqual({ refused: "no-log" });
  });

  test("T82 what is wrong with words is said", () => {
    const seat = seatFor(start(), "head1");
    const codeFor = (text: string): unknown =>
      decide(seat, { type: "say", room: p1, item: id(1), words: text }, time(1));
    expect(codeFor(" ")).toEqual({ refused: "no-words" });
    expect(codeFor("x".repeat(20_001))).toEqual({ refused: "words-too-long" });
    expect(codeFor("\ud800")).toEqual({ refused: "words-broken" });
  });

  test("T83 a decision is one append to one of the logs that were named", () => {
    fc.assert(
      fc.property(scenes, someName, someCommand, (scene, name, command) => {
        const seat = seatFor(scene, name);
        const decision = decide(seat, command, time(200));
        const named = logsNamed(command, seat);
        const isNamed =
          !("event" in decision) || named.some((each) => isSame(each, decision.place));
        expect(isNamed).toBe(true);
      }),
      { numRuns: 80 },
    );
  });

  test("T83 a decision reads nothing but the logs that were named", () => {
    fc.assert(
      fc.property(scenes, someName, someCommand, (scene, name, command) => {
        const seat = seatFor(scene, name);
        const named = logsNamed(command, seat);
        const kept = places.filter((each) => named.some((other) => isSame(each, other)));
        const logs = kept.flatMap((each) => logOf(seat, each) ?? []);
        const narrowed = seatOf(logs);
        if ("refused" in narrowed || narrowed.type !== seat.type) return;
        expect(decide(narrowed, command, time(200))).toEqual(decide(seat, command, time(200)));
      }),
      { numRuns: 80 },
    );
  });

  test("T6 every code has a sentence that says what is wrong and what to do", () => {
    for (const [code, sentence] of Object.entries(refusalSentences)) {
      expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect([code, /^[A-Z].{20,140}[.]$/.test(sentence)]).toEqual([code, true]);
    }
  });
});
