// The words of the verb `analyse` for people: findings as sentences with their place, and what was found as lines.

import {
  type Domain,
  type Finding,
  type Frontier,
  limits,
  numberFromRational,
  optionTextsOf,
  type Package,
  type Profile,
  type Rational,
  type Solutions,
} from "@tworooms/analysis";

const partyText = (
  { party, issue, option, link }: Finding,
  profiles: readonly Profile[],
  domain: Domain,
): string => {
  const named = issue === undefined ? undefined : domain.issues[issue];
  const parts = [
    party === undefined ? undefined : profiles[party]?.name,
    named?.name,
    named === undefined || option === undefined ? undefined : optionTextsOf(named)[option],
    link === undefined ? undefined : `link ${link + 1}`,
  ];
  return parts.filter((part) => part !== undefined).join(", ");
};

const FINDINGS: Readonly<Record<Finding["code"], string>> = {
  "no-issues": "the domain has no issues",
  "no-profiles": "there is no preference profile",
  "no-options": "an issue has no options",
  "too-many-options": `there are more options than can be worked on (${limits.options} of an issue, ${limits.optionsInAll} in all)`,
  "too-many-issues": `there are more issues than can be worked on (${limits.issues})`,
  "too-many-profiles": `there are more parties than can be worked on (${limits.profiles}); --parties takes the first so many`,
  "too-many-links": `there are more links than can be worked on (${limits.links})`,
  "duplicate-issue": "an issue is there twice",
  "duplicate-option": "an option is there twice",
  "values-missing": "values are missing",
  "values-beyond-options": "there are more values than options",
  "not-a-number": "a value is not a number",
  "interval-turned": "an interval ends before it begins",
  "value-outside-interval": "a value lies outside its own interval",
  "unknown-issue": "there is no such issue",
  "unknown-option": "there is no such option",
  "unknown-party": "there is no such party",
  "issue-twice-in-link": "a link names an issue twice",
  "range-turned": "a range ends before it begins",
  "steps-not-whole": "a range is not cut into whole steps",
  "duplicate-profile": "two profiles have the same name",
  "issue-without-weight": "an issue makes no difference",
  "nothing-matters": "nothing makes a difference to a party",
  "values-unsure": "values that are missing count as the least they may be",
  "repeated-link": "a link is there twice",
  "always-forbidden": "a link forbids every package",
  "reservation-beyond-reach": "no package reaches a party's reservation value",
};

/** A finding as a sentence, its place before it. */
export const findingText = (
  finding: Finding,
  profiles: readonly Profile[],
  domain: Domain,
): string => {
  const place = partyText(finding, profiles, domain);
  return `${place === "" ? "" : `${place}: `}${FINDINGS[finding.code]}.`;
};

/** A package as the file's own words, issue by issue. */
export const packageOf = (domain: Domain, chosen: Package): Readonly<Record<string, string>> =>
  Object.fromEntries(
    domain.issues.map((issue, at) => [issue.name, optionTextsOf(issue)[chosen[at] ?? -1] ?? ""]),
  );

const NAMES = {
  nash: "Nash",
  kalaiSmorodinsky: "Kalai–Smorodinsky",
  egalitarian: "Egalitarian",
  utilitarian: "Greatest sum",
} as const;
/** The four solutions in the order they are told. */
export const SOLUTIONS = ["nash", "kalaiSmorodinsky", "egalitarian", "utilitarian"] as const;

const STATUS: Readonly<Record<Frontier["status"], string>> = {
  proved: "proved: these are all efficient points, exactly",
  within: "nearly exact: no package betters these by more than the gap",
  stopped: "stopped at the time budget: points may be missing or bettered",
};

const figure = (value: Rational): string => numberFromRational(value).toFixed(4);

/** What was found, as lines for people. */
export const peopleLines = (
  frontier: Frontier,
  solutions: Solutions,
  ms: number,
): readonly string[] => {
  const { domain, profiles, points, outcomes, status, gap } = frontier;
  const said = (chosen: Package): string =>
    Object.entries(packageOf(domain, chosen))
      .map(([issue, option]) => `${issue}: ${option}`)
      .join("; ");
  const shown = points.slice(0, 20);
  return [
    `${domain.name === "" ? "Domain" : domain.name}: ${outcomes} packages, ${domain.issues.length} issues`,
    `Parties: ${profiles.map(({ name, reservation }) => (reservation === undefined ? name : `${name} (at least ${figure(reservation)})`)).join(", ")}`,
    `Status: ${STATUS[status]}${gap === undefined ? "" : ` (${gap.map(figure).join(", ")})`}; ${ms} ms`,
    "",
    ...SOLUTIONS.flatMap((name) =>
      solutions[name].map(
        ({ utilities, packages }) =>
          `${NAMES[name].padEnd(18)} ${utilities.map(figure).join("  ")}  ${said(packages.witness)}${packages.count > 1n ? ` (one of ${packages.count})` : ""}`,
      ),
    ),
    ...(points.length === 0
      ? ["No package gives every party at least its reservation value."]
      : []),
    "",
    `Frontier: ${points.length} points${points.length > shown.length ? `, the first ${shown.length}` : ""}`,
    ...shown.map(
      ({ utilities, count, witness }) =>
        `  ${utilities.map(figure).join("  ")}  ${said(witness)}${count > 1n ? ` (one of ${count})` : ""}`,
    ),
  ];
};
