// A carry in its target room: `told`, with nothing of the source in it but what its manner shows, and the room's
// read-back. A correction is a further `told` that names the earlier one, for all to see; nothing is edited (T60-T65).

import * as v from "valibot";
import type { Id, Member, Party, Time } from "./entry.ts";
import { refuse } from "./entry.ts";
import type { AttachedFile, Files } from "./file.ts";
import { attachedFiles, isAnyKnown } from "./file.ts";
import type { Laws, Schemas } from "./log.ts";
import { only, stamp } from "./log.ts";
import type { Messages } from "./message.ts";
import { isMediator, isOfParty } from "./message.ts";
import { language } from "./language.ts";
import { id, party, words } from "./parse.ts";
import type { Manner } from "./leave.ts";
import type { Ground } from "./rules.ts";
import { hasParty } from "./rules.ts";

/** How the other room is shown whose words these are. */
export type ShownAs =
  | { readonly type: "their-words"; readonly party: Party }
  | { readonly type: "their-position"; readonly party: Party }
  | { readonly type: "unattributed" }
  | { readonly type: "ours" };

/** A room's word on what it was told: so we heard it, or: this is how we understand it. */
export type Heard =
  | { readonly type: "confirmed" }
  | { readonly type: "differs"; readonly words: string };

export type ToldInRoom = {
  told: {
    readonly told: Id<"told">;
    readonly words: string;
    /** The language the wording is in. */
    readonly language?: string;
    readonly shownAs: ShownAs;
    readonly corrects?: Id<"told">;
    /** Sealed anew for this room, and there before this was told. */
    readonly files?: readonly AttachedFile[];
  };
  "read-back": {
    readonly readBack: Id<"read-back">;
    readonly told: Id<"told">;
    readonly heard: Heard;
  };
};
export type Told = ToldInRoom["told"] & {
  readonly by: Member;
  readonly at: Time;
  readonly seq: number;
};
export type ReadBack = ToldInRoom["read-back"] & {
  readonly by: Member;
  readonly isChecked: boolean;
  readonly at: Time;
  readonly seq: number;
};
export type Tellings = {
  readonly tolds: ReadonlyMap<Id<"told">, Told>;
  readonly readBacks: ReadonlyMap<Id<"read-back">, ReadBack>;
};
type Room = Ground & Pick<Messages, "party"> & Files & Tellings;

const named = { party };
const shownAs: v.GenericSchema<ShownAs> = v.variant("type", [
  v.strictObject({ type: v.literal("their-words"), ...named }),
  v.strictObject({ type: v.literal("their-position"), ...named }),
  v.strictObject({ type: v.literal("unattributed") }),
  v.strictObject({ type: v.literal("ours") }),
]);
const heard: v.GenericSchema<Heard> = v.variant("type", [
  v.strictObject({ type: v.literal("confirmed") }),
  v.strictObject({ type: v.literal("differs"), words }),
]);
export const toldSchemas: Schemas<ToldInRoom> = {
  told: v.strictObject({
    type: v.literal("told"),
    ...stamp,
    told: id<"told">(),
    words,
    language: v.exactOptional(language),
    shownAs,
    corrects: v.exactOptional(id<"told">()),
    files: v.exactOptional(attachedFiles),
  }),
  "read-back": v.strictObject({
    type: v.literal("read-back"),
    ...stamp,
    readBack: id<"read-back">(),
    told: id<"told">(),
    heard,
  }),
};

/** What a manner lets the other room see of the source. */
export const shownAsFrom = (manner: Manner, from: Party): ShownAs => {
  switch (manner) {
    case "as-written":
      return { type: "their-words", party: from };
    case "reworded-named":
      return { type: "their-position", party: from };
    case "reworded-unnamed":
      return { type: "unattributed" };
    case "own-idea":
      return { type: "ours" };
  }
};

export const toldLaws: Laws<Room, ToldInRoom> = {
  told: {
    rule: (room, event, by) => {
      if (room.tolds.has(event.told)) return "repeat";
      if (!isMediator(by)) return refuse("not-a-mediator");
      if (isAnyKnown(room, event.files)) return refuse("id-taken");
      if ("party" in event.shownAs) {
        const from = event.shownAs.party;
        if (room.rules === undefined || from === room.party || !hasParty(room.rules, from))
          return refuse("no-such-party");
      }
      return only(
        event.corrects === undefined || room.tolds.has(event.corrects),
        "nothing-to-correct",
      );
    },
    apply: (draft, event, by) => {
      const { type: _, seen: __, ...fields } = event;
      for (const file of fields.files ?? []) draft.files.set(file.blob, file);
      draft.tolds.set(event.told, { ...fields, by: by.member, seq: by.seq });
    },
  },
  "read-back": {
    rule: (room, event, by) => {
      const standing = room.readBacks.get(event.readBack);
      if (standing !== undefined) return standing.by === by.member ? "repeat" : refuse("id-taken");
      if (!isOfParty(by, room.party)) return refuse("not-your-room");
      return only(room.tolds.has(event.told), "no-such-telling");
    },
    apply: (draft, event, by) => {
      const { type: _, seen: __, ...fields } = event;
      draft.readBacks.set(event.readBack, {
        ...fields,
        by: by.member,
        isChecked: by.isChecked,
        seq: by.seq,
      });
    },
  },
};
