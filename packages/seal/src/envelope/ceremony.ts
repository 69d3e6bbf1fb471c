// Words spoken must not rest on anything one side can grind: everybody first posts a hash, and nobody opens before all
// hashes stand. This judges the posts of a ceremony; the words themselves are the key half's. protocol.md "Words".

import { equalBytes } from "./bytes.ts";
import type { Head } from "./control.ts";
import { authorityOf, mayGovern } from "./govern.ts";
import type { MemberId } from "./ids.ts";
import type { Ceremony, LogState } from "./roster.ts";
import { type Voided, voided } from "./void.ts";

/** One post of a ceremony; `digest` is SHA-256 of its value. */
export type WordsPost = {
  readonly author: MemberId;
  readonly ceremony: readonly MemberId[];
  readonly attempt: number;
  readonly phase: "hash" | "reveal";
  readonly value: Uint8Array;
  readonly digest: Uint8Array;
  readonly at: Head;
};

/** Where a ceremony's attempt is kept in `LogState.ceremonies`. */
export const ceremonyKey = (ids: readonly MemberId[], attempt: number): string =>
  `${ids.join(",")}#${attempt}`;

/** The newest attempt of a ceremony, the only one that is kept, or undefined before the first. */
export const newestAttempt = (state: LogState, ids: readonly MemberId[]): Ceremony | undefined => {
  const prefix = `${ids.join(",")}#`;
  for (const [key, ceremony] of state.ceremonies) if (key.startsWith(prefix)) return ceremony;
  return undefined;
};

/** Whether a member may take part now: a newcomer and an authority over it, or heads that are all checked authorities. */
const mayTakePart = (state: LogState, ids: readonly MemberId[], author: MemberId): boolean => {
  const [newcomer, ...others] = ids;
  if (newcomer === undefined) return false;
  if (others.length > 0)
    return ids.includes(author) && ids.every((id) => authorityOf(state, id) !== undefined);
  const member = state.members.get(newcomer);
  if (member === undefined || member.standing === "removed") return false;
  return author === newcomer || mayGovern(state, author, member.party, "check");
};

/** Whose hashes are needed: of a newcomer's ceremony its own and one authority's, of heads all of theirs. */
const isComplete = (ceremony: Ceremony): boolean =>
  ceremony.ids.length === 1
    ? ceremony.hashes.size === 2
    : ceremony.ids.every((id) => ceremony.hashes.has(id));

const withHash = (ceremony: Ceremony, post: WordsPost): Ceremony | Voided => {
  // This also closes an attempt once it is being revealed: then everybody's hash stands.
  if (ceremony.hashes.has(post.author)) return voided("phase");
  // A newcomer's ceremony has one place for itself and one for an authority.
  const [newcomer] = ceremony.ids;
  const isOther = (id: MemberId): boolean => id !== newcomer;
  if (
    ceremony.ids.length === 1 &&
    isOther(post.author) &&
    [...ceremony.hashes.keys()].some(isOther)
  )
    return voided("ceremony");
  return {
    ...ceremony,
    hashes: new Map(ceremony.hashes).set(post.author, post.value),
    lastHash: post.at.link,
  };
};

const withReveal = (ceremony: Ceremony, post: WordsPost): Ceremony | Voided => {
  const hash = ceremony.hashes.get(post.author);
  if (hash === undefined || !isComplete(ceremony) || ceremony.reveals.has(post.author))
    return voided("phase");
  if (!equalBytes(hash, post.digest)) return voided("reveal");
  return { ...ceremony, reveals: new Map(ceremony.reveals).set(post.author, post.value) };
};

/** A log's state after a post of words, or why the post is void. */
export const withWords = (state: LogState, post: WordsPost): LogState | Voided => {
  if (!mayTakePart(state, post.ceremony, post.author)) return voided("ceremony");
  const newest = newestAttempt(state, post.ceremony);
  const last = newest?.attempt ?? 0;
  const isNew = post.attempt === last + 1;
  if (isNew && post.phase === "reveal") return voided("phase");
  const standing = isNew
    ? { ids: post.ceremony, attempt: post.attempt, hashes: new Map(), reveals: new Map() }
    : newest;
  if (standing === undefined || standing.attempt !== post.attempt) return voided("attempt");
  const next = post.phase === "hash" ? withHash(standing, post) : withReveal(standing, post);
  if ("refused" in next) return next;
  const ceremonies = new Map(state.ceremonies);
  // An older attempt can never be continued; keeping it would let a pending seat grow everybody's memory.
  ceremonies.delete(ceremonyKey(post.ceremony, last));
  return { ...state, ceremonies: ceremonies.set(ceremonyKey(post.ceremony, post.attempt), next) };
};
