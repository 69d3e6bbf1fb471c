// What each seat is shown: people with their standing, leave and receipts, the ledger and the tray, and what to look at.

import { describe, expect, test } from "vitest";
import type { DeskView, Leave, PartyView, ReadBackView, Sitting } from "../src/index.ts";
import { due, seatOf, view } from "../src/index.ts";
import type { Name, Scene } from "./scene.ts";
import {
  act,
  enter,
  id,
  member,
  memberAt,
  p1,
  p2,
  post,
  roomOf,
  seatFor,
  seatLog,
  start,
  table,
  time,
} from "./scene.ts";

const named: Leave = { manners: ["reworded-named"], onlyIfAsked: false };
const carry = {
  type: "prepare-carry",
  carry: id<"carry">(1),
  from: p1,
  item: id<"item">(1),
  to: p2,
  manner: "reworded-named",
  words: "There might be an opening",
  hold: 10,
  used: id<"used">(11),
  told: id<"told">(12),
} as const;

const talks = (receipts: "with-words" | "without-words" = "without-words"): Scene => {
  const scene = start({ receipts });
  act(
    scene,
    "adviser1",
    { type: "say", room: p1, item: id(1), words: "East in March", leave: named },
    5,
  );
  return scene;
};
const run = (scene: Scene, at: number): void => {
  for (;;) {
    const next = due(seatFor(scene, "lead"), time(at)).find((each) => each.type === "append");
    if (next?.type !== "append") return;
    enter(scene, "lead", next.append);
  }
};
const atDesk = (scene: Scene, name: Name = "lead"): DeskView => {
  const seen = view(seatFor(scene, name));
  if (seen.type !== "desk") throw new Error("no desk");
  return seen;
};
const inRoom = (scene: Scene, name: Name): PartyView => {
  const seen = view(seatFor(scene, name));
  if (seen.type !== "party") throw new Error("no party");
  return seen;
};
const stageIn = (scene: Scene): string | undefined => atDesk(scene).tray[0]?.stage;

describe("views", () => {
  test("T100 people with their standing, unchecked ones and open invitations too", () => {
    const scene = talks();
    const invited: Sitting = { member: member("invited"), side: p2, roles: [], standing: "open" };
    const room = seatLog(scene, "lead", roomOf(p2));
    const seat = seatOf([{ ...room, sittings: [...room.sittings, invited] }]);
    const people = "refused" in seat ? [] : (view(seat).people[0]?.people ?? []);
    expect(people.filter(({ side }) => side === p2).map(({ standing }) => standing)).toEqual([
      "checked",
      "checked",
      "unchecked",
      "open",
    ]);
    expect(people.filter(({ isMe }) => isMe).map((each) => each.member)).toEqual([
      memberAt("lead", roomOf(p2)),
    ]);
  });

  test("T100 an unchecked author's words and read-back are shown so", () => {
    const scene = talks();
    act(scene, "stranger1", { type: "say", room: p1, item: id(2), words: "I am the minister" }, 6);
    act(scene, "lead", { ...carry }, 10);
    run(scene, 20);
    const readBack = {
      type: "read-back",
      room: p2,
      readBack: id<"read-back">(1),
      told: id<"told">(12),
    } as const;
    act(scene, "stranger2", readBack, 30);
    const room = inRoom(scene, "head1").room;
    expect(room?.messages.map(({ isChecked }) => isChecked)).toEqual([true, false]);
    const heard: readonly ReadBackView[] | undefined = inRoom(scene, "head2").room?.tolds[0]
      ?.readBacks;
    expect(heard?.map(({ isChecked }) => isChecked)).toEqual([false]);
  });

  test("T101 a party sees its own outgoing half, with words only if the rules tell them", () => {
    for (const receipts of ["with-words", "without-words"] as const) {
      const scene = talks(receipts);
      act(scene, "lead", carry, 10);
      expect(inRoom(scene, "head1").room?.outgoing).toEqual([]);
      run(scene, 20);
      const room = inRoom(scene, "head1").room;
      expect(room?.outgoing).toEqual([
        {
          used: id(11),
          item: id(1),
          to: p2,
          at: 20,
          seq: 4,
          manner: "reworded-named",
          leave: { leave: named, from: { type: "said", by: memberAt("adviser1", roomOf(p1)) } },
          by: memberAt("lead", roomOf(p1)),
          wasAsked: false,
          files: [],
          ...(receipts === "with-words" ? { words: carry.words } : {}),
        },
      ]);
      expect(room?.messages[0]?.receipts).toEqual(room?.outgoing);
      expect(inRoom(scene, "head2").room?.outgoing).toEqual([]);
    }
  });

  test("T101 leave, its asks and on whose word it rests are shown with the item", () => {
    const scene = talks();
    const leave: Leave = { manners: ["own-idea"], onlyIfAsked: false };
    act(
      scene,
      "lead",
      { type: "ask-leave", room: p1, ask: id(1), item: id(1), leave, words: "May we?" },
      6,
    );
    act(scene, "head1", { type: "give-leave", room: p1, ask: id(1), leave }, 7);
    act(scene, "deputy", { type: "narrow-leave", room: p1, item: id(1), leave: "stays" }, 8);
    const message = inRoom(scene, "adviser1").room?.messages[0];
    expect(message?.leave).toEqual({
      leave: "stays",
      from: { type: "given", by: memberAt("head1", roomOf(p1)), ask: id(1) },
      narrowedBy: memberAt("deputy", roomOf(p1)),
    });
    expect(message?.asks).toMatchObject([{ words: "May we?", answer: { type: "given", leave } }]);
    const silent = start({ caucusRule: "open" });
    act(silent, "head1", { type: "say", room: p1, item: id(1), words: "Words" }, 5);
    expect(inRoom(silent, "head1").room?.messages[0]?.leave?.from).toEqual({ type: "caucus-rule" });
  });

  test("T102 the ledger tells who was told what, in which words, on whose leave, read back how", () => {
    const scene = talks();
    act(scene, "lead", carry, 10);
    expect(atDesk(scene).ledger).toEqual([]);
    run(scene, 20);
    const understood = "An opening in March";
    act(
      scene,
      "head2",
      { type: "read-back", room: p2, readBack: id(1), told: id(12), words: understood },
      30,
    );
    const [row] = atDesk(scene).ledger;
    expect(row).toMatchObject({
      from: p1,
      item: id(1),
      author: memberAt("adviser1", roomOf(p1)),
      words: "East in March",
    });
    expect(row?.cells).toMatchObject([
      {
        to: p2,
        tellings: [
          {
            carry: id(1),
            at: 20,
            manner: "reworded-named",
            words: "There might be an opening",
            leave: { leave: named },
            readBacks: [{ heard: { type: "differs", words: understood } }],
          },
        ],
      },
    ]);
  });

  test("T64 the receiving room sees its own words; mediators see both texts", () => {
    const scene = talks();
    act(scene, "lead", carry, 10);
    run(scene, 20);
    const told = inRoom(scene, "adviser2").room;
    expect(told?.tolds).toMatchObject([{ words: "There might be an opening", readBacks: [] }]);
    expect(JSON.stringify(view(seatFor(scene, "adviser2")))).not.toContain("East in March");
    const row = atDesk(scene).ledger[0];
    expect(row?.words).toBe("East in March");
    expect(row?.cells[0]?.tellings[0]?.words).toBe("There might be an opening");
  });

  test("T102 a correction is shown with what it corrects, on both sides", () => {
    const scene = talks();
    act(scene, "lead", carry, 10);
    run(scene, 20);
    const more = { carry: id<"carry">(2), used: id<"used">(21), told: id<"told">(22) };
    act(scene, "lead", { ...carry, ...more, words: "An opening, in spring", corrects: id(1) }, 30);
    run(scene, 40);
    const [first, second] = inRoom(scene, "head2").room?.tolds ?? [];
    expect([first?.correctedBy, second?.corrects]).toEqual([[id(22)], id(12)]);
    expect(inRoom(scene, "head1").room?.outgoing.map(({ corrects }) => corrects)).toEqual([
      undefined,
      id(11),
    ]);
    expect(atDesk(scene).ledger[0]?.cells[0]?.tellings.map(({ corrects }) => corrects)).toEqual([
      undefined,
      id(1),
    ]);
  });

  test("T103 a carry is in the tray with its stage until it is told", () => {
    const scene = talks();
    const asked = start({ secondApproval: "needed" });
    act(asked, "adviser1", { type: "say", room: p1, item: id(1), words: "E", leave: named }, 5);
    act(asked, "lead", carry, 10);
    expect(stageIn(asked)).toBe("waits-for-approval");
    act(asked, "deputy", { type: "approve-carry", carry: id(1) }, 11);
    expect(stageIn(asked)).toBe("held");
    act(scene, "lead", carry, 10);
    const stages: (string | undefined)[] = [];
    for (let n = 0; n < 4; n += 1) {
      stages.push(stageIn(scene));
      const [next] = due(seatFor(scene, "deputy"), time(20));
      if (next?.type === "append") enter(scene, "deputy", next.append);
    }
    expect(stages).toEqual(["held", "released", "leave-used", undefined]);
  });

  test("T103 what is in the way is shown, and what was dropped", () => {
    const scene = talks();
    act(scene, "lead", carry, 10);
    expect(atDesk(scene).tray).toMatchObject([{ original: "East in March", dueFrom: 20 }]);
    expect(atDesk(scene).tray[0]).not.toHaveProperty("block");
    act(scene, "head1", { type: "narrow-leave", room: p1, item: id(1), leave: "stays" }, 12);
    expect(atDesk(scene).tray).toMatchObject([{ block: "no-leave", stage: "held" }]);
    act(scene, "lead", { type: "take-back-carry", carry: id(1) }, 13);
    expect(atDesk(scene).tray).toEqual([]);
    expect(atDesk(scene).dropped).toMatchObject([{ carry: id(1), stage: "taken-back" }]);
    const gone = talks();
    act(gone, "lead", carry, 10);
    const [next] = due(seatFor(gone, "lead"), time(20));
    if (next?.type === "append") enter(gone, "lead", next.append);
    act(gone, "head1", { type: "narrow-leave", room: p1, item: id(1), leave: "stays" }, 12);
    run(gone, 21);
    expect(atDesk(gone).dropped).toMatchObject([{ stage: "let-go" }]);
    expect(atDesk(gone).ledger).toEqual([]);
  });

  test("T104 ground rules that differ from the table's are flagged", () => {
    const scene = talks();
    const strange = start({ caucusRule: "open" });
    const seat = seatOf([
      seatLog(scene, "head1", table),
      { ...seatLog(strange, "head1", roomOf(p1)) },
    ]);
    expect("refused" in seat ? [] : view(seat).flags).toEqual([
      { type: "rules-differ", place: roomOf(p1) },
    ]);
    expect(inRoom(scene, "head1").flags).toEqual([]);
  });

  test("T105 a telling or a use with no carry behind it is flagged", () => {
    const scene = talks();
    const told = { type: "told", at: 9, told: id(50), words: "Rumour", shownAs: { type: "ours" } };
    const used = { type: "leave-used", at: 9, used: id(51), item: id(1), manner: "reworded-named" };
    post(scene, "deputy", roomOf(p2), told);
    post(scene, "deputy", roomOf(p1), { ...used, to: p2 });
    expect(atDesk(scene).flags).toEqual([
      { type: "used-without-carry", room: p1, used: id(51) },
      { type: "told-without-carry", room: p2, told: id(50) },
    ]);
    const skipped = talks();
    act(skipped, "lead", carry, 10);
    const [next] = due(seatFor(skipped, "lead"), time(20));
    if (next?.type === "append") enter(skipped, "lead", next.append);
    post(skipped, "deputy", roomOf(p2), { ...told, told: id(12) });
    expect(atDesk(skipped).flags).toEqual([{ type: "told-without-leave", room: p2, told: id(12) }]);
  });

  test("T5 clocks that differ are flagged", () => {
    const scene = talks();
    act(scene, "head1", { type: "say", room: p1, item: id(2), words: "W" }, 900_000);
    act(scene, "lead", { type: "say", room: p1, item: id(3), words: "W" }, 100);
    expect(inRoom(scene, "adviser1").flags).toEqual([
      {
        type: "clocks-differ",
        place: roomOf(p1),
        behind: memberAt("lead", roomOf(p1)),
        ahead: memberAt("head1", roomOf(p1)),
      },
    ]);
  });

  test("T31 notes and listed names are shown at the desk", () => {
    const scene = talks();
    const about = { party: p1, item: id<"item">(1) };
    act(scene, "clerk", { type: "note", note: id(1), words: "He hesitated", about }, 6);
    act(scene, "lead", { type: "list-name", listed: id(1), name: "Aru" }, 7);
    act(scene, "lead", { type: "list-name", listed: id(2), name: "Ostrel" }, 8);
    act(scene, "lead", { type: "drop-name", listed: id(1) }, 9);
    expect(atDesk(scene, "clerk").notes).toMatchObject([{ words: "He hesitated", about }]);
    expect(atDesk(scene).names).toMatchObject([{ name: "Ostrel" }]);
  });

  test("T33 a caucus is shown to its own", () => {
    const scene = talks();
    act(scene, "capital1", { type: "caucus-say", caucus: p1, message: id(1), words: "Hold" }, 6);
    for (const name of ["head1", "adviser1", "capital1"] as const)
      expect(inRoom(scene, name).caucus?.messages).toMatchObject([{ words: "Hold" }]);
    expect(JSON.stringify(view(seatFor(scene, "lead")))).not.toContain("Hold");
  });
});
