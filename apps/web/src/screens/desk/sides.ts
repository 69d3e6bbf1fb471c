// Which rooms stand at the two sides of the desk. Sides are places on the glass and never of a language: what stands at the
// first side stays there until a person puts another room in its place (rule V80).

import type { Party } from "@tworooms/talks";

/** The rooms at the first and the second side: always two different ones. */
export type Sides = readonly [Party, Party];
/** One of the two sides. */
export type Side = 0 | 1;

/** The first two rooms of the ground rules, in their order; nothing if there are fewer. */
export const startSides = (parties: readonly Party[]): Sides | undefined => {
  const [one, other] = parties;
  return one === undefined || other === undefined ? undefined : [one, other];
};

/** Puts a room at one side; a room that stands at a side already stays where it is. */
export const withRoomAt = (sides: Sides, party: Party, side: Side): Sides => {
  if (sides.includes(party)) return sides;
  return side === 0 ? [party, sides[1]] : [sides[0], party];
};

/** The rooms at no side, in the order of the rules. */
export const roomsAside = (parties: readonly Party[], sides: Sides): readonly Party[] =>
  parties.filter((party) => !sides.includes(party));

/** The room at the other side of a given one; nothing if it stands at none. */
export const acrossFrom = (sides: Sides, party: Party): Party | undefined => {
  if (party === sides[0]) return sides[1];
  return party === sides[1] ? sides[0] : undefined;
};
