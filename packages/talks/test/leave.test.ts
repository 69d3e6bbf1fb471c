// Messages and leave: who speaks where, what silence means, and that leave is widened by nobody but who may give it.

import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Leave, Verdict } from "../src/index.ts";
import { isSameLeave, isWithin, leaveBySilence, manners } from "../src/index.ts";
import type { Name, Scene } from "./scene.ts";
import { byAt, id, logAt, memberAt, names, p1, post, roomOf, start, time } from "./scene.ts";
import { someLeave } from "./samples.ts";

const room = roomOf(p1);
const named: Leave = { manners: ["reworded-named"], onlyIfAsked: false };
const wide: Leave = { manners, onlyIfAsked: false };
const say = (scene: Scene, name: Name, leave?: Leave, n = 1): Verdict =>
  post(scene, name, room, {
    type: "said",
    at: 10,
    item: id(n),
    words: "We could open the east",
    ...(leave === undefined ? {} : { leave }),
  });
const ask = (scene: Scene, name: Name, leave: Leave, n = 1, item = 1): Verdict =>
  post(scene, name, room, { type: "leave-asked", at: 11, ask: id(n), item: id(item), leave });
const give = (scene: Scene, name: Name, leave: Leave, n = 1): Verdict =>
  post(scene, name, room, { type: "leave-given", at: 12, ask: id(n), leave });
const deny = (scene: Scene, name: Name, n = 1): Verdict =>
  post(scene, name, room, { type: "leave-refused", at: 12, ask: id(n) });
const narrow = (scene: Scene, name: Name, leave: Leave, item = 1): Verdict =>
  post(scene, name, room, { type: "leave-narrowed", at: 13, item: id(item), leave });
const use = (scene: Scene, n: number, manner: string, more: object = {}): Verdict =>
  post(scene, "lead", room, {
    type: "leave-used",
    at: 14,
    used: id(n),
    item: id(1),
    manner,
    to: "p2",
    ...more,
  });
const leaveIn = (scene: Scene, n = 1): Leave | undefined => {
  const { fold } = logAt(scene, room);
  return fold.type === "room" ? fold.state.leaves.get(id(n))?.leave : undefined;
};

const covers = (leave: Leave, manner: string, isAsked: boolean, at: number): boolean =>
  leave !== "stays" &&
  leave.manners.some((each) => each === manner) &&
  (isAsked || !leave.onlyIfAsked) &&
  (leave.notBefore === undefined || at >= leave.notBefore);
const bodyOf = (leave: unknown): Verdict =>
  post(start(), "head1", room, { type: "said", at: 1, item: id(1), words: "W", leave });

describe("messages", () => {
  test("T20 a party's people and mediators speak in its room, nobody else", () => {
    const speakers = names.filter((name) => say(start(), name) === "stands");
    expect(speakers).toEqual(["lead", "deputy", "head1", "adviser1", "stranger1", "interpreter1"]);
    expect(say(start(), "renderer")).toEqual({ refused: "not-your-room" });
    expect(say(start(), "head2")).toEqual({ refused: "not-your-room" });
  });

  test("T21 silence means what the caucus rule says", () => {
    for (const [caucusRule, leave] of [
      ["closed", "stays"],
      ["open", named],
    ] as const) {
      const scene = start({ caucusRule });
      say(scene, "head1");
      expect(leaveIn(scene)).toEqual(leave);
      expect(leaveBySilence(caucusRule)).toEqual(leave);
      say(scene, "head1", wide, 2);
      expect(leaveIn(scene, 2)).toEqual(wide);
    }
  });

  test("T22 under the rule none nothing is sent without a choice", () => {
    const scene = start({ caucusRule: "none" });
    expect(say(scene, "head1")).toEqual({ refused: "leave-unsaid" });
    expect(say(scene, "head1", "stays")).toBe("stands");
    expect(say(scene, "lead", undefined, 2)).toBe("stands");
  });

  test("T23 a mediator's own words have no leave and are no item to carry", () => {
    const scene = start();
    expect(say(scene, "lead", named)).toEqual({ refused: "leave-not-yours" });
    expect(say(scene, "lead")).toBe("stands");
    expect(leaveIn(scene)).toBeUndefined();
    expect(use(scene, 5, "own-idea")).toEqual({ refused: "no-such-item" });
    expect(ask(scene, "lead", named)).toEqual({ refused: "no-such-item" });
    expect(narrow(scene, "lead", "stays")).toEqual({ refused: "no-such-item" });
  });
});

describe("leave", () => {
  test("T24 lying within is a partial order with stays at the bottom", () => {
    fc.assert(
      fc.property(someLeave, someLeave, someLeave, (one, other, third) => {
        expect(isWithin(one, one)).toBe(true);
        expect(isWithin("stays", one)).toBe(true);
        expect(isWithin(one, "stays")).toBe(one === "stays");
        const isChain = isWithin(one, other) && isWithin(other, third);
        expect(!isChain || isWithin(one, third)).toBe(true);
        expect(isSameLeave(one, other)).toBe(isWithin(one, other) && isWithin(other, one));
      }),
    );
  });

  test("T24 what a narrower leave covers, the wider covers too", () => {
    fc.assert(
      fc.property(someLeave, someLeave, (one, other) => {
        const times = [one, other].flatMap((leave) =>
          leave === "stays" || leave.notBefore === undefined
            ? []
            : [leave.notBefore, leave.notBefore - 1],
        );
        const isCovered = manners.every((manner) =>
          [true, false].every((isAsked) =>
            [0, 9e12, ...times].every(
              (at) => !covers(one, manner, isAsked, at) || covers(other, manner, isAsked, at),
            ),
          ),
        );
        expect(isWithin(one, other)).toBe(isCovered);
      }),
      { numRuns: 400 },
    );
  });

  test("T25 leave has its form and no other", () => {
    for (const leave of ["stays", named, wide, { ...named, notBefore: time(7) }])
      expect(bodyOf(leave)).toBe("stands");
    for (const leave of [
      "all",
      { manners: [], onlyIfAsked: false },
      { manners: ["own-idea", "own-idea"], onlyIfAsked: false },
      { manners: ["shout"], onlyIfAsked: false },
      { manners: ["own-idea"] },
      { ...named, notBefore: -1 },
      { ...named, until: 7 },
    ])
      expect([leave, bodyOf(leave)]).toEqual([leave, { refused: "not-an-event" }]);
  });

  test("T26 only a mediator asks, for an item of the party, and for more than stands", () => {
    const scene = start();
    say(scene, "adviser1", named);
    for (const name of ["head1", "adviser1", "renderer"] as const)
      expect(ask(scene, name, wide)).toEqual({ refused: "not-a-mediator" });
    expect(ask(scene, "lead", named)).toEqual({ refused: "leave-stands" });
    expect(ask(scene, "lead", "stays")).toEqual({ refused: "leave-stands" });
    expect(ask(scene, "lead", wide, 1, 9)).toEqual({ refused: "no-such-item" });
    expect(ask(scene, "lead", wide)).toBe("stands");
    expect(ask(scene, "lead", wide)).toBe("repeat");
    expect(ask(scene, "deputy", wide)).toEqual({ refused: "id-taken" });
    expect(leaveIn(scene)).toEqual(named);
  });

  test("T27 only the author or the head answers, and once", () => {
    const asked = (): Scene => {
      const scene = start();
      say(scene, "adviser1", "stays");
      ask(scene, "lead", named);
      return scene;
    };
    for (const name of names) {
      const mayAnswer = name === "head1" || name === "adviser1";
      expect([name, give(asked(), name, named) === "stands"]).toEqual([name, mayAnswer]);
      expect([name, deny(asked(), name) === "stands"]).toEqual([name, mayAnswer]);
    }
    const given = asked();
    give(given, "adviser1", named);
    expect(leaveIn(given)).toEqual(named);
    expect(give(given, "adviser1", named)).toBe("repeat");
    expect(give(given, "head1", wide)).toEqual({ refused: "ask-answered" });
    expect(deny(given, "head1")).toEqual({ refused: "ask-answered" });
    const denied = asked();
    deny(denied, "head1");
    expect(deny(denied, "adviser1")).toBe("repeat");
    expect(give(denied, "adviser1", named)).toEqual({ refused: "ask-answered" });
    expect(give(denied, "adviser1", named, 7)).toEqual({ refused: "no-such-ask" });
    expect(leaveIn(denied)).toBe("stays");
  });

  test("T27 a fellow adviser or an unchecked one who did not write it gives no leave", () => {
    const scene = start();
    say(scene, "head1", "stays");
    ask(scene, "lead", named);
    for (const name of ["adviser1", "stranger1", "interpreter1"] as const)
      expect(give(scene, name, named)).toEqual({ refused: "leave-not-yours" });
  });

  test("T28 mediators, author and head narrow, and nobody widens by narrowing", () => {
    for (const name of names) {
      const scene = start();
      say(scene, "adviser1", wide);
      const mayNarrow = ["lead", "deputy", "head1", "adviser1"].includes(name);
      expect([name, narrow(scene, name, named) === "stands"]).toEqual([name, mayNarrow]);
      if (!mayNarrow) continue;
      expect(narrow(scene, name, named)).toBe("repeat");
      expect(narrow(scene, name, wide)).toEqual({ refused: "wider-leave" });
      expect(narrow(scene, name, { ...named, onlyIfAsked: true })).toBe("stands");
      expect(narrow(scene, name, named)).toEqual({ refused: "wider-leave" });
      expect(narrow(scene, name, "stays")).toBe("stands");
      expect(leaveIn(scene)).toBe("stays");
    }
  });

  test("T29 the last of saying, giving and narrowing binds, whatever the order", () => {
    const acts = fc.array(
      fc.oneof(
        fc.tuple(fc.constant("narrow" as const), someLeave),
        fc.tuple(fc.constant("ask" as const), someLeave),
        fc.tuple(fc.constant("give" as const), someLeave),
        fc.tuple(fc.constant("deny" as const), someLeave),
      ),
      { maxLength: 12, size: "max" },
    );
    fc.assert(
      fc.property(someLeave, acts, (first, list) => {
        const scene = start();
        say(scene, "adviser1", first);
        let leave = first;
        let openAsk = 0;
        let asks = 0;
        for (const [type, wanted] of list) {
          if (type === "narrow" && narrow(scene, "lead", wanted) === "stands")
            leave = isWithin(wanted, leave) ? wanted : "stays";
          if (type === "ask" && ask(scene, "lead", wanted, asks + 1) === "stands") {
            asks += 1;
            openAsk = asks;
          }
          if (type === "give" && give(scene, "head1", wanted, openAsk) === "stands") leave = wanted;
          if (type === "deny") deny(scene, "head1", openAsk);
          expect(leaveIn(scene)).toEqual(leave);
        }
      }),
    );
  });

  test("T30 a party's people ask in their own room, and the question stands", () => {
    const body = { type: "asked-for", at: 3, asked: id(1), words: "The spring release?" };
    for (const name of names)
      expect([name, post(start(), name, room, body) === "stands"]).toEqual([
        name,
        ["head1", "adviser1", "stranger1", "interpreter1"].includes(name),
      ]);
    const scene = start();
    post(scene, "stranger1", room, body);
    const { fold } = logAt(scene, room);
    const question = fold.type === "room" ? fold.state.questions.get(id(1)) : undefined;
    expect(question).toMatchObject({ by: memberAt("stranger1", room), isChecked: false });
    expect(byAt("stranger1", room, 1).isChecked).toBe(false);
  });
});
