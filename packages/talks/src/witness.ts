// What a log notes of every event that stands, whatever it says: clocks that disagree, and heads of the table quoted in
// it, by which a fork of the table shows. For flags only: no time orders anything here (rule T5).

import type { Draft } from "./draft.ts";
import type { By, Member, Time } from "./entry.ts";
import type { Seen, Stamp } from "./log.ts";

/** Clocks that differ by more than this are flagged, and a carry later than this asks first: five minutes. */
export const fiveMinutes = 300_000;

/** The newest claimed time and whose it was; members seen more than five minutes behind it; newest quote of each member. */
export type Witness = {
  readonly newest?: { readonly at: Time; readonly by: Member };
  readonly behind: ReadonlyMap<Member, Member>;
  readonly quotes: ReadonlyMap<Member, Seen>;
};

/** Notes the stamp of an event that stands. */
export const witness = (draft: Draft<Witness>, stamp: Stamp, by: By): void => {
  const { newest } = draft;
  if (newest !== undefined && newest.by !== by.member && stamp.at + fiveMinutes < newest.at)
    draft.behind.set(by.member, newest.by);
  if (newest === undefined || stamp.at > newest.at) draft.newest = { at: stamp.at, by: by.member };
  if (stamp.seen !== undefined) draft.quotes.set(by.member, stamp.seen);
};
