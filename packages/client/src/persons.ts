// A person's seats over the logs of a talk, put together by the random person id in its sealed profiles. For showing and for
// removing only: a profile is what somebody says of itself, so nothing is ever given on the strength of it.

import type { MemberId } from "@tworooms/seal";
import type { Role, Side, Sitting } from "@tworooms/talks";
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
};

/** Everybody who sits or is invited in a talk, as far as this seat sees. */
export const personsOf = (talk: Talk): readonly Person[] => {
  const view = talk.view();
  if ("refused" in view) return [];
  const persons = new Map<string, Person>();
  for (const { place, people } of view.people) {
    const book = talk.logAt(place)?.book;
    if (book === undefined) continue;
    for (const each of people) {
      const { member, side, roles, standing, isInterpreter } = each;
      const { isMe, person, name, title, role } = each;
      const id = person ?? member;
      const known = persons.get(id);
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
      });
    }
  }
  return [...persons.values()];
};
