// Four spoken words, the root of key authenticity: they rest on nothing one side can grind, for each side commits to its
// r before it sees the other's (protocol.md "Words").

import { Bug } from "./envelope/fault.ts";
import type { Link, LogId, MemberId } from "./envelope/ids.ts";
import type { Ceremony } from "./envelope/roster.ts";
import type { Random } from "./random.ts";

/** A fresh r: 32 random bytes, kept by its maker until both hashes stand. */
export const newReveal = (random: Random): Uint8Array => random(32);

/** SHA-256(r): what is posted first. */
export const hashOfReveal = async (r: Uint8Array): Promise<Uint8Array> => {
  void r;
  throw new Bug("not written yet");
};

/** The four words. `accepts`: the newcomer's `accept` in each log of the invitation (none for heads at the table); `reveals` with their authors. Either may come in any order. */
export const spokenWords = async (ceremony: {
  readonly lastHash: Link;
  readonly accepts: readonly { readonly log: LogId; readonly link: Link }[];
  readonly reveals: readonly { readonly author: MemberId; readonly r: Uint8Array }[];
}): Promise<readonly string[]> => {
  void ceremony;
  throw new Bug("not written yet");
};

/** The words of a ceremony as folded, or undefined until two hashes stand and each is revealed as it was hashed. */
export const wordsOfCeremony = async (
  ceremony: Ceremony,
  accepts: readonly { readonly log: LogId; readonly link: Link }[],
): Promise<readonly string[] | undefined> => {
  void [ceremony, accepts];
  throw new Bug("not written yet");
};
