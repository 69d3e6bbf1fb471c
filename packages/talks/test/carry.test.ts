// A carry in each of its logs: what the desk, the source room and the target room each let stand.

import { describe, expect, test } from "vitest";
import type { Leave, Manner, Verdict } from "../src/index.ts";
import { shownAsFrom } from "../src/index.ts";
import type { Name, Scene } from "./scene.ts";
import {
  desk,
  id,
  logAt,
  memberAt,
  names,
  p1,
  p2,
  party,
  post,
  roomOf,
  rules,
  start,
  time,
} from "./scene.ts";

const room = roomOf(p1);
const other = roomOf(p2);
const isStanding = (verdict: Verdict): boolean => verdict === "stands";
const prepare = (scene: Scene, n = 1, more: object = {}, name: Name = "lead"): Verdict =>
  post(scene, name, desk, {
    type: "carry-prepared",
    at: 100,
    carry: id(n),
    from: p1,
    item: id(1),
    to: p2,
    manner: "reworded-named",
    words: "An opening in the east might follow",
    holdUntil: 110,
    used: id(n + 100),
    told: id(n + 200),
    ...more,
  });
const step = (scene: Scene, type: string, at = 120, name: Name = "lead", n = 1): Verdict =>
  post(scene, name, desk, { type: `carry-${type}`, at, carry: id(n) });
const say = (scene: Scene, leave: Leave, n = 1): Verdict =>
  post(scene, "adviser1", room, { type: "said", at: 1, item: id(n), words: "East", leave });
const named: Leave = { manners: ["reworded-named", "own-idea"], onlyIfAsked: false };
const use = (scene: Scene, more: object = {}, name: Name = "lead"): Verdict =>
  post(scene, name, room, {
    type: "leave-used",
    at: 120,
    used: id(101),
    item: id(1),
    manner: "reworded-named",
    to: p2,
    ...more,
  });
const letGo = (scene: Scene, name: Name = "lead", n = 101): Verdict =>
  post(scene, name, room, { type: "leave-let-go", at: 120, used: id(n) });
const tell = (scene: Scene, more: object = {}, name: Name = "lead"): Verdict =>
  post(scene, name, other, {
    type: "told",
    at: 130,
    told: id(201),
    words: "An opening in the east might follow",
    shownAs: { type: "their-position", party: p1 },
    ...more,
  });
const readBack = (scene: Scene, name: Name = "adviser2", more: object = {}): Verdict =>
  post(scene, name, other, {
    type: "read-back",
    at: 140,
    readBack: id(300),
    told: id(201),
    heard: { type: "confirmed" },
    ...more,
  });

describe("at the desk", () => {
  test("T31 notes and names are the mediators' side's", () => {
    const bodies = [
      { type: "noted", at: 1, note: id(1), words: "Tired today" },
      { type: "name-listed", at: 1, listed: id(1), name: "Aru" },
    ];
    for (const body of bodies)
      for (const name of names)
        expect([name, isStanding(post(start(), name, desk, body))]).toEqual([
          name,
          ["lead", "deputy", "clerk", "renderer"].includes(name),
        ]);
  });

  test("T32 a dropped name stays dropped", () => {
    const scene = start();
    const list = { type: "name-listed", at: 1, listed: id(1), name: "Aru" };
    const drop = { type: "name-dropped", at: 2, listed: id(1) };
    expect(post(scene, "lead", desk, drop)).toEqual({ refused: "no-such-name" });
    post(scene, "lead", desk, list);
    expect(post(scene, "head1", desk, drop)).toEqual({ refused: "not-a-mediator" });
    expect(post(scene, "clerk", desk, drop)).toBe("stands");
    expect(post(scene, "lead", desk, drop)).toBe("repeat");
    expect(post(scene, "lead", desk, list)).toBe("repeat");
    const { fold } = logAt(scene, desk);
    expect(fold.type === "desk" && fold.state.names.get(id(1))?.isDropped).toBe(true);
  });

  test("T40 only a mediator prepares, approves, takes back and releases", () => {
    for (const name of names) {
      const isMediator = name === "lead" || name === "deputy";
      expect([name, isStanding(prepare(start(), 1, {}, name))]).toEqual([name, isMediator]);
      for (const type of ["approved", "taken-back", "released"]) {
        const scene = start({ secondApproval: type === "approved" ? "needed" : "not-needed" });
        prepare(scene, 1, {}, "deputy");
        const mayApprove = isMediator && !(type === "approved" && name === "deputy");
        expect([name, type, isStanding(step(scene, type, 120, name))]).toEqual([
          name,
          type,
          mayApprove,
        ]);
      }
    }
  });

  test("T41 between two parties of the rules, with ids never minted before", () => {
    const scene = start();
    expect(prepare(scene, 1, { to: p1 })).toEqual({ refused: "same-room" });
    expect(prepare(scene, 1, { to: "p3" })).toEqual({ refused: "no-such-party" });
    expect(prepare(scene, 1, { from: "p3" })).toEqual({ refused: "no-such-party" });
    expect(prepare(scene)).toBe("stands");
    expect(prepare(scene)).toBe("repeat");
    for (const minted of [
      { used: id(101) },
      { told: id(201) },
      { used: id(201) },
      { told: id(101) },
    ])
      expect(prepare(scene, 2, { ...minted, item: id(2) })).toEqual({ refused: "id-taken" });
    expect(step(scene, "released", 120, "lead", 2)).toEqual({ refused: "no-such-carry" });
  });

  test("T42 one carry of an item to a room, unless marked again or taken back", () => {
    const scene = start();
    prepare(scene);
    expect(prepare(scene, 2)).toEqual({ refused: "carried-already" });
    expect(prepare(scene, 3, { item: id(2) })).toBe("stands");
    expect(prepare(scene, 4, { from: p2, to: p1 })).toBe("stands");
    expect(prepare(scene, 5, { again: "again" })).toBe("stands");
    step(scene, "taken-back");
    expect(prepare(scene, 6)).toEqual({ refused: "carried-already" });
    step(scene, "taken-back", 120, "lead", 5);
    expect(prepare(scene, 7)).toBe("stands");
    step(scene, "released", 120, "lead", 7);
    expect(prepare(scene, 8)).toEqual({ refused: "carried-already" });
  });

  test("T42 the same item may go to every other room, each once", () => {
    const parties = [...rules.parties, { party: party("p3"), name: "Ostrel" }];
    const scene = start({ parties });
    expect(prepare(scene)).toBe("stands");
    expect(prepare(scene, 2, { to: "p3" })).toBe("stands");
    expect(prepare(scene, 3, { to: "p3" })).toEqual({ refused: "carried-already" });
    say(scene, named);
    expect(use(scene)).toBe("stands");
    expect(use(scene, { used: id(102), to: "p3" })).toBe("stands");
    expect(tell(scene, { shownAs: { type: "their-words", party: "p3" } })).toBe("stands");
  });

  test("T43 a second mediator approves where the rules say so, and only there", () => {
    const scene = start({ secondApproval: "needed" });
    prepare(scene);
    expect(step(scene, "released")).toEqual({ refused: "not-approved" });
    expect(step(scene, "approved")).toEqual({ refused: "own-carry" });
    expect(step(scene, "approved", 120, "deputy")).toBe("stands");
    expect(step(scene, "approved", 121, "deputy")).toBe("repeat");
    expect(step(scene, "released")).toBe("stands");
    const without = start();
    prepare(without);
    expect(step(without, "approved", 120, "deputy")).toEqual({ refused: "approval-not-needed" });
    const back = start({ secondApproval: "needed" });
    prepare(back);
    step(back, "taken-back");
    expect(step(back, "approved", 120, "deputy")).toEqual({ refused: "taken-back" });
  });

  test("T44 nothing is released before its hold or its time", () => {
    const scene = start();
    expect(prepare(scene, 1, { holdUntil: 99 })).toEqual({ refused: "hold-past" });
    prepare(scene, 1, { notBefore: 500 });
    expect(step(scene, "released", 109)).toEqual({ refused: "held" });
    expect(step(scene, "released", 110)).toEqual({ refused: "too-early" });
    expect(step(scene, "released", 499)).toEqual({ refused: "too-early" });
    expect(step(scene, "released", 500)).toBe("stands");
  });

  test("T45 taken back and released exclude each other by the desk's order", () => {
    const back = start();
    prepare(back);
    expect(step(back, "taken-back", 105, "deputy")).toBe("stands");
    expect(step(back, "taken-back", 106)).toBe("repeat");
    expect(step(back, "released")).toEqual({ refused: "taken-back" });
    const gone = start();
    prepare(gone);
    expect(step(gone, "released")).toBe("stands");
    expect(step(gone, "released", 120, "deputy")).toBe("repeat");
    expect(step(gone, "taken-back")).toEqual({ refused: "handed-over" });
  });

  test("T46 a correction names a released carry between the same rooms", () => {
    const scene = start();
    prepare(scene);
    const correction = { corrects: id(1) };
    expect(prepare(scene, 2, correction)).toEqual({ refused: "nothing-to-correct" });
    step(scene, "released");
    expect(prepare(scene, 3, { ...correction, from: p2, to: p1 })).toEqual({
      refused: "nothing-to-correct",
    });
    expect(prepare(scene, 4, { corrects: id(9) })).toEqual({ refused: "nothing-to-correct" });
    expect(prepare(scene, 5, { ...correction, item: id(2) })).toBe("stands");
    expect(prepare(scene, 6, correction)).toBe("stands");
  });
});

describe("in the source room", () => {
  test("T50 leave is used by a mediator, while it stands, in its manner, for the party's item", () => {
    for (const name of names) {
      const scene = start();
      say(scene, named);
      const isMediator = name === "lead" || name === "deputy";
      expect([name, isStanding(use(scene, {}, name))]).toEqual([name, isMediator]);
      expect([name, isStanding(letGo(scene, name, 7))]).toEqual([name, isMediator]);
    }
    const scene = start();
    say(scene, named);
    expect(use(scene, { item: id(9) })).toEqual({ refused: "no-such-item" });
    expect(use(scene, { manner: "as-written" })).toEqual({ refused: "no-leave" });
    expect(use(scene, { to: p1 })).toEqual({ refused: "no-such-party" });
    expect(use(scene, { to: "p3" })).toEqual({ refused: "no-such-party" });
    say(scene, "stays", 2);
    expect(use(scene, { item: id(2) })).toEqual({ refused: "no-leave" });
    expect(use(scene, { manner: "own-idea" })).toBe("stands");
    expect(use(scene, { manner: "own-idea" }, "deputy")).toBe("repeat");
  });

  test("T51 use before the leave's time is void", () => {
    const scene = start();
    say(scene, { manners: ["reworded-named"], onlyIfAsked: false, notBefore: time(130) });
    expect(use(scene, { at: 129 })).toEqual({ refused: "too-early" });
    expect(use(scene, { at: 130 })).toBe("stands");
  });

  test("T52 only if they ask: use says that they asked, and other use does not", () => {
    const scene = start();
    say(scene, { manners: ["reworded-named"], onlyIfAsked: true });
    expect(use(scene)).toEqual({ refused: "not-asked" });
    expect(use(scene, { wasAsked: "asked" })).toBe("stands");
    const free = start();
    say(free, named);
    expect(use(free, { wasAsked: "asked" })).toEqual({ refused: "not-asked" });
  });

  test("T53 the receipt holds the words exactly when the rules say so, and the leave it rested on", () => {
    for (const receipts of ["with-words", "without-words"] as const) {
      const scene = start({ receipts });
      say(scene, named);
      const words = { words: "As told" };
      const isWith = receipts === "with-words";
      expect(use(scene, isWith ? {} : words)).toEqual({ refused: "receipt-words" });
      expect(use(scene, isWith ? words : {})).toBe("stands");
      const { fold } = logAt(scene, room);
      const receipt = fold.type === "room" ? fold.state.receipts.get(id(101)) : undefined;
      expect(receipt).toMatchObject({
        at: 120,
        to: p2,
        manner: "reworded-named",
        by: memberAt("lead", room),
        held: { leave: named, from: { type: "said", by: memberAt("adviser1", room) } },
        ...(isWith ? words : {}),
      });
    }
  });

  test("T54 use and letting go exclude each other", () => {
    const used = start();
    say(used, named);
    use(used);
    expect(letGo(used)).toEqual({ refused: "already-used" });
    expect(use(used)).toBe("repeat");
    const gone = start();
    say(gone, named);
    letGo(gone);
    expect(letGo(gone, "deputy")).toBe("repeat");
    expect(use(gone)).toEqual({ refused: "let-go" });
  });

  test("T55 narrowing that stands before the use wins", () => {
    const scene = start();
    say(scene, named);
    const leave = { manners: ["own-idea"], onlyIfAsked: false };
    post(scene, "adviser1", room, { type: "leave-narrowed", at: 999, item: id(1), leave });
    expect(use(scene)).toEqual({ refused: "no-leave" });
    expect(use(scene, { manner: "own-idea" })).toBe("stands");
  });

  test("T56 a receipt for a correction names an earlier use for the same room", () => {
    const scene = start();
    say(scene, named);
    expect(use(scene, { corrects: id(100) })).toEqual({ refused: "nothing-to-correct" });
    use(scene);
    expect(use(scene, { used: id(102), corrects: id(101) })).toBe("stands");
    letGo(scene, "lead", 103);
    expect(use(scene, { used: id(104), corrects: id(103) })).toEqual({
      refused: "nothing-to-correct",
    });
  });
});

describe("in the target room", () => {
  test("T60 only a mediator tells, and no room is told its own position", () => {
    for (const name of names)
      expect([name, isStanding(tell(start(), {}, name))]).toEqual([
        name,
        name === "lead" || name === "deputy",
      ]);
    for (const whose of [p2, "p3"])
      expect(tell(start(), { shownAs: { type: "their-words", party: whose } })).toEqual({
        refused: "no-such-party",
      });
    const scene = start();
    tell(scene);
    expect(tell(scene, { words: "Twice" }, "deputy")).toBe("repeat");
  });

  test("T61 a manner shows of the source what it says", () => {
    const shown: { readonly [M in Manner]: object } = {
      "as-written": { type: "their-words", party: p1 },
      "reworded-named": { type: "their-position", party: p1 },
      "reworded-unnamed": { type: "unattributed" },
      "own-idea": { type: "ours" },
    };
    for (const manner of ["as-written", "reworded-named", "reworded-unnamed", "own-idea"] as const)
      expect(shownAsFrom(manner, p1)).toEqual(shown[manner]);
  });

  test("T62 a correction is a further telling that names an earlier one", () => {
    const scene = start();
    const correction = { told: id(202), corrects: id(201), words: "In the west" };
    expect(tell(scene, correction)).toEqual({ refused: "nothing-to-correct" });
    tell(scene);
    expect(tell(scene, correction)).toBe("stands");
    const { fold } = logAt(scene, other);
    const told = fold.type === "room" ? fold.state.tolds.get(id(201)) : undefined;
    expect(told?.words).toBe("An opening in the east might follow");
  });

  test("T63 only the receiving party's people read back, and only what they were told", () => {
    for (const name of names) {
      const scene = start();
      tell(scene);
      expect([name, isStanding(readBack(scene, name))]).toEqual([
        name,
        ["head2", "adviser2", "stranger2"].includes(name),
      ]);
    }
    const scene = start();
    expect(readBack(scene)).toEqual({ refused: "no-such-telling" });
    tell(scene);
    const differs = { heard: { type: "differs", words: "Only the east" } };
    expect(readBack(scene, "head2", differs)).toBe("stands");
    expect(readBack(scene, "head2", differs)).toBe("repeat");
    expect(readBack(scene, "adviser2")).toEqual({ refused: "id-taken" });
  });
});

describe("in the caucus", () => {
  test("T33 its people and its capital speak, and nothing there is an item", () => {
    const caucus = { type: "caucus", party: p1 } as const;
    const body = { type: "caucus-said", at: 1, message: id(1), words: "Among us" };
    for (const name of names)
      expect([name, isStanding(post(start(), name, caucus, body))]).toEqual([
        name,
        ["head1", "adviser1", "stranger1", "interpreter1", "capital1"].includes(name),
      ]);
    const scene = start();
    const item = { type: "said", at: 1, item: id(1), words: "Among us" };
    expect(post(scene, "head1", caucus, item)).toEqual({ refused: "not-an-event" });
  });
});
