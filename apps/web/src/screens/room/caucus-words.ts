// Words of a delegation's own caucus on their way to the mediators, by a paste or a drop into its room. They are known by the stamp, by
// what this page copied, and by the very words, which catch what went through another program (rule V253).

import type { RoomView, SeatView } from "@tworooms/talks";
import type { Pasted } from "../desk/clip.ts";
import { fewestLetters, isHeldIn, isIn, plain, stampIn } from "../desk/clip.ts";

/** What becomes of words that come into a room from outside: only those that stay land by themselves. */
export type Coming = "stays" | "of-caucus" | "other-talk";

const isOfCaucus = (place: string): boolean => place.startsWith("caucus/");

/** Where words that come into this room are from. What the room holds already is no secret from whoever reads it. */
export const comingOf = (view: SeatView, room: RoomView, pasted: Pasted): Coming => {
  const { record, talk } = pasted;
  const words = plain(pasted.words);
  const stamp = stampIn(pasted.html);
  if (stamp !== undefined && stamp.talk !== talk) return "other-talk";
  if (words !== "" && isHeldIn(room, words)) return "stays";
  if (stamp !== undefined && isOfCaucus(stamp.place)) return "of-caucus";
  const isRecorded = record !== undefined && words !== "" && isIn(plain(record.words), words);
  if (isRecorded && record.places.some(isOfCaucus)) return "of-caucus";
  if (view.type !== "party" || words.length < fewestLetters) return "stays";
  const isSaidThere = view.caucus?.messages.some((message) => isIn(plain(message.words), words));
  return isSaidThere === true ? "of-caucus" : "stays";
};
