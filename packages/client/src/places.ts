// Where a log stands in the talks, in the vault's words and in the domain's.

import type { LogKind, VaultLog } from "@tworooms/seal";
import type { Party, Place } from "@tworooms/talks";

/** A place from a vault's or a note's record; undefined when a party is named where none belongs, or none where one must be. */
export const placeOf = (log: {
  readonly kind: LogKind;
  readonly party?: string;
}): Place | undefined => {
  const { kind, party } = log;
  if (kind === "table" || kind === "desk") return party === undefined ? { type: kind } : undefined;
  return party === undefined ? undefined : { type: kind, party: party as Party };
};

/** The vault's record of a place. */
export const kindOf = (place: Place): Pick<VaultLog, "kind" | "party"> =>
  "party" in place ? { kind: place.type, party: place.party } : { kind: place.type };

/** A place as one word: "table", "desk", "room/p1", "caucus/p1". */
export const nameOfPlace = (place: Place): string =>
  "party" in place ? `${place.type}/${place.party}` : place.type;

/** Whether two places are the same. */
export const isSamePlace = (one: Place, other: Place): boolean =>
  nameOfPlace(one) === nameOfPlace(other);
