// Who came by this device's invitations, with the names they gave themselves, so that an inviter can say whom it means.

import { newcomerOf, personsOf } from "@tworooms/client";
import type { Invitation, Newcomer, Talk } from "@tworooms/client";

/** A newcomer with a name to call it by; the invitation's digits until it gave one. */
export type NamedNewcomer = Newcomer & { readonly name: string; readonly isChecked: boolean };

/** Everybody who came by these invitations to this talk. */
export const newcomersOf = (
  talk: Talk,
  invitations: readonly Invitation[],
): readonly NamedNewcomer[] => {
  const persons = personsOf(talk);
  return invitations.flatMap((invitation): NamedNewcomer[] => {
    const newcomer = newcomerOf(talk, invitation);
    const members = new Set(newcomer.seats.map(({ member }) => member));
    if (members.size === 0) return [];
    const person = persons.find(
      ({ name, seats }) => name !== "" && seats.some(({ member }) => members.has(member)),
    );
    const isChecked = newcomer.seats.every(
      ({ book, member }) => book.reader()?.state.members.get(member)?.standing === "checked",
    );
    return [{ ...newcomer, name: person?.name ?? invitation.name.slice(12, 20), isChecked }];
  });
};
