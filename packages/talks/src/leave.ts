// Leave as a value: whether and how an item may cross, and what it means that one leave lies within another. Nothing
// here knows a log (rules T24, T25).

import * as v from "valibot";
import type { Id, Member, Time } from "./entry.ts";
import { time } from "./parse.ts";
import type { CaucusRule } from "./rules.ts";

/** How an item may be put to the other room. */
export type Manner = "as-written" | "reworded-named" | "reworded-unnamed" | "own-idea";
/** Every manner, from the closest to the author's words to the farthest. */
export const manners: readonly Manner[] = [
  "as-written",
  "reworded-named",
  "reworded-unnamed",
  "own-idea",
];

/** `stays`, or the manners in which an item may be carried, and on what condition. */
export type Leave =
  | "stays"
  | {
      /** At least one, each once. */
      readonly manners: readonly Manner[];
      readonly onlyIfAsked: boolean;
      readonly notBefore?: Time;
    };

/** On whose word an item's leave rests: its author's when saying it, the caucus rule's, or an answer to the mediators' ask. */
export type LeaveFrom =
  | { readonly type: "said"; readonly by: Member }
  | { readonly type: "caucus-rule" }
  | { readonly type: "given"; readonly by: Member; readonly ask: Id<"ask"> };
/** An item's leave as it stands now. */
export type LeaveHeld = {
  readonly leave: Leave;
  readonly from: LeaveFrom;
  /** Who narrowed it last since it was said or given. */
  readonly narrowedBy?: Member;
};
/** Leave of every item of a party. */
export type Leaves = { readonly leaves: ReadonlyMap<Id<"item">, LeaveHeld> };

export const mannerSchema: v.GenericSchema<Manner> = v.picklist([
  "as-written",
  "reworded-named",
  "reworded-unnamed",
  "own-idea",
]);
export const leaveSchema: v.GenericSchema<Leave> = v.union([
  v.literal("stays"),
  v.strictObject({
    manners: v.pipe(
      v.array(mannerSchema),
      v.minLength(1),
      v.check((all) => new Set(all).size === all.length),
    ),
    onlyIfAsked: v.boolean(),
    notBefore: v.exactOptional(time),
  }),
]);

/** What silence means. Under `none` nothing is sent without a choice; read as `closed` if it ever were. */
export const leaveBySilence = (rule: CaucusRule): Leave =>
  rule === "open" ? { manners: ["reworded-named"], onlyIfAsked: false } : "stays";

/** Whether `inner` allows nothing that `outer` does not: fewer or the same manners, the same or more conditions. */
export const isWithin = (inner: Leave, outer: Leave): boolean => {
  if (inner === "stays") return true;
  if (outer === "stays") return false;
  return (
    inner.manners.every((manner) => outer.manners.includes(manner)) &&
    (inner.onlyIfAsked || !outer.onlyIfAsked) &&
    (outer.notBefore === undefined ||
      (inner.notBefore !== undefined && inner.notBefore >= outer.notBefore))
  );
};

/** Whether two leaves allow the same. */
export const isSameLeave = (one: Leave, other: Leave): boolean =>
  isWithin(one, other) && isWithin(other, one);
