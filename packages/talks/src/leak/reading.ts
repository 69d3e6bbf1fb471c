// One reading of a text for the leak check, the same for what is indexed, what is known and what is drafted: its words,
// and its dates, figures and capitalised names. Listed names are looked for apart, for the list may change.

import { dateAt } from "./date.ts";
import type { Fact } from "./fact.ts";
import { figureAt } from "./figure.ts";
import { capitalNames } from "./name.ts";
import { MONTHS, WEEKDAYS } from "./month.ts";
import { NUMBERS, ORDINALS, SCALES, TWO_SCALES } from "./number-word.ts";
import { PAIRS } from "./unit.ts";
import { type Words, wordsIn } from "./phrase.ts";
import { type Token, tokensOf } from "./token.ts";

/** A text read: its words in order, and what it tells. */
export type Reading = { readonly words: Words; readonly facts: readonly Fact[] };

const STARTS: ReadonlySet<string> = new Set(
  [NUMBERS, ORDINALS, SCALES, TWO_SCALES, PAIRS, MONTHS, WEEKDAYS].flatMap((table) =>
    [...table.keys()].map((spelling) => spelling.split(" ")[0] ?? ""),
  ),
);

/** Whether a date or a figure may begin here: most words are told apart by this alone. */
const isStart = (token: Token | undefined): boolean =>
  token !== undefined && token.type !== "sign" && (token.type !== "word" || STARTS.has(token.word));

/** Reads a text. Total, and linear in its length. */
export const readingOf = (text: string): Reading => {
  const tokens = tokensOf(text);
  const facts: Fact[] = [];
  const claimed = new Uint8Array(tokens.length);
  for (let at = 0; at < tokens.length;) {
    const found = isStart(tokens[at]) ? (dateAt(tokens, at) ?? figureAt(tokens, at)) : undefined;
    if (found !== undefined) {
      facts.push(found.fact);
      // A currency before its number belongs to it.
      const isBefore = (tokens[at - 1]?.start ?? -1) >= found.fact.start;
      claimed.fill(1, isBefore ? at - 1 : at, found.next);
    }
    at = Math.max(at + 1, found?.next ?? 0);
  }
  facts.push(...capitalNames(tokens, (at) => claimed[at] === 1));
  return { words: wordsIn(tokens), facts };
};
