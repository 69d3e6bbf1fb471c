// NegMAS YAML (and the same in JSON): a domain (`…OutcomeSpace`) and utility functions, linear additive or of boxes.
// Values count as written, unnormalised; a reserved value of -.inf or null means none. A `path:` is not followed and a
// discount wrapper is read through, with a note.

import type { Box, Domain, Issue, Profile } from "../domain.ts";
import { add, compare, multiply, one, zero, type Rational } from "../rational.ts";
import {
  type DataMap,
  type DataNode,
  entryOf,
  isNothing,
  listIn,
  numberAt,
  wordIn,
} from "./data-tree.ts";
import { negmasValuesOf, numberOrZero, optionNamed, typeOf } from "./negmas-values.ts";
import { rationalFromNumeral } from "./numeral.ts";
import {
  MAX_ISSUES,
  MAX_OPTIONS,
  type ReadingNotes,
  type ReadingSettings,
  REAL_STEPS,
} from "./reading.ts";

/** Whether a tree is a NegMAS domain. */
export const isNegmasDomain = (tree: DataNode): boolean =>
  typeOf(tree)?.endsWith("OutcomeSpace") === true;

/** Whether a tree is some NegMAS utility function, readable here or not. */
export const isNegmasProfile = (tree: DataNode): boolean =>
  /UtilityFunction$|UFun$|AggregationFunction$/.test(typeOf(tree) ?? "");

const rangeIssue = (
  name: string,
  values: DataNode,
  isWhole: "whole" | "continuous",
  settings: ReadingSettings,
  notes: ReadingNotes,
): Issue | undefined => {
  const numbers =
    values.type === "list"
      ? values.items.map((item) => numberAt(item, notes))
      : [zero, countLess(values, notes)];
  const [low, high] = numbers;
  if (low === undefined || high === undefined || numbers.length !== 2) {
    notes.fault("malformed", values.at, `values of "${name}"`);
    return undefined;
  }
  const isTurned = compare(low, high) > 0;
  if (isTurned || (isWhole === "whole" && (low.den !== 1n || high.den !== 1n))) {
    notes.fault("bounds-crossed", values.at, name);
    return undefined;
  }
  if (isWhole === "continuous") {
    const steps = compare(low, high) === 0 ? 0 : (settings.realSteps ?? REAL_STEPS);
    notes.note("discretised", values.at, name, `${steps + 1} options`);
    return { type: "reals", name, low, high, steps };
  }
  if (high.num - low.num >= BigInt(MAX_OPTIONS)) {
    notes.fault("too-many", values.at, `${high.num - low.num + 1n} options`);
    return undefined;
  }
  return { type: "integers", name, low: low.num, high: high.num };
};

// NegMAS reads a single number n as the range 0 … n - 1.
const countLess = (values: DataNode, notes: ReadingNotes): Rational | undefined => {
  const count = numberAt(values, notes);
  return count && add(count, { num: -1n, den: 1n });
};

const listIssue = (name: string, values: DataNode, notes: ReadingNotes): Issue | undefined => {
  const items = values.type === "list" ? values.items : [];
  if (items.length === 0 || items.length > MAX_OPTIONS) {
    notes.fault(items.length === 0 ? "no-options" : "too-many", values.at, name);
    return undefined;
  }
  const seen = new Set<string>();
  const options = items.map((item) => {
    const text = wordIn(item, notes) ?? "";
    if (seen.has(text)) {
      notes.fault("duplicate", item.at, `${name}: ${text}`);
    }
    seen.add(text);
    return text;
  });
  return { type: "options", name, options };
};

const issueOf = (
  node: DataNode,
  position: number,
  settings: ReadingSettings,
  notes: ReadingNotes,
): Issue | undefined => {
  const named = entryOf(node, "name");
  const name = named?.type === "word" ? named.text : `issue ${position + 1}`;
  const values = entryOf(node, "values");
  if (values === undefined) {
    notes.fault("missing", node.at, `values of "${name}"`);
    return undefined;
  }
  const said = typeOf(node);
  switch (said) {
    case "ContiguousIssue":
      return rangeIssue(name, values, "whole", settings, notes);
    case "ContinuousIssue":
      return rangeIssue(name, values, "continuous", settings, notes);
    case "CategoricalIssue":
    case "CardinalIssue":
    case "DiscreteCardinalIssue":
    case "DiscreteOrdinalIssue":
    case "OrdinalIssue":
    case undefined:
      return listIssue(name, values, notes);
    default:
      notes.fault("unsupported", node.at, `issue type "${said}"`);
      return undefined;
  }
};

/** A NegMAS domain, or nothing after a fault. */
export const negmasDomainOf = (
  tree: DataMap,
  settings: ReadingSettings,
  notes: ReadingNotes,
): Domain | undefined => {
  const path = tree.entries.get("path");
  if (path !== undefined && !tree.entries.has("issues")) {
    notes.fault("path-refused", path.at);
    return undefined;
  }
  const listed = listIn(tree, "issues", notes);
  if (listed === undefined) {
    return undefined;
  }
  if (listed.length === 0 || listed.length > MAX_ISSUES) {
    notes.fault(listed.length === 0 ? "missing" : "too-many", tree.at, "issues");
  }
  const names = new Set<string>();
  const issues = listed.flatMap((node, position): readonly Issue[] => {
    const issue = issueOf(node, position, settings, notes);
    if (issue !== undefined && names.has(issue.name)) {
      notes.fault("duplicate", node.at, `issue "${issue.name}"`);
    }
    names.add(issue?.name ?? "");
    return issue === undefined ? [] : [issue];
  });
  const name = tree.entries.get("name");
  return { name: name?.type === "word" && !isNothing(name) ? name.text : "", issues };
};

const additiveOf = (
  tree: DataMap,
  domain: Domain,
  notes: ReadingNotes,
): readonly (readonly Rational[])[] | undefined => {
  const parts = (key: string): readonly (DataNode | undefined)[] | undefined => {
    const node = tree.entries.get(key);
    if (node?.type === "map") {
      return domain.issues.map(({ name }) => node.entries.get(name));
    }
    return node?.type === "list" ? node.items : undefined;
  };
  const values = parts("values");
  const weights = isNothing(tree.entries.get("weights"))
    ? domain.issues.map(() => undefined)
    : parts("weights");
  if (values?.length !== domain.issues.length || weights?.length !== domain.issues.length) {
    notes.fault("domains-differ", tree.at, values === undefined ? "values" : "weights");
    return undefined;
  }
  const bias = numberOrZero(tree, "bias", notes);
  return domain.issues.map((issue, position) => {
    const node = values[position];
    const weightNode = weights[position];
    const weight = weightNode === undefined ? one : (numberAt(weightNode, notes) ?? zero);
    if (node === undefined) {
      notes.fault("missing", tree.at, `values of "${issue.name}"`);
      return [];
    }
    if (weight.num < 0n) {
      notes.fault("weight-negative", weightNode?.at ?? tree.at, issue.name);
    }
    const base = position === 0 ? bias : zero;
    return negmasValuesOf(node, issue, notes).map((value) => add(base, multiply(weight, value)));
  });
};

type Range = Box["ranges"][number];

const rangeAt = (
  issue: Issue,
  position: number,
  node: DataNode,
  notes: ReadingNotes,
): Range | "never" | undefined => {
  const ends = node.type === "list" ? node.items : [node, node];
  const [first, last] = ends.map((item) => (item.type === "word" ? item.text : ""));
  if (first === undefined || last === undefined || ends.length !== 2) {
    notes.fault("unsupported", node.at, `a range of ${ends.length} values`);
    return undefined;
  }
  if (issue.type !== "integers") {
    const [low, high] = [optionNamed(issue, first), optionNamed(issue, last)];
    if (low < 0 || high < 0 || issue.type === "reals" || low !== high) {
      notes.fault("unsupported", node.at, `a box over "${issue.name}"`);
      return undefined;
    }
    return { issue: position, low, high };
  }
  const [low, high] = [rationalFromNumeral(first), rationalFromNumeral(last)];
  if (low?.den !== 1n || high?.den !== 1n) {
    notes.fault("not-a-number", node.at, `${first} to ${last}`);
    return undefined;
  }
  const from = low.num < issue.low ? issue.low : low.num;
  const to = high.num > issue.high ? issue.high : high.num;
  return from > to
    ? "never"
    : { issue: position, low: Number(from - issue.low), high: Number(to - issue.low) };
};

const boxesOf = (
  tree: DataMap,
  domain: Domain,
  notes: ReadingNotes,
): readonly Box[] | undefined => {
  const ranges = listIn(tree, "outcome_ranges", notes);
  const utilities = listIn(tree, "utilities", notes);
  const weights = isNothing(tree.entries.get("weights"))
    ? undefined
    : listIn(tree, "weights", notes);
  if (ranges === undefined || utilities === undefined) {
    return undefined;
  }
  if (ranges.length !== utilities.length || (weights && weights.length !== ranges.length)) {
    notes.fault("malformed", tree.at, "outcome_ranges and utilities differ in length");
    return undefined;
  }
  const boxes = ranges.flatMap((node, which): readonly Box[] => {
    const utility = utilities[which];
    const weight = weights?.[which];
    const worth = utility === undefined ? zero : (numberAt(utility, notes) ?? zero);
    const scale = weight === undefined ? one : (numberAt(weight, notes) ?? one);
    if (node.type !== "map" && !isNothing(node)) {
      notes.fault("malformed", node.at, "outcome_ranges");
      return [];
    }
    const found = [...(node.type === "map" ? node.entries : [])].map(([key, range]) => {
      const byIndex = /^\d+$/.test(key) ? Number(key) : -1;
      const byName = domain.issues.findIndex(({ name }) => name === key);
      const position = byIndex >= 0 ? byIndex : byName;
      const issue = domain.issues[position];
      if (issue === undefined) {
        notes.fault("unknown-issue", range.at, key);
        return undefined;
      }
      return rangeAt(issue, position, range, notes);
    });
    if (found.includes("never")) {
      notes.note("box-never", node.at);
      return [];
    }
    const kept = found.filter((range) => range !== undefined && range !== "never");
    return [{ worth: multiply(worth, scale), isTurned: false, ranges: kept }];
  });
  const bias = numberOrZero(tree, "bias", notes);
  return bias.num === 0n ? boxes : [{ worth: bias, isTurned: false, ranges: [] }, ...boxes];
};

const worthOf = (
  tree: DataMap,
  domain: Domain,
  notes: ReadingNotes,
): Profile["worth"] | undefined => {
  const said = typeOf(tree);
  switch (said) {
    case "LinearAdditiveUtilityFunction":
    case "LinearUtilityAggregationFunction": {
      const values = additiveOf(tree, domain, notes);
      return values && { type: "additive", values };
    }
    case "HyperRectangleUtilityFunction": {
      const boxes = boxesOf(tree, domain, notes);
      return boxes && { type: "boxes", boxes };
    }
    default:
      notes.fault("unsupported", tree.at, `utility function "${said ?? ""}"`);
      return undefined;
  }
};

const utilityAt = (worth: Profile["worth"], chosen: readonly number[]): Rational =>
  worth.type === "additive"
    ? worth.values.reduce(
        (sum, values, issue) => add(sum, values[chosen[issue] ?? -1] ?? zero),
        zero,
      )
    : worth.boxes.reduce((sum, box) => {
        const isInside = box.ranges.every(({ issue, low, high }) => {
          const option = chosen[issue] ?? -1;
          return low <= option && option <= high;
        });
        return isInside ? add(sum, box.worth) : sum;
      }, zero);

const reservationOf = (
  tree: DataMap,
  domain: Domain,
  worth: Profile["worth"],
  notes: ReadingNotes,
): Rational | undefined => {
  const value = tree.entries.get("reserved_value");
  if (value?.type === "word" && !isNothing(value) && !/^-\.?inf(inity)?$/i.test(value.text)) {
    return numberAt(value, notes);
  }
  const outcome = tree.entries.get("reserved_outcome");
  if (outcome === undefined || isNothing(outcome)) {
    return undefined;
  }
  const nodes =
    outcome.type === "map"
      ? domain.issues.map(({ name }) => outcome.entries.get(name))
      : outcome.type === "list"
        ? outcome.items
        : [];
  if (nodes.length !== domain.issues.length) {
    notes.fault("domains-differ", outcome.at, "reserved_outcome");
    return undefined;
  }
  const chosen = domain.issues.map((issue, position) => {
    const node = nodes[position];
    const option = node?.type === "word" ? optionNamed(issue, node.text) : -1;
    if (option < 0) {
      notes.fault("unknown-option", node?.at ?? outcome.at, issue.name);
    }
    return option;
  });
  return utilityAt(worth, chosen);
};

/** A NegMAS profile over a domain, or nothing after a fault. */
export const negmasProfileOf = (
  tree: DataMap,
  domain: Domain,
  name: string,
  notes: ReadingNotes,
): Profile | undefined => {
  const inner = tree.entries.get("ufun");
  const path = tree.entries.get("path") ?? entryOf(inner, "path");
  if (path !== undefined && !tree.entries.has("values") && inner?.type !== "map") {
    notes.fault("path-refused", path.at);
    return undefined;
  }
  if (inner?.type === "map") {
    notes.note("discount", tree.at, typeOf(tree));
    const profile = negmasProfileOf(inner, domain, name, notes);
    const outer = profile && reservationOf(tree, domain, profile.worth, notes);
    const isBare = profile !== undefined && profile.reservation === undefined;
    return isBare && outer !== undefined ? { ...profile, reservation: outer } : profile;
  }
  const worth = worthOf(tree, domain, notes);
  const reservation = worth && reservationOf(tree, domain, worth, notes);
  return worth && { name, worth, ...(reservation === undefined ? {} : { reservation }) };
};
