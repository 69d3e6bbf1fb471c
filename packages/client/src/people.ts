// What an authority does about people, over all the logs a person sits in: adding goes table, rooms, then caucus or desk;
// removing goes the other way. Each log is one append; a half done is found and finished by doing it again.

import {
  addMember,
  checkMember,
  giveAuthority,
  removeMember,
  shutDoors,
  mayGovern,
} from "@tworooms/seal";
import type { LogKind, LogReader, MemberId, PartyBytes } from "@tworooms/seal";
import type { Appended, Book } from "./book.ts";
import type { Ports } from "./ports.ts";
import { alreadyDone, hasStood, moveOf, refusedWith, writeControl } from "./writing.ts";

/** A person's seat in one log. */
export type SeatIn = { readonly book: Book; readonly member: MemberId };

const outward: readonly LogKind[] = ["table", "room", "caucus", "desk"];

const inOrder = (seats: readonly SeatIn[]): readonly SeatIn[] =>
  [...seats].sort(
    (one, other) => outward.indexOf(one.book.spec.kind) - outward.indexOf(other.book.spec.kind),
  );

const all = async (
  seats: readonly SeatIn[],
  act: (seat: SeatIn) => Promise<Appended>,
): Promise<Appended> => {
  let last: Appended = { type: "done" };
  for (const seat of seats) {
    const appended = await act(seat);
    if (!hasStood(appended)) return appended;
    if ("type" in appended && appended.type === "appended") last = appended;
  }
  return last;
};

/** After the words were compared by voice: checks, or adds where keys had to wait. */
export const checkSeats = (ports: Ports, seats: readonly SeatIn[]): Promise<Appended> =>
  all(inOrder(seats), ({ book, member }) =>
    writeControl(book, async (reader) => {
      const newcomer = reader.state.members.get(member);
      const standing = newcomer?.standing;
      if (standing === "checked") return alreadyDone;
      const act = standing === "pending" ? "add" : "check";
      if (newcomer !== undefined && !mayGovern(reader.state, reader.seat.id, newcomer.party, act))
        return refusedWith("not-governed");
      if (standing === "unchecked") return moveOf(await checkMember(reader, member, ports.random));
      if (standing === "pending") return moveOf(await addMember(reader, member, ports.random));
      return refusedWith("not-seated");
    }),
  );

/** Whether this seat has authority to check, add or remove somebody in every log it sits in. */
export const governsSeats = (seats: readonly SeatIn[], act: "check" | "remove"): boolean =>
  seats.every(({ book, member }) => {
    const reader = book.reader();
    const party = reader?.state.members.get(member)?.party;
    return (
      reader !== undefined &&
      party !== undefined &&
      mayGovern(reader.state, reader.seat.id, party, act)
    );
  });

/** Removes a person; keys turn in each log with the entry itself. */
export const removeSeats = (ports: Ports, seats: readonly SeatIn[]): Promise<Appended> =>
  all(inOrder(seats).toReversed(), ({ book, member }) =>
    writeControl(book, async (reader) => {
      const seated = reader.state.members.get(member);
      if (seated?.standing === "removed") return alreadyDone;
      if (seated === undefined) return refusedWith("not-seated");
      if (!mayGovern(reader.state, reader.seat.id, seated.party, "remove"))
        return refusedWith("not-governed");
      return moveOf(await removeMember(reader, member, ports.random));
    }),
  );

/** The party bytes a new authority may govern: its own side's; of the mediators' side at the table, all but the parties'. */
const scopeOf = (
  reader: LogReader,
  member: MemberId,
  isOthers: (party: PartyBytes) => boolean,
): readonly PartyBytes[] => {
  const own = reader.state.members.get(member)?.party;
  if (own === undefined) return [];
  if (own !== reader.state.genesis.party) return [own];
  const known = new Set<PartyBytes>([own]);
  for (const { party } of reader.state.members.values()) if (isOthers(party)) known.add(party);
  for (const { party } of reader.state.invites.values()) if (isOthers(party)) known.add(party);
  return [...known].sort();
};

/** Names a checked person an authority in each of these logs. `isOthers`: party bytes that are neither side of a room: observers, capitals. */
export const empowerSeats = (
  seats: readonly SeatIn[],
  isOthers: (book: Book, party: PartyBytes) => boolean,
): Promise<Appended> =>
  all(inOrder(seats), ({ book, member }) =>
    writeControl(book, (reader) => {
      const seated = reader.state.members.get(member);
      if (seated?.role === "authority") return alreadyDone;
      if (seated?.standing !== "checked") return refusedWith("unchecked");
      if (!mayGovern(reader.state, reader.seat.id, seated.party, "authority"))
        return refusedWith("not-governed");
      return moveOf(
        giveAuthority(
          reader,
          member,
          scopeOf(reader, member, (party) => isOthers(book, party)),
        ),
      );
    }),
  );

/** Why the doors of a log may not be shut yet, if so: an own rule of the acting client. */
export const doorsOpenFor = (reader: LogReader): "unchecked" | "one-authority" | undefined => {
  const members = [...reader.state.members.values()];
  if (members.some(({ standing }) => standing === "unchecked")) return "unchecked";
  const authorities = members.filter(
    ({ role, standing }) => role === "authority" && standing === "checked",
  );
  return authorities.length < 2 ? "one-authority" : undefined;
};

/** Shuts the doors of rooms, then of the table. */
export const shutBooks = (ports: Ports, books: readonly Book[]): Promise<Appended> =>
  all(
    books
      .toSorted((one, other) => outward.indexOf(other.spec.kind) - outward.indexOf(one.spec.kind))
      .flatMap((book) => {
        const member = book.reader()?.seat.id;
        return member === undefined ? [] : [{ book, member }];
      }),
    ({ book }) =>
      writeControl(book, async (reader) => {
        if (reader.state.isShut) return alreadyDone;
        const open = doorsOpenFor(reader);
        return open === undefined
          ? moveOf(await shutDoors(reader, ports.random))
          : refusedWith(open);
      }),
  );
