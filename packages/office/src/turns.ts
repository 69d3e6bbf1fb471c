// Whose turn it is in one log. Whoever writes fastest would always win the next link; so an author that lost a race
// gets three seconds in which nobody else takes it, once in half a minute, and others wait in order. Rule O17.

import type { MemberId } from "@tworooms/seal/envelope";

/** Milliseconds a turn lasts at most. */
export const turnLength = 3_000;
/** Milliseconds until the same author may have another. */
export const turnPause = 30_000;

/** The turns of one log; `now` is milliseconds. */
export type Turns = {
  /** Whether this author may take the next link now. */
  readonly isOpenTo: (author: MemberId, now: number) => boolean;
  /** This author lost a race: a turn for it if it may have one. True when the turn is its own from now on. */
  readonly lost: (author: MemberId, now: number) => boolean;
  /** This author's entry stands: its turn ends. */
  readonly done: (author: MemberId, now: number) => void;
};

/** The turns of a log in which nobody has lost a race yet. */
export const makeTurns = (): Turns => {
  let current: { readonly author: MemberId; readonly until: number } | undefined;
  const waiting: MemberId[] = [];
  const given = new Map<MemberId, number>();

  const next = (from: number): void => {
    const author = waiting.shift();
    current = author === undefined ? undefined : { author, until: from + turnLength };
  };
  const passBy = (now: number): void => {
    if (current === undefined || now < current.until) return;
    next(current.until);
    passBy(now);
  };
  const advance = (now: number): void => {
    passBy(now);
    for (const [author, at] of given) if (now - at >= turnPause) given.delete(author);
  };
  return {
    isOpenTo: (author, now) => {
      advance(now);
      return current === undefined || current.author === author;
    },
    lost: (author, now) => {
      advance(now);
      if (current?.author === author) return true;
      if (given.has(author)) return false;
      given.set(author, now);
      if (current !== undefined) {
        waiting.push(author);
        return false;
      }
      current = { author, until: now + turnLength };
      return true;
    },
    done: (author, now) => {
      advance(now);
      if (current?.author === author) next(now);
    },
  };
};
