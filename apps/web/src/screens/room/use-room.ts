// What every part of a delegation's room shares: whose it is, who sits in it, what people are called, and unsent words. What grows with
// each message is no part of it: else a message that comes would draw again every row in sight.

import { createContext, useContext, useMemo } from "react";
import type { Member, Party, PeopleView, RoomView, SeatView } from "@tworooms/talks";
import type { RoomMark } from "../../parts/room-marks.ts";
import { roomOf } from "../../parts/room-marks.ts";
import type { Unsent } from "../desk/unsent.ts";
import type { Puts } from "../files/puts.ts";

/** What of a view stands still while messages come. */
export type Ground = {
  readonly type: SeatView["type"];
  readonly rules?: SeatView["rules"] | undefined;
  readonly people: SeatView["people"];
};

/** A room from inside. */
export type RoomInside = {
  readonly talk: string;
  readonly view: Ground;
  readonly party: Party;
  /** As what this seat may render here, if at all. */
  readonly renderAs: RoomView["renderAs"] | undefined;
  readonly name: string;
  readonly mark: RoomMark;
  /** Everybody of the other side of this room: who reads what is written here. */
  readonly readers: readonly string[];
  readonly unsent: Unsent;
  readonly puts: Puts;
};

/** The room around. */
export const RoomContext = createContext<RoomInside | undefined>(undefined);

/** The room that a part stands in. */
export const useRoom = (): RoomInside => {
  const room = useContext(RoomContext);
  if (room === undefined) throw new Error("a part of a room stands in no room");
  return room;
};

/** A room from inside, the same object until something in it changes. */
export const useInside = (
  talk: string,
  { type, rules, people }: Pick<SeatView, "type" | "rules" | "people">,
  { party, renderAs }: Pick<RoomView, "party" | "renderAs">,
  unsent: Unsent,
  puts: Puts,
): RoomInside =>
  useMemo(() => {
    const view = { type, rules, people };
    return {
      talk,
      view,
      party,
      renderAs,
      name: partyName(view, party),
      mark: markOf(view, party),
      readers: mediatorsIn(view, party),
      unsent,
      puts,
    };
  }, [talk, type, rules, people, party, renderAs, unsent, puts]);

const namesAt = (people: readonly PeopleView[], isPlace: (place: PeopleView["place"]) => boolean) =>
  people.find(({ place }) => isPlace(place))?.people ?? [];

/** What somebody in this room is called; undefined without a name. */
export const nameInRoom = (
  view: Pick<Ground, "people">,
  party: Party,
  member: Member,
): string | undefined =>
  namesAt(view.people, (place) => place.type === "room" && place.party === party).find(
    (person) => person.member === member,
  )?.name;

/** Whether this person came after the doors of a place were shut, and waits there to be added. */
export const waitsAt = (view: SeatView, kind: "room" | "caucus"): boolean =>
  namesAt(view.people, (place) => place.type === kind).some(
    ({ isMe: isThisPerson, standing }) => isThisPerson && standing === "pending",
  );

/** Whether a member of this room is this very person. */
export const isMe = (view: Pick<Ground, "people">, party: Party, member: Member): boolean =>
  namesAt(view.people, (place) => place.type === "room" && place.party === party).some(
    (person) => person.member === member && person.isMe,
  );

/** Who reads what is written in a room from the other side: the mediators and their interpreters, by name. */
export const mediatorsIn = (view: Pick<Ground, "people">, party: Party): readonly string[] =>
  namesAt(view.people, (place) => place.type === "room" && place.party === party)
    .filter(
      ({ side, standing }) =>
        side === "mediators" && (standing === "checked" || standing === "unchecked"),
    )
    .map(({ name }) => name ?? "");

/** The mark of a party by its place in the ground rules. */
export const markOf = (view: Pick<Ground, "rules">, party: Party): RoomMark => {
  const index = view.rules?.parties.findIndex((each) => each.party === party) ?? 0;
  return roomOf(Math.max(0, index));
};

/** What a party is called. */
export const partyName = (view: Pick<Ground, "rules">, party: Party): string =>
  view.rules?.parties.find((each) => each.party === party)?.name ?? "";
