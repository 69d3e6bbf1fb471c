// What every log shares: who wrote an entry, and what a rule may say of it. A rule is typed so that it can see its own
// log and no other (law 1 of docs/architecture: every reader of a log reaches the same verdict).

import type { RefusalCode } from "./refusals.ts";

type Brand<T, B extends string> = T & { readonly brand: B };

/** A party by its talk-wide local id, as named in the ground rules: "p1", "p2" … */
export type Party = Brand<string, "party">;
/** An id minted by a client: 16 random bytes as 32 lowercase hex digits. */
export type Id<Kind extends string> = Brand<string, Kind>;
/** Milliseconds since 1970, as its author claims. */
export type Time = Brand<number, "time">;
/** A member of one log, by its id there. */
export type Member = Brand<string, "member">;

/** Where a log stands in the talks. */
export type Place =
  | { readonly type: "table" }
  | { readonly type: "room"; readonly party: Party }
  | { readonly type: "caucus"; readonly party: Party }
  | { readonly type: "desk" };

/** Whose people a member belongs to, in the log at hand. `capital` sits at the table and in a caucus; `observers` at the table. */
export type Side = "mediators" | "observers" | Party | { readonly capitalOf: Party };

/**
 * What a seat may do, worked out from the roster alone, never from what a person says of itself:
 * `mediator` = an authority of the mediators' side; `head` = the first authority of a party; `deputy` = another one.
 */
export type Role = "mediator" | "head" | "deputy";

/** Who wrote an entry: from its header and the roster of its own log at that place. */
export type By = {
  readonly member: Member;
  readonly side: Side;
  readonly roles: readonly Role[];
  readonly isChecked: boolean;
  /** The id of the invitation it came by, if it came by one. */
  readonly invite?: Member;
  readonly seq: number;
};

/** An opened entry: the parsed JSON of a sealed body, not yet known to be an event. */
export type Entry = { readonly by: By; readonly body: unknown };

/** The domain's no: one of the closed list of codes. */
export type Refusal = { readonly refused: RefusalCode };
/** A refusal with a code. */
export const refuse = (refused: RefusalCode): Refusal => ({ refused });

/** `repeat`: the same id again, silent. A refusal here means the entry is void. */
export type Verdict = "stands" | "repeat" | Refusal;

/** Somebody who sits, or is invited, in one log: from its roster, for views. */
export type Sitting = {
  readonly member: Member;
  readonly side: Side;
  readonly roles: readonly Role[];
  readonly standing: "open" | "pending" | "unchecked" | "checked" | "removed";
  /** The id of the invitation it came by, if it came by one; an open invitation is itself the member. */
  readonly invite?: Member;
};
