// What a party's people say among themselves. Neither mediators nor the server can open this log, and nothing in it is
// ever an item: it cannot be carried, only said again in the room (rule T33).

import * as v from "valibot";
import type { By, Id, Member, Party, Time } from "./entry.ts";
import { refuse } from "./entry.ts";
import type { AttachedFile, Files } from "./file.ts";
import { attachedFiles, isAnyKnown } from "./file.ts";
import type { Laws, Schemas } from "./log.ts";
import { only, stamp } from "./log.ts";
import { language } from "./language.ts";
import { id, words } from "./parse.ts";

export type TalkInCaucus = {
  "caucus-said": {
    readonly message: Id<"message">;
    readonly words: string;
    readonly language?: string;
    readonly files?: readonly AttachedFile[];
  };
};
export type CaucusMessage = Omit<TalkInCaucus["caucus-said"], "files"> & {
  readonly files: readonly AttachedFile[];
  readonly author: Member;
  readonly at: Time;
  readonly seq: number;
};
export type CaucusMessages = Files & {
  readonly party: Party;
  readonly messages: ReadonlyMap<Id<"message">, CaucusMessage>;
};

export const caucusSchemas: Schemas<TalkInCaucus> = {
  "caucus-said": v.strictObject({
    type: v.literal("caucus-said"),
    ...stamp,
    message: id<"message">(),
    words,
    language: v.exactOptional(language),
    files: v.exactOptional(attachedFiles),
  }),
};

/** Whether somebody sits in a party's caucus by right: its people and its capital's. */
export const isOfCaucus = (by: Pick<By, "side">, party: Party): boolean =>
  by.side === party || (typeof by.side === "object" && by.side.capitalOf === party);

export const caucusLaws: Laws<CaucusMessages, TalkInCaucus> = {
  "caucus-said": {
    rule: (caucus, event, by) => {
      const standing = caucus.messages.get(event.message);
      if (standing !== undefined)
        return standing.author === by.member ? "repeat" : refuse("id-taken");
      if (isAnyKnown(caucus, event.files)) return refuse("id-taken");
      return only(isOfCaucus(by, caucus.party), "not-your-caucus");
    },
    apply: (draft, event, by) => {
      const { message, at, files = [] } = event;
      for (const file of files) draft.files.set(file.blob, file);
      draft.messages.set(message, {
        message,
        words: event.words,
        ...(event.language === undefined ? {} : { language: event.language }),
        files,
        author: by.member,
        at,
        seq: by.seq,
      });
    },
  },
};
