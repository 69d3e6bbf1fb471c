// What the files of a carry ask of the client that makes its chain's next append. A file's bytes lie outside the logs, so no
// log can tell whether they are there: the client sees to it each time, and the same step twice is the same (rule T119).

import type { Append } from "./append.ts";
import { filesAnew, sourceOf } from "./carried-file.ts";
import type { Carry } from "./carry.ts";
import type { Party } from "./entry.ts";
import type { AttachedFile } from "./file.ts";
import type { DeskSeat, Seat } from "./seat.ts";

/** A file that must open before an append is made; with `anew`, it must also lie there, sealed anew. */
export type FileNeeded = {
  readonly room: Party;
  readonly file: AttachedFile;
  readonly anew?: { readonly room: Party; readonly file: AttachedFile };
};

type Course = Pick<Carry, "from" | "to" | "item" | "files">;

const carryOf = (seat: DeskSeat, { event }: Append): Course | undefined => {
  const carries = seat.desk?.fold.state.carries ?? new Map<never, Carry>();
  switch (event.type) {
    case "carry-prepared":
      return event;
    case "carry-released":
      return carries.get(event.carry);
    case "told":
      return [...carries.values()].find(({ told }) => told === event.told);
    default:
      return undefined;
  }
};

/**
 * What the files of a carry ask of the client before an append: that they can be opened, before the carry is prepared or
 * released; that they lie in the target room, before it is told, and not an append earlier.
 */
export const filesNeeded = (seat: Seat, append: Append): readonly FileNeeded[] => {
  const carry = seat.type === "desk" ? carryOf(seat, append) : undefined;
  if (seat.type !== "desk" || carry?.files === undefined) return [];
  const item = seat.rooms.get(carry.from)?.fold.state.items.get(carry.item);
  const anew = filesAnew(item, carry) ?? [];
  return carry.files.flatMap((carried, index): FileNeeded[] => {
    const file = sourceOf(item, carried);
    const there = anew[index];
    if (file === undefined || there === undefined) return [];
    const needed = { room: carry.from, file };
    const isTelling = append.event.type === "told";
    return [isTelling ? { ...needed, anew: { room: carry.to, file: there } } : needed];
  });
};
