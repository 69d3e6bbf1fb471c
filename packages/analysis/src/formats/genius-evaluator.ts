// What a Genius profile says each option of one issue is worth, before its weight: a discrete evaluation divided by
// the issue's greatest (0 where that is below 0.00001), a line held between 0 and 1, a constant or a triangle.

import { type Issue, numberOfOption } from "../domain.ts";
import {
  compare,
  greater,
  subtract,
  one,
  divide,
  add,
  multiply,
  rational,
  zero,
  type Rational,
} from "../rational.ts";
import { boundsOf, type GeniusIssue, numberIn } from "./genius-issue.ts";
import { optionsIn } from "./issue-options.ts";
import { isNotFinite, numeralFromRational, rationalFromNumeral } from "./numeral.ts";
import type { ReadingNotes } from "./reading.ts";
import { childrenOf, placeOf, type XmlElement } from "./xml-tree.ts";

/** Values by option, and which options the profile says nothing of (0 stands for those meanwhile). */
export type Evaluations = {
  readonly values: readonly Rational[];
  readonly missing: readonly number[];
};

const LEAST_SCALE: Rational = { num: 1n, den: 100_000n };

const evaluationIn = (item: XmlElement, notes: ReadingNotes): Rational | undefined => {
  const text = item.attributes.get("evaluation");
  if (text === undefined || text === "null") {
    return undefined;
  }
  const value = rationalFromNumeral(text);
  if (value === undefined) {
    const code = isNotFinite(text) ? "not-finite" : "not-a-number";
    notes.fault(code, placeOf(item), `evaluation="${text}"`);
  }
  return value;
};

const discreteOf = (
  issue: GeniusIssue,
  options: readonly string[],
  notes: ReadingNotes,
): Evaluations => {
  const known = new Set(options);
  const said = new Map<string, Rational>();
  const seen = new Set<string>();
  for (const item of childrenOf(issue.element, "item")) {
    const option = item.attributes.get("value") ?? "";
    const value = evaluationIn(item, notes);
    if (seen.has(option)) {
      notes.note("evaluation-repeated", placeOf(item), `${issue.name}: ${option}`);
    }
    seen.add(option);
    if (!known.has(option)) {
      notes.note("option-not-in-domain", placeOf(item), `${issue.name}: ${option}`);
    }
    if (value !== undefined) {
      said.set(option, value);
    }
  }
  for (const option of options) {
    if (!said.has(option)) {
      const found = `${issue.name}: ${option}`;
      notes.note("evaluation-missing", placeOf(issue.element), found, "0");
    }
  }
  const scale = [...said.values()].reduce((most, value) => greater(most, value), zero);
  const isNegative = [...said.values()].some((value) => value.num < 0n);
  if (compare(scale, LEAST_SCALE) < 0) {
    if (isNegative) {
      notes.fault("scale-not-positive", placeOf(issue.element), issue.name);
    } else {
      notes.note("all-zero", placeOf(issue.element), issue.name, "0");
    }
    return { values: options.map(() => zero), missing: [] };
  }
  return {
    values: options.map((option) => divide(said.get(option) ?? zero, scale)),
    missing: [...options.keys()].filter((option) => !said.has(options[option] ?? "")),
  };
};

const clamped = (value: Rational): Rational =>
  value.num < 0n ? zero : compare(value, one) > 0 ? one : value;

type Curve = (value: Rational) => Rational;

const triangleOf = (low: Rational, high: Rational, top: Rational): Curve => {
  const side = (value: Rational, foot: Rational): Rational =>
    compare(foot, top) === 0 ? one : divide(subtract(value, foot), subtract(top, foot));
  return (value) =>
    compare(value, low) < 0 || compare(value, high) > 0
      ? zero
      : side(value, compare(value, top) < 0 ? low : high);
};

const parametersOf = (
  evaluator: XmlElement,
  names: readonly string[],
  notes: ReadingNotes,
): readonly Rational[] | undefined => {
  const values = names.flatMap((name) => {
    const value = numberIn(evaluator, name, notes);
    return value === undefined ? [] : [value];
  });
  return values.length === names.length ? values : undefined;
};

const curveOf = (issue: GeniusIssue, low: Rational, notes: ReadingNotes): Curve | undefined => {
  const [evaluator] = childrenOf(issue.element, "evaluator");
  if (evaluator === undefined) {
    notes.fault("missing", placeOf(issue.element), `evaluator of ${issue.name}`);
    return undefined;
  }
  const isNamed = evaluator.attributes.has("offset") || evaluator.attributes.has("slope");
  switch (evaluator.attributes.get("ftype")?.toLowerCase()) {
    case "linear": {
      const names = isNamed ? ["offset", "slope"] : ["parameter0", "parameter1"];
      const [offset, slope] = parametersOf(evaluator, names, notes) ?? [];
      // An integer's line starts at its lower bound, a real's at zero: that is how Genius reads them.
      const start = issue.kind === "integer" ? low : zero;
      return offset === undefined || slope === undefined
        ? undefined
        : (value) => clamped(add(offset, multiply(slope, subtract(value, start))));
    }
    case "constant": {
      const [constant] = parametersOf(evaluator, ["parameter0"], notes) ?? [];
      return constant === undefined ? undefined : () => constant;
    }
    case "triangular": {
      const names = ["parameter0", "parameter1", "parameter2"];
      const [foot, end, top] = parametersOf(evaluator, names, notes) ?? [];
      if (foot === undefined || end === undefined || top === undefined) {
        return undefined;
      }
      if (compare(foot, top) > 0 || compare(top, end) > 0) {
        notes.fault("bounds-crossed", placeOf(evaluator), issue.name);
        return undefined;
      }
      return triangleOf(foot, end, top);
    }
    default: {
      const said = evaluator.attributes.get("ftype") ?? "";
      notes.fault("unsupported", placeOf(evaluator), `evaluator "${said}"`);
      return undefined;
    }
  }
};

const text = (value: Rational): string => numeralFromRational(value) ?? "";

const rangedOf = (
  issue: GeniusIssue,
  ranged: Exclude<Issue, { readonly type: "options" }>,
  notes: ReadingNotes,
): readonly Rational[] => {
  const count = optionsIn(ranged);
  const bounds = boundsOf(issue, notes);
  const curve = bounds && curveOf(issue, bounds.low, notes);
  if (bounds === undefined || curve === undefined) {
    return Array.from({ length: count }, () => zero);
  }
  const [low, high] =
    ranged.type === "integers"
      ? [rational(ranged.low), rational(ranged.high)]
      : [ranged.low, ranged.high];
  if (compare(low, bounds.low) !== 0 || compare(high, bounds.high) !== 0) {
    notes.note(
      "bounds-differ",
      placeOf(issue.element),
      `${issue.name}: ${text(bounds.low)} to ${text(bounds.high)}`,
      `${text(low)} to ${text(high)}`,
    );
  }
  return Array.from({ length: count }, (_, option) =>
    curve(numberOfOption(ranged, option) ?? zero),
  );
};

/** The evaluation of each option of a domain's issue, in the domain's order, before the weight: 0 to 1 as a rule. */
export const evaluationsOf = (
  said: GeniusIssue,
  issue: Issue,
  notes: ReadingNotes,
): Evaluations => {
  const isDiscrete = issue.type === "options";
  if (isDiscrete !== (said.kind === "discrete")) {
    const found = `${said.name} is ${said.kind} here`;
    notes.fault("domains-differ", placeOf(said.element), found);
    return { values: [], missing: [] };
  }
  return issue.type === "options"
    ? discreteOf(said, issue.options, notes)
    : { values: rangedOf(said, issue, notes), missing: [] };
};
