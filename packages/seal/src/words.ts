// Four spoken words, the root of key authenticity: they rest on nothing one side can grind, for each side commits to its
// r before it sees the other's (protocol.md "Words").

import { wordlist } from "@scure/bip39/wordlists/english.js";
import { equalBytes, joinBytes, sha256 } from "./envelope/bytes.ts";
import { contextOf } from "./envelope/contexts.ts";
import { Bug } from "./envelope/fault.ts";
import type { Link, LogId, MemberId } from "./envelope/ids.ts";
import { bytesFromId } from "./envelope/parse.ts";
import type { Ceremony } from "./envelope/roster.ts";
import type { ControlOf } from "./moves.ts";
import type { Random } from "./random.ts";

/** A newcomer's `accept` in one log of its invitation. */
export type AcceptLink = { readonly log: LogId; readonly link: Link };

/** A fresh r: 32 random bytes, kept by its maker until both hashes stand. */
export const newReveal = (random: Random): Uint8Array => random(32);

/** SHA-256(r): what is posted first. */
export const hashOfReveal = async (r: Uint8Array): Promise<Uint8Array> => sha256(r);

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

const wordsFromDigest = (digest: Uint8Array): readonly string[] => {
  // 44 bits, big-endian, fit into a double without loss.
  const bits = digest.subarray(0, 6).reduce((sum, byte) => sum * 256 + byte, 0);
  return [37, 26, 15, 4].map((shift) => {
    const word = wordlist[Math.floor(bits / 2 ** shift) % 2048];
    if (word === undefined) throw new Bug("the list holds 2,048 words");
    return word;
  });
};

/** The four words. `accepts`: the newcomer's `accept` in each log of the invitation (none for heads at the table); `reveals` with their authors. Either may come in any order. */
export const spokenWords = async (ceremony: {
  readonly lastHash: Link;
  readonly accepts: readonly AcceptLink[];
  readonly reveals: readonly { readonly author: MemberId; readonly r: Uint8Array }[];
}): Promise<readonly string[]> => {
  const accepts = ceremony.accepts
    .toSorted((one, other) => byText(one.log, other.log))
    .flatMap(({ log, link }) => [bytesFromId(log), bytesFromId(link)]);
  const reveals = ceremony.reveals
    .toSorted((one, other) => byText(one.author, other.author))
    .map(({ r }) => r);
  return wordsFromDigest(
    await sha256(
      joinBytes(contextOf("words"), bytesFromId(ceremony.lastHash), ...accepts, ...reveals),
    ),
  );
};

/** The words of a ceremony as folded, or undefined until at least two hashes stand and each is revealed as it was hashed. */
export const wordsOfCeremony = async (
  ceremony: Ceremony,
  accepts: readonly AcceptLink[],
): Promise<readonly string[] | undefined> => {
  const { hashes, reveals, lastHash } = ceremony;
  if (lastHash === undefined || hashes.size < 2 || reveals.size !== hashes.size) return undefined;
  for (const [author, hash] of hashes) {
    const r = reveals.get(author);
    if (r === undefined || !equalBytes(await hashOfReveal(r), hash)) return undefined;
  }
  return spokenWords({
    lastHash,
    accepts,
    reveals: [...reveals].map(([author, r]) => ({ author, r })),
  });
};

/** The first post of a ceremony: SHA-256(r). Each maker keeps its r until all hashes stand. */
export const hashPost = async (post: {
  readonly ceremony: readonly MemberId[];
  readonly attempt: number;
  readonly r: Uint8Array;
}): Promise<ControlOf<"words">> => ({
  type: "words",
  ceremony: post.ceremony.toSorted(byText),
  attempt: post.attempt,
  phase: "hash",
  value: await hashOfReveal(post.r),
});

/** The second post: r itself, once all hashes stand. */
export const revealPost = (post: {
  readonly ceremony: readonly MemberId[];
  readonly attempt: number;
  readonly r: Uint8Array;
}): ControlOf<"words"> => ({
  type: "words",
  ceremony: post.ceremony.toSorted(byText),
  attempt: post.attempt,
  phase: "reveal",
  value: post.r,
});
