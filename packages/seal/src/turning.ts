// Turning the epoch and shutting the doors: what an authority does to a log as a whole.

import { type ControlOf, turnFor } from "./moves.ts";
import type { LogReader } from "./open-log.ts";
import type { Random } from "./random.ts";

/** A new epoch for the roster and the open boxed invitations. */
export const turnEpoch = async (
  reader: LogReader,
  random: Random,
): Promise<ControlOf<"epoch">> => ({
  type: "epoch",
  turn: await turnFor(reader.state, { type: "epoch" }, random),
});

/** Ends boxed invitations in this log for good: a new epoch for the roster alone. */
export const shutDoors = async (reader: LogReader, random: Random): Promise<ControlOf<"shut">> => ({
  type: "shut",
  turn: await turnFor(reader.state, { type: "shut" }, random),
});
