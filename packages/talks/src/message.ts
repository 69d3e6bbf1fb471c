// Messages in a room: what a party's people say to the mediators, each an item with its leave, and what a mediator says
// there as itself. An item is never edited; its leave stands beside it, because leave changes and words do not (T20-T23).

import * as v from "valibot";
import type { By, Id, Member, Party, Time } from "./entry.ts";
import { refuse } from "./entry.ts";
import type { AttachedFile, Files } from "./file.ts";
import { attachedFiles, isAnyKnown } from "./file.ts";
import type { Laws, Schemas } from "./log.ts";
import { only, stamp } from "./log.ts";
import type { Leave, Leaves } from "./leave.ts";
import { leaveBySilence, leaveSchema } from "./leave.ts";
import { language } from "./language.ts";
import { id, words } from "./parse.ts";
import type { Ground } from "./rules.ts";

export type MessageInRoom = {
  said: {
    readonly item: Id<"item">;
    readonly words: string;
    /** The language it is written in: the authentic one. */
    readonly language?: string;
    readonly leave?: Leave;
    /** They go where the item's leave lets it go, each only if it is picked. */
    readonly files?: readonly AttachedFile[];
  };
};
/** A message as it was sent. `isChecked`: whether its author's words had been compared by then. */
export type Item = {
  readonly item: Id<"item">;
  readonly author: Member;
  readonly side: Party | "mediators";
  readonly isChecked: boolean;
  readonly words: string;
  readonly language?: string;
  readonly files: readonly AttachedFile[];
  readonly at: Time;
  readonly seq: number;
};
export type Messages = Files & {
  readonly party: Party;
  readonly items: ReadonlyMap<Id<"item">, Item>;
};

export const messageSchemas: Schemas<MessageInRoom> = {
  said: v.strictObject({
    type: v.literal("said"),
    ...stamp,
    item: id<"item">(),
    words,
    language: v.exactOptional(language),
    leave: v.exactOptional(leaveSchema),
    files: v.exactOptional(attachedFiles),
  }),
};

/** Whether somebody may say, ask and answer for the party of a room. */
export const isOfParty = (by: Pick<By, "side">, party: Party): boolean => by.side === party;
/** Whether somebody may speak, carry and narrow as a mediator. */
export const isMediator = (by: Pick<By, "side" | "roles">): boolean =>
  by.side === "mediators" && by.roles.includes("mediator");

export const messageLaws: Laws<Ground & Messages & Leaves, MessageInRoom> = {
  said: {
    rule: (room, event, by) => {
      const standing = room.items.get(event.item);
      if (standing !== undefined)
        return standing.author === by.member ? "repeat" : refuse("id-taken");
      if (isAnyKnown(room, event.files)) return refuse("id-taken");
      if (isMediator(by)) return only(event.leave === undefined, "leave-not-yours");
      if (!isOfParty(by, room.party)) return refuse("not-your-room");
      return only(event.leave !== undefined || room.rules?.caucusRule !== "none", "leave-unsaid");
    },
    apply: (draft, event, by) => {
      const side = by.side === draft.party ? draft.party : "mediators";
      const { files = [] } = event;
      for (const file of files) draft.files.set(file.blob, file);
      draft.items.set(event.item, {
        item: event.item,
        author: by.member,
        side,
        isChecked: by.isChecked,
        words: event.words,
        ...(event.language === undefined ? {} : { language: event.language }),
        files,
        at: event.at,
        seq: by.seq,
      });
      if (side === "mediators") return;
      const leave = event.leave ?? leaveBySilence(draft.rules?.caucusRule ?? "closed");
      draft.leaves.set(event.item, {
        leave,
        from: event.leave === undefined ? { type: "caucus-rule" } : { type: "said", by: by.member },
      });
    },
  },
};
