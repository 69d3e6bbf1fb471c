// Interpreters: a confined role. An authority of a side names one of its people, by member or by the invitation it comes by,
// so that it is confined from its first entry. Every reader then voids whatever that member writes in this room but its
// profile, its renderings and its leaving (rules T135 to T139). Nothing a person says of itself gives or takes the role.

import * as v from "valibot";
import type { By, Member, Side, Sitting, Verdict } from "./entry.ts";
import { refuse } from "./entry.ts";
import type { EventsOf, Laws, Schemas } from "./log.ts";
import { stamp } from "./log.ts";
import { member } from "./parse.ts";

export type InterpreterInRoom = {
  /** `member`: a member's id, or that of the invitation it will come by. */
  "interpreter-named": { readonly member: Member };
  "interpreter-freed": { readonly member: Member };
};
/** Who is named interpreter: each by the side that named it and its id. Absent in logs that know no interpreters. */
export type Interpreters = { readonly interpreters: ReadonlySet<string> };

/** What a confined member may still write. */
const allowed: ReadonlySet<string> = new Set(["profile-set", "rendered", "left"]);

export const interpreterSchemas: Schemas<InterpreterInRoom> = {
  "interpreter-named": v.strictObject({
    type: v.literal("interpreter-named"),
    ...stamp,
    member,
  }),
  "interpreter-freed": v.strictObject({
    type: v.literal("interpreter-freed"),
    ...stamp,
    member,
  }),
};

// A log rule sees no roster but its writer's own line, so a naming is kept under the side of who named: it binds people of
// that side alone, and no side can confine the other's.
const keyOf = (side: Side, of: Member): string => `${JSON.stringify(side)} ${of}`;

/** The id under which somebody is named interpreter here by its own side: its member id, or its invitation's. */
export const namedAs = (
  state: Partial<Interpreters>,
  { member: id, invite, side }: Pick<Sitting, "member" | "invite" | "side">,
): Member | undefined =>
  [id, invite].find(
    (each): each is Member =>
      each !== undefined && state.interpreters?.has(keyOf(side, each)) === true,
  );

/** Whether somebody is confined to an interpreter's work here. An authority never is: its side's other ones could silence it. */
export const isInterpreter = (
  state: Partial<Interpreters>,
  person: Pick<Sitting, "member" | "invite" | "side" | "roles">,
): boolean => person.roles.length === 0 && namedAs(state, person) !== undefined;

/** Whether confinement keeps somebody from writing an event of this type. */
export const isBarred = (
  state: Partial<Interpreters>,
  type: string,
  by: Omit<By, "seq">,
): boolean => !allowed.has(type) && isInterpreter(state, by);

const judge = (by: By, stands: boolean): Verdict => {
  if (by.roles.length === 0) return refuse("not-yours-to-name");
  return stands ? "repeat" : "stands";
};

type Named = EventsOf<InterpreterInRoom>;
const isNamed = (room: Interpreters, event: Named, by: By): boolean =>
  room.interpreters.has(keyOf(by.side, event.member));

export const interpreterLaws: Laws<Interpreters, InterpreterInRoom> = {
  "interpreter-named": {
    rule: (room, event, by) => judge(by, isNamed(room, event, by)),
    apply: (draft, event, by) => {
      draft.interpreters.add(keyOf(by.side, event.member));
    },
  },
  "interpreter-freed": {
    rule: (room, event, by) => judge(by, !isNamed(room, event, by)),
    apply: (draft, event, by) => {
      draft.interpreters.delete(keyOf(by.side, event.member));
    },
  },
};
