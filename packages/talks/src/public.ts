// What was said in public, as the mediators note it: a statement, a press report. It is the ledger's third column, and known
// to every room in the leak check (rules T142, T143). Only the mediators' own note; nothing is published by it.

import * as v from "valibot";
import type { By, Id, Member, Party, Time, Verdict } from "./entry.ts";
import { refuse } from "./entry.ts";
import type { Laws, Schemas } from "./log.ts";
import { only, stamp } from "./log.ts";
import { id, nameText, party, words } from "./parse.ts";

export type PublicInDesk = {
  "public-noted": {
    readonly public: Id<"public">;
    readonly words: string;
    /** By whom, where and when, in free words: "Varda's spokesman, state television, Friday". */
    readonly source: string;
    /** The item it touches, if it touches one. */
    readonly about?: { readonly party: Party; readonly item: Id<"item"> };
  };
  "public-struck": { readonly public: Id<"public"> };
};
/** What was noted as public; struck ones stay known, so that an id is never used twice. */
export type PublicNote = PublicInDesk["public-noted"] & {
  readonly by: Member;
  readonly at: Time;
  readonly seq: number;
  readonly struckBy?: Member;
};
export type PublicNotes = { readonly publics: ReadonlyMap<Id<"public">, PublicNote> };

export const publicSchemas: Schemas<PublicInDesk> = {
  "public-noted": v.strictObject({
    type: v.literal("public-noted"),
    ...stamp,
    public: id<"public">(),
    words,
    source: nameText,
    about: v.exactOptional(v.strictObject({ party, item: id<"item">() })),
  }),
  "public-struck": v.strictObject({
    type: v.literal("public-struck"),
    ...stamp,
    public: id<"public">(),
  }),
};

const ofTheDesk = (by: By): Verdict => only(by.side === "mediators", "not-a-mediator");

export const publicLaws: Laws<PublicNotes, PublicInDesk> = {
  "public-noted": {
    rule: (desk, event, by) => {
      const standing = desk.publics.get(event.public);
      if (standing !== undefined) return standing.by === by.member ? "repeat" : refuse("id-taken");
      return ofTheDesk(by);
    },
    apply: (draft, event, by) => {
      const { type: _, seen: __, ...fields } = event;
      draft.publics.set(event.public, { ...fields, by: by.member, seq: by.seq });
    },
  },
  "public-struck": {
    rule: (desk, event, by) => {
      const standing = desk.publics.get(event.public);
      if (standing === undefined) return refuse("no-such-public");
      return standing.struckBy === undefined ? ofTheDesk(by) : "repeat";
    },
    apply: (draft, event, by) => {
      const standing = draft.publics.get(event.public);
      if (standing !== undefined)
        draft.publics.set(event.public, { ...standing, struckBy: by.member });
    },
  },
};

/** What stands as noted public. */
export const publicIn = (desk: PublicNotes | undefined): readonly PublicNote[] =>
  [...(desk?.publics.values() ?? [])].filter(({ struckBy }) => struckBy === undefined);
