// How certain a person's keys are, over all places it sits in: the least certain counts.

import type { PersonState } from "../../host/state.ts";
import type { Key } from "../../words/key.ts";

export type Standing = "open" | "pending" | "unchecked" | "not-with-you" | "checked" | "removed";

const ORDER: readonly Standing[] = ["pending", "unchecked", "open", "checked"];

/** The least certain standing of a person's seats; `removed` only when it sits nowhere any more. */
export const standingOf = ({ seats }: Pick<PersonState, "seats">): Standing =>
  ORDER.find((standing) => seats.some((seat) => seat.standing === standing)) ?? "removed";

/**
 * A person's standing as this seat may truly say it. Who is marked as checked was compared by whoever marked it; a newcomer has compared
 * with nobody yet, and knows of nobody's keys (rule V256).
 */
export const standingFor = (
  { isMe, seats }: Pick<PersonState, "isMe" | "seats">,
  amIChecked: boolean,
): Standing => {
  const standing = standingOf({ seats });
  return standing === "checked" && !isMe && !amIChecked ? "not-with-you" : standing;
};

/** Each standing in words. */
export const standingWords: Readonly<Record<Standing, Key>> = {
  open: "people.standing-open",
  pending: "people.standing-pending",
  unchecked: "people.standing-unchecked",
  "not-with-you": "people.standing-not-with-you",
  checked: "people.standing-checked",
  removed: "people.standing-removed",
};
