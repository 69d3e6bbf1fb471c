// What waits to be finished: a table of contents of the chains. Pure and total; asked after every sync and at the times
// holds end. A chain is never stored as a plan; whoever comes next finds it here (rule T83).

import type { Time } from "./entry.ts";
import type { Due } from "./hand-over.ts";
import { dueCarry } from "./hand-over.ts";
import type { Seat } from "./seat.ts";

/** What this seat's client should append by itself now, and what needs its person. Parties have no chains yet. */
export const due = (seat: Seat, at: Time): readonly Due[] => {
  if (seat.type !== "desk" || seat.desk === undefined) return [];
  return [...seat.desk.fold.state.carries.values()].flatMap((carry) => dueCarry(seat, carry, at));
};
