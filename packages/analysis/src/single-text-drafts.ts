// The mediator's next draft: changes of one or two issues of the current text, tried in the order of what the parties are
// believed to gain. Beliefs begin with what was elicited and are corrected by every vote; they are figures for choosing
// drafts, never shown to a party and never proof of anything, so doubles do.

import { type Domain, optionCountOf, type Package, type Profile } from "./domain.ts";
import { numberFromRational } from "./rational.ts";
import type { Vote } from "./single-text.ts";

/** What a party is believed to want: a figure for each option of each issue, all of them together spanning about 1. */
export type Belief = readonly (readonly number[])[];

const spanOf = (values: Belief): number =>
  values.reduce((sum, options) => sum + Math.max(...options) - Math.min(...options), 0);

const scaled = (values: Belief): Belief => {
  const span = spanOf(values);
  return span > 0 ? values.map((options) => options.map((value) => value / span)) : values;
};

/** Nothing known: every option the same. */
export const blankBelief = ({ issues }: Domain): Belief =>
  issues.map((issue) => Array.from({ length: Number(optionCountOf(issue)) }, () => 0));

/** What a profile says, as a belief; boxes say nothing issue by issue and leave it blank. */
export const beliefFrom = (domain: Domain, { worth }: Profile): Belief =>
  worth.type === "boxes"
    ? blankBelief(domain)
    : scaled(worth.values.map((options) => options.map(numberFromRational)));

const gainOf = (belief: Belief, from: Package, to: Package): number =>
  to.reduce((sum, option, issue) => {
    const before = from[issue] ?? 0;
    const values = belief[issue] ?? [];
    return option === before ? sum : sum + (values[option] ?? 0) - (values[before] ?? 0);
  }, 0);

const keyOf = (text: Package): string => text.join(",");

const MOST_PAIRS = 20_000;

const changesOf = (domain: Domain, from: Package): readonly Package[] => {
  const singles = domain.issues.flatMap((issue, at) =>
    Array.from({ length: Number(optionCountOf(issue)) }, (_, option) => option)
      .filter((option) => option !== from[at])
      .map((option) => ({ at, option })),
  );
  const changed = (...changes: typeof singles): Package =>
    from.map((option, at) => changes.find((change) => change.at === at)?.option ?? option);
  const pairs =
    singles.length ** 2 > 2 * MOST_PAIRS
      ? []
      : singles.flatMap((one, index) =>
          singles
            .slice(index + 1)
            .filter((other) => other.at !== one.at)
            .map((other) => changed(one, other)),
        );
  return [...singles.map((one) => changed(one)), ...pairs];
};

/** What a mediator goes by: beliefs by party, and the drafts that were put already (from the text they changed). */
export type Drafting = {
  readonly beliefs: readonly Belief[];
  readonly put: ReadonlySet<string>;
};

/** Starts drafting from beliefs. */
export const draftingFrom = (beliefs: readonly Belief[]): Drafting => ({ beliefs, put: new Set() });

/**
 * The change of one or two issues believed best: most for the party that gains least, then in sum; `chance` (0 to below 1)
 * settles between equals. Nothing when every change was put already.
 */
export const nextDraft = (
  domain: Domain,
  current: Package,
  { beliefs, put }: Drafting,
  chance: number,
): Package | undefined => {
  let best: Package[] = [];
  let most = -Infinity;
  for (const draft of changesOf(domain, current)) {
    if (put.has(keyOf(draft))) continue;
    const gains = beliefs.map((belief) => gainOf(belief, current, draft));
    const score = 2 * Math.min(...gains) + gains.reduce((sum, gain) => sum + gain, 0);
    if (score > most + 1e-12) {
      most = score;
      best = [draft];
    } else if (score > most - 1e-12) best.push(draft);
  }
  return best[Math.floor(chance * best.length)];
};

/** How strong a vote says a change is, on the scale of a belief. */
const SAID: Readonly<Record<Vote, { readonly least: number; readonly most: number }>> = {
  "strong-yes": { least: 0.08, most: Infinity },
  yes: { least: 0.005, most: Infinity },
  no: { least: -Infinity, most: -0.005 },
  "strong-no": { least: -Infinity, most: -0.08 },
};

const corrected = (belief: Belief, from: Package, to: Package, vote: Vote): Belief => {
  const gain = gainOf(belief, from, to);
  const { least, most } = SAID[vote];
  const wanted = Math.min(Math.max(gain, least), most);
  const changed = to.filter((option, issue) => option !== from[issue]).length;
  if (wanted === gain || changed === 0) return belief;
  const step = (wanted - gain) / (2 * changed);
  return belief.map((options, issue) => {
    const [before, after] = [from[issue], to[issue]];
    return before === after
      ? options
      : options.map((value, option) =>
          option === after ? value + step : option === before ? value - step : value,
        );
  });
};

/** What the mediator goes by after a vote on a draft: each party's belief moved just far enough to agree with its vote. */
export const learnt = (
  { beliefs, put }: Drafting,
  from: Package,
  to: Package,
  votes: readonly Vote[],
): Drafting => ({
  beliefs: beliefs.map((belief, party) => corrected(belief, from, to, votes[party] ?? "no")),
  put: new Set([...put, keyOf(to)]),
});
