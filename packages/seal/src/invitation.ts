// Inviting, withdrawing, accepting. An invitation's note tells its holder alone which other logs it admits to; boxed epoch
// keys ride along only where the log allows it and only until that log's `shut`.

import type { Control, Invite, ClearRole } from "./envelope/control.ts";
import { Bug, type Fault } from "./envelope/fault.ts";
import type { LogId, MemberId, PartyBytes } from "./envelope/ids.ts";
import type { MoveFault } from "./moves.ts";
import type { LogReader } from "./open-log.ts";
import type { Random } from "./random.ts";
import type { SeatKeys } from "./seat-keys.ts";
import type { LogKind } from "./vault.ts";

type Of<Type extends Control["type"]> = Extract<Control, { readonly type: Type }>;

/** What only the invited may read: the other logs of the invitation, and in words what it is for. */
export type Note = {
  readonly logs: readonly {
    readonly log: LogId;
    readonly kind: LogKind;
    readonly party?: string;
    /** First 16 bytes of that log's link 0. */
    readonly linkStart: Uint8Array;
  }[];
  readonly kind: LogKind;
  readonly party?: string;
  readonly role: string;
  readonly title: string;
};

/** An invitation by the link's 16-byte secret; past epochs are boxed for it when `isBoxed`, which a log that is shut or founded unboxed refuses. */
export const inviteTo = async (
  reader: LogReader,
  invitation: {
    readonly secret: Uint8Array;
    readonly role: ClearRole;
    readonly party: PartyBytes;
    /** Seconds since 1970. */
    readonly until: number;
    readonly isBoxed: boolean;
    readonly note?: Note;
    readonly random: Random;
  },
): Promise<Invite | MoveFault | Fault<"not-boxable">> => {
  void [reader, invitation];
  throw new Bug("not written yet");
};

/** The note of an invitation, read with its keys; undefined when there is none. */
export const openNote = async (
  log: LogId,
  keys: SeatKeys,
  invite: Invite,
): Promise<Note | Fault<"note"> | undefined> => {
  void [log, keys, invite];
  throw new Bug("not written yet");
};

/** Takes an open invitation back and turns the epoch. */
export const withdrawInvite = async (
  reader: LogReader,
  invite: MemberId,
  random: Random,
): Promise<Of<"withdraw"> | MoveFault> => {
  void [reader, invite, random];
  throw new Bug("not written yet");
};

/** Takes up the invitation the reader was opened with, for the reader's seat: to be signed by that seat. */
export const acceptInvite = async (reader: LogReader): Promise<Of<"accept"> | MoveFault> => {
  void reader;
  throw new Bug("not written yet");
};
