// Profiles: what a person is called. For display only: what a seat may do comes from the roster (`By.roles`) and never
// from what a person says of itself. A person's profiles in all logs of the talks hold one random `person` id (rules
// T14, T15).

import * as v from "valibot";
import type { By, Id, Member, Side, Time } from "./entry.ts";
import type { Laws, Schemas } from "./log.ts";
import { only, stamp } from "./log.ts";
import { id, member, nameText, shortText } from "./parse.ts";

/** How a person is shown: name, title ("Foreign minister") and role in the talks in words ("interpreter"). */
export type Profile = {
  readonly person: Id<"person">;
  readonly name: string;
  readonly title: string;
  readonly role: string;
};
export type ProfileInLog = {
  "profile-set": { readonly member: Member; readonly profile: Profile };
};
type ProfileSet = {
  readonly profile: Profile;
  readonly setBy: Member;
  readonly side: Side;
  readonly seq: number;
  readonly at: Time;
};
/** Profiles as set, by the member they are of and the side that set them: a view takes only what its setter may say. */
export type Profiles = { readonly profiles: ReadonlyMap<Member, readonly ProfileSet[]> };

export const profileSchemas: Schemas<ProfileInLog> = {
  "profile-set": v.strictObject({
    type: v.literal("profile-set"),
    ...stamp,
    member,
    profile: v.strictObject({
      person: id<"person">(),
      name: nameText,
      title: shortText,
      role: shortText,
    }),
  }),
};

/** Whether two sides are one. */
export const isSameSide = (one: Side, other: Side): boolean =>
  typeof one === "object" && typeof other === "object"
    ? one.capitalOf === other.capitalOf
    : one === other;

const isSetter = (set: ProfileSet, of: Member, by: By): boolean =>
  (set.setBy === of) === (by.member === of) && isSameSide(set.side, by.side);

const isSameProfile = (one: Profile, other: Profile): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

export const profileLaws: Laws<Profiles, ProfileInLog> = {
  "profile-set": {
    rule: (state, event, by) => {
      const standing = state.profiles
        .get(event.member)
        ?.find((set) => isSetter(set, event.member, by));
      if (standing !== undefined && isSameProfile(standing.profile, event.profile)) return "repeat";
      return only(by.member === event.member || by.roles.length > 0, "not-yours");
    },
    apply: (draft, event, by) => {
      const others = (draft.profiles.get(event.member) ?? []).filter(
        (set) => !isSetter(set, event.member, by),
      );
      draft.profiles.set(event.member, [
        ...others,
        { profile: event.profile, setBy: by.member, side: by.side, seq: by.seq, at: event.at },
      ]);
    },
  },
};

/** How to show a member of a side: the newest profile set by itself, by an authority of its side, or by a mediator. */
export const profileOf = (state: Profiles, of: Member, side: Side): Profile | undefined =>
  state.profiles
    .get(of)
    ?.findLast((set) => set.setBy === of || set.side === "mediators" || isSameSide(set.side, side))
    ?.profile;
