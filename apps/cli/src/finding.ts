// What a person types for a party, an item or a carry: a name, or the first digits of an id. One match or a refusal.

import type { Party, Rules, SeatView } from "@tworooms/talks";
import type { Seated } from "./seated.ts";
import type { Outcome } from "./outcome.ts";
import { refused } from "./outcome.ts";

/** The view of a seat, or why there is none. */
export const viewOf = ({ talk }: Seated): SeatView | Outcome => {
  const view = talk.view();
  return "refused" in view
    ? refused(view.refused, "This seat's logs do not fit together yet; sync, or ask an authority.")
    : view;
};

/** A party by its name or local id. */
export const partyNamed = (rules: Rules | undefined, name: string): Party | Outcome => {
  const wanted = name.trim().toLowerCase();
  const found = rules?.parties.filter(
    (each) => each.party === wanted || each.name.toLowerCase() === wanted,
  );
  const [one] = found ?? [];
  if (one !== undefined) return one.party;
  const names = rules?.parties.map((each) => each.name).join(", ") ?? "none yet";
  return refused("no-such-party", `There is no such party; the parties are: ${names}.`);
};

/** The name of a party. */
export const nameOfParty = (rules: Rules | undefined, party: Party): string =>
  rules?.parties.find((each) => each.party === party)?.name ?? party;

/** The one thing whose id starts so. */
export const startingWith = <T>(
  things: Iterable<T>,
  idOf: (thing: T) => string,
  start: string,
  what: string,
): T | Outcome => {
  const found = [...things].filter((thing) => idOf(thing).startsWith(start.toLowerCase()));
  const [one] = found;
  if (one === undefined || start.length < 4)
    return refused(
      `no-such-${what}`,
      `No ${what} starts with those digits; give at least four, as tworooms read shows them.`,
    );
  return found.length === 1
    ? one
    : refused(`which-${what}`, `Several start with those digits; give more of them.`);
};

/** An id as people see it. */
export const shortId = (id: string): string => id.slice(0, 8);
