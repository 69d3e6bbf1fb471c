// Inviting, withdrawing, accepting. Boxed epoch keys ride along only where the log allows it and only until that log's
// `shut`: a stolen mail must not open a caucus or a desk. What an invitation is for stands in its note alone.

import type { Invite, ClearRole } from "./envelope/control.ts";
import { engine } from "./envelope/engine.ts";
import { Bug, type Fault, faultOf, isFault } from "./envelope/fault.ts";
import type { MemberId, PartyBytes } from "./envelope/ids.ts";
import { acceptBytes } from "./envelope/prepare.ts";
import { type ControlOf, type MoveFault, pastFor, turnFor } from "./moves.ts";
import { type Note, boxNote } from "./note.ts";
import type { LogReader } from "./open-log.ts";
import type { Random } from "./random.ts";
import { inviteKeys } from "./seat-keys.ts";

/** An invitation by the link's 16-byte secret; every epoch so far is boxed for it when `isBoxed`, which is refused as `not-boxable` in a log that is shut or was founded unboxed. */
export const inviteTo = async (
  reader: LogReader,
  invitation: {
    readonly secret: Uint8Array;
    readonly role: Exclude<ClearRole, "authority">;
    readonly party: PartyBytes;
    /** Seconds since 1970. */
    readonly until: number;
    readonly isBoxed: boolean;
    readonly note?: Note;
    readonly random: Random;
  },
): Promise<Invite | MoveFault | Fault<"not-boxable">> => {
  const { role, party, until, note, random } = invitation;
  if (invitation.isBoxed && reader.state.isShut) return faultOf("not-boxable");
  const to = await inviteKeys(invitation.secret, reader.log);
  const past = invitation.isBoxed ? await pastFor(reader, to, random) : [];
  if (isFault(past)) return past;
  return {
    type: "invite",
    invite: to.id,
    keys: to.keys,
    role,
    party,
    until,
    past,
    note: note === undefined ? new Uint8Array(0) : await boxNote(reader.log, to, note, random),
  };
};

/** Takes an open invitation back and turns the epoch. */
export const withdrawInvite = async (
  reader: LogReader,
  invite: MemberId,
  random: Random,
): Promise<ControlOf<"withdraw"> | MoveFault> => {
  if (reader.state.invites.get(invite)?.state !== "open") return faultOf("unknown-invite");
  const turn = await turnFor(reader.state, { type: "withdraw", invite }, random);
  return { type: "withdraw", invite, turn };
};

/** Takes up the invitation the reader was opened with, for the reader's seat, which signs the entry; `unknown-invite` when it is not open (a used one means: raise the alarm). */
export const acceptInvite = async (reader: LogReader): Promise<ControlOf<"accept"> | MoveFault> => {
  const { invite, seat, state } = reader;
  if (invite === undefined) throw new Bug("nothing was accepted to open this reader");
  if (state.invites.get(invite.id)?.state !== "open") return faultOf("unknown-invite");
  const proven = await acceptBytes(state.log, invite.id, seat.keys);
  const proof = await engine.sign(invite.sign, proven);
  return { type: "accept", invite: invite.id, keys: seat.keys, proof };
};
