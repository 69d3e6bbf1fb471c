// Ground rules and people: the lead sets the rules first and for good; names are for display; who left is gone.

import { describe, expect, test } from "vitest";
import type { Decision, Place, Profile, Rules, Sitting, Verdict } from "../src/index.ts";
import { decide, foldEntries, seatOf, sideNamedIn, startOf, view } from "../src/index.ts";
import type { Name } from "./scene.ts";
import {
  act,
  byAt,
  caucusOf,
  desk,
  id,
  logAt,
  memberAt,
  nameOf,
  p1,
  p2,
  party,
  post,
  roomOf,
  rules,
  seatFor,
  seatLog,
  sittingsAt,
  start,
  table,
  time,
} from "./scene.ts";

const setRules = (changes: object = {}): object => ({
  type: "rules-set",
  at: 1,
  rules: { ...rules, ...changes },
});
const firstAt = (name: Name, seq: number, changes: object = {}): Verdict | undefined =>
  foldEntries(startOf(desk), [{ by: byAt(name, desk, seq), body: setRules(changes) }]).verdicts[0];
const profileOf = (name: string): Profile => ({
  person: id(name),
  name,
  title: "Envoy",
  role: "head of delegation",
});
const many = (count: number): Rules["parties"] =>
  Array.from({ length: count }, (_, n) => ({ party: party(`p${n + 1}`), name: `Side ${n}` }));
const setProfile = (name: string, of = name): object => ({
  type: "profile-set",
  at: 1,
  member: of,
  profile: profileOf(name),
});
const shownIn = (scene: ReturnType<typeof start>, name: Name): string | undefined =>
  view(seatFor(scene, "lead"))
    .people.find(({ place }) => nameOf(place) === "room/p1")
    ?.people.find((person) => person.member === memberAt(name, roomOf(p1)))?.name;

const decideFor = (name: Name, place: Place): Decision => {
  const fresh = { ...seatLog(start(), name, place), fold: startOf(place), next: 2 };
  const seat = seatOf([fresh]);
  if ("refused" in seat) throw new Error(seat.refused);
  return decide(seat, { type: "set-rules", place, rules }, time(1));
};

describe("ground rules", () => {
  test("T10 they stand as entry 2, by a mediator", () => {
    expect(firstAt("lead", 2)).toBe("stands");
    for (const [name, seq] of [
      ["lead", 3],
      ["lead", 1],
      ["clerk", 2],
      ["head1", 2],
    ] as const)
      expect(firstAt(name, seq)).toEqual({ refused: "not-the-founder" });
  });

  test("T10 the command gives the entry for table, desk and room, and none for a caucus", () => {
    for (const place of [table, desk, roomOf(p1), roomOf(p2)])
      expect(decideFor("lead", place)).toEqual({ place, event: setRules() });
    expect(decideFor("head1", caucusOf(p1))).toEqual({ refused: "not-the-founder" });
    expect(decideFor("head1", roomOf(p1))).toEqual({ refused: "not-the-founder" });
  });

  test("T11 nothing else stands before them", () => {
    for (const [name, place, body] of [
      ["head1", roomOf(p1), { type: "said", at: 1, item: id(1), words: "Words" }],
      ["lead", table, setProfile(memberAt("lead", table))],
      ["lead", desk, { type: "noted", at: 1, note: id(1), words: "Note" }],
      ["lead", desk, { type: "left", at: 1 }],
    ] as const)
      expect(foldEntries(startOf(place), [{ by: byAt(name, place, 3), body }]).verdicts).toEqual([
        { refused: "no-rules" },
      ]);
    const caucus = caucusOf(p1);
    const body = setProfile(memberAt("head1", caucus));
    expect(foldEntries(startOf(caucus), [{ by: byAt("head1", caucus, 3), body }]).verdicts).toEqual(
      ["stands"],
    );
  });

  test("T12 they are never replaced", () => {
    const scene = start();
    for (const place of [table, desk, roomOf(p1)]) {
      expect(post(scene, "lead", place, setRules())).toBe("repeat");
      expect(post(scene, "lead", place, setRules({ caucusRule: "open" }))).toEqual({
        refused: "rules-stand",
      });
    }
  });

  test("T13 parties, languages and title keep their bounds", () => {
    const [one, two] = many(2);
    for (const good of [{ parties: many(63) }, { languages: ["fa-IR", "ar", "zh-Hant-TW"] }])
      expect([good, firstAt("lead", 2, good)]).toEqual([good, "stands"]);
    for (const bad of [
      { parties: many(1) },
      { parties: many(64) },
      { parties: [one, { ...two, party: p1 }] },
      { parties: [one, { ...two, name: " Side\u00a00" }] },
      { parties: [one, { ...two, hidden: 1 }] },
      { languages: [] },
      { languages: ["en", "en"] },
      { languages: ["English"] },
      { title: "" },
      { title: "t".repeat(201) },
      { caucusRule: "half" },
      { secondApproval: true },
      { receipts: "no" },
    ])
      expect([bad, firstAt("lead", 2, bad)]).toEqual([bad, { refused: "not-an-event" }]);
  });
});

describe("people", () => {
  test("T14 a profile is set by oneself or an authority", () => {
    const scene = start();
    const own = memberAt("adviser1", roomOf(p1));
    expect(post(scene, "adviser1", roomOf(p1), setProfile("Oja", own))).toBe("stands");
    expect(post(scene, "adviser1", roomOf(p1), setProfile("Oja", own))).toBe("repeat");
    expect(post(scene, "head1", roomOf(p1), setProfile("R. Oja", own))).toBe("stands");
    const heads = memberAt("head1", roomOf(p1));
    for (const name of ["adviser1", "stranger1", "renderer"] as const)
      expect(post(scene, name, roomOf(p1), setProfile("Nobody", heads))).toEqual({
        refused: "not-yours",
      });
  });

  test("T15 shown is the newest word of the person, its side's authority or a mediator", () => {
    const scene = start();
    const own = memberAt("stranger1", roomOf(p1));
    post(scene, "stranger1", roomOf(p1), setProfile("Foreign minister", own));
    expect(shownIn(scene, "stranger1")).toBe("Foreign minister");
    post(scene, "head1", roomOf(p1), setProfile("Note-taker", own));
    expect(shownIn(scene, "stranger1")).toBe("Note-taker");
    post(scene, "lead", roomOf(p1), setProfile("Driver", own));
    expect(shownIn(scene, "stranger1")).toBe("Driver");
    post(scene, "stranger1", roomOf(p1), setProfile("Cook", own));
    expect(shownIn(scene, "stranger1")).toBe("Cook");
  });

  test("T15 a head does not name another party's people at the table", () => {
    const scene = start();
    const own = memberAt("head2", table);
    post(scene, "head2", table, setProfile("Selen's head", own));
    expect(post(scene, "head1", table, setProfile("A liar", own))).toBe("stands");
    const people = view(seatFor(scene, "observer")).people[0]?.people;
    expect(people?.find((person) => person.member === own)?.name).toBe("Selen's head");
  });

  test("T15 a profile gives no power", () => {
    const scene = start();
    const own = memberAt("stranger1", roomOf(p1));
    post(scene, "stranger1", roomOf(p1), {
      ...setProfile("Lead mediator", own),
      profile: { ...profileOf("Lead"), role: "mediator" },
    });
    expect(
      post(scene, "stranger1", roomOf(p1), { type: "leave-let-go", at: 1, used: id(1) }),
    ).toEqual({ refused: "not-a-mediator" });
  });

  test("T15 one person's profiles hold one id in all logs", () => {
    const scene = start();
    for (const place of [table, roomOf(p1), caucusOf(p1)])
      act(scene, "head1", { type: "set-profile", place, profile: profileOf("Merrin") }, 5);
    const shown = view(seatFor(scene, "head1")).people.map(
      ({ people }) => people.find(({ isMe }) => isMe)?.person,
    );
    expect(shown).toEqual([id("Merrin"), id("Merrin"), id("Merrin")]);
  });

  test("T16 after leaving, nothing of that member stands, and it is flagged while seated", () => {
    const scene = start();
    expect(post(scene, "adviser1", roomOf(p1), { type: "left", at: 9 })).toBe("stands");
    const { fold } = logAt(scene, roomOf(p1));
    expect(post(scene, "adviser1", roomOf(p1), { type: "left", at: 9 })).toBe("repeat");
    const words = { type: "said", at: 10, item: id(1), words: "Words" };
    expect(post(scene, "adviser1", roomOf(p1), words)).toEqual({ refused: "has-left" });
    expect(logAt(scene, roomOf(p1)).fold).toEqual(fold);
    expect(post(scene, "head1", roomOf(p1), words)).toBe("stands");
    const flag = {
      type: "left-still-seated",
      place: roomOf(p1),
      member: memberAt("adviser1", roomOf(p1)),
    };
    expect(view(seatFor(scene, "head1")).flags).toEqual([flag]);
    const gone = sittingsAt(roomOf(p1)).filter((sitting) => sitting.member !== flag.member);
    const removed: Sitting = { member: flag.member, side: p1, roles: [], standing: "removed" };
    const seat = seatOf([{ ...seatLog(scene, "head1", roomOf(p1)), sittings: [...gone, removed] }]);
    if ("refused" in seat) throw new Error(seat.refused);
    expect(view(seat).flags).toEqual([]);
  });

  test("T17 a mediator names whose people sit behind which bytes, once", () => {
    const scene = start();
    const named = { type: "side-named", at: 1, bytes: id("x"), side: p1 };
    expect(post(scene, "head1", table, named)).toEqual({ refused: "not-a-mediator" });
    expect(post(scene, "lead", table, named)).toBe("stands");
    expect(post(scene, "lead", table, named)).toBe("repeat");
    expect(post(scene, "lead", table, { ...named, side: p2 })).toEqual({ refused: "side-stands" });
    expect(post(scene, "lead", table, { ...named, bytes: id("y"), side: "mediators" })).toEqual({
      refused: "not-an-event",
    });
    expect(sideNamedIn({ by: byAt("lead", table, 5), body: named })).toMatchObject({ side: p1 });
    expect(sideNamedIn({ by: byAt("head1", table, 5), body: named })).toBeUndefined();
    expect(sideNamedIn({ by: byAt("lead", table, 5), body: { type: "left" } })).toBeUndefined();
  });
});
