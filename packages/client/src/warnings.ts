// What a device must say aloud: a log that went back or split, a key that is missing, a vault that went back, and a table that
// somebody else saw with another history: its head is quoted in the other logs, and quotes are held against our own table.

import type { LogFold } from "@tworooms/talks";
import type { Trouble } from "./book.ts";
import { nameOfPlace } from "./places.ts";
import type { Talk } from "./talk.ts";
import type { VaultKeeper } from "./vault-keeper.ts";

/** One warning: where, and a stable code. `table-forked`: somebody quotes a table that is not ours. */
export type Warning = {
  readonly place: string;
  readonly code: Trouble["type"] | "table-forked" | "vault-went-back";
};

const quotesIn = ({ state }: LogFold): Iterable<readonly [number, string]> => state.quotes.values();

const hasForkedQuote = (talk: Talk, fold: LogFold): boolean => {
  const table = talk.logAt({ type: "table" })?.book;
  if (table === undefined) return false;
  for (const [seq, link] of quotesIn(fold)) {
    const ours = table.linkAt(seq);
    if (ours !== undefined && ours !== link) return true;
  }
  return false;
};

/** Everything that must be said of a talk, in the order of its logs. */
export const warningsOf = (talk: Talk, vault: VaultKeeper): readonly Warning[] => {
  const warnings: Warning[] = [];
  for (const { book, place, fold } of talk.logs()) {
    const trouble = book.trouble();
    if (trouble !== undefined) warnings.push({ place: nameOfPlace(place), code: trouble.type });
    if (hasForkedQuote(talk, fold()))
      warnings.push({ place: nameOfPlace(place), code: "table-forked" });
  }
  if (vault.wentBack()) warnings.push({ place: "vault", code: "vault-went-back" });
  return warnings;
};
