// A carry at the desk: prepared (which is the press of hand-over and starts the hold), approved where the rules ask for
// it, then released, or taken back before. The desk is the home of this race: what it released, no one takes back
// (rules T40 to T46). Ids for both rooms are minted once, here.

import * as v from "valibot";
import type { CarriedFile } from "./carried-file.ts";
import { carriedFiles, mintedForFiles, ruleCarriedFiles } from "./carried-file.ts";
import type { By, Id, Member, Party, Time, Verdict } from "./entry.ts";
import { refuse } from "./entry.ts";
import type { EventsOf, Laws, Schemas } from "./log.ts";
import { only, stamp } from "./log.ts";
import { isMediator } from "./message.ts";
import { language } from "./language.ts";
import { id, party, time, words } from "./parse.ts";
import type { Manner } from "./leave.ts";
import { mannerSchema } from "./leave.ts";
import type { Ground } from "./rules.ts";
import { hasParty } from "./rules.ts";

export type CarryInDesk = {
  "carry-prepared": {
    readonly carry: Id<"carry">;
    readonly from: Party;
    readonly item: Id<"item">;
    readonly to: Party;
    readonly manner: Manner;
    /** Exactly what the other room will read. */
    readonly words: string;
    /** The language of these words, for the other room. */
    readonly language?: string;
    readonly holdUntil: Time;
    readonly notBefore?: Time;
    /** The target room's question that this answers, where leave is "only if they ask". */
    readonly asked?: Id<"asked">;
    /** Minted here for the source room's receipt and for the target room's entry. */
    readonly used: Id<"used">;
    readonly told: Id<"told">;
    /** Given when this item was carried, or is being carried, to this room already. */
    readonly again?: "again";
    /** An earlier released carry between the same rooms, whose words this one corrects before everybody's eyes. */
    readonly corrects?: Id<"carry">;
    /** Files of the item that go along, each picked and named for the other room. */
    readonly files?: readonly CarriedFile[];
  };
  "carry-approved": { readonly carry: Id<"carry"> };
  "carry-taken-back": { readonly carry: Id<"carry"> };
  "carry-released": { readonly carry: Id<"carry"> };
};
/** A carry as the desk knows it. `released` says nothing of the rooms: the ledger does. */
export type Carry = CarryInDesk["carry-prepared"] & {
  readonly by: Member;
  readonly at: Time;
  readonly seq: number;
  readonly stage: "prepared" | "approved" | "taken-back" | "released";
  readonly approved?: { readonly by: Member; readonly at: Time };
  readonly takenBack?: { readonly by: Member; readonly at: Time };
  readonly released?: { readonly by: Member; readonly at: Time };
};
export type Carries = {
  readonly carries: ReadonlyMap<Id<"carry">, Carry>;
  /** Ids and keys minted for rooms: one id stands for one telling or one file. */
  readonly minted: ReadonlySet<string>;
  /** How many carries of an item to a room are in hand or done. */
  readonly courses: ReadonlyMap<string, number>;
};
type Desk = Ground & Carries;

const mark = { ...stamp, carry: id<"carry">() };
export const carrySchemas: Schemas<CarryInDesk> = {
  "carry-prepared": v.strictObject({
    type: v.literal("carry-prepared"),
    ...mark,
    from: party,
    item: id<"item">(),
    to: party,
    manner: mannerSchema,
    words,
    language: v.exactOptional(language),
    holdUntil: time,
    notBefore: v.exactOptional(time),
    asked: v.exactOptional(id<"asked">()),
    used: id<"used">(),
    told: id<"told">(),
    again: v.exactOptional(v.literal("again")),
    corrects: v.exactOptional(id<"carry">()),
    files: v.exactOptional(carriedFiles),
  }),
  "carry-approved": v.strictObject({ type: v.literal("carry-approved"), ...mark }),
  "carry-taken-back": v.strictObject({ type: v.literal("carry-taken-back"), ...mark }),
  "carry-released": v.strictObject({ type: v.literal("carry-released"), ...mark }),
};

const courseOf = (carry: Pick<Carry, "from" | "item" | "to">): string =>
  `${carry.from}/${carry.item}/${carry.to}`;

/** Whether an item was carried, or is in hand, for a room: another carry of it must be marked *again*. */
export const isOnItsWay = (desk: Carries, carry: Pick<Carry, "from" | "item" | "to">): boolean =>
  (desk.courses.get(courseOf(carry)) ?? 0) > 0;

/** Whether a carry has the approval its talks ask for. */
export const isApproved = (desk: Ground, carry: Carry): boolean =>
  desk.rules?.secondApproval !== "needed" || carry.approved !== undefined;

const rulePrepared = (
  desk: Desk,
  event: EventsOf<CarryInDesk, "carry-prepared">,
  by: By,
): Verdict => {
  const standing = desk.carries.get(event.carry);
  if (standing !== undefined) return standing.by === by.member ? "repeat" : refuse("id-taken");
  if (!isMediator(by)) return refuse("not-a-mediator");
  if (desk.minted.has(event.used) || desk.minted.has(event.told)) return refuse("id-taken");
  const files = ruleCarriedFiles(desk.minted, event);
  if (files !== "stands") return files;
  const { rules } = desk;
  if (rules === undefined || !hasParty(rules, event.from) || !hasParty(rules, event.to))
    return refuse("no-such-party");
  if (event.from === event.to) return refuse("same-room");
  if (event.holdUntil < event.at) return refuse("hold-past");
  if (event.corrects !== undefined) {
    const wrong = desk.carries.get(event.corrects);
    const isBetweenThem = wrong?.from === event.from && wrong.to === event.to;
    return only(isBetweenThem && wrong.stage === "released", "nothing-to-correct");
  }
  return only(event.again !== undefined || !isOnItsWay(desk, event), "carried-already");
};

export const carryLaws: Laws<Desk, CarryInDesk> = {
  "carry-prepared": {
    rule: rulePrepared,
    apply: (draft, event, by) => {
      const { type: _, seen: __, ...fields } = event;
      draft.carries.set(event.carry, {
        ...fields,
        by: by.member,
        seq: by.seq,
        stage: "prepared",
      });
      draft.minted.add(event.used);
      draft.minted.add(event.told);
      for (const each of mintedForFiles(event)) draft.minted.add(each);
      const course = courseOf(event);
      draft.courses.set(course, (draft.courses.get(course) ?? 0) + 1);
    },
  },
  "carry-approved": {
    rule: (desk, event, by) => {
      const carry = desk.carries.get(event.carry);
      if (carry?.approved !== undefined) return "repeat";
      if (!isMediator(by)) return refuse("not-a-mediator");
      if (carry === undefined) return refuse("no-such-carry");
      if (desk.rules?.secondApproval !== "needed") return refuse("approval-not-needed");
      if (carry.stage === "taken-back") return refuse("taken-back");
      return only(carry.by !== by.member, "own-carry");
    },
    apply: (draft, event, by) => {
      const carry = draft.carries.get(event.carry);
      if (carry === undefined) return;
      const approved = { by: by.member, at: event.at };
      draft.carries.set(carry.carry, { ...carry, stage: "approved", approved });
    },
  },
  "carry-taken-back": {
    rule: (desk, event, by) => {
      const carry = desk.carries.get(event.carry);
      if (carry?.stage === "taken-back") return "repeat";
      if (!isMediator(by)) return refuse("not-a-mediator");
      if (carry === undefined) return refuse("no-such-carry");
      return only(carry.stage !== "released", "handed-over");
    },
    apply: (draft, event, by) => {
      const carry = draft.carries.get(event.carry);
      if (carry === undefined) return;
      const takenBack = { by: by.member, at: event.at };
      draft.carries.set(carry.carry, { ...carry, stage: "taken-back", takenBack });
      const course = courseOf(carry);
      draft.courses.set(course, (draft.courses.get(course) ?? 1) - 1);
    },
  },
  "carry-released": {
    rule: (desk, event, by) => {
      const carry = desk.carries.get(event.carry);
      if (carry?.stage === "released") return "repeat";
      if (!isMediator(by)) return refuse("not-a-mediator");
      if (carry === undefined) return refuse("no-such-carry");
      if (carry.stage === "taken-back") return refuse("taken-back");
      if (!isApproved(desk, carry)) return refuse("not-approved");
      if (event.at < carry.holdUntil) return refuse("held");
      return only(carry.notBefore === undefined || event.at >= carry.notBefore, "too-early");
    },
    apply: (draft, event, by) => {
      const carry = draft.carries.get(event.carry);
      if (carry === undefined) return;
      const released = { by: by.member, at: event.at };
      draft.carries.set(carry.carry, { ...carry, stage: "released", released });
    },
  },
};
