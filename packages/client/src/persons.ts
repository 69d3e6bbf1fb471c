// A person's seats over the logs of a talk, put together by the random person id in its sealed profiles. For showing and for
// removing only: a profile is what somebody says of itself, so nothing is ever given on the strength of it.

import type { MemberId } from "@tworooms/seal";
import type { Role, Side, Sitting } from "@tworooms/talks";
import { newcomerOf } from "./guests.ts";
import type { Invitation } from "./invitations.ts";
import type { SeatIn } from "./people.ts";
import { nameOfPlace } from "./places.ts";
import type { Talk } from "./talk.ts";

/** One person as the rosters and profiles show it. */
export type Person = {
  /** The profile's person id, or the member id where there is no profile. */
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly role: string;
  readonly seats: readonly (SeatIn & {
    readonly place: string;
    readonly side: Side;
    readonly roles: readonly Role[];
    readonly standing: Sitting["standing"];
    /** Named interpreter there by an authority of its side, and so confined. */
    readonly isInterpreter: boolean;
  })[];
  readonly isMe: boolean;
  /** The invitation of this device it came by, by name, if it did. */
  readonly invitation?: string;
};

/**
 * Whoever has no key yet can write no profile, and would stand once for each place: those who came by one invitation of this
 * device are one, under the name and id of whichever seat has a name.
 */
const togetherByInvitation = (persons: readonly Person[]): readonly Person[] => {
  const together = new Map<string, Person>();
  for (const person of persons) {
    const key = person.invitation ?? person.id;
    const known = together.get(key);
    const shown = known === undefined || known.name === "" ? person : known;
    together.set(key, { ...shown, seats: [...(known?.seats ?? []), ...person.seats] });
  }
  return [...together.values()];
};

/** Everybody who sits or is invited in a talk, as far as this seat sees; `invitations`: those of this device. */
export const personsOf = (
  talk: Talk,
  invitations: readonly Invitation[] = [],
): readonly Person[] => {
  const view = talk.view();
  if ("refused" in view) return [];
  const persons = new Map<string, Person>();
  const invitationOf = new Map<string, string>();
  for (const invitation of invitations)
    for (const { member } of newcomerOf(talk, invitation).seats)
      invitationOf.set(member, invitation.name);
  for (const { place, people } of view.people) {
    const book = talk.logAt(place)?.book;
    if (book === undefined) continue;
    for (const each of people) {
      const { member, side, roles, standing, isInterpreter } = each;
      const { isMe, person, name, title, role } = each;
      const id = person ?? member;
      const known = persons.get(id);
      const invitation = known?.invitation ?? invitationOf.get(member);
      const seat = {
        book,
        member: member as string as MemberId,
        place: nameOfPlace(place),
        side,
        roles,
        standing,
        isInterpreter,
      };
      persons.set(id, {
        id,
        name: name ?? known?.name ?? "",
        title: title ?? known?.title ?? "",
        role: role ?? known?.role ?? "",
        seats: [...(known?.seats ?? []), seat],
        isMe: isMe || known?.isMe === true,
        ...(invitation === undefined ? {} : { invitation }),
      });
    }
  }
  return togetherByInvitation([...persons.values()]);
};
