// Which items of a room some landed words may be of: those that share words with them first, then the newest.

import type { MessageView, RoomView } from "@tworooms/talks";
import { foldText } from "../../host/search.ts";

const wordsIn = (text: string): ReadonlySet<string> =>
  new Set(
    foldText(text)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 2),
  );

const most = 8;

/** At most eight of the party's own items, the likeliest first. */
export const landedItems = (room: RoomView, words: string): readonly MessageView[] => {
  const wanted = wordsIn(words);
  return room.messages
    .filter(({ side }) => side === room.party)
    .map((message) => {
      const held = wordsIn(message.words);
      return { message, shared: [...wanted].filter((word) => held.has(word)).length };
    })
    .toSorted((one, other) => other.shared - one.shared || other.message.seq - one.message.seq)
    .slice(0, most)
    .map(({ message }) => message);
};
