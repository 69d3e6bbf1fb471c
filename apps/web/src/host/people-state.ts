// Who sits where, and the invitations of this device, as screens list them: names from sealed profiles, standing from rosters.

import type { Invitation, Talk } from "@tworooms/client";
import { governsSeats, newcomerOf, personsOf } from "@tworooms/client";
import type { InvitationState, PersonState } from "./state.ts";

const seated = new Set(["checked", "unchecked", "pending"]);

/** Everybody a talk shows, with the invitation of this device each came by. */
export const personStates = (
  talk: Talk,
  invitations: readonly Invitation[],
): readonly PersonState[] => {
  return personsOf(talk, invitations).map((person) => {
    const { id, name, title, role, isMe, seats, invitation } = person;
    const here = seats.filter(({ standing }) => seated.has(standing));
    return {
      id,
      name,
      title,
      role,
      isMe,
      seats: seats.map(({ place, member, side, roles, standing }) => ({
        place,
        member,
        side,
        roles,
        standing,
      })),
      ...(invitation === undefined ? {} : { invitation }),
      isMine: !isMe && here.length > 0 && governsSeats(here, "remove"),
    };
  });
};

/** The invitations of this device that belong to a talk, newest last. */
export const invitationStates = (
  talk: Talk,
  server: string,
  invitations: readonly Invitation[],
): readonly InvitationState[] => {
  const logs = new Set(talk.logs().map(({ book }) => book.spec.log));
  const persons = personsOf(talk, invitations);
  return invitations
    .filter((invitation) => invitation.isShown && invitation.logs.every(({ log }) => logs.has(log)))
    .map((invitation): InvitationState => {
      const { seats } = newcomerOf(talk, invitation);
      const person = persons.find((each) => each.invitation === invitation.name);
      const standings = seats.map(
        ({ book, member }) => book.reader()?.state.members.get(member)?.standing,
      );
      const isChecked = seats.length > 0 && standings.every((standing) => standing === "checked");
      const party = invitation.logs
        .map(({ log }) => talk.logs().find(({ book }) => book.spec.log === log)?.book.spec.party)
        .find((each) => each !== undefined);
      return {
        invitation: invitation.name,
        address: `${server}/join#${invitation.link}`,
        role: invitation.role,
        title: invitation.title,
        ...(party === undefined ? {} : { party }),
        madeAt: invitation.madeAt,
        standing: isChecked ? "checked" : seats.length > 0 ? "came" : "open",
        ...(person === undefined ? {} : { person: person.id }),
      };
    });
};
