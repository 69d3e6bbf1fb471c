// A party's own question to the mediators: "what do they say about X?". It stands for good, and so it can meet the other
// party's condition "only if they ask" without a race: an ask that stands is final (rule T30).

import * as v from "valibot";
import type { Id, Member, Time } from "./entry.ts";
import { refuse } from "./entry.ts";
import type { Laws, Schemas } from "./log.ts";
import { only, stamp } from "./log.ts";
import type { Messages } from "./message.ts";
import { isOfParty } from "./message.ts";
import { id, words } from "./parse.ts";

export type QuestionInRoom = {
  "asked-for": { readonly asked: Id<"asked">; readonly words: string };
};
/** What a party asked for, in its own words: a topic or an issue. */
export type Question = {
  readonly asked: Id<"asked">;
  readonly words: string;
  readonly by: Member;
  readonly isChecked: boolean;
  readonly at: Time;
  readonly seq: number;
};
export type Questions = { readonly questions: ReadonlyMap<Id<"asked">, Question> };

export const questionSchemas: Schemas<QuestionInRoom> = {
  "asked-for": v.strictObject({
    type: v.literal("asked-for"),
    ...stamp,
    asked: id<"asked">(),
    words,
  }),
};

export const questionLaws: Laws<Pick<Messages, "party"> & Questions, QuestionInRoom> = {
  "asked-for": {
    rule: (room, event, by) => {
      const standing = room.questions.get(event.asked);
      if (standing !== undefined) return standing.by === by.member ? "repeat" : refuse("id-taken");
      return only(isOfParty(by, room.party), "not-your-room");
    },
    apply: (draft, event, by) => {
      draft.questions.set(event.asked, {
        asked: event.asked,
        words: event.words,
        by: by.member,
        isChecked: by.isChecked,
        at: event.at,
        seq: by.seq,
      });
    },
  },
};
