// Leave, manners and reasons as the desk says them. A table for each closed list: a new member of a list does not compile
// until somebody has thought of its words.

import type { LucideIcon } from "lucide-react";
import { FileCheck, Hand, Lightbulb, Lock, PenLine } from "lucide-react";
import type { CarryStage, Leave, Manner, MessageView } from "@tworooms/talks";
import type { Key } from "../../words/key.ts";
import type { Words } from "../../words/words.ts";
import type { Lack, Step } from "./carry-draft.ts";

/** What each manner is called. */
export const mannerKeys: Readonly<Record<Manner, Key>> = {
  "as-written": "desk.manner-as-written",
  "reworded-named": "desk.manner-reworded-named",
  "reworded-unnamed": "desk.manner-reworded-unnamed",
  "own-idea": "desk.manner-own-idea",
};

/** What each manner does, in a sentence to the mediator. */
export const mannerHelp: Readonly<Record<Manner, Key>> = {
  "as-written": "desk.manner-as-written-help",
  "reworded-named": "desk.manner-reworded-named-help",
  "reworded-unnamed": "desk.manner-reworded-unnamed-help",
  "own-idea": "desk.manner-own-idea-help",
};

/** Why a draft is not handed over yet. */
export const lackKeys: Readonly<Record<Lack, Key>> = {
  "no-item": "desk.lack-no-item",
  unchecked: "desk.lack-unchecked",
  stays: "desk.lack-stays",
  "no-room": "desk.lack-no-room",
  "no-manner": "desk.lack-no-manner",
  "no-words": "desk.lack-no-words",
  "not-asked": "desk.lack-not-asked",
  "carried-already": "desk.lack-carried-already",
  "not-checked-yet": "desk.lack-not-checked-yet",
  "leak-stop": "desk.lack-leak-stop",
};

/** What each step is called. */
export const stepKeys: Readonly<Record<Step, Key>> = {
  pick: "desk.step-pick",
  word: "desk.step-word",
  check: "desk.step-check",
  "hand-over": "desk.step-hand-over",
};

/** Where a carry stands. */
export const stageKeys: Readonly<Record<CarryStage, Key>> = {
  "waits-for-approval": "desk.stage-waits-for-approval",
  held: "desk.stage-held",
  released: "desk.stage-released",
  "leave-used": "desk.stage-leave-used",
  told: "desk.stage-told",
  "let-go": "desk.stage-let-go",
  "taken-back": "desk.stage-taken-back",
};

/** Leave in a few words: "Reworded, unnamed · only if they ask · not before 16:00". */
export const leaveText = ({ t, dateTime }: Words, leave: Leave): string => {
  if (leave === "stays") return t("desk.leave-stays");
  return [
    ...leave.manners.map((manner) => t(mannerKeys[manner])),
    ...(leave.onlyIfAsked ? [t("desk.leave-only-if-asked")] : []),
    ...(leave.notBefore === undefined
      ? []
      : [t("desk.leave-not-before", { time: dateTime(leave.notBefore) })]),
  ].join(" · ");
};

/** The picture that goes with a leave. */
export const leaveIcon = (leave: Leave): LucideIcon => {
  if (leave === "stays") return Lock;
  if (leave.onlyIfAsked) return Hand;
  if (leave.manners.includes("as-written")) return FileCheck;
  return leave.manners.every((manner) => manner === "own-idea") ? Lightbulb : PenLine;
};

/** The leave of a message as it stands; mediators' own have none, and stay. */
export const leaveOfMessage = ({ leave }: Pick<MessageView, "leave">): Leave =>
  leave?.leave ?? "stays";
