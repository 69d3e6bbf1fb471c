// Leaving the talks: a person's last word in a log. Whatever its key signs there later is void; an authority's client
// offers to remove the seat (rule T16).

import * as v from "valibot";
import type { Member, Time } from "./entry.ts";
import type { Laws, Schemas } from "./log.ts";
import { stamp } from "./log.ts";

export type LeavingInLog = { left: object };
/** Who left, and when. */
export type Leavers = { readonly left: ReadonlyMap<Member, Time> };

export const leavingSchemas: Schemas<LeavingInLog> = {
  left: v.strictObject({ type: v.literal("left"), ...stamp }),
};

export const leavingLaws: Laws<Leavers, LeavingInLog> = {
  left: {
    rule: (state, _event, by) => (state.left.has(by.member) ? "repeat" : "stands"),
    apply: (draft, event, by) => {
      draft.left.set(by.member, event.at);
    },
  },
};
