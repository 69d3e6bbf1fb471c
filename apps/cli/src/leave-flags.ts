// Leave as flags: stays, or manners with conditions. Silence stays silence, so that the caucus rule of the talks decides.

import type { Leave, Manner, Time } from "@tworooms/talks";
import { manners } from "@tworooms/talks";
import type { Outcome } from "./outcome.ts";
import { refused } from "./outcome.ts";

/** The flags. */
export type LeaveFlags = {
  readonly leave?: string;
  readonly onlyIfAsked: boolean;
  readonly notBefore?: string;
};

/** How they are parsed. */
export const leaveFlags = {
  leave: {
    kind: "parsed",
    parse: String,
    optional: true,
    placeholder: "stays|manner,…",
    brief: "stays, or manners: as-written, reworded-named, reworded-unnamed, own-idea",
  },
  onlyIfAsked: {
    kind: "boolean",
    default: false,
    withNegated: false,
    brief: "Only if the other side asks for it",
  },
  notBefore: {
    kind: "parsed",
    parse: String,
    optional: true,
    placeholder: "time",
    brief: "Not before this time (2025-04-12T15:00Z)",
  },
} as const;

const isManner = (word: string): word is Manner => manners.some((manner) => manner === word);

/** A time as typed. */
export const timeFrom = (text: string): Time | Outcome => {
  const at = Date.parse(text);
  return Number.isNaN(at)
    ? refused("no-time", "This is no time; write it like 2025-04-12T15:00Z.")
    : (at as Time);
};

/** The leave that flags ask for; undefined for silence. */
export const leaveFrom = (flags: LeaveFlags): Leave | undefined | Outcome => {
  const { leave } = flags;
  if (leave === undefined) {
    if (!flags.onlyIfAsked && flags.notBefore === undefined) return undefined;
    return refused("which-leave", "Conditions need manners; add --leave with at least one.");
  }
  if (leave === "stays") return "stays";
  const words = leave.split(",").map((word) => word.trim());
  const wanted = words.filter(isManner);
  if (wanted.length !== words.length)
    return refused("no-manner", `A manner is one of: ${manners.join(", ")}.`);
  if (flags.notBefore === undefined) return { manners: wanted, onlyIfAsked: flags.onlyIfAsked };
  const notBefore = timeFrom(flags.notBefore);
  return typeof notBefore === "object"
    ? notBefore
    : { manners: wanted, onlyIfAsked: flags.onlyIfAsked, notBefore };
};
