// Who sits where, as a seat sees it: the roster's sittings with the names people go by. Open invitations and unchecked
// people are listed too, because both can read (rule T100).

import type { Id, Member, Place, Role, Side, Sitting } from "./entry.ts";
import { isInterpreter } from "./interpreter.ts";
import type { SeatLog } from "./seat.ts";
import { profileOf } from "./profile.ts";

/** Somebody in one place. `hasLeft`: said so itself, and is still seated until an authority removes the seat. */
export type PersonView = {
  readonly member: Member;
  readonly side: Side;
  readonly roles: readonly Role[];
  readonly standing: Sitting["standing"];
  readonly isMe: boolean;
  readonly hasLeft: boolean;
  /** Named interpreter here by an authority of its side, and so confined; whatever its profile says. */
  readonly isInterpreter: boolean;
  readonly person?: Id<"person">;
  readonly name?: string;
  readonly title?: string;
  readonly role?: string;
};
/** Everybody in one place. */
export type PeopleView = { readonly place: Place; readonly people: readonly PersonView[] };

/** The place a log stands at. */
export const placeOf = ({ fold }: SeatLog): Place => {
  switch (fold.type) {
    case "table":
    case "desk":
      return { type: fold.type };
    case "room":
    case "caucus":
      return { type: fold.type, party: fold.state.party };
  }
};

/** Everybody who sits, sat or is invited in a log, in the roster's order. */
export const peopleOf = (log: SeatLog): PeopleView => {
  const { state } = log.fold;
  return {
    place: placeOf(log),
    people: log.sittings.map((sitting) => {
      const { member, side, roles, standing } = sitting;
      return {
        member,
        side,
        roles,
        standing,
        isMe: member === log.me.member,
        hasLeft: state.left.has(member),
        isInterpreter: isInterpreter("interpreters" in state ? state : {}, sitting),
        ...profileOf(state, member, side),
      };
    }),
  };
};
