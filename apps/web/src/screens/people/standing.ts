// How certain a person's keys are, over all places it sits in: the least certain counts.

import type { PersonState } from "../../host/state.ts";
import type { Key } from "../../words/key.ts";

export type Standing = "open" | "pending" | "unchecked" | "checked" | "removed";

const ORDER: readonly Standing[] = ["pending", "unchecked", "open", "checked"];

/** The least certain standing of a person's seats; `removed` only when it sits nowhere any more. */
export const standingOf = ({ seats }: PersonState): Standing =>
  ORDER.find((standing) => seats.some((seat) => seat.standing === standing)) ?? "removed";

/** Each standing in words. */
export const standingWords: Readonly<Record<Standing, Key>> = {
  open: "people.standing-open",
  pending: "people.standing-pending",
  unchecked: "people.standing-unchecked",
  checked: "people.standing-checked",
  removed: "people.standing-removed",
};
