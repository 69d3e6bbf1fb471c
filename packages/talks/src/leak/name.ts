// Names in a text, by two ways. Listed names (people, parties, places, what the desk keeps) are found in every spelling given,
// in any case, and in Arabic with what is written onto them (ولإيران). Others only by their capitals in Latin script: a
// sentence's first word alone is no name, and a text all in capitals has none that could be told from the rest.

import type { Fact } from "./fact.ts";
import { MONTHS, WEEKDAYS } from "./month.ts";
import type { Token } from "./token.ts";
import { COMMON, plainWord } from "./word.ts";

type Node = { readonly next: Map<string, Node>; readonly keys: string[] };

/** The listed names as a tree of their plain words. */
export type NameTree = Node;

const LONGEST_NAME = 8;
const ARABIC = /^[\u0600-\u06ff]+$/;

/** What a word may be without what Arabic writes onto its front: and, so, in, for, like, the. Itself first. */
const stemsOf = (word: string): readonly string[] => {
  if (!ARABIC.test(word)) return [word];
  const wholes = /^[وف]/.test(word) && word.length > 3 ? [word, word.slice(1)] : [word];
  const stems = [...wholes];
  for (const stem of wholes) {
    if (/^[بلک]/.test(stem) && stem.length > 3) stems.push(stem.slice(1));
    if (/^(?:ال|لل)/.test(stem) && stem.length > 4) stems.push(stem.slice(2));
    if (/^[بک]ال/.test(stem) && stem.length > 5) stems.push(stem.slice(3));
  }
  return [...new Set(stems)];
};

const barest = (word: string): string =>
  ARABIC.test(word) && word.startsWith("ال") && word.length > 4 ? word.slice(2) : word;

/**
 * The tree of names, each in one spelling or in several that mean the same; only the first eight words of one count. A spelling
 * of common words alone (US, who are also us) is left to its capitals.
 */
export const nameTree = (
  names: readonly (string | readonly string[])[],
  wordsOf: (text: string) => readonly string[],
): NameTree => {
  const root: Node = { next: new Map(), keys: [] };
  for (const name of names) {
    const written = typeof name === "string" ? [name] : name;
    const ways = written.map(wordsOf).filter((words) => words.some((word) => !COMMON.has(word)));
    const key = `listed|${(ways[0] ?? []).join(" ")}`;
    for (const words of ways) {
      let node = root;
      for (const word of words.slice(0, LONGEST_NAME)) {
        const stem = barest(word);
        const next = node.next.get(stem) ?? { next: new Map(), keys: [] };
        node.next.set(stem, next);
        node = next;
      }
      if (!node.keys.includes(key)) node.keys.push(key);
    }
  }
  return root;
};

/** A listed name at some words: its key, and the indices of its first word and of the word after it. */
export type Listed = { readonly key: string; readonly from: number; readonly to: number };

/** Every listed name in a run of words, also one within another. */
export const listedIn = (tree: NameTree, words: readonly string[]): readonly Listed[] => {
  const found: Listed[] = [];
  if (tree.next.size === 0) return found;
  for (let from = 0; from < words.length; from += 1) {
    let nodes: readonly Node[] = [tree];
    for (let to = from; nodes.length > 0 && to < words.length;) {
      const stems = stemsOf(words[to] ?? "");
      nodes = nodes.flatMap((node) => stems.flatMap((stem) => node.next.get(stem) ?? []));
      to += 1;
      for (const node of nodes) for (const key of node.keys) found.push({ key, from, to });
    }
  }
  return found;
};

// Capitalised by custom, and nobody's name when alone.
const GENERIC = new Set(
  `president minister ministry foreign prime deputy vice government republic state states united nations kingdom mr mrs ms dr
  sir madam excellency majesty highness ambassador envoy secretary general head delegation capital leader supreme council
  party parties side room article annex draft package issue round talks agreement mediator mediators north south east west
  northern southern eastern western new old english arabic persian`
    .split(/\s+/)
    .map(plainWord),
);

const isNameless = ({ word, capital }: Extract<Token, { readonly type: "word" }>): boolean =>
  (COMMON.has(word) && capital !== "all") || word === "i" || MONTHS.has(word) || WEEKDAYS.has(word);

const JOINS = /^(?:\.?[ \t\u00a0\p{Cf}]+|[-.])$/u;
const SHOUTED = 4;

type Word = { readonly word: string; readonly start: number; readonly end: number };

const named = (
  words: readonly Word[],
  exacts: readonly string[],
  parts: readonly string[],
  weight: Fact["weight"],
): Fact => ({
  kind: "name",
  start: words[0]?.start ?? 0,
  end: words.at(-1)?.end ?? 0,
  exacts: exacts.map((name) => `name|${name}`),
  parts: parts.map((name) => `name|${name}`),
  weight,
});

const isTelling = (word: string): boolean => word.length > 1 && !GENERIC.has(word);

const factsOfRun = (run: readonly Word[], opens: "sentence" | "within"): readonly Fact[] => {
  const [first] = run;
  if (first === undefined) return [];
  if (run.length > SHOUTED)
    return run
      .filter(({ word }) => isTelling(word))
      .map((one) => named([one], [one.word], [], "maybe"));
  // A title is no part of a name, and what stands behind it no longer opens the sentence.
  if (!isTelling(first.word)) return factsOfRun(run.slice(1), "within");
  const words = run.map(({ word }) => word);
  if (run.length === 1) return [named(run, words, [], opens === "sentence" ? "maybe" : "plain")];
  if (opens === "within") return [named(run, [words.join(" ")], words.filter(isTelling), "plain")];
  // A sentence may begin with a word that is no part of the name behind it.
  const sure = words.slice(1);
  const rest = sure.length > 1 ? [sure.join(" ")] : [];
  return [
    ...factsOfRun([first], opens),
    named(run, [words.join(" "), ...rest], sure.filter(isTelling), "plain"),
  ];
};

/** A name fact without what a listed name already says, by the plain words of the listed names found; undefined if all of it. */
export const butListed = (fact: Fact, listed: ReadonlySet<string>): Fact | undefined => {
  const isNew = (key: string): boolean => !listed.has(key.slice("name|".length));
  const exacts = fact.exacts.filter(isNew);
  return exacts.length === 0 ? undefined : { ...fact, exacts, parts: fact.parts.filter(isNew) };
};

/** Names by their capitals in Latin script, among the tokens that nothing else has claimed. */
export const capitalNames = (
  tokens: readonly Token[],
  isClaimed: (at: number) => boolean,
): readonly Fact[] => {
  const facts: Fact[] = [];
  let run: Word[] = [];
  let opens: "sentence" | "within" = "within";
  const close = (): void => {
    facts.push(...factsOfRun(run, opens));
    run = [];
  };
  for (const [at, token] of tokens.entries()) {
    const last = run.at(-1);
    // A letter and a number are one designation: S-300.
    if (last !== undefined && token.type === "number" && /^-?$/.test(token.gap)) {
      run.splice(-1, 1, { word: last.word + token.word, start: last.start, end: token.end });
      continue;
    }
    const isJoined = !token.opens && JOINS.test(token.gap);
    const isCapital = token.type === "word" && token.capital !== "none" && !isClaimed(at);
    const isName = isCapital && !isNameless(token);
    if (!isJoined || !isName) close();
    if (!isName) continue;
    if (run.length === 0) opens = token.opens ? "sentence" : "within";
    run.push(token);
  }
  close();
  return facts;
};
