// The leave a delegate gives with a message: one way it may be used, or that it stays; perhaps only if the others ask, perhaps not
// before a time. What the caucus rule says is offered first; under the rule "none" nothing is, and a choice is needed.

import type { CaucusRule, Leave, Manner, Time } from "@tworooms/talks";

/** What is chosen in the composer. */
export type LeaveChoice = {
  readonly use?: "stays" | Manner;
  readonly onlyIfAsked: boolean;
  readonly notBefore?: Time;
};

/** Where a composer begins. */
export const startChoice = (rule: CaucusRule | undefined): LeaveChoice => {
  switch (rule) {
    case "open":
      return { use: "reworded-named", onlyIfAsked: false };
    case "none":
      return { onlyIfAsked: false };
    case "closed":
    case undefined:
      return { use: "stays", onlyIfAsked: false };
  }
};

/** The leave of a choice; nothing while nothing is chosen. */
export const leaveOfChoice = ({ use, onlyIfAsked, notBefore }: LeaveChoice): Leave | undefined => {
  if (use === undefined) return undefined;
  if (use === "stays") return "stays";
  return {
    manners: [use],
    onlyIfAsked,
    ...(notBefore === undefined ? {} : { notBefore }),
  };
};
