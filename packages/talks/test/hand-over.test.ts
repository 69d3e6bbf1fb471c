// Handing over, with all logs in sight: the own rules of `decide`, what `due` does unasked and what it asks about.

import { describe, expect, test } from "vitest";
import type { CommandOf, Decision, Due, Leave, Place, Seat, SeatLog } from "../src/index.ts";
import { decide, due, logsNamed, seatOf } from "../src/index.ts";
import type { Name, Scene } from "./scene.ts";
import {
  act,
  desk,
  enter,
  id,
  logAt,
  p1,
  p2,
  post,
  roomOf,
  seatFor,
  seatLog,
  sittingsAt,
  start,
  table,
  time,
} from "./scene.ts";

const named: Leave = { manners: ["as-written", "reworded-named"], onlyIfAsked: false };
const say = (scene: Scene, leave: Leave = named, name: Name = "adviser1", n = 1): Decision =>
  act(scene, name, { type: "say", room: p1, item: id(n), words: "East in March", leave }, 10);
const command = (
  more: Partial<CommandOf<"prepare-carry">> = {},
  n = 1,
): CommandOf<"prepare-carry"> => ({
  type: "prepare-carry",
  carry: id(n),
  from: p1,
  item: id(1),
  to: p2,
  manner: "reworded-named",
  words: "There might be an opening",
  hold: 10,
  used: id(n + 100),
  told: id(n + 200),
  ...more,
});
const prepare = (scene: Scene, more: Partial<CommandOf<"prepare-carry">> = {}, n = 1): Decision =>
  act(scene, "lead", command(more, n), 1_000);
const dueAt = (scene: Scene, at: number, name: Name = "lead"): readonly Due[] =>
  due(seatFor(scene, name), time(at));
/** Takes every step that needs nobody; what is left needs somebody. */
const run = (scene: Scene, at: number, name: Name = "lead"): readonly Due[] => {
  for (;;) {
    const next = dueAt(scene, at, name).find((each) => each.type === "append");
    if (next?.type !== "append") return dueAt(scene, at, name);
    expect(enter(scene, name, next.append)).toBe("stands");
  }
};
const asksAt = (scene: Scene, at: number): readonly unknown[] =>
  dueAt(scene, at).map((each) => (each.type === "ask" ? each.why : each.append.event.type));
const toldIn = (scene: Scene): readonly string[] =>
  logAt(scene, roomOf(p2)).entries.flatMap(({ body }) => {
    const isTold = typeof body === "object" && body !== null && "told" in body && "words" in body;
    return isTold ? [String(body.words)] : [];
  });
const typesIn = (scene: Scene): readonly string[] =>
  logAt(scene, roomOf(p1)).entries.map(({ body }) => JSON.stringify(body).slice(9, 24));

describe("before hand-over", () => {
  test("T83 one append to one log; every log it reads is named", () => {
    const scene = start();
    say(scene);
    const decision = prepare(scene);
    expect(decision).toMatchObject({ place: desk, event: { holdUntil: 1_010 } });
    const seat = seatFor(scene, "lead");
    expect(logsNamed(command(), seat)).toEqual([desk, roomOf(p1), roomOf(p2), table]);
    const release = { type: "release-carry", carry: id<"carry">(1) } as const;
    expect(logsNamed(release, seat)).toEqual([desk, roomOf(p1), roomOf(p2), table]);
    expect(logsNamed({ ...release, carry: id(9) }, seat)).toEqual([desk]);
    expect(logsNamed({ type: "say", room: p1, item: id(1), words: "W" }, seat)).toEqual([
      roomOf(p1),
    ]);
  });

  test("T86 only what its leave covers and whose author was checked", () => {
    const scene = start();
    say(scene, "stays");
    expect(prepare(scene)).toEqual({ refused: "no-leave" });
    say(scene, named, "adviser1", 2);
    expect(prepare(scene, { item: id(2), manner: "own-idea" })).toEqual({ refused: "no-leave" });
    expect(prepare(scene, { item: id(9) })).toEqual({ refused: "no-such-item" });
    say(scene, named, "stranger1", 3);
    expect(prepare(scene, { item: id(3) })).toEqual({ refused: "unchecked" });
    expect(prepare(scene, { item: id(2) })).toHaveProperty("event");
  });

  test("T86 an author checked since, or removed after being checked, is no hindrance", () => {
    const scene = start();
    say(scene, named, "stranger1");
    const stranger = sittingsAt(roomOf(p1)).find(({ standing }) => standing === "unchecked");
    const seatWith = (standing: "checked" | "removed"): Seat => {
      const sittings = stranger === undefined ? [] : [{ ...stranger, standing }];
      const source: SeatLog = { ...seatLog(scene, "lead", roomOf(p1)), sittings };
      const seat = seatOf([
        source,
        seatLog(scene, "lead", desk),
        seatLog(scene, "lead", roomOf(p2)),
      ]);
      if ("refused" in seat) throw new Error(seat.refused);
      return seat;
    };
    expect(decide(seatWith("removed"), command(), time(9))).toEqual({ refused: "unchecked" });
    expect(decide(seatWith("checked"), command(), time(9))).toHaveProperty("event");
  });

  test("T87 as written means word for word", () => {
    const scene = start();
    say(scene);
    expect(prepare(scene, { manner: "as-written", words: "East in May" })).toEqual({
      refused: "not-as-written",
    });
    const { words: _, ...without } = command({ manner: "as-written" });
    expect(act(scene, "lead", without, 1_000)).toMatchObject({ event: { words: "East in March" } });
    const { words: __, ...reworded } = command({}, 2);
    expect(act(scene, "lead", reworded, 1_000)).toEqual({ refused: "no-words" });
  });

  test("T88 only if they ask: a question in the target room by somebody checked", () => {
    const scene = start();
    say(scene, { ...named, onlyIfAsked: true });
    expect(prepare(scene)).toEqual({ refused: "not-asked" });
    const asked = id<"asked">(7);
    expect(prepare(scene, { asked })).toEqual({ refused: "no-such-question" });
    const words = "What of the east?";
    act(scene, "stranger2", { type: "ask-for", room: p2, asked, words }, 20);
    expect(prepare(scene, { asked })).toEqual({ refused: "unchecked" });
    const other = id<"asked">(8);
    act(scene, "adviser2", { type: "ask-for", room: p2, asked: other, words }, 20);
    expect(prepare(scene, { asked: other })).toHaveProperty("event");
    expect(run(scene, 1_010)).toEqual([]);
    expect(toldIn(scene)).toEqual(["There might be an opening"]);
    expect(JSON.stringify(logAt(scene, roomOf(p1)).entries)).not.toContain(other);
  });

  test("T89 a leave's not-before is the carry's own, and the later of the two holds", () => {
    const scene = start();
    say(scene, { ...named, notBefore: time(5_000) });
    expect(prepare(scene)).toMatchObject({ event: { notBefore: 5_000 } });
    expect(dueAt(scene, 4_999)).toEqual([]);
    expect(run(scene, 5_000)).toEqual([]);
    expect(toldIn(scene)).toHaveLength(1);
    say(scene, named, "adviser1", 2);
    expect(prepare(scene, { item: id(2), notBefore: time(7_000) }, 2)).toMatchObject({
      event: { notBefore: 7_000 },
    });
    const later: Leave = { ...named, notBefore: time(9_000) };
    act(scene, "adviser1", { type: "narrow-leave", room: p1, item: id(2), leave: later }, 6_000);
    expect(dueAt(scene, 8_999)).toEqual([]);
    const release = { type: "release-carry", carry: id<"carry">(2) } as const;
    expect(act(scene, "lead", release, 8_999)).toEqual({ refused: "too-early" });
    expect(asksAt(scene, 9_000)).toEqual(["carry-released"]);
  });
});

describe("the chain", () => {
  test("T8 what stands in a room because of another is the chain's three entries alone", () => {
    const scene = start();
    say(scene);
    prepare(scene);
    const before = new Map([...scene.logs].map(([name, log]) => [name, log.entries.length]));
    expect(run(scene, 1_010)).toEqual([]);
    const added = [...scene.logs].flatMap(([name, log]) =>
      log.entries
        .slice(before.get(name))
        .map(({ body }) => `${name} ${JSON.stringify(body).split('"')[3] ?? ""}`),
    );
    expect(added.sort()).toEqual(["desk carry-released", "room/p1 leave-used", "room/p2 told"]);
  });

  test("T8 the entry in the target room holds nothing of the source but its words and manner", () => {
    const scene = start();
    say(scene);
    prepare(scene);
    run(scene, 1_010);
    const body = logAt(scene, roomOf(p2)).entries.at(-1)?.body;
    expect(body).toEqual({
      type: "told",
      at: 1_010,
      told: id(201),
      words: "There might be an opening",
      shownAs: { type: "their-position", party: p1 },
    });
  });

  test("T90 before release it asks what is late or in the way; after release nobody is asked", () => {
    const late = 1_010 + 300_001;
    const scene = start();
    say(scene);
    prepare(scene);
    expect(asksAt(scene, 1_009)).toEqual([]);
    expect(asksAt(scene, late - 1)).toEqual(["carry-released"]);
    expect(asksAt(scene, late)).toEqual(["late"]);
    expect(act(scene, "lead", { type: "release-carry", carry: id(1) }, late)).toHaveProperty(
      "event",
    );
    expect(asksAt(scene, late + 9_000_000)).toEqual(["leave-used"]);
    expect(run(scene, late + 9_000_000)).toEqual([]);
    expect(toldIn(scene)).toHaveLength(1);
  });

  test("T90 leave taken before release asks, and a person may only take it back", () => {
    const scene = start();
    say(scene);
    prepare(scene);
    act(scene, "head1", { type: "narrow-leave", room: p1, item: id(1), leave: "stays" }, 1_001);
    expect(asksAt(scene, 1_010)).toEqual(["no-leave"]);
    expect(act(scene, "lead", { type: "release-carry", carry: id(1) }, 1_010)).toEqual({
      refused: "no-leave",
    });
    expect(act(scene, "deputy", { type: "take-back-carry", carry: id(1) }, 1_011)).toHaveProperty(
      "event",
    );
    expect(dueAt(scene, 1_012)).toEqual([]);
  });

  test("T90 an approval that comes late counts from itself", () => {
    const scene = start({ secondApproval: "needed" });
    say(scene);
    prepare(scene);
    expect(dueAt(scene, 2_000)).toEqual([]);
    act(scene, "deputy", { type: "approve-carry", carry: id(1) }, 900_000);
    expect(asksAt(scene, 900_001)).toEqual(["carry-released"]);
  });

  test("T55 leave narrowed between release and use lets the carry go", () => {
    const scene = start();
    say(scene);
    prepare(scene);
    const [released] = dueAt(scene, 1_010);
    if (released?.type === "append") enter(scene, "lead", released.append);
    act(scene, "adviser1", { type: "narrow-leave", room: p1, item: id(1), leave: "stays" }, 1_010);
    expect(run(scene, 1_011, "deputy")).toEqual([]);
    expect(typesIn(scene).at(-1)).toContain("leave-let-go");
    expect(toldIn(scene)).toEqual([]);
  });

  test("T89 a not-before added after release lets it go; a clock behind the releaser's only waits", () => {
    const released = (notBefore: number): Scene => {
      const scene = start();
      say(scene, { ...named, notBefore: time(notBefore) });
      prepare(scene);
      const [first] = dueAt(scene, 2_000);
      if (first?.type === "append") enter(scene, "lead", first.append);
      return scene;
    };
    const waiting = released(2_000);
    expect(dueAt(waiting, 1_999, "deputy")).toEqual([]);
    expect(run(waiting, 2_001, "deputy")).toEqual([]);
    expect(toldIn(waiting)).toHaveLength(1);
    const gone = released(2_000);
    const leave: Leave = { ...named, notBefore: time(2_001) };
    act(gone, "head1", { type: "narrow-leave", room: p1, item: id(1), leave }, 1_990);
    expect(asksAt(gone, 2_000)).toEqual(["leave-let-go"]);
  });

  test("T91 the chain waits for a log that is closed or locked, or where the seat is no mediator's", () => {
    const scene = start();
    say(scene);
    prepare(scene);
    for (const standing of ["closed", "locked"] as const)
      for (const place of ["desk", "room/p1", "room/p2"]) {
        const seat = seatFor(scene, "lead", new Map(), { [place]: standing });
        expect([place, standing, due(seat, time(1_010))]).toEqual([place, standing, []]);
      }
    expect(due(seatFor(scene, "clerk"), time(1_010))).toEqual([]);
    expect(due(seatFor(scene, "renderer"), time(1_010))).toEqual([]);
    const weak = (place: Place): SeatLog => {
      const log = seatLog(scene, "lead", place);
      return { ...log, me: { ...log.me, roles: [] } };
    };
    const all = [desk, roomOf(p1), roomOf(p2)];
    for (const place of all) {
      const others = all.filter((each) => each !== place);
      const strong = others.map((each) => seatLog(scene, "lead", each));
      const seat = seatOf([weak(place), ...strong]);
      expect("refused" in seat ? seat : due(seat, time(1_010))).toEqual([]);
    }
    expect(dueAt(scene, 1_010)).toHaveLength(1);
  });

  test("T91 a closed or locked place is refused while preparing", () => {
    const scene = start();
    say(scene);
    for (const [standing, code] of [
      ["closed", "log-closed"],
      ["locked", "log-locked"],
    ] as const)
      for (const place of ["desk", "room/p1", "room/p2"]) {
        const seat = seatFor(scene, "lead", new Map(), { [place]: standing });
        expect(decide(seat, command(), time(1_000))).toEqual({ refused: code });
      }
  });

  test("T92 a receipt of another carry stops the chain and asks", () => {
    const scene = start();
    say(scene);
    prepare(scene);
    const [first] = dueAt(scene, 1_010);
    if (first?.type === "append") enter(scene, "lead", first.append);
    const used = { type: "leave-used", at: 1_010, used: id(101), item: id(1), to: p2 };
    expect(post(scene, "deputy", roomOf(p1), { ...used, manner: "as-written" })).toBe("stands");
    expect(asksAt(scene, 1_011)).toEqual(["receipt-differs"]);
    expect(toldIn(scene)).toEqual([]);
  });

  test("T53 T62 receipts hold the words where the rules say so; a correction goes the whole way", () => {
    const scene = start({ receipts: "with-words" });
    say(scene);
    prepare(scene);
    expect(prepare(scene, { corrects: id(1) }, 2)).toEqual({ refused: "nothing-to-correct" });
    run(scene, 1_010);
    expect(
      prepare(scene, { corrects: id(1), words: "An opening, not before spring" }, 2),
    ).toHaveProperty("event");
    run(scene, 1_010);
    expect(toldIn(scene)).toEqual(["There might be an opening", "An opening, not before spring"]);
    expect(logAt(scene, roomOf(p2)).entries.at(-1)?.body).toMatchObject({ corrects: id(201) });
    expect(logAt(scene, roomOf(p1)).entries.at(-1)?.body).toMatchObject({
      corrects: id(101),
      words: "An opening, not before spring",
    });
  });

  test("T62 a telling that has not arrived cannot be corrected yet", () => {
    const scene = start();
    say(scene);
    prepare(scene);
    const [first] = dueAt(scene, 1_010);
    if (first?.type === "append") enter(scene, "lead", first.append);
    expect(prepare(scene, { corrects: id(1) }, 2)).toEqual({ refused: "not-told-yet" });
  });

  test("T82 a command done already is done, whatever has changed since", () => {
    const scene = start();
    say(scene);
    prepare(scene);
    act(scene, "head1", { type: "narrow-leave", room: p1, item: id(1), leave: "stays" }, 1_001);
    expect(prepare(scene)).toEqual({ done: true });
    expect(say(scene)).toEqual({ done: true });
    expect(act(scene, "deputy", { type: "take-back-carry", carry: id(1) }, 1_002)).toHaveProperty(
      "event",
    );
    expect(act(scene, "lead", { type: "take-back-carry", carry: id(1) }, 1_003)).toEqual({
      done: true,
    });
  });
});
