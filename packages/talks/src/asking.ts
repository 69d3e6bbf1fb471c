// Leave between author and mediators: asking for more, giving, refusing, narrowing. Mediators only narrow; only the
// author, or its head, widens, and only by answering an ask. What stands here last binds until `leave-used` (T26-T29).

import * as v from "valibot";
import type { By, Id, Member, Time, Verdict } from "./entry.ts";
import { refuse } from "./entry.ts";
import type { Laws, Schemas } from "./log.ts";
import { only, stamp } from "./log.ts";
import type { Messages } from "./message.ts";
import { isMediator, isOfParty } from "./message.ts";
import { id, words } from "./parse.ts";
import type { Leave, Leaves } from "./leave.ts";
import { isSameLeave, isWithin, leaveSchema } from "./leave.ts";

export type LeaveInRoom = {
  "leave-asked": {
    readonly ask: Id<"ask">;
    readonly item: Id<"item">;
    readonly leave: Leave;
    readonly words?: string;
  };
  "leave-given": { readonly ask: Id<"ask">; readonly leave: Leave };
  "leave-refused": { readonly ask: Id<"ask"> };
  "leave-narrowed": { readonly item: Id<"item">; readonly leave: Leave };
};
/** The mediators' ask for more leave, and its answer. */
export type Ask = {
  readonly ask: Id<"ask">;
  readonly item: Id<"item">;
  readonly leave: Leave;
  readonly words?: string;
  readonly by: Member;
  readonly at: Time;
  readonly seq: number;
  readonly answer?:
    | { readonly type: "given"; readonly leave: Leave; readonly by: Member; readonly at: Time }
    | { readonly type: "refused"; readonly by: Member; readonly at: Time };
};
export type Asks = { readonly asks: ReadonlyMap<Id<"ask">, Ask> };
type RoomOfLeave = Messages & Leaves & Asks;

const head = { ...stamp, ask: id<"ask">() };
export const leaveSchemas: Schemas<LeaveInRoom> = {
  "leave-asked": v.strictObject({
    type: v.literal("leave-asked"),
    ...head,
    item: id<"item">(),
    leave: leaveSchema,
    words: v.exactOptional(words),
  }),
  "leave-given": v.strictObject({ type: v.literal("leave-given"), ...head, leave: leaveSchema }),
  "leave-refused": v.strictObject({ type: v.literal("leave-refused"), ...head }),
  "leave-narrowed": v.strictObject({
    type: v.literal("leave-narrowed"),
    ...stamp,
    item: id<"item">(),
    leave: leaveSchema,
  }),
};

/** Whether somebody may give leave for an item: its author, or the party's head. */
export const mayGive = (room: RoomOfLeave, item: Id<"item">, by: Omit<By, "seq">): boolean =>
  isOfParty(by, room.party) &&
  (by.roles.includes("head") || room.items.get(item)?.author === by.member);

const mayAnswer = (room: RoomOfLeave, ask: Ask | undefined, by: By): Verdict => {
  if (ask === undefined) return refuse("no-such-ask");
  if (!mayGive(room, ask.item, by)) return refuse("leave-not-yours");
  return only(ask.answer === undefined, "ask-answered");
};

export const leaveLaws: Laws<RoomOfLeave, LeaveInRoom> = {
  "leave-asked": {
    rule: (room, event, by) => {
      const standing = room.asks.get(event.ask);
      if (standing !== undefined) return standing.by === by.member ? "repeat" : refuse("id-taken");
      if (!isMediator(by)) return refuse("not-a-mediator");
      const held = room.leaves.get(event.item);
      if (held === undefined) return refuse("no-such-item");
      return only(!isWithin(event.leave, held.leave), "leave-stands");
    },
    apply: (draft, event, by) => {
      draft.asks.set(event.ask, {
        ask: event.ask,
        item: event.item,
        leave: event.leave,
        ...(event.words === undefined ? {} : { words: event.words }),
        by: by.member,
        at: event.at,
        seq: by.seq,
      });
    },
  },
  "leave-given": {
    rule: (room, event, by) => {
      const ask = room.asks.get(event.ask);
      if (ask?.answer?.type === "given" && isSameLeave(ask.answer.leave, event.leave))
        return "repeat";
      return mayAnswer(room, ask, by);
    },
    apply: (draft, event, by) => {
      const ask = draft.asks.get(event.ask);
      if (ask === undefined) return;
      const { leave, at } = event;
      draft.asks.set(ask.ask, { ...ask, answer: { type: "given", leave, by: by.member, at } });
      draft.leaves.set(ask.item, { leave, from: { type: "given", by: by.member, ask: ask.ask } });
    },
  },
  "leave-refused": {
    rule: (room, event, by) => {
      const ask = room.asks.get(event.ask);
      return ask?.answer?.type === "refused" ? "repeat" : mayAnswer(room, ask, by);
    },
    apply: (draft, event, by) => {
      const ask = draft.asks.get(event.ask);
      if (ask === undefined) return;
      draft.asks.set(ask.ask, {
        ...ask,
        answer: { type: "refused", by: by.member, at: event.at },
      });
    },
  },
  "leave-narrowed": {
    rule: (room, event, by) => {
      const held = room.leaves.get(event.item);
      if (held === undefined) return refuse("no-such-item");
      if (!isMediator(by) && !mayGive(room, event.item, by)) return refuse("leave-not-yours");
      if (!isWithin(event.leave, held.leave)) return refuse("wider-leave");
      return isWithin(held.leave, event.leave) ? "repeat" : "stands";
    },
    apply: (draft, event, by) => {
      const held = draft.leaves.get(event.item);
      if (held === undefined) return;
      draft.leaves.set(event.item, {
        leave: event.leave,
        from: held.from,
        narrowedBy: by.member,
      });
    },
  },
};
