// Who reads a room besides the mediators: named before anything is sent there. Unchecked people and open invitations read
// too, so they are counted and named with the rest (rule V82).

import type { Member, Party, PeopleView, PersonView } from "@tworooms/talks";

/** Somebody of a party who can read its room. */
export type Reader = {
  readonly member: Member;
  /** Absent where nobody has come yet, or came without a name. */
  readonly name?: string;
  readonly title?: string;
  readonly role?: string;
  readonly standing: "checked" | "unchecked" | "invited";
  readonly hasLeft: boolean;
};

const peopleAt = (people: readonly PeopleView[], party: Party): readonly PersonView[] =>
  people.find(({ place }) => place.type === "room" && place.party === party)?.people ?? [];

const standingOf = (standing: PersonView["standing"]): Reader["standing"] | undefined => {
  switch (standing) {
    case "checked":
    case "unchecked":
      return standing;
    case "open":
      return "invited";
    case "pending":
    case "removed":
      return undefined;
  }
};

/** The party's people who can read its room, in the roster's order. */
export const readersOf = (people: readonly PeopleView[], party: Party): readonly Reader[] =>
  peopleAt(people, party).flatMap((person): readonly Reader[] => {
    const standing = standingOf(person.standing);
    if (standing === undefined || person.side !== party) return [];
    const { member, name, title, role, hasLeft } = person;
    return [
      {
        member,
        standing,
        hasLeft,
        ...(name === undefined || name === "" ? {} : { name }),
        ...(title === undefined || title === "" ? {} : { title }),
        ...(role === undefined ? {} : { role }),
      },
    ];
  });

/** What somebody in a room is called there; nothing without a profile. */
export const nameIn = (
  people: readonly PeopleView[],
  party: Party,
  member: Member,
): string | undefined => peopleAt(people, party).find((person) => person.member === member)?.name;

/** Whether a member of a room is the person at this desk. */
export const isMeIn = (people: readonly PeopleView[], party: Party, member: Member): boolean =>
  peopleAt(people, party).some((person) => person.member === member && person.isMe);
