// What is given to the leak check, and what follows from its marks. The check itself has its own rules and tests.

import { describe, expect, test } from "vitest";
import type { CommandOf, Decision, Id, Leave, LeakMark, Manner } from "../src/index.ts";
import { checkLeak } from "../src/leak-check.ts";
import { due, leakIndexOf, leakMarksOf, manners } from "../src/index.ts";
import type { DeskSeat } from "../src/index.ts";
import type { Name, Scene } from "./scene.ts";
import {
  act,
  desk,
  id,
  memberAt,
  p1,
  p2,
  post,
  roomOf,
  seatFor,
  start,
  table,
  time,
} from "./scene.ts";

const may: Leave = { manners: ["as-written", "reworded-named"], onlyIfAsked: false };
const say = (
  scene: Scene,
  words: string,
  leave: Leave,
  n: number,
  name: Name = "head1",
): Decision => act(scene, name, { type: "say", room: p1, item: id(n), words, leave }, 10);
const carry = (
  words: string,
  more: Partial<CommandOf<"prepare-carry">> = {},
): CommandOf<"prepare-carry"> => ({
  type: "prepare-carry",
  carry: id(1),
  from: p1,
  item: id(1),
  to: p2,
  manner: "reworded-named",
  words,
  hold: 0,
  used: id(11),
  told: id(12),
  ...more,
});
const deskOf = (scene: Scene): DeskSeat => {
  const seat = seatFor(scene, "lead");
  if (seat.type !== "desk") throw new Error("no desk");
  return seat;
};
const marksIn = (scene: Scene, words: string): readonly LeakMark[] =>
  leakMarksOf(deskOf(scene), { ...carry(words), words });
const levels = (scene: Scene, words: string): readonly string[] =>
  marksIn(scene, words).map((mark) => `${mark.level} ${words.slice(mark.start, mark.end)}`);

/** An item that may be carried, and a figure that stays. */
const talks = (): Scene => {
  const scene = start();
  say(scene, "Relief is possible within 30 days", may, 1);
  say(scene, "We hold 4050 prisoners", "stays", 2);
  return scene;
};

describe("the leak check at hand-over", () => {
  test("T93 a stop refuses the hand-over; a look only marks", () => {
    const scene = talks();
    expect(act(scene, "lead", carry("Relief, for 4050 of them"), 20)).toEqual({
      refused: "leak-stop",
    });
    say(scene, "The dam holds 777 units", may, 3);
    expect(levels(scene, "Relief, and 777 units")).toEqual(["look 777"]);
    expect(act(scene, "lead", carry("Relief, and 777 units"), 20)).toHaveProperty("event");
  });

  test("T93 what stays since then stops the release and is asked about", () => {
    const scene = talks();
    act(scene, "lead", carry("Relief, with 900 at once"), 20);
    say(scene, "Not below 900", "stays", 4);
    expect(due(seatFor(scene, "lead"), time(20))).toEqual([
      { type: "ask", carry: id(1), why: "leak-stop" },
    ]);
    expect(act(scene, "lead", { type: "release-carry", carry: id(1) }, 20)).toEqual({
      refused: "leak-stop",
    });
  });

  test("T93 narrowing an item to stays turns its marks into stops, widening turns them back", () => {
    const scene = talks();
    say(scene, "The dam holds 777 units", may, 3);
    expect(levels(scene, "About 777")).toEqual(["look 777"]);
    act(scene, "head1", { type: "narrow-leave", room: p1, item: id(3), leave: "stays" }, 30);
    expect(levels(scene, "About 777")).toEqual(["stop 777"]);
    act(scene, "lead", { type: "ask-leave", room: p1, ask: id(1), item: id(3), leave: may }, 31);
    act(scene, "head1", { type: "give-leave", room: p1, ask: id(1), leave: may }, 32);
    expect(levels(scene, "About 777")).toEqual(["look 777"]);
  });

  test("T94 what the target room said, was told, or reads at the table is known to it", () => {
    for (const [name, place, body] of [
      ["head2", roomOf(p2), { type: "said", at: 1, item: id(5), words: "You hold 4050" }],
      ["lead", roomOf(p2), { type: "said", at: 1, item: id(5), words: "There are 4050" }],
      ["head2", roomOf(p2), { type: "asked-for", at: 1, asked: id(5), words: "What of the 4050?" }],
      [
        "lead",
        roomOf(p2),
        { type: "told", at: 1, told: id(5), words: "4050", shownAs: { type: "ours" } },
      ],
      [
        "head1",
        table,
        {
          type: "profile-set",
          at: 1,
          member: memberAt("head1", table),
          profile: { person: id(1), name: "Merrin", title: "Speaker for the 4050", role: "" },
        },
      ],
    ] as const) {
      const scene = talks();
      expect(levels(scene, "Relief for 4050")).toEqual(["stop 4050"]);
      expect(post(scene, name, place, body)).toBe("stands");
      expect(levels(scene, "Relief for 4050")).toEqual([]);
    }
    expect(levels(start({ title: "The 4050" }), "Relief for 4050")).toEqual([]);
  });

  test("T94 what the source room only asked, or heard from the mediators, is looked at", () => {
    for (const [name, body] of [
      ["head1", { type: "asked-for", at: 1, asked: id(5), words: "Would they take 1234?" }],
      ["lead", { type: "said", at: 1, item: id(5), words: "I would try 1234" }],
      ["lead", { type: "told", at: 1, told: id(5), words: "1234", shownAs: { type: "ours" } }],
    ] as const) {
      const scene = talks();
      expect(post(scene, name, roomOf(p1), body)).toBe("stands");
      expect(levels(scene, "Perhaps 1234")).toEqual(["look 1234"]);
    }
  });

  test("T95 what the item in hand says itself does not stop it", () => {
    const scene = talks();
    say(scene, "Thirty means 30 and no more", "stays", 6);
    expect(levels(scene, "Relief within 30 days")).toEqual(["look 30 days"]);
    expect(act(scene, "lead", carry("Relief within 30 days"), 20)).toHaveProperty("event");
    const seat = deskOf(scene);
    const words = "Relief is possible within 30 days";
    expect(leakMarksOf(seat, { ...carry(words), words, manner: "as-written" })).toEqual([]);
  });

  test("T96 names of the profiles, of the rules and of the desk's list are looked for", () => {
    const scene = start({
      parties: [
        { party: p1, name: "Varda" },
        { party: p2, name: "Selen" },
      ],
    });
    say(scene, "Relief is possible", may, 1);
    say(scene, "Ask about Tavo and Brannik in Ostrel", "stays", 2);
    const profile = { person: id<"person">(2), name: "Tavo", title: "", role: "" };
    expect(levels(scene, "About tavo brannik ostrel")).toEqual([]);
    act(scene, "head1", { type: "set-profile", place: roomOf(p1), profile }, 11);
    act(scene, "clerk", { type: "list-name", listed: id(1), name: "Ostrel" }, 12);
    expect(levels(scene, "About Tavo in Ostrel").toSorted()).toEqual(["stop Ostrel", "stop Tavo"]);
    act(scene, "clerk", { type: "drop-name", listed: id(1) }, 13);
    act(scene, "clerk", { type: "list-name", listed: id(2), name: "Brannik" }, 14);
    expect(levels(scene, "About Brannik, Varda and Selen")).toEqual(["stop Brannik"]);
  });

  test("T144 an unnamed carry that names its source asks for a look; a named one, and a draft of no item, do not", () => {
    const scene = start({
      parties: [
        { party: p1, name: "Varda" },
        { party: p2, name: "سِلِن" },
      ],
    });
    const every: Leave = { manners: [...manners], onlyIfAsked: false };
    say(scene, "Relief is possible", every, 1);
    const profile = { person: id<"person">(2), name: "H. Merrin", title: "", role: "" };
    act(scene, "head1", { type: "set-profile", place: roomOf(p1), profile }, 11);
    const mediator = { ...profile, person: id<"person">(3), name: "Inês Tavares" };
    act(scene, "lead", { type: "set-profile", place: roomOf(p1), profile: mediator }, 12);
    const words = "VARDA, says merrin (H. Merrin), sees no harm; Inês Tavares and سلن neither";
    const found = (manner: Manner, item?: Id<"item">): readonly string[] =>
      leakMarksOf(deskOf(scene), { from: p1, to: p2, words, manner, ...(item && { item }) })
        .filter(({ kind }) => kind === "source")
        .map(({ level, start: from, end }) => `${level} ${words.slice(from, end)}`);
    const all = ["look VARDA", "look merrin", "look H. Merrin"];
    for (const manner of ["reworded-unnamed", "own-idea"] as const) {
      expect([manner, found(manner, id(1))]).toEqual([manner, all]);
      expect(found(manner)).toEqual([]);
      expect(found(manner, id(7))).toEqual([]);
    }
    for (const manner of ["as-written", "reworded-named"] as const)
      expect([manner, found(manner, id(1))]).toEqual([manner, []]);
    const named = carry("VARDA sees no harm", { manner: "own-idea" });
    expect(act(scene, "lead", named, 20)).toHaveProperty("event");
  });

  test("T144 letters, vowel signs and case of a name make no difference, in any of the three scripts", () => {
    for (const [name, spelt] of [
      ["Varda", "vArDa"],
      ["اليمامة", "اليَمامة"],
      ["کرانه", "كرانه"],
    ] as const) {
      const scene = start({
        parties: [
          { party: p1, name },
          { party: p2, name: "Selen" },
        ],
      });
      say(scene, "Relief is possible", may, 1);
      const words = `So ${spelt} agrees`;
      const marks = leakMarksOf(deskOf(scene), {
        ...carry(words, { manner: "own-idea" }),
        words,
      });
      expect(marks).toEqual([{ level: "look", kind: "source", start: 3, end: 3 + spelt.length }]);
    }
  });

  test("T93 the kept index says what a fresh one says, however the talks went on", () => {
    const grown = talks();
    const words =
      "Between 30, 4050, 777, 1234 and 900 for ostrel: 5101, 5102, 5103, 5104, 5105; tavo, quenby";
    const tell = (n: number, figure: string) => ({
      type: "told",
      at: 1,
      told: id(n),
      words: `Of ${figure}`,
      shownAs: { type: "ours" },
    });
    const aloud = { type: "public-noted", at: 1, public: id(9), words: "4050", source: "X" };
    const profile = (n: number, name: string) => ({
      person: id<"person">(n),
      name,
      title: "",
      role: "",
    });
    const steps: readonly (() => void)[] = [
      () => say(grown, "The dam holds 777 units", may, 3),
      () =>
        act(grown, "head1", { type: "narrow-leave", room: p1, item: id(3), leave: "stays" }, 30),
      () => say(grown, "Ostrel needs 900", "stays", 7),
      () => act(grown, "clerk", { type: "list-name", listed: id(1), name: "Ostrel" }, 12),
      () => post(grown, "lead", roomOf(p2), { type: "said", at: 1, item: id(8), words: "900" }),
      () =>
        act(
          grown,
          "lead",
          { type: "ask-leave", room: p1, ask: id(21), item: id(7), leave: may, words: "5101?" },
          31,
        ),
      () =>
        post(grown, "head1", roomOf(p1), {
          type: "asked-for",
          at: 1,
          asked: id(22),
          words: "5102?",
        }),
      () => post(grown, "lead", roomOf(p1), tell(23, "5103")),
      () =>
        post(grown, "head1", roomOf(p1), {
          type: "read-back",
          at: 1,
          readBack: id(24),
          told: id(23),
          heard: { type: "differs", words: "5104" },
        }),
      () =>
        post(grown, "head1", roomOf(p1), {
          type: "rendered",
          at: 1,
          rendering: id(25),
          of: { type: "item", item: id(7) },
          language: "fa",
          words: "Tavo: 5105",
        }),
      () =>
        act(
          grown,
          "head1",
          { type: "set-profile", place: roomOf(p1), profile: profile(26, "Tavo") },
          32,
        ),
      () => {
        say(grown, "Quenby asks", "stays", 27);
        act(grown, "clerk", { type: "list-name", listed: id(2), name: "Quenby" }, 12);
      },
      () =>
        act(
          grown,
          "lead",
          { type: "set-profile", place: table, profile: profile(28, "Quenby") },
          33,
        ),
      () => post(grown, "lead", roomOf(p2), tell(29, "5103")),
      () => post(grown, "lead", desk, aloud),
      () => post(grown, "lead", desk, { type: "public-struck", at: 1, public: id(9) }),
      () => act(grown, "clerk", { type: "drop-name", listed: id(1) }, 34),
    ];
    let said = "";
    for (const take of steps) {
      take();
      const kept = checkLeak(leakIndexOf(deskOf(grown), p1, p2), words);
      const replayed = start();
      for (const log of grown.logs.values())
        for (const { by, body } of log.entries.slice(1)) {
          const name = (["lead", "head1", "clerk"] as const).find(
            (each) => memberAt(each, log.place) === by.member,
          );
          if (name !== undefined) post(replayed, name, log.place, body);
        }
      expect(checkLeak(leakIndexOf(deskOf(replayed), p1, p2), words)).toEqual(kept);
      // Each of them tells in the marks, or it would prove nothing.
      expect(JSON.stringify(kept)).not.toBe(said);
      said = JSON.stringify(kept);
    }
    const older = talks();
    expect(levels(older, words)).toEqual(["look 30", "stop 4050"]);
  });

  test("T93 an older fold of the same room is checked by itself, not by what came later", () => {
    const scene = talks();
    const before = deskOf(scene);
    expect(checkLeak(leakIndexOf(before, p1, p2), "About 777")).toEqual([]);
    say(scene, "The dam holds 777 units", may, 3);
    expect(checkLeak(leakIndexOf(deskOf(scene), p1, p2), "About 777")).toHaveLength(1);
    expect(checkLeak(leakIndexOf(before, p1, p2), "About 777")).toEqual([]);
  });
});
