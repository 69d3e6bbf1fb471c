// What the leak check compares: the texts that only the source room knows, each with its mark, against what the target
// room knows already: its own words, what it was told, and the table. Asked anew before every hand-over (rules T93-T96).

import type { Party } from "./entry.ts";
import type { Carry } from "./carry.ts";
import type { LeakIndex, LeakMark } from "./leak-check.ts";
import { checkLeak } from "./leak-check.ts";
import type { DeskSeat } from "./seat.ts";

/** The index of what only `from` knows, for words that go to `to`. */
export const leakIndexOf = (seat: DeskSeat, from: Party, to: Party): LeakIndex => {
  const source = seat.rooms.get(from)?.fold.state;
  const target = seat.rooms.get(to)?.fold.state;
  if (source === undefined || target === undefined) return { texts: [] };
  const texts = [...source.items.values()].map((item) => ({
    words: item.words,
    stays: source.leaves.get(item.item)?.leave === "stays",
  }));
  return { texts };
};

/** What the wording of a carry holds that only its source room knows, in the order of the text. */
export const leakMarksOf = (
  seat: DeskSeat,
  draft: Pick<Carry, "from" | "to" | "words">,
): readonly LeakMark[] => checkLeak(leakIndexOf(seat, draft.from, draft.to), draft.words);
