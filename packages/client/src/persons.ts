// A person's seats over the logs of a talk, put together by the random person id in its sealed profiles. For showing and for
// removing only: a profile is what somebody says of itself, so nothing is ever given on the strength of it.

import type { MemberId } from "@tworooms/seal";
import { profileOf } from "@tworooms/talks";
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
  })[];
  readonly isMe: boolean;
};

/** Everybody who sits or is invited in a talk, as far as this seat sees. */
export const personsOf = (talk: Talk): readonly Person[] => {
  const persons = new Map<string, Person>();
  for (const log of talk.logs()) {
    const reader = log.book.reader();
    for (const sitting of log.sittings()) {
      const profile = profileOf(log.fold().state, sitting.member, sitting.side);
      const id = profile?.person ?? sitting.member;
      const seat = {
        book: log.book,
        member: sitting.member as string as MemberId,
        place: nameOfPlace(log.place),
        side: sitting.side,
        roles: sitting.roles,
        standing: sitting.standing,
      };
      const known = persons.get(id);
      persons.set(id, {
        id,
        name: profile?.name ?? known?.name ?? "",
        title: profile?.title ?? known?.title ?? "",
        role: profile?.role ?? known?.role ?? "",
        seats: [...(known?.seats ?? []), seat],
        isMe: known?.isMe === true || sitting.member === (reader?.seat.id as string | undefined),
      });
    }
  }
  return [...persons.values()];
};
