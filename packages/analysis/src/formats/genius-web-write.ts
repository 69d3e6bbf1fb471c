// Writes GeniusWeb JSON. Its reservation is a bid, so a bid worth exactly the reservation value is looked for; where
// none is found that is a loss. Numbers are written as exact decimals, which GeniusWeb reads as such.

import type { Domain, Issue, Profile } from "../domain.ts";
import { add, compare, divide, one, rational, subtract, zero, type Rational } from "../rational.ts";
import { optionTextsOf } from "./issue-options.ts";
import { numeralFromRational } from "./numeral.ts";
import {
  commonDenominator,
  fileNameOf,
  lineOf,
  type Losses,
  lossesOf,
  type RangedIssue,
  sayableDomain,
  weighed,
  type Writing,
  written,
} from "./writing.ts";

const MOST_SUMS = 100_000;

const quoted = (text: string): string => JSON.stringify(text);

const rangeOf = (issue: Issue): readonly string[] | undefined => {
  if (issue.type === "options") {
    return undefined;
  }
  if (issue.type === "integers") {
    return [issue.low.toString(), issue.high.toString(), "1"];
  }
  const step =
    issue.steps === 0
      ? one
      : divide(subtract(issue.high, issue.low), rational(BigInt(issue.steps)));
  const texts = [issue.low, issue.high, step].flatMap((value) => numeralFromRational(value) ?? []);
  return texts.length === 3 ? texts : undefined;
};

const domainText = (domain: Domain): string => {
  const sets = domain.issues.map((issue) => {
    const range = rangeOf(issue);
    const set =
      range === undefined
        ? `{"values": [${optionTextsOf(issue).map(quoted).join(", ")}]}`
        : `{"range": [${range.map(quoted).join(", ")}]}`;
    return `    ${quoted(issue.name)}: ${set}`;
  });
  return `{\n  "name": ${quoted(domain.name)},\n  "issuesValues": {\n${sets.join(",\n")}\n  }\n}\n`;
};

/** Options, by issue, whose values sum to exactly `target`; nothing where none does or the search grows too large. */
const bidWorth = (
  values: readonly (readonly Rational[])[],
  target: Rational,
): readonly number[] | undefined => {
  const common = commonDenominator([...values.flat(), target]);
  const scaled = (value: Rational): bigint => value.num * (common / value.den);
  type Step = { readonly option: number; readonly before: Step | undefined };
  let sums = new Map<bigint, Step | undefined>([[0n, undefined]]);
  for (const options of values) {
    const next = new Map<bigint, Step | undefined>();
    for (const [sum, before] of sums) {
      for (const [option, value] of options.entries()) {
        const reached = sum + scaled(value);
        if (!next.has(reached)) {
          next.set(reached, { option, before });
        }
      }
      if (next.size > MOST_SUMS) {
        return undefined;
      }
    }
    sums = next;
  }
  const goal = scaled(target);
  const chosen: number[] = [];
  for (let step = sums.get(goal); step !== undefined; step = step.before) {
    chosen.unshift(step.option);
  }
  return sums.has(goal) ? chosen : undefined;
};

const utilitiesText = (
  issue: Issue,
  evaluations: readonly Rational[],
  losses: Losses,
  profile: string,
): string => {
  const about = { profile, issue: issue.name };
  const range = rangeOf(issue);
  if (range !== undefined) {
    const [first = zero] = evaluations;
    const last = evaluations.at(-1) ?? first;
    return `{"NumberValueSetUtilities": {"lowValue": ${range[0]}, "lowUtility": ${written(first, losses, about)}, "highValue": ${range[1]}, "highUtility": ${written(last, losses, about)}}}`;
  }
  const listed = optionTextsOf(issue).map(
    (option, position) =>
      `${quoted(option)}: ${written(evaluations[position] ?? zero, losses, about)}`,
  );
  return `{"DiscreteValueSetUtilities": {"valueUtilities": {${listed.join(", ")}}}}`;
};

const profileText = (domain: Domain, profile: Profile, losses: Losses): string | undefined => {
  const { worth } = profile;
  const about = { profile: profile.name };
  if (worth.type === "boxes") {
    losses.add({ loss: "boxes", ...about });
    return undefined;
  }
  if (worth.values.every((values) => values.every(({ num }) => num === 0n))) {
    losses.add({ loss: "nothing-matters", ...about });
    return undefined;
  }
  const parts = worth.values.map((values) =>
    values.every(({ num }) => num === 0n) ? { weight: zero, evaluations: values } : weighed(values),
  );
  const total = parts.reduce((sum, { weight }) => add(sum, weight), zero);
  const isInScale = parts.every(({ evaluations }) =>
    evaluations.every((value) => value.num >= 0n && compare(value, one) <= 0),
  );
  if (compare(total, one) !== 0 || !isInScale) {
    losses.add({ loss: "scale", ...about });
  }
  const weights = parts.map(
    ({ weight }, position) =>
      `      ${quoted(domain.issues[position]?.name ?? "")}: ${written(weight, losses, about)}`,
  );
  const utilities = domain.issues.map(
    (issue, position) =>
      `      ${quoted(issue.name)}: ${utilitiesText(issue, parts[position]?.evaluations ?? [], losses, profile.name)}`,
  );
  const chosen =
    profile.reservation === undefined ? undefined : bidWorth(worth.values, profile.reservation);
  if (profile.reservation !== undefined && chosen === undefined) {
    losses.add({ loss: "reservation-no-bid", ...about });
  }
  const bid = chosen?.map((option, position) => {
    const issue = domain.issues[position];
    return issue === undefined
      ? ""
      : `${quoted(issue.name)}: ${quoted(optionTextsOf(issue)[option] ?? "")}`;
  });
  const reservation =
    bid === undefined ? "" : `,\n    "reservationBid": {"issuevalues": {${bid.join(", ")}}}`;
  const inner = domainText(domain).trimEnd().replaceAll("\n", "\n    ");
  return `{\n  "LinearAdditiveUtilitySpace": {\n    "name": ${quoted(profile.name)},\n    "domain": ${inner},\n    "issueWeights": {\n${weights.join(",\n")}\n    },\n    "issueUtilities": {\n${utilities.join(",\n")}\n    }${reservation}\n  }\n}\n`;
};

const canSay = (issue: RangedIssue, values: readonly Rational[]): boolean => {
  const line = lineOf(values);
  if (rangeOf(issue) === undefined || line === undefined) {
    return false;
  }
  const { weight, evaluations } = weighed(values);
  const last = evaluations.at(-1) ?? zero;
  return [weight, evaluations[0] ?? zero, last].every(
    (value) => numeralFromRational(value) !== undefined,
  );
};

/** A scenario as GeniusWeb JSON: `domain.json` and a file for each profile, with what the format does not say. */
export const writeGeniusWeb = (domain: Domain, profiles: readonly Profile[]): Writing => {
  const losses = lossesOf();
  const sayable = sayableDomain(domain, profiles, canSay, losses);
  const files = profiles.flatMap((profile) => {
    const text = profileText(sayable, profile, losses);
    return text === undefined ? [] : [{ name: fileNameOf(profile.name, "json", losses), text }];
  });
  return {
    files: [{ name: "domain.json", text: domainText(sayable) }, ...files],
    losses: losses.all(),
  };
};
