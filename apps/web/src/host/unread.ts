// How much of a talk this person has not looked at yet: what others said, asked or told in the places it may open.

import type { RoomView, SeatView } from "@tworooms/talks";

/** The places of a view with the seq of each thing that others put there. */
const placesIn = (view: SeatView): ReadonlyMap<string, readonly number[]> => {
  const mine = new Set(
    view.people.flatMap(({ people }) =>
      people.filter(({ isMe }) => isMe).map(({ member }) => member),
    ),
  );
  const ofRoom = ({ messages, tolds, questions }: RoomView): readonly number[] => [
    ...messages.flatMap(({ author, seq, asks }) => [
      ...(mine.has(author) ? [] : [seq]),
      ...asks.filter(({ by }) => !mine.has(by)).map((ask) => ask.seq),
    ]),
    ...tolds.flatMap(({ by, seq }) => (mine.has(by) ? [] : [seq])),
    ...questions.flatMap(({ by, seq }) => (mine.has(by) ? [] : [seq])),
  ];
  const rooms = view.type === "party" ? (view.room === undefined ? [] : [view.room]) : view.rooms;
  const places = new Map<string, readonly number[]>(
    rooms.map((room) => [`room/${room.party}`, ofRoom(room)]),
  );
  if (view.type === "party" && view.caucus !== undefined)
    places.set(
      `caucus/${view.party}`,
      view.caucus.messages.flatMap(({ author, seq }) => (mine.has(author) ? [] : [seq])),
    );
  return places;
};

type Seen = { readonly [place: string]: number };

/** What is unread in each place that has some. */
export const unreadByPlace = (view: SeatView, seen: Seen): ReadonlyMap<string, number> =>
  new Map(
    [...placesIn(view)].flatMap(([place, seqs]) => {
      const count = seqs.filter((seq) => seq > (seen[place] ?? -1)).length;
      return count === 0 ? [] : [[place, count] as const];
    }),
  );

/** What is unread in all. */
export const unreadIn = (view: SeatView, seen: Seen): number =>
  [...unreadByPlace(view, seen).values()].reduce((sum, count) => sum + count, 0);
