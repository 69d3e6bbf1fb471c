// What a person's vault remembers of it in one talk beside keys and logs: the random id that is the same in all logs of
// the talk, how it wants to be shown, and, for a lead, the ground rules until they stand everywhere.

import type { Json, VaultSeat } from "@tworooms/seal";
import type { Profile, Rules } from "@tworooms/talks";

/** How a person wants to be shown. */
export type Shown = Pick<Profile, "name" | "title" | "role">;

/** What the vault holds of a seat beside its keys. */
export type Remembered = { readonly profile: Profile; readonly rules?: Rules };

const textIn = (fields: { readonly [field: string]: Json }, name: string): string => {
  const value = fields[name];
  return typeof value === "string" ? value : "";
};

/** Writes a person's own facts into a seat. */
export const remember = (seat: VaultSeat, remembered: Remembered): VaultSeat => ({
  ...seat,
  other: {
    ...seat.other,
    ...remembered.profile,
    ...(remembered.rules === undefined ? {} : { rules: JSON.stringify(remembered.rules) }),
  },
});

/** A person's own facts in a seat. */
export const rememberedIn = (seat: VaultSeat): Remembered => {
  const fields = seat.other ?? {};
  const rules = textIn(fields, "rules");
  return {
    profile: {
      person: textIn(fields, "person") as Profile["person"],
      name: textIn(fields, "name"),
      title: textIn(fields, "title"),
      role: textIn(fields, "role"),
    },
    // Our own words, read back from under our own seal.
    ...(rules === "" ? {} : { rules: JSON.parse(rules) as Rules }),
  };
};
