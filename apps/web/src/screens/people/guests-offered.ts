// Whom a seat may invite: the mediators heads, capitals, observers and their own; a party's authorities its own people.

import type { GuestKind } from "@tworooms/client";
import type { Party, SeatView } from "@tworooms/talks";

/** One thing an invitation can be for. */
export type GuestOffered = {
  readonly as: GuestKind["as"];
  readonly needsParty: boolean;
  readonly kindFor: (party: Party) => GuestKind;
};

const ofParty = (
  as: "head" | "capital" | "delegate" | "interpreter" | "counsel",
): GuestOffered => ({
  as,
  needsParty: true,
  kindFor: (party) => ({ as, party }),
});
const ofNone = (as: "mediator" | "observer"): GuestOffered => ({
  as,
  needsParty: false,
  kindFor: () => ({ as }),
});

const mediatorsInterpreter: GuestOffered = {
  as: "mediators-interpreter",
  needsParty: true,
  kindFor: (party) => ({ as: "mediators-interpreter", rooms: [party] }),
};

/** What this seat may invite to, the most usual first. */
export const guestsOf = (view: SeatView): readonly GuestOffered[] => {
  const isAuthority = view.people.some(({ people }) =>
    people.some(({ isMe, roles }) => isMe && roles.length > 0),
  );
  if (!isAuthority) return [];
  switch (view.type) {
    case "desk":
      return [
        ofParty("head"),
        ofNone("mediator"),
        mediatorsInterpreter,
        ofParty("capital"),
        ofNone("observer"),
      ];
    case "party":
      return [
        ofParty("delegate"),
        ofParty("interpreter"),
        ...(view.caucus === undefined ? [] : [ofParty("counsel")]),
      ];
    case "reader":
      return [];
  }
};
