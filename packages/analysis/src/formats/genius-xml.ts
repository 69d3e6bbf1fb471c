// Genius XML: a domain (`negotiation_template`) and one preference profile for each party (`utility_space`). Worth is
// the sum of weight * evaluation / greatest evaluation, weights as written; a missing reservation value is 0. Issues
// are matched by name. docs/formats.md lists every repair; what is not listed there is refused with its place.

import type { Domain, Interval, Issue, Profile } from "../domain.ts";
import { compare, multiply, one, zero, type Rational } from "../rational.ts";
import { boxesOf } from "./genius-boxes.ts";
import { evaluationsOf } from "./genius-evaluator.ts";
import {
  boundsOf,
  type GeniusIssue,
  type GeniusSpace,
  geniusSpaceOf,
  numberIn,
} from "./genius-issue.ts";
import {
  type DomainReading,
  type ReadingNotes,
  readingNotesOf,
  MAX_OPTIONS,
  type NamedBytes,
  type ProfileReading,
  type ReadingFault,
  type ReadingSettings,
  REAL_STEPS,
  stemOf,
} from "./reading.ts";
import { checkWeights } from "./weights.ts";
import { childrenOf, placeOf, type XmlElement, xmlTreeOf } from "./xml-tree.ts";

const optionsIssue = (said: GeniusIssue, notes: ReadingNotes): Issue | undefined => {
  const items = childrenOf(said.element, "item");
  const seen = new Set<string>();
  const options = items.flatMap((item): readonly string[] => {
    const option = item.attributes.get("value");
    if (option === undefined) {
      notes.fault("missing", placeOf(item), `value of an item of ${said.name}`);
      return [];
    }
    if (seen.has(option)) {
      notes.fault("duplicate", placeOf(item), `${said.name}: ${option}`);
    }
    seen.add(option);
    return [option];
  });
  if (items.length === 0) {
    notes.fault("no-options", placeOf(said.element), said.name);
  }
  if (items.length > MAX_OPTIONS) {
    notes.fault("too-many", placeOf(said.element), `${items.length} options`);
    return undefined;
  }
  return { type: "options", name: said.name, options };
};

const rangedIssue = (
  said: GeniusIssue,
  settings: ReadingSettings,
  notes: ReadingNotes,
): Issue | undefined => {
  const bounds = boundsOf(said, notes);
  if (bounds === undefined) {
    return undefined;
  }
  const { low, high } = bounds;
  const isWhole = low.den === 1n && high.den === 1n;
  if (compare(low, high) > 0 || (said.kind === "integer" && !isWhole)) {
    notes.fault("bounds-crossed", placeOf(said.element), said.name);
    return undefined;
  }
  if (said.kind === "integer") {
    if (high.num - low.num >= BigInt(MAX_OPTIONS)) {
      notes.fault("too-many", placeOf(said.element), `${high.num - low.num + 1n} options`);
      return undefined;
    }
    return { type: "integers", name: said.name, low: low.num, high: high.num };
  }
  const steps = compare(low, high) === 0 ? 0 : (settings.realSteps ?? REAL_STEPS);
  notes.note("discretised", placeOf(said.element), said.name, `${steps + 1} options`);
  return { type: "reals", name: said.name, low, high, steps };
};

const domainOf = (space: GeniusSpace, settings: ReadingSettings, notes: ReadingNotes): Domain => ({
  name: space.name,
  issues: space.issues.flatMap((said): readonly Issue[] => {
    const issue =
      said.kind === "discrete" ? optionsIssue(said, notes) : rangedIssue(said, settings, notes);
    return issue === undefined ? [] : [issue];
  }),
});

/** Reads a Genius XML domain; continuous issues are cut into `settings.realSteps` steps. */
export const readGeniusDomain = (
  file: NamedBytes,
  settings: ReadingSettings = {},
): DomainReading | ReadingFault => {
  const notes = readingNotesOf(file.name);
  const root = xmlTreeOf(file, notes);
  const space =
    root?.name === "negotiation_template" ? childrenOf(root, "utility_space")[0] : undefined;
  if (root !== undefined && space === undefined) {
    notes.fault("not-a-domain", placeOf(root), root.name);
  }
  const found = space === undefined ? undefined : geniusSpaceOf(space, notes);
  const domain = found === undefined ? undefined : domainOf(found, settings, notes);
  const refusal = notes.refusal();
  if (refusal !== undefined || domain === undefined) {
    return refusal ?? { fault: "not-a-domain", place: { file: file.name }, others: [] };
  }
  return { domain, notes: notes.all() };
};

const weightsOf = (space: GeniusSpace, notes: ReadingNotes): ReadonlyMap<string, Rational> => {
  const known = new Set(space.issues.map(({ index }) => index));
  const weights = new Map<string, Rational>();
  for (const element of space.weights) {
    const index = element.attributes.get("index") ?? "";
    const value = numberIn(element, "value", notes);
    if (value === undefined) {
      continue;
    }
    if (value.num < 0n) {
      notes.fault("weight-negative", placeOf(element), element.attributes.get("value"));
    }
    if (!known.has(index)) {
      notes.note("weight-without-issue", placeOf(element), index);
    }
    if (weights.has(index)) {
      notes.fault("duplicate", placeOf(element), `weight ${index}`);
    }
    weights.set(index, value);
  }
  return weights;
};

const additiveOf = (
  space: GeniusSpace,
  domain: Domain,
  notes: ReadingNotes,
): Profile["worth"] | undefined => {
  const hasEvaluations = space.issues.some(({ element, kind }) =>
    kind === "discrete"
      ? childrenOf(element, "item").some((item) => item.attributes.has("evaluation"))
      : childrenOf(element, "evaluator").length > 0,
  );
  if (!hasEvaluations) {
    notes.fault("no-evaluations", placeOf(space.holder), space.name);
    return undefined;
  }
  const saidByName = new Map(space.issues.map((issue) => [issue.name, issue]));
  const known = new Set(domain.issues.map(({ name }) => name));
  for (const { name, element } of space.issues) {
    if (!known.has(name)) {
      notes.fault("unknown-issue", placeOf(element), name);
    }
  }
  const weights = weightsOf(space, notes);
  const unsure: Interval[] = [];
  const values = domain.issues.map((issue, position): readonly Rational[] => {
    const said = saidByName.get(issue.name);
    if (said === undefined) {
      notes.fault("missing", placeOf(space.holder), `issue "${issue.name}"`);
      return [];
    }
    const weight = weights.get(said.index ?? "");
    if (weight === undefined) {
      notes.fault("missing", placeOf(said.element), `weight of "${issue.name}"`);
      return [];
    }
    const found = evaluationsOf(said, issue, notes);
    unsure.push(
      ...found.missing.map((option) => ({ issue: position, option, low: zero, high: weight })),
    );
    return found.values.map((value) => multiply(value, weight));
  });
  checkWeights(
    space.issues.map(({ index }) => weights.get(index ?? "") ?? zero),
    placeOf(space.holder),
    notes,
  );
  return { type: "additive", values, ...(unsure.length === 0 ? {} : { unsure }) };
};

const reservationOf = (root: XmlElement, notes: ReadingNotes): Rational => {
  const [element, second] = childrenOf(root, "reservation");
  if (second !== undefined) {
    notes.fault("duplicate", placeOf(second), "reservation");
  }
  return element === undefined ? zero : (numberIn(element, "value", notes) ?? zero);
};

const noteDiscount = (root: XmlElement, notes: ReadingNotes): void => {
  const [element] = childrenOf(root, "discount_factor");
  const value = element && numberIn(element, "value", notes);
  if (element !== undefined && value !== undefined && value.num > 0n && compare(value, one) < 0) {
    notes.note("discount", placeOf(element), element.attributes.get("value"));
  }
};

const worthOf = (
  root: XmlElement,
  domain: Domain,
  notes: ReadingNotes,
): Profile["worth"] | undefined => {
  const [objective] = childrenOf(root, "objective");
  const [rules] = [...childrenOf(root, "rules"), ...childrenOf(objective ?? root, "rules")];
  if (root.attributes.get("type") === "constraint" || rules !== undefined) {
    notes.fault("ranks-only", placeOf(rules ?? root), root.attributes.get("type"));
    return undefined;
  }
  if (root.attributes.get("type")?.toUpperCase() === "UNCERTAIN") {
    notes.note("uncertain", placeOf(root));
  }
  const space = geniusSpaceOf(root, notes);
  const utility = (objective ?? root).children.find(({ name }) => name === "utility");
  if (space === undefined) {
    return undefined;
  }
  if (utility === undefined) {
    return additiveOf(space, domain, notes);
  }
  const boxes = boxesOf(space, utility, domain, notes);
  return boxes && { type: "boxes", boxes };
};

/** Reads a Genius XML preference profile over a domain, additive or of boxes. */
export const readGeniusProfile = (
  file: NamedBytes,
  domain: Domain,
): ProfileReading | ReadingFault => {
  const notes = readingNotesOf(file.name);
  const root = xmlTreeOf(file, notes);
  if (root !== undefined && root.name !== "utility_space") {
    notes.fault("not-a-profile", placeOf(root), root.name);
  }
  const isProfile = root?.name === "utility_space";
  const worth = isProfile ? worthOf(root, domain, notes) : undefined;
  const reservation = isProfile ? reservationOf(root, notes) : zero;
  if (isProfile) {
    noteDiscount(root, notes);
  }
  const refusal = notes.refusal();
  if (refusal !== undefined || worth === undefined) {
    return refusal ?? { fault: "not-a-profile", place: { file: file.name }, others: [] };
  }
  return { profile: { name: stemOf(file.name), worth, reservation }, notes: notes.all() };
};
