// What an authority does about a seat: check it once the words were spoken, add it where keys had to wait, remove it, or
// give it authority. Keys are boxed to the signed roster only.

import { faultOf, isFault } from "./envelope/fault.ts";
import type { MemberId, PartyBytes } from "./envelope/ids.ts";
import { type ControlOf, type MoveFault, pastFor, turnFor } from "./moves.ts";
import type { LogReader } from "./open-log.ts";
import type { Random } from "./random.ts";

/** Makes an unchecked seat checked: a new epoch, and every earlier one boxed to its own key. */
export const checkMember = async (
  reader: LogReader,
  member: MemberId,
  random: Random,
): Promise<ControlOf<"check"> | MoveFault> => {
  const seat = reader.state.members.get(member);
  if (seat?.standing !== "unchecked") return faultOf("unknown-member");
  const past = await pastFor(reader, seat, random);
  if (isFault(past)) return past;
  const turn = await turnFor(reader.state, { type: "check", member }, random);
  return { type: "check", member, turn, past };
};

/** Gives a pending seat every epoch so far; it is checked from then on. */
export const addMember = async (
  reader: LogReader,
  member: MemberId,
  random: Random,
): Promise<ControlOf<"add"> | MoveFault> => {
  const seat = reader.state.members.get(member);
  if (seat?.standing !== "pending") return faultOf("unknown-member");
  const past = await pastFor(reader, seat, random);
  return isFault(past) ? past : { type: "add", member, keys: seat.keys, past };
};

/** Removes a seat and turns the epoch in one entry. */
export const removeMember = async (
  reader: LogReader,
  member: MemberId,
  random: Random,
): Promise<ControlOf<"remove"> | MoveFault> => {
  const standing = reader.state.members.get(member)?.standing;
  if (standing === undefined || standing === "removed") return faultOf("unknown-member");
  const turn = await turnFor(reader.state, { type: "remove", member }, random);
  return { type: "remove", member, turn };
};

/** Makes a checked seat an authority over the given party bytes. */
export const giveAuthority = (
  reader: LogReader,
  member: MemberId,
  scope: readonly PartyBytes[],
): ControlOf<"authority"> | MoveFault =>
  reader.state.members.get(member)?.standing === "checked"
    ? { type: "authority", member, scope: [...new Set(scope)].toSorted() }
    : faultOf("unknown-member");
