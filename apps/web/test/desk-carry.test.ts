import * as fc from "fast-check";
import type { CarryView, FileView, Leave, PeopleView, PickedFile } from "@tworooms/talks";
import { isWithin, manners } from "@tworooms/talks";
import { expect, test } from "vitest";
import { carryActs } from "../src/screens/desk/carry-acts.ts";
import {
  checkKeyOf,
  draftLike,
  farthest,
  handOverOf,
  lacksOf,
  nextDraft,
  startDraft,
  steps,
  wordsWithout,
} from "../src/screens/desk/carry-draft.ts";
import type { CarryDraft, DraftAct, Facts } from "../src/screens/desk/carry-draft.ts";
import { draftFromText, draftsIn, textFromDraft } from "../src/screens/desk/kept-draft.ts";
import { anyLeave, at, id, member, message, p1, p2, p3 } from "./desk-rooms.ts";

const blobs = [id<"blob">(50), id<"blob">(51)];
const seal = ({ blob }: FileView): PickedFile => ({ source: blob, blob: id(60), key: "k" });
const ids = { carry: id<"carry">(1), used: id<"used">(2), told: id<"told">(3) };
const item = id<"item">(7);
const start = startDraft(ids, { from: p1, item, to: p2 });
const free: Leave = { manners: [...manners], onlyIfAsked: false };
const said = "We could open the east first.";
const facts = (more: Partial<Facts> = {}, leave: Leave = free): Facts => ({
  message: message(7, said, p1, leave),
  isOnItsWay: false,
  ...more,
});
const checked = (draft: CarryDraft, before: Facts, level?: "stop" | "look"): Facts => ({
  ...before,
  check: {
    of: checkKeyOf(draft, before),
    marks: level === undefined ? [] : [{ level, kind: "figure", start: 0, end: 1 }],
  },
});
const worded: CarryDraft = { ...start, manner: "own-idea", words: "A sequence?", step: "check" };

const anyAct: fc.Arbitrary<DraftAct> = fc.oneof(
  fc.constantFrom(item, id<"item">(8)).map((which): DraftAct => ({ type: "pick", item: which })),
  fc.constantFrom(p1, p2, p3).map((party): DraftAct => ({ type: "to", party })),
  fc.constantFrom(...manners).map((manner): DraftAct => ({ type: "manner", manner })),
  fc.string({ maxLength: 8 }).map((words): DraftAct => ({ type: "words", words })),
  fc.constantFrom(undefined, at(9)).map((when): DraftAct => ({ type: "not-before", at: when })),
  fc.constantFrom(undefined, id<"asked">(5)).map((asked): DraftAct => ({ type: "asked", asked })),
  fc.constantFrom(undefined, "again" as const).map((again): DraftAct => ({ type: "again", again })),
  fc.constantFrom(...blobs, id<"blob">(52)).map((file): DraftAct => ({ type: "file", file })),
  fc.constantFrom("", "fa").map((language): DraftAct => ({ type: "language", language })),
  fc
    .tuple(fc.nat(8), fc.nat(8))
    .map(([from, length]): DraftAct => ({ type: "take-out", start: from, end: from + length })),
  fc
    .constantFrom("pick" as const, "word" as const, "check" as const)
    .map((step): DraftAct => ({ type: "step", step })),
);
const anyFacts: fc.Arbitrary<Facts> = fc
  .tuple(anyLeave, fc.boolean(), fc.boolean())
  .map(([leave, isChecked, isOnItsWay]) => ({
    message: { ...message(7, said, p1, leave), isChecked },
    isOnItsWay,
  }));
const walked = (acts: readonly DraftAct[], known: Facts): CarryDraft => {
  let draft = start;
  for (const act of acts) draft = nextDraft(draft, act, checked(draft, known));
  return draft;
};

test("V86 whatever is done with a draft, it is handed over only picked, worded and checked in these very words", () => {
  fc.assert(
    fc.property(
      fc.array(anyAct, { maxLength: 25 }),
      anyFacts,
      fc.constantFrom("none" as const, "clear" as const, "look" as const, "stop" as const),
      (acts, known, found) => {
        const draft = walked(acts, known);
        const now =
          found === "none" ? known : checked(draft, known, found === "clear" ? undefined : found);
        const press = handOverOf(draft, now, 10_000, seal);
        if (!("command" in press)) {
          expect(press.lacks.length).toBeGreaterThan(0);
          return;
        }
        const { command } = press;
        const leave = known.message?.leave?.leave ?? "stays";
        expect(found).not.toBe("none");
        expect(found).not.toBe("stop");
        expect(command.to).not.toBe(command.from);
        expect(known.message?.isChecked).toBe(true);
        const used: Leave = {
          manners: [command.manner],
          onlyIfAsked: command.asked !== undefined,
        };
        expect(isWithin(used, leave)).toBe(true);
        expect(command.hold).toBe(10_000);
        if (known.isOnItsWay) expect(command.again).toBe("again");
        expect({ carry: command.carry, used: command.used, told: command.told }).toEqual(ids);
      },
    ),
  );
});

test("V86 in no manner is an item handed over that its leave does not allow", () => {
  fc.assert(
    fc.property(anyLeave, fc.constantFrom(...manners), (leave, manner) => {
      const draft: CarryDraft = { ...worded, manner, asked: id<"asked">(5) };
      const known = facts({}, leave);
      const allows = leave !== "stays" && leave.manners.includes(manner);
      expect("command" in handOverOf(draft, checked(draft, known), 1, seal)).toBe(allows);
    }),
  );
});

test("V86 a check counts for the words, the manner, the item and the rooms it was made for, and for no other", () => {
  const known = facts();
  const now = checked(worded, known);
  expect(handOverOf(worded, now, 1, seal)).toHaveProperty("command");
  const others: readonly Partial<CarryDraft>[] = [
    { words: "A sequence!" },
    { manner: "reworded-named" },
    { to: p3 },
    { item: id(8) },
  ];
  for (const other of others)
    expect(lacksOf({ ...worded, ...other }, now)).toContain("not-checked-yet");
});

test("V86 a step is gone to only when nothing is lacking before it, and a change never leaves a draft past its step", () => {
  fc.assert(
    fc.property(fc.array(anyAct, { maxLength: 25 }), anyFacts, (acts, known) => {
      let draft = start;
      for (const act of acts) {
        const before = draft;
        const now = checked(before, known);
        draft = nextDraft(before, act, now);
        const isForward = steps.indexOf(draft.step) > steps.indexOf(before.step);
        if (isForward) {
          expect(act.type).toBe("step");
          expect(steps.indexOf(farthest(before, now))).toBeGreaterThanOrEqual(
            steps.indexOf(draft.step),
          );
        }
        if (act.type === "words" && before.words !== act.words)
          expect(draft.step).not.toBe("check");
        if (act.type === "pick" && before.item !== act.item) expect(draft.step).toBe("pick");
      }
    }),
  );
});

test("V86 a file goes along only when it was chosen, and only one of the item's own", () => {
  const files = blobs.map((blob) => ({ blob, size: 1, name: "plan.pdf", type: "application/pdf" }));
  const known: Facts = { ...facts(), message: { ...message(7, said, p1, free), files } };
  fc.assert(
    fc.property(fc.subarray([...blobs, id<"blob">(52)], { minLength: 1 }), (chosen) => {
      const draft: CarryDraft = { ...worded, files: chosen };
      const press = handOverOf(draft, checked(draft, known), 1, seal);
      if (!("command" in press)) throw new Error(press.lacks.join(" "));
      const sources = press.command.files?.map(({ source }) => source) ?? [];
      expect(sources).toEqual(blobs.filter((blob) => chosen.includes(blob)));
    }),
  );
  const none = handOverOf(worded, checked(worded, known), 1, seal);
  expect("command" in none && none.command.files).toBe(undefined);
});

test("V272 a carry taken back is begun again in its own words, and in nothing its item allows no more", () => {
  const taken = {
    to: p2,
    manner: "reworded-unnamed" as const,
    words: "A sequence?",
    language: "fa",
    files: blobs.map((source) => ({ source, blob: id<"blob">(60), name: "Enclosure" })),
  };
  const first = { blob: id<"blob">(50), size: 1, name: "plan.pdf", type: "application/pdf" };
  const before = facts({ message: { ...message(7, said, p1, free), files: [first] } });
  const again = draftLike(start, taken, before);
  expect(again).toEqual({
    ...start,
    manner: "reworded-unnamed",
    words: "A sequence?",
    language: "fa",
    files: [blobs[0]],
  });
  // Nothing of it was checked: the words are looked at anew before they go.
  expect(handOverOf({ ...again, step: "check" }, before, 0, seal)).toHaveProperty("lacks");
  const { to: _, ...open } = start;
  expect(draftLike(open, taken, before)).toMatchObject({ to: p2, words: "A sequence?" });
  expect(draftLike({ ...start, to: p3 }, taken, before)).toEqual({ ...start, to: p3 });
  const narrowed = facts({}, { manners: ["own-idea"], onlyIfAsked: false });
  expect(draftLike(start, taken, narrowed)).not.toHaveProperty("manner");
  expect(draftLike(start, { ...taken, manner: "as-written", words: said }, before).words).toBe("");
});

test("V88 as written is the item's own words, whatever was typed before", () => {
  const draft: CarryDraft = { ...worded, manner: "as-written", words: "something else" };
  const press = handOverOf(draft, checked(draft, facts()), 1, seal);
  if (!("command" in press)) throw new Error(press.lacks.join(" "));
  expect(press.command.words).toBeUndefined();
  expect(checkKeyOf(draft, facts())).toContain(said);
  expect(checkKeyOf(draft, facts())).not.toContain("something else");
});

test("V89 a stop keeps a draft from being handed over; a look does not", () => {
  const known = facts();
  expect(handOverOf(worded, checked(worded, known, "stop"), 1, seal)).toEqual({
    lacks: ["leak-stop"],
  });
  expect(handOverOf(worded, checked(worded, known, "look"), 1, seal)).toHaveProperty("command");
});

test("V89 taking a phrase out takes the phrase and the gap it leaves, and nothing else", () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(20), fc.nat(20), (words, from, length) => {
      const end = Math.min(words.length, from + length);
      const begin = Math.min(from, end);
      const rest = wordsWithout(words, begin, end);
      const kept = words.slice(0, begin) + words.slice(end);
      expect(rest.replaceAll(/\s/g, "")).toBe(kept.replaceAll(/\s/g, ""));
    }),
  );
  const flow = "Flow would stay near 4,200 m³/s, while that happens.";
  expect(wordsWithout(flow, 21, 31)).toBe("Flow would stay near, while that happens.");
});

const anyDraft = fc
  .tuple(fc.array(anyAct, { maxLength: 12 }), anyFacts)
  .map(([acts, known]) => walked(acts, known));

test("V90 a draft comes back from its text as it was; no other text is a draft", () => {
  fc.assert(
    fc.property(anyDraft, (draft) => {
      expect(draftFromText(textFromDraft(draft))).toEqual(draft);
    }),
  );
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(draftFromText(text)).toBeUndefined();
    }),
  );
  const broken: readonly [keyof CarryDraft, unknown][] = [
    ["carry", "x"],
    ["from", 1],
    ["to", p1],
    ["step", "hand-over"],
    ["manner", "loudly"],
    ["words", 7],
    ["notBefore", "soon"],
    ["again", true],
    ["asked", "?"],
    ["corrects", "?"],
    ["language", 3],
    ["files", ["?"]],
    ["files", []],
    ["item", "?"],
  ];
  for (const [field, value] of broken)
    expect(draftFromText(JSON.stringify({ ...worded, [field]: value })), field).toBeUndefined();
});

test("V90 a draft whose carry stands at the desk is no draft any more; other texts never are", () => {
  const texts = {
    [`tray/${worded.carry}`]: textFromDraft(worded),
    "room/p1": textFromDraft(worded),
  };
  expect(draftsIn(texts, new Set())).toEqual([worded]);
  expect(draftsIn(texts, new Set([worded.carry]))).toEqual([]);
});

const inHand = (more: Partial<CarryView>): CarryView => ({
  carry: id<"carry">(1),
  from: p1,
  item,
  to: p2,
  manner: "own-idea",
  words: "A sequence?",
  stage: "held",
  preparedBy: member(1),
  preparedAt: at(1_000),
  dueFrom: at(11_000),
  isAgain: false,
  files: [],
  ...more,
});
const atDesk = (n: number): readonly PeopleView[] => [
  {
    place: { type: "desk" },
    people: [
      {
        member: member(n),
        side: "mediators",
        roles: ["mediator"],
        standing: "checked",
        isMe: true,
        hasLeft: false,
        isInterpreter: false,
      },
    ],
  },
];

test("V96 a carry is taken back until it is released, approved by another than who prepared it, let go by hand only when late", () => {
  const stages = [
    "waits-for-approval",
    "held",
    "released",
    "leave-used",
    "told",
    "let-go",
    "taken-back",
  ] as const;
  for (const stage of stages) {
    const isInHand = stage === "held" || stage === "waits-for-approval";
    expect(carryActs(inHand({ stage }), atDesk(1), 5_000, undefined).mayTakeBack).toBe(isInHand);
    expect(carryActs(inHand({ stage }), atDesk(2), 5_000, undefined).mayApprove).toBe(
      stage === "waits-for-approval",
    );
    expect(carryActs(inHand({ stage }), atDesk(1), 5_000, undefined).mayApprove).toBe(false);
    expect(carryActs(inHand({ stage }), atDesk(1), 400_000, "late").mayGo).toBe(stage === "held");
    expect(carryActs(inHand({ stage }), atDesk(1), 5_000, "late").mayGo).toBe(false);
    for (const why of ["leak-stop", "no-leave", "unchecked", "receipt-differs"] as const)
      expect(carryActs(inHand({ stage }), atDesk(1), 400_000, why).mayGo).toBe(false);
    const blocked = inHand({ stage, block: "leak-stop" });
    expect(carryActs(blocked, atDesk(1), 400_000, "late").mayGo).toBe(false);
  }
  const later = inHand({ dueFrom: at(10_000_000) });
  expect(carryActs(later, atDesk(1), 5_000, undefined)).toMatchObject({
    isCounting: false,
    waitsUntil: 10_000_000,
  });
  expect(carryActs(inHand({}), atDesk(1), 5_000, undefined).isCounting).toBe(true);
});
