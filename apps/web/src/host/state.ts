// What the screens are shown: one tree of plain data, kept by the host in a worker and mirrored in every tab. It holds what
// this person may see and nothing else; it is never written to storage. Shapes here are the whole contract between both.

import type { AttachStage, DueAsk, Warning } from "@tworooms/client";
import type { Command, Role, SeatView, Side, Sitting } from "@tworooms/talks";

/**
 * How this device stands. `starting`: keys are being looked for. `empty`: nobody sits here yet. `locked`: sealed logs are here,
 * keys are not. `walk-in`: one room's keys alone are here.
 */
export type Phase = "starting" | "empty" | "locked" | "open" | "walk-in";

/** A talk as the overview lists it. Name and side stand only once it was opened. */
export type TalkBrief = {
  readonly talk: string;
  readonly title?: string;
  readonly unread: number;
  /** Why it could not be opened on this device; `needs-admission`: convening broke off and may be finished. */
  readonly refused?: string;
};

export type DeviceState = {
  readonly phase: Phase;
  /** scheme://host:port of the post office. */
  readonly server: string;
  /** `unsaved`: its owner has not shown yet that the key sheet is on paper. */
  readonly sheet: "none" | "unsaved" | "saved";
  /** Whether the browser promised to keep what is stored here. */
  readonly storage: "unknown" | "kept" | "may-be-cleared";
  readonly talks: readonly TalkBrief[];
};

/** A person over the logs of a talk, without keys. */
export type PersonState = {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly role: string;
  readonly isMe: boolean;
  readonly seats: readonly {
    /** "table", "desk", "room/p1", "caucus/p1". */
    readonly place: string;
    readonly member: string;
    readonly side: Side;
    readonly roles: readonly Role[];
    readonly standing: Sitting["standing"];
  }[];
  /** The invitation of this device it came by, if it did. */
  readonly invitation?: string;
  /** Whether this seat may check, remove and empower that person. */
  readonly isMine: boolean;
};

/** An invitation this device made. */
export type InvitationState = {
  readonly invitation: string;
  /** The whole address to give away, with the server's name in front. */
  readonly address: string;
  readonly role: string;
  readonly title: string;
  readonly party?: string;
  readonly madeAt: number;
  /** `open`: nobody came. `came`: somebody used it. `checked`: and its words were compared. */
  readonly standing: "open" | "came" | "checked";
  readonly person?: string;
};

/** Four words being compared. `with`: an invitation's name, `own` for a newcomer's own, `table` between heads. */
export type ComparingState = {
  readonly with: string;
  readonly step:
    | { readonly type: "waiting" }
    | { readonly type: "words"; readonly words: readonly string[] }
    | { readonly type: "refused"; readonly code: string };
};

/** A command of this person's own that waits on this device before it goes. */
export type HeldState = {
  readonly name: string;
  readonly command: Command;
  readonly keptAt: number;
  /** It goes then by itself; absent: it waits for a tap (`offline`, or found again after a restart). */
  readonly holdUntil?: number;
  readonly why?: string;
};

/** One talk as this seat sees it. */
export type TalkState = {
  readonly talk: string;
  /** Absent until the seat's logs were read; `refused` says why there is none. */
  readonly view?: SeatView;
  readonly refused?: string;
  /**
   * `live`: followed; `restoring`: followed, and nothing new is taken; `catching-up`: reading; `offline`: the server does not
   * answer; `shut-out`: it answers, and lets this seat into a place of its no more.
   */
  readonly line: "live" | "restoring" | "catching-up" | "offline" | "shut-out";
  readonly entries: number;
  readonly warnings: readonly Warning[];
  /** Carries that wait for a person's decision, and why. */
  readonly dues: readonly DueAsk[];
  readonly held: readonly HeldState[];
  /** Files on their way to the server, by the ids of who attaches them. */
  readonly attaching: readonly { readonly id: string; readonly stage: AttachStage }[];
  readonly persons: readonly PersonState[];
  readonly invitations: readonly InvitationState[];
  readonly comparing: readonly ComparingState[];
  /** Each log this seat opens: entries, those that changed nothing, and the epoch of its keys. */
  readonly logs: readonly {
    readonly place: string;
    readonly entries: number;
    readonly voids: number;
    readonly epoch: number;
  }[];
  /** Whether the doors of every room and the table are shut; `needs` says what is missing before they may be. */
  readonly doors: { readonly areShut: boolean; readonly needs?: string };
  /** Whether this seat's words were compared. */
  readonly isChecked: boolean;
  /** Whether this seat's own words with its inviter are still to be compared. */
  readonly owesWords: boolean;
  /** The highest seq this person has looked at, by place. */
  readonly seen: { readonly [place: string]: number };
  /** Unsent text of each composer, by place, as this device kept it. */
  readonly texts: { readonly [place: string]: string };
};

export type HostState = {
  readonly device: DeviceState;
  readonly talks: { readonly [talk: string]: TalkState };
};

export const startState: HostState = {
  device: { phase: "starting", server: "", sheet: "none", storage: "unknown", talks: [] },
  talks: {},
};
