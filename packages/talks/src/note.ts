// The desk's own paper: notes, and the list of names the leak check looks for. Nobody but mediators ever reads either
// (rules T31, T32).

import * as v from "valibot";
import type { Id, Member, Party, Time } from "./entry.ts";
import { refuse } from "./entry.ts";
import type { Laws, Schemas } from "./log.ts";
import { only, stamp } from "./log.ts";
import { id, nameText, party, words } from "./parse.ts";

export type NoteInDesk = {
  noted: {
    readonly note: Id<"note">;
    readonly words: string;
    /** The item the note is about, if it is about one. */
    readonly about?: { readonly party: Party; readonly item: Id<"item"> };
  };
  "name-listed": { readonly listed: Id<"listed">; readonly name: string };
  "name-dropped": { readonly listed: Id<"listed"> };
};
export type Note = NoteInDesk["noted"] & {
  readonly by: Member;
  readonly at: Time;
  readonly seq: number;
};
/** A name the leak check looks for; dropped ones stay known, so that an id is never used twice. */
export type ListedName = {
  readonly listed: Id<"listed">;
  readonly name: string;
  readonly by: Member;
  readonly isDropped: boolean;
};
export type Notes = {
  readonly notes: ReadonlyMap<Id<"note">, Note>;
  readonly names: ReadonlyMap<Id<"listed">, ListedName>;
};

export const noteSchemas: Schemas<NoteInDesk> = {
  noted: v.strictObject({
    type: v.literal("noted"),
    ...stamp,
    note: id<"note">(),
    words,
    about: v.exactOptional(v.strictObject({ party, item: id<"item">() })),
  }),
  "name-listed": v.strictObject({
    type: v.literal("name-listed"),
    ...stamp,
    listed: id<"listed">(),
    name: nameText,
  }),
  "name-dropped": v.strictObject({
    type: v.literal("name-dropped"),
    ...stamp,
    listed: id<"listed">(),
  }),
};

export const noteLaws: Laws<Notes, NoteInDesk> = {
  noted: {
    rule: (desk, event, by) => {
      const standing = desk.notes.get(event.note);
      if (standing !== undefined) return standing.by === by.member ? "repeat" : refuse("id-taken");
      return only(by.side === "mediators", "not-a-mediator");
    },
    apply: (draft, event, by) => {
      const { type: _, seen: __, ...fields } = event;
      draft.notes.set(event.note, { ...fields, by: by.member, seq: by.seq });
    },
  },
  "name-listed": {
    rule: (desk, event, by) => {
      const standing = desk.names.get(event.listed);
      if (standing !== undefined) return standing.by === by.member ? "repeat" : refuse("id-taken");
      return only(by.side === "mediators", "not-a-mediator");
    },
    apply: (draft, event, by) => {
      const { listed, name } = event;
      draft.names.set(listed, { listed, name, by: by.member, isDropped: false });
    },
  },
  "name-dropped": {
    rule: (desk, event, by) => {
      const standing = desk.names.get(event.listed);
      if (standing === undefined) return refuse("no-such-name");
      if (standing.isDropped) return "repeat";
      return only(by.side === "mediators", "not-a-mediator");
    },
    apply: (draft, event) => {
      const standing = draft.names.get(event.listed);
      if (standing !== undefined) draft.names.set(event.listed, { ...standing, isDropped: true });
    },
  },
};
