// The words of a text as they run: four in a row that another text has too are near-verbatim, and a whole sentence is
// verbatim. Keys are slices of one plain text, so that a text costs its own length and no more.

import type { Token } from "./token.ts";
import { COMMON } from "./word.ts";

const SHINGLE = 4;
const SENTENCE = 8;

/** The plain words of a text with one space between, and the tokens they stand for. */
export type Words = { readonly plain: string; readonly tokens: readonly Token[] };

/** What the words of a text are, signs left out. */
export const wordsIn = (tokens: readonly Token[]): Words => {
  const words = tokens.filter(({ type }) => type !== "sign");
  return { plain: words.map(({ word }) => word).join(" "), tokens: words };
};

/** A run of words: its key, and the indices of its first word and of the word after it. */
export type Phrase = { readonly key: string; readonly from: number; readonly to: number };

/** Every four words in a row of which at least two tell something, and every sentence of at least eight words. */
export const phrasesIn = ({
  plain,
  tokens,
}: Words): { readonly shingles: readonly Phrase[]; readonly sentences: readonly Phrase[] } => {
  const starts: number[] = [];
  const telling: number[] = [0];
  let offset = 0;
  for (const { word } of tokens) {
    starts.push(offset);
    telling.push((telling.at(-1) ?? 0) + (COMMON.has(word) ? 0 : 1));
    offset += word.length + 1;
  }
  starts.push(offset);
  const phrase = (from: number, to: number): Phrase => ({
    key: plain.slice(starts[from], (starts[to] ?? offset) - 1),
    from,
    to,
  });
  const shingles: Phrase[] = [];
  for (let from = 0; from + SHINGLE <= tokens.length; from += 1)
    if ((telling[from + SHINGLE] ?? 0) - (telling[from] ?? 0) >= 2)
      shingles.push(phrase(from, from + SHINGLE));
  const sentences: Phrase[] = [];
  let from = 0;
  for (let to = 1; to <= tokens.length; to += 1) {
    if (to < tokens.length && tokens[to]?.opens === false) continue;
    if (to - from >= SENTENCE) sentences.push(phrase(from, to));
    from = to;
  }
  return { shingles, sentences };
};
