// What is wrong or odd about a domain, its profiles and links, before anything is computed: refused, or taken with a
// note. Never a wrong answer in silence (rule A3).

import { type Combination, type Domain, type Link, type Profile, optionCountOf } from "./domain.ts";
import { compare, type Rational } from "./rational.ts";

/** Where a finding is: a party's, an issue's, an option's, a link's or a box's index, as far as it has one. */
export type Place = {
  readonly party?: number;
  readonly issue?: number;
  readonly option?: number;
  readonly link?: number;
  readonly box?: number;
};

/** Why a subject is not taken. */
export type RefusedCode =
  | "no-issues"
  | "no-profiles"
  | "no-options"
  | "too-many-options"
  | "too-many-issues"
  | "too-many-profiles"
  | "too-many-links"
  | "duplicate-issue"
  | "duplicate-option"
  | "values-missing"
  | "values-beyond-options"
  | "not-a-number"
  | "interval-turned"
  | "value-outside-interval"
  | "unknown-issue"
  | "unknown-option"
  | "unknown-party"
  | "issue-twice-in-link"
  | "range-turned"
  | "steps-not-whole";

/** What is taken as it stands, and told to whoever reads the answer. */
export type NotedCode =
  | "duplicate-profile"
  | "issue-without-weight"
  | "nothing-matters"
  | "values-unsure"
  | "repeated-link"
  | "always-forbidden"
  | "reservation-beyond-reach";

/** One finding. Sentences live in the app. */
export type Finding = Place &
  (
    | { readonly type: "refused"; readonly code: RefusedCode }
    | { readonly type: "noted"; readonly code: NotedCode }
  );

/** What is taken at most: beyond it a subject is refused rather than left to run out of memory. */
export const limits: {
  readonly issues: number;
  readonly options: number;
  readonly optionsInAll: number;
  readonly profiles: number;
  readonly links: number;
} = {
  issues: 10_000,
  options: 1_000_000,
  optionsInAll: 4_000_000,
  profiles: 32,
  links: 100_000,
};

const refused = (code: RefusedCode, place: Place = {}): Finding => ({
  type: "refused",
  code,
  ...place,
});
const noted = (code: NotedCode, place: Place = {}): Finding => ({ type: "noted", code, ...place });
const isNumber = ({ den }: Rational): boolean => den > 0n;

const domainFindings = (domain: Domain): readonly Finding[] => {
  const { issues } = domain;
  if (issues.length === 0) return [refused("no-issues")];
  if (issues.length > limits.issues) return [refused("too-many-issues")];
  const names = new Set<string>();
  const findings = issues.flatMap((issue, index): readonly Finding[] => {
    const place = { issue: index };
    const found: Finding[] = [];
    if (names.has(issue.name)) found.push(refused("duplicate-issue", place));
    names.add(issue.name);
    if (issue.type === "reals") {
      if (!Number.isSafeInteger(issue.steps) || issue.steps < 0)
        return [...found, refused("steps-not-whole", place)];
      if (!isNumber(issue.low) || !isNumber(issue.high))
        return [...found, refused("not-a-number", place)];
      if (compare(issue.high, issue.low) < 0) return [...found, refused("range-turned", place)];
    }
    const count = optionCountOf(issue);
    if (count === 0n) found.push(refused("no-options", place));
    if (count > BigInt(limits.options)) return [...found, refused("too-many-options", place)];
    if (issue.type !== "options") return found;
    const options = new Set<string>();
    for (const [option, name] of issue.options.entries()) {
      if (options.has(name)) found.push(refused("duplicate-option", { ...place, option }));
      options.add(name);
    }
    return found;
  });
  if (findings.length > 0) return findings;
  const inAll = issues.reduce((sum, issue) => sum + optionCountOf(issue), 0n);
  return inAll > BigInt(limits.optionsInAll) ? [refused("too-many-options")] : [];
};

const placeFindings = (domain: Domain, issue: number, option: number, place: Place): Finding[] => {
  const named = domain.issues[issue];
  if (!Number.isInteger(issue) || named === undefined) return [refused("unknown-issue", place)];
  if (!Number.isInteger(option) || option < 0 || BigInt(option) >= optionCountOf(named))
    return [refused("unknown-option", { ...place, issue })];
  return [];
};

const additiveFindings = (
  domain: Domain,
  party: number,
  worth: Extract<Profile["worth"], { type: "additive" }>,
): readonly Finding[] => {
  const found: Finding[] = [];
  if (worth.values.length > domain.issues.length)
    found.push(refused("values-beyond-options", { party }));
  let matters = 0;
  for (const [issue, named] of domain.issues.entries()) {
    const values = worth.values[issue];
    const count = Number(optionCountOf(named));
    const place = { party, issue };
    if (values === undefined || values.length < count) found.push(refused("values-missing", place));
    else if (values.length > count) found.push(refused("values-beyond-options", place));
    const wrong = (values ?? []).findIndex((value) => !isNumber(value));
    if (wrong >= 0) {
      found.push(refused("not-a-number", { ...place, option: wrong }));
      continue;
    }
    const first = values?.[0];
    const isFlat =
      first !== undefined && (values ?? []).every((value) => compare(value, first) === 0);
    if (!isFlat) matters += 1;
    else if (count > 1) found.push(noted("issue-without-weight", place));
  }
  for (const { issue, option, low, high } of worth.unsure ?? []) {
    const place = { party, issue, option };
    const wrong = placeFindings(domain, issue, option, place);
    const value = worth.values[issue]?.[option];
    if (wrong.length > 0) found.push(...wrong);
    else if (!isNumber(low) || !isNumber(high)) found.push(refused("not-a-number", place));
    else if (compare(high, low) < 0) found.push(refused("interval-turned", place));
    else if (value !== undefined && (compare(value, low) < 0 || compare(value, high) > 0))
      found.push(refused("value-outside-interval", place));
  }
  if ((worth.unsure ?? []).length > 0) found.push(noted("values-unsure", { party }));
  return matters === 0 ? [...found, noted("nothing-matters", { party })] : found;
};

const profileFindings = (domain: Domain, party: number, profile: Profile): readonly Finding[] => {
  const found: Finding[] = [];
  if (profile.reservation !== undefined && !isNumber(profile.reservation))
    found.push(refused("not-a-number", { party }));
  if (profile.worth.type === "additive")
    return [...found, ...additiveFindings(domain, party, profile.worth)];
  for (const [box, { worth, ranges }] of profile.worth.boxes.entries()) {
    if (!isNumber(worth)) found.push(refused("not-a-number", { party, box }));
    for (const { issue, low, high } of ranges) {
      const place = { party, box };
      found.push(...placeFindings(domain, issue, low, place));
      found.push(...placeFindings(domain, issue, high, place));
      if (high < low) found.push(refused("range-turned", { ...place, issue }));
    }
  }
  const isFlat = profile.worth.boxes.every(({ worth }) => worth.num === 0n);
  return isFlat ? [...found, noted("nothing-matters", { party })] : found;
};

const combinationFindings = (
  domain: Domain,
  link: number,
  combination: Combination,
): readonly Finding[] => {
  const issues = new Set<number>();
  return combination.flatMap(({ issue, option }) => {
    const found = placeFindings(domain, issue, option, { link });
    if (issues.has(issue)) found.push(refused("issue-twice-in-link", { link, issue }));
    issues.add(issue);
    return found;
  });
};

const linkFindings = (
  domain: Domain,
  profiles: readonly Profile[],
  links: readonly Link[],
): readonly Finding[] => {
  if (links.length > limits.links) return [refused("too-many-links")];
  const seen = new Set<string>();
  return links.flatMap((link, index) => {
    const found = [...combinationFindings(domain, index, link.when)];
    if (link.type === "required") found.push(...combinationFindings(domain, index, link.then));
    if (link.type === "forbidden" && link.when.length === 0)
      found.push(noted("always-forbidden", { link: index }));
    if (link.type === "valued") {
      if (!isNumber(link.worth)) found.push(refused("not-a-number", { link: index }));
      if (profiles[link.party] === undefined) found.push(refused("unknown-party", { link: index }));
    }
    const words = JSON.stringify(link, (_key, value: unknown) =>
      typeof value === "bigint" ? value.toString() : value,
    );
    if (seen.has(words)) found.push(noted("repeated-link", { link: index }));
    seen.add(words);
    return found;
  });
};

// The most a party could have, links aside; only to note a reservation nobody can meet.
const reachOf = (profile: Profile): Rational | undefined => {
  if (profile.worth.type === "boxes") return undefined;
  let num = 0n;
  let den = 1n;
  for (const values of profile.worth.values) {
    const [first, ...others] = values;
    if (first === undefined) return undefined;
    const best = others.reduce((most, value) => (compare(value, most) > 0 ? value : most), first);
    [num, den] = [num * best.den + best.num * den, den * best.den];
  }
  return { num, den };
};

const crossFindings = (
  profiles: readonly Profile[],
  links: readonly Link[],
): readonly Finding[] => {
  const names = new Set<string>();
  return profiles.flatMap((profile, party) => {
    const found: Finding[] = [];
    if (names.has(profile.name)) found.push(noted("duplicate-profile", { party }));
    names.add(profile.name);
    const isLinked = links.some((link) => link.type === "valued" && link.party === party);
    const reach = isLinked ? undefined : reachOf(profile);
    const { reservation } = profile;
    if (reach !== undefined && reservation !== undefined && compare(reach, reservation) < 0)
      found.push(noted("reservation-beyond-reach", { party }));
    return found;
  });
};

/** Every finding about a subject; with a refusal among them, the refusals that stand in the way come first. */
export const findingsOf = (
  domain: Domain,
  profiles: readonly Profile[],
  links: readonly Link[] = [],
): readonly Finding[] => {
  const first = domainFindings(domain);
  if (first.length > 0) return first;
  if (profiles.length === 0) return [refused("no-profiles")];
  if (profiles.length > limits.profiles) return [refused("too-many-profiles")];
  const found = [
    ...profiles.flatMap((profile, party) => profileFindings(domain, party, profile)),
    ...linkFindings(domain, profiles, links),
  ];
  const refusals = found.filter(({ type }) => type === "refused");
  return refusals.length > 0
    ? [...refusals, ...found.filter(({ type }) => type === "noted")]
    : [...found, ...crossFindings(profiles, links)];
};

/** The refusals alone: a subject is taken when there are none. */
export const refusalsOf = (
  domain: Domain,
  profiles: readonly Profile[],
  links: readonly Link[] = [],
): readonly Finding[] =>
  findingsOf(domain, profiles, links).filter(({ type }) => type === "refused");
