// What an authority does about a seat: check it once the words were spoken, add it where keys had to wait, remove it, or
// give it authority. Keys are boxed to the signed roster only.

import type { Control } from "./envelope/control.ts";
import { Bug } from "./envelope/fault.ts";
import type { MemberId, PartyBytes } from "./envelope/ids.ts";
import type { MoveFault } from "./moves.ts";
import type { LogReader } from "./open-log.ts";
import type { Random } from "./random.ts";

type Of<Type extends Control["type"]> = Extract<Control, { readonly type: Type }>;

/** Makes an unchecked seat checked: a new epoch, and every earlier one boxed to its own key. */
export const checkMember = async (
  reader: LogReader,
  member: MemberId,
  random: Random,
): Promise<Of<"check"> | MoveFault> => {
  void [reader, member, random];
  throw new Bug("not written yet");
};

/** Gives a pending seat every epoch so far; it is checked from then on. */
export const addMember = async (
  reader: LogReader,
  member: MemberId,
  random: Random,
): Promise<Of<"add"> | MoveFault> => {
  void [reader, member, random];
  throw new Bug("not written yet");
};

/** Removes a seat and turns the epoch in one entry. */
export const removeMember = async (
  reader: LogReader,
  member: MemberId,
  random: Random,
): Promise<Of<"remove"> | MoveFault> => {
  void [reader, member, random];
  throw new Bug("not written yet");
};

/** Makes a checked seat an authority over the given party bytes. */
export const giveAuthority = (
  reader: LogReader,
  member: MemberId,
  scope: readonly PartyBytes[],
): Of<"authority"> | MoveFault => {
  void [reader, member, scope];
  throw new Bug("not written yet");
};
