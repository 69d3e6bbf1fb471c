// The single-text procedure: one draft, changed a little at a time, on which each party votes in private with one of four
// grades. Only "kept" or "dropped" comes out, never who voted how. Strong votes are counted out, so that nobody can
// always be strong; the mediator keeps a draft one side is against less and less often as the drafts run out.

import type { Package } from "./domain.ts";
import { type Fault, faultOf } from "./fault.ts";

/** A private vote: may the text be changed so? */
export type Vote = "strong-yes" | "yes" | "no" | "strong-no";

/** How a single text is worked on. */
export type SingleTextRules = {
  /** Drafts put to the vote at most. */
  readonly drafts: number;
  /** Strong votes each party has for all of them; a strong vote beyond them counts as a plain one. */
  readonly strongVotes: number;
  /** How often a draft with as much against as for it is kept at first (0 to 1); it falls evenly to 0 at the last draft. */
  readonly heat: number;
};

/** Where the work stands. Nothing in it says who voted how, but `strongLeft` is for the mediator alone. */
export type SingleText = {
  readonly rules: SingleTextRules;
  /** The text as it stands. */
  readonly current: Package;
  /** The changed text that is put to the vote, while one is. */
  readonly draft?: Package;
  readonly drafts: number;
  readonly strongLeft: readonly number[];
};

/** What a vote came to, for everybody. */
export type Verdict = "kept" | "dropped";

/** A strong vote outweighs two plain ones. */
const STRONG = 3;

const isStrong = (vote: Vote): boolean => vote === "strong-yes" || vote === "strong-no";
const weightOf = (vote: Vote, strongLeft: number): number => {
  const size = isStrong(vote) && strongLeft > 0 ? STRONG : 1;
  return vote === "yes" || vote === "strong-yes" ? size : -size;
};

/** Starts from a first text; refuses rules that make no procedure, and a procedure of no parties. */
export const startSingleText = (
  rules: SingleTextRules,
  parties: number,
  first: Package,
): SingleText | Fault<"rules-unclear" | "no-parties"> => {
  const { drafts, strongVotes, heat } = rules;
  const isWhole = Number.isInteger(drafts) && Number.isInteger(strongVotes);
  if (!isWhole || drafts < 1 || strongVotes < 0 || !(heat >= 0 && heat <= 1))
    return faultOf("rules-unclear");
  if (!Number.isInteger(parties) || parties < 1) return faultOf("no-parties");
  const strongLeft = Array.from({ length: parties }, () => strongVotes);
  return { rules, current: first, drafts: 0, strongLeft };
};

/** Puts a draft to the vote. */
export const putDraft = (
  text: SingleText,
  draft: Package,
): SingleText | Fault<"vote-open" | "no-drafts-left" | "nothing-changed" | "other-issues"> => {
  if (text.draft !== undefined) return faultOf("vote-open");
  if (text.drafts >= text.rules.drafts) return faultOf("no-drafts-left");
  if (draft.length !== text.current.length) return faultOf("other-issues");
  return draft.every((option, issue) => option === text.current[issue])
    ? faultOf("nothing-changed")
    : { ...text, draft };
};

const isKept = (weights: readonly number[], heat: number, chance: number): boolean => {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return sum === 0
    ? chance < heat
    : sum > 0 && (weights.every((weight) => weight > 0) || hasStrong(weights));
};

// Several plain yeses do not outvote a plain no: with three parties that would be a majority, not a single text.
const hasStrong = (weights: readonly number[]): boolean =>
  weights.some((weight) => weight === STRONG);

/** Takes every party's vote on the draft; `chance` is a fresh random number from 0 to below 1. */
export const takeVotes = (
  text: SingleText,
  votes: readonly Vote[],
  chance: number,
):
  | { readonly text: SingleText; readonly verdict: Verdict }
  | Fault<"no-vote-open" | "votes-missing"> => {
  const { draft, rules, strongLeft } = text;
  if (draft === undefined) return faultOf("no-vote-open");
  if (votes.length !== strongLeft.length) return faultOf("votes-missing");
  const weights = votes.map((vote, party) => weightOf(vote, strongLeft[party] ?? 0));
  const heat = rules.heat * (1 - text.drafts / rules.drafts);
  const verdict: Verdict = isKept(weights, heat, chance) ? "kept" : "dropped";
  return {
    verdict,
    text: {
      rules,
      current: verdict === "kept" ? draft : text.current,
      drafts: text.drafts + 1,
      strongLeft: strongLeft.map((left, party) =>
        isStrong(votes[party] ?? "no") ? Math.max(0, left - 1) : left,
      ),
    },
  };
};
