// Genius XML: a domain (`negotiation_template`) and one preference profile for each party (`utility_space`). Worth is
// the sum of weight * evaluation / greatest evaluation, weights as written; a missing reservation value is 0. Issues
// are matched by name. docs/formats.md lists every repair; what is not listed there is refused with its place.

import type { Domain, Issue, Profile } from "../domain.ts";
import type { Rational } from "../rational.ts";
import { compared, ONE, plus, times, ZERO } from "./arithmetic.ts";
import { boxesOf } from "./genius-boxes.ts";
import { evaluationsOf } from "./genius-evaluator.ts";
import {
  boundsOf,
  type GeniusIssue,
  type GeniusSpace,
  geniusSpaceOf,
  numberIn,
} from "./genius-issue.ts";
import { optionCountOf } from "./issue-options.ts";
import { numeralFromRational } from "./numeral.ts";
import {
  type DomainReading,
  type Findings,
  findingsOf,
  MAX_OPTIONS,
  type NamedBytes,
  type ProfileReading,
  type ReadingFault,
  type ReadingSettings,
  REAL_STEPS,
  stemOf,
} from "./reading.ts";
import { childrenOf, placeOf, type XmlElement, xmlTreeOf } from "./xml-tree.ts";

const optionsIssue = (said: GeniusIssue, findings: Findings): Issue | undefined => {
  const items = childrenOf(said.element, "item");
  const seen = new Set<string>();
  const options = items.flatMap((item): readonly string[] => {
    const option = item.attributes.get("value");
    if (option === undefined) {
      findings.fault("missing", placeOf(item), `value of an item of ${said.name}`);
      return [];
    }
    if (seen.has(option)) {
      findings.fault("duplicate", placeOf(item), `${said.name}: ${option}`);
    }
    seen.add(option);
    return [option];
  });
  if (items.length === 0) {
    findings.fault("no-options", placeOf(said.element), said.name);
  }
  if (items.length > MAX_OPTIONS) {
    findings.fault("too-many", placeOf(said.element), `${items.length} options`);
    return undefined;
  }
  return { type: "options", name: said.name, options };
};

const rangedIssue = (
  said: GeniusIssue,
  settings: ReadingSettings,
  findings: Findings,
): Issue | undefined => {
  const bounds = boundsOf(said, findings);
  if (bounds === undefined) {
    return undefined;
  }
  const { low, high } = bounds;
  const isWhole = low.den === 1n && high.den === 1n;
  if (compared(low, high) > 0 || (said.kind === "integer" && !isWhole)) {
    findings.fault("bounds-crossed", placeOf(said.element), said.name);
    return undefined;
  }
  if (said.kind === "integer") {
    if (high.num - low.num >= BigInt(MAX_OPTIONS)) {
      findings.fault("too-many", placeOf(said.element), `${high.num - low.num + 1n} options`);
      return undefined;
    }
    return { type: "integers", name: said.name, low: low.num, high: high.num };
  }
  const steps = compared(low, high) === 0 ? 1 : (settings.realSteps ?? REAL_STEPS);
  findings.note("discretised", placeOf(said.element), said.name, `${steps + 1} options`);
  return { type: "reals", name: said.name, low, high, steps };
};

const domainOf = (space: GeniusSpace, settings: ReadingSettings, findings: Findings): Domain => ({
  name: space.name,
  issues: space.issues.flatMap((said): readonly Issue[] => {
    const issue =
      said.kind === "discrete"
        ? optionsIssue(said, findings)
        : rangedIssue(said, settings, findings);
    return issue === undefined ? [] : [issue];
  }),
});

/** Reads a Genius XML domain; continuous issues are cut into `settings.realSteps` steps. */
export const readGeniusDomain = (
  file: NamedBytes,
  settings: ReadingSettings = {},
): DomainReading | ReadingFault => {
  const findings = findingsOf(file.name);
  const root = xmlTreeOf(file, findings);
  const space = root?.name === "negotiation_template" ? childrenOf(root, "utility_space")[0] : root;
  if (root !== undefined && (space === undefined || root.name === "utility_space")) {
    findings.fault("not-a-domain", placeOf(root), root.name);
  }
  const found = space === undefined ? undefined : geniusSpaceOf(space, findings);
  const domain = found === undefined ? undefined : domainOf(found, settings, findings);
  const refusal = findings.refusal();
  if (refusal !== undefined || domain === undefined) {
    return refusal ?? { fault: "not-a-domain", place: { file: file.name }, others: [] };
  }
  return { domain, notes: findings.notes() };
};

const weightsOf = (space: GeniusSpace, findings: Findings): ReadonlyMap<string, Rational> => {
  const known = new Set(space.issues.map(({ index }) => index));
  const weights = new Map<string, Rational>();
  for (const element of space.weights) {
    const index = element.attributes.get("index") ?? "";
    const value = numberIn(element, "value", findings);
    if (value === undefined) {
      continue;
    }
    if (value.num < 0n) {
      findings.fault("weight-negative", placeOf(element), element.attributes.get("value"));
    }
    if (!known.has(index)) {
      findings.note("weight-without-issue", placeOf(element), index);
    }
    if (weights.has(index)) {
      findings.fault("duplicate", placeOf(element), `weight ${index}`);
    }
    weights.set(index, value);
  }
  return weights;
};

// Sums of rounded decimals miss 1 by a little; only more than a millionth is worth a word.
const LEAST_SUM: Rational = { num: 999_999n, den: 1_000_000n };
const MOST_SUM: Rational = { num: 1_000_001n, den: 1_000_000n };

const checkWeights = (
  space: GeniusSpace,
  weights: ReadonlyMap<string, Rational>,
  findings: Findings,
): void => {
  const sum = space.issues.reduce(
    (total, { index }) => plus(total, weights.get(index ?? "") ?? ZERO),
    ZERO,
  );
  if (findings.refusal() !== undefined) {
    return;
  }
  if (sum.num === 0n) {
    findings.fault("weights-zero", placeOf(space.holder));
  } else if (compared(sum, MOST_SUM) > 0 || compared(sum, LEAST_SUM) < 0) {
    findings.note("weights-sum", placeOf(space.holder), numeralFromRational(sum));
  }
};

const additiveOf = (
  space: GeniusSpace,
  domain: Domain,
  findings: Findings,
): Profile["worth"] | undefined => {
  const hasEvaluations = space.issues.some(({ element, kind }) =>
    kind === "discrete"
      ? childrenOf(element, "item").some((item) => item.attributes.has("evaluation"))
      : childrenOf(element, "evaluator").length > 0,
  );
  if (!hasEvaluations) {
    findings.fault("no-evaluations", placeOf(space.holder), space.name);
    return undefined;
  }
  const saidByName = new Map(space.issues.map((issue) => [issue.name, issue]));
  const known = new Set(domain.issues.map(({ name }) => name));
  for (const { name, element } of space.issues) {
    if (!known.has(name)) {
      findings.fault("unknown-issue", placeOf(element), name);
    }
  }
  const weights = weightsOf(space, findings);
  const values = domain.issues.map((issue): readonly Rational[] => {
    const said = saidByName.get(issue.name);
    if (said === undefined) {
      findings.fault("missing", placeOf(space.holder), `issue "${issue.name}"`);
      return Array.from({ length: optionCountOf(issue) }, () => ZERO);
    }
    const weight = weights.get(said.index ?? "");
    if (weight === undefined) {
      findings.fault("missing", placeOf(said.element), `weight of "${issue.name}"`);
    }
    return evaluationsOf(said, issue, findings).map((value) => times(value, weight ?? ZERO));
  });
  checkWeights(space, weights, findings);
  return { type: "additive", values };
};

const reservationOf = (root: XmlElement, findings: Findings): Rational => {
  const [element] = childrenOf(root, "reservation");
  return element === undefined ? ZERO : (numberIn(element, "value", findings) ?? ZERO);
};

const noteDiscount = (root: XmlElement, findings: Findings): void => {
  const [element] = childrenOf(root, "discount_factor");
  const value = element && numberIn(element, "value", findings);
  if (element !== undefined && value !== undefined && value.num > 0n && compared(value, ONE) < 0) {
    findings.note("discount", placeOf(element), element.attributes.get("value"));
  }
};

const worthOf = (
  root: XmlElement,
  domain: Domain,
  findings: Findings,
): Profile["worth"] | undefined => {
  const [objective] = childrenOf(root, "objective");
  const [rules] = [...childrenOf(root, "rules"), ...childrenOf(objective ?? root, "rules")];
  if (root.attributes.get("type") === "constraint" || rules !== undefined) {
    findings.fault("ranks-only", placeOf(rules ?? root), root.attributes.get("type"));
    return undefined;
  }
  if (root.attributes.get("type")?.toUpperCase() === "UNCERTAIN") {
    findings.note("uncertain", placeOf(root));
  }
  const space = geniusSpaceOf(root, findings);
  const utility = (objective ?? root).children.find(({ name }) => name === "utility");
  if (space === undefined) {
    return undefined;
  }
  if (utility === undefined) {
    return additiveOf(space, domain, findings);
  }
  const boxes = boxesOf(space, utility, domain, findings);
  return boxes && { type: "boxes", boxes };
};

/** Reads a Genius XML preference profile over a domain, additive or of boxes. */
export const readGeniusProfile = (
  file: NamedBytes,
  domain: Domain,
): ProfileReading | ReadingFault => {
  const findings = findingsOf(file.name);
  const root = xmlTreeOf(file, findings);
  if (root !== undefined && root.name !== "utility_space") {
    findings.fault("not-a-profile", placeOf(root), root.name);
  }
  const isProfile = root?.name === "utility_space";
  const worth = isProfile ? worthOf(root, domain, findings) : undefined;
  const reservation = isProfile ? reservationOf(root, findings) : ZERO;
  if (isProfile) {
    noteDiscount(root, findings);
  }
  const refusal = findings.refusal();
  if (refusal !== undefined || worth === undefined) {
    return refusal ?? { fault: "not-a-profile", place: { file: file.name }, others: [] };
  }
  return { profile: { name: stemOf(file.name), worth, reservation }, notes: findings.notes() };
};
