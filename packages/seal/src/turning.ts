// Turning the epoch, shutting the doors, raising the rules: what an authority does to a log as a whole.

import type { Control } from "./envelope/control.ts";
import { Bug } from "./envelope/fault.ts";
import type { MoveFault } from "./moves.ts";
import type { LogReader } from "./open-log.ts";
import type { Random } from "./random.ts";

type Of<Type extends Control["type"]> = Extract<Control, { readonly type: Type }>;

/** A new epoch for the roster and the open boxed invitations. */
export const turnEpoch = async (
  reader: LogReader,
  random: Random,
): Promise<Of<"epoch"> | MoveFault> => {
  void [reader, random];
  throw new Bug("not written yet");
};

/** Ends boxed invitations in this log for good: a new epoch for the roster alone. */
export const shutDoors = async (
  reader: LogReader,
  random: Random,
): Promise<Of<"shut"> | MoveFault> => {
  void [reader, random];
  throw new Bug("not written yet");
};

/** Raises the rules version in force. */
export const raiseRules = (rules: number): Of<"rules"> => ({ type: "rules", rules });
