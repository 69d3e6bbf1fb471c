// What of a mediator's own waits on this device, room by room: nothing held for one room is ever shown under another (rule V87).

import type { Party } from "@tworooms/talks";
import type { HeldState } from "../../host/state.ts";

/** The room something held would go to, if it goes to one. */
export const roomOfHeld = ({ command }: HeldState): Party | undefined =>
  "room" in command ? command.room : undefined;

/** What is held for a room, the oldest first. */
export const heldFor = (held: readonly HeldState[], party: Party): readonly HeldState[] =>
  held
    .filter((each) => roomOfHeld(each) === party)
    .toSorted((one, other) => one.keptAt - other.keptAt);
