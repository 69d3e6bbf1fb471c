// The next question: which of two packages is better? It is chosen where it tells most: between packages about whose
// efficiency the remaining weights disagree, split as evenly as can be, differing on as few issues as can be.

import type { Domain, Package, Profile } from "../domain.ts";
import { frontierOf } from "../frontier.ts";
import { add, multiply, numberFromRational, rational, type Rational } from "../rational.ts";
import { type Choose, type Compatible, profileWith } from "./compatible.ts";
import type { Statement } from "./told.ts";
import { middleOf, weightsOf } from "./weight-cone.ts";

/** Two packages to choose between, and how the weights still compatible would choose (their share for the first). */
export type PackageQuestion = {
  readonly first: Package;
  readonly second: Package;
  /** Issues on which they differ. */
  readonly issues: readonly number[];
  /** Share of the looked-at weights that prefer the first, 0 to 1. */
  readonly share: number;
};

/** So many questions are about as many as people answer with care. */
export const QUESTIONS = 5;
const MOST_SAMPLES = 16;
const MOST_CANDIDATES = 24;
const MOST_ALONE = 120;

const middleValue: Choose = (_, __, { low, high }) => multiply(add(low, high), rational(1n, 2n));

/** Weights to look at: the middle, the corners (evenly thinned), and points between. */
const samplesOf = ({ cone }: Compatible): readonly (readonly Rational[])[] => {
  const middle = middleOf(cone);
  const every = Math.ceil(cone.corners.length / MOST_SAMPLES);
  const corners = cone.corners.filter((_, index) => index % every === 0).map(weightsOf);
  const between = corners.map((corner) =>
    corner.map((weight, issue) => multiply(add(weight, middle[issue] ?? weight), rational(1n, 2n))),
  );
  return [middle, ...between, ...corners];
};

type Candidate = { readonly ours: Package; readonly efficient: number };

/** Packages on some frontier, and at how many of the samples each is on it. */
const candidatesOf = async (
  domain: Domain,
  compatible: Compatible,
  others: readonly Profile[],
  samples: readonly (readonly Rational[])[],
): Promise<readonly Candidate[]> => {
  const counts = new Map<string, { ours: Package; efficient: number }>();
  for (const weights of samples) {
    const own = profileWith(compatible, weights, "", middleValue);
    const { points } = await frontierOf(domain, [own, ...others]);
    for (const { witness } of points) {
      const key = witness.join(",");
      const held = counts.get(key) ?? { ours: witness, efficient: 0 };
      held.efficient += 1;
      counts.set(key, held);
    }
  }
  return [...counts.values()];
};

const differing = (one: Package, other: Package): readonly number[] =>
  one.flatMap((option, issue) => (option === other[issue] ? [] : [issue]));

/** Packages with one or two issues at their best and the rest at their worst, for a party alone with its own numbers. */
const exchanges = (domain: Domain, compatible: Compatible): readonly Package[] => {
  const best = compatible.bounds.map((options) =>
    options.reduce(
      (top, { high }, option) =>
        numberFromRational(high) > numberFromRational(options[top]?.high ?? high) ? option : top,
      0,
    ),
  );
  const worst = compatible.bounds.map((options) =>
    options.reduce(
      (low, { low: least }, option) =>
        numberFromRational(least) < numberFromRational(options[low]?.low ?? least) ? option : low,
      0,
    ),
  );
  const raised = (...issues: readonly number[]): Package =>
    worst.map((option, at) => (issues.includes(at) ? (best[at] ?? option) : option));
  return domain.issues.flatMap((_, issue) => [
    raised(issue),
    ...domain.issues.slice(issue + 1).map((__, rest) => raised(issue, issue + 1 + rest)),
  ]);
};

/**
 * The question that tells most about a party beside the others' profiles (or, with none, about its own weights); nothing
 * when `most` choices were asked already or no question would tell anything.
 */
export const nextQuestion = async (
  compatible: Compatible,
  others: readonly Profile[],
  settings: { readonly most?: number } = {},
): Promise<PackageQuestion | undefined> => {
  const { domain, told } = compatible;
  const asked = told.filter(({ type }) => type === "prefers" || type === "as-good").length;
  if (asked >= (settings.most ?? QUESTIONS)) return undefined;
  const samples = samplesOf(compatible);
  const found =
    others.length === 0
      ? exchanges(domain, compatible).map((ours): Candidate => ({ ours, efficient: 1 }))
      : await candidatesOf(domain, compatible, others, samples);
  const disputed = ({ efficient }: Candidate): number =>
    others.length === 0 ? 1 : Math.min(efficient, samples.length - efficient) / samples.length;
  const candidates = [...found]
    .sort((one, other) => disputed(other) - disputed(one))
    .slice(0, others.length === 0 ? MOST_ALONE : MOST_CANDIDATES);
  const worths = candidates.map(({ ours }) =>
    samples.map((weights) =>
      ours.reduce((sum, option, issue) => {
        const bound = compatible.bounds[issue]?.[option];
        return bound === undefined
          ? sum
          : sum +
              numberFromRational(
                multiply(weights[issue] ?? rational(0n), middleValue(issue, option, bound)),
              );
      }, 0),
    ),
  );
  let best: { readonly question: PackageQuestion; readonly score: number } | undefined;
  for (const [at, one] of candidates.entries())
    for (const [beyond, other] of candidates.slice(at + 1).entries()) {
      const leads = samples.map(
        (_, sample) => (worths[at]?.[sample] ?? 0) - (worths[at + 1 + beyond]?.[sample] ?? 0),
      );
      const [ahead, behind] = [
        leads.filter((lead) => lead > 1e-9).length,
        leads.filter((lead) => lead < -1e-9).length,
      ];
      const even = Math.min(ahead, behind) / samples.length;
      const issues = differing(one.ours, other.ours);
      const score = (even * (0.2 + disputed(one) + disputed(other))) / Math.max(2, issues.length);
      if (even > 0 && (best === undefined || score > best.score))
        best = {
          score,
          question: { first: one.ours, second: other.ours, issues, share: ahead / samples.length },
        };
    }
  return best?.question;
};

/** What an answer to a question says, for the list of what was told. */
export const answerTo = (
  { first, second }: PackageQuestion,
  answer: "first" | "second" | "as-good",
  within: Rational = rational(1n, 20n),
): Extract<Statement, { readonly type: "prefers" | "as-good" }> => {
  switch (answer) {
    case "first":
      return { type: "prefers", better: first, worse: second };
    case "second":
      return { type: "prefers", better: second, worse: first };
    case "as-good":
      return { type: "as-good", one: first, other: second, within };
  }
};
