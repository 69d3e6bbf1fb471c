// Everything a person can ask the talks to do. A command holds every id and random thing it needs, minted by who gives
// it, so that giving it twice is doing it once; it holds no time, which comes with `decide`.

import type { Id, Member, Party, Place } from "./entry.ts";
import type { Time } from "./entry.ts";
import type { PickedFile } from "./carried-file.ts";
import type { AttachedFile } from "./file.ts";
import type { Leave, Manner } from "./leave.ts";
import type { Profile } from "./profile.ts";
import type { PublicInDesk } from "./public.ts";
import type { RenderingInRoom } from "./rendering.ts";
import type { Rules } from "./rules.ts";
import type { SideInTable } from "./side.ts";

type InRoom = { readonly room: Party };
type OfCarry = { readonly carry: Id<"carry"> };

/** Each command's fields, by its verb. */
export type Commands = {
  /** The lead's first words in table, desk and each room. */
  "set-rules": { readonly place: Place; readonly rules: Rules };
  /** `bytes`: a party's 16 bytes at the table, in hex. */
  "name-side": SideInTable["side-named"];
  /** One's own profile, or that of somebody one has authority over. */
  "set-profile": { readonly place: Place; readonly member?: Member; readonly profile: Profile };
  /** One's last word in a log. */
  depart: { readonly place: Place };
  /** `language`: the tag of the language it is written in, for this and every other wording. Files lie sealed beside the log already. */
  say: InRoom & {
    readonly item: Id<"item">;
    readonly words: string;
    readonly language?: string;
    readonly leave?: Leave;
    readonly files?: readonly AttachedFile[];
  };
  "ask-leave": InRoom & {
    readonly ask: Id<"ask">;
    readonly item: Id<"item">;
    readonly leave: Leave;
    readonly words?: string;
  };
  "give-leave": InRoom & { readonly ask: Id<"ask">; readonly leave: Leave };
  "refuse-leave": InRoom & { readonly ask: Id<"ask"> };
  "narrow-leave": InRoom & { readonly item: Id<"item">; readonly leave: Leave };
  "ask-for": InRoom & { readonly asked: Id<"asked">; readonly words: string };
  /** The press of hand-over: it goes `hold` milliseconds later, unless taken back. Without words: as written. */
  "prepare-carry": OfCarry & {
    readonly from: Party;
    readonly item: Id<"item">;
    readonly to: Party;
    readonly manner: Manner;
    readonly words?: string;
    readonly language?: string;
    readonly hold: number;
    readonly notBefore?: Time;
    readonly asked?: Id<"asked">;
    readonly used: Id<"used">;
    readonly told: Id<"told">;
    readonly again?: "again";
    readonly corrects?: Id<"carry">;
    /** Files of the item that go along; none goes that is not picked here. */
    readonly files?: readonly PickedFile[];
  };
  "approve-carry": OfCarry;
  "take-back-carry": OfCarry;
  /** A person's go for a carry that `due` asks about. */
  "release-carry": OfCarry;
  /** Without words: confirmed as told. */
  "read-back": InRoom & {
    readonly readBack: Id<"read-back">;
    readonly told: Id<"told">;
    readonly words?: string;
  };
  /** A rendering beside an original of the same room. */
  render: InRoom & RenderingInRoom["rendered"];
  /** `member`: one's own side's, or the invitation it will come by. */
  "name-interpreter": InRoom & { readonly member: Member };
  "free-interpreter": InRoom & { readonly member: Member };
  note: {
    readonly note: Id<"note">;
    readonly words: string;
    readonly about?: { readonly party: Party; readonly item: Id<"item"> };
  };
  "note-public": PublicInDesk["public-noted"];
  "strike-public": PublicInDesk["public-struck"];
  "list-name": { readonly listed: Id<"listed">; readonly name: string };
  "drop-name": { readonly listed: Id<"listed"> };
  "caucus-say": {
    readonly caucus: Party;
    readonly message: Id<"message">;
    readonly words: string;
    readonly language?: string;
    readonly files?: readonly AttachedFile[];
  };
};

/** Commands of some verbs; of all, unless said. */
export type CommandOf<K extends keyof Commands> = {
  readonly [T in K]: { readonly type: T } & Commands[T];
}[K];
export type Command = CommandOf<keyof Commands>;
