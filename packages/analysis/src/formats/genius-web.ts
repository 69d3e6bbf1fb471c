// GeniusWeb JSON: a domain of named value sets, and linear additive profiles. A value a profile does not list is worth
// 0 there. The reservation is a bid: its worth is the reservation value. Partial orderings and groups are refused.

import type { Domain, Issue, Profile } from "../domain.ts";
import {
  compare,
  subtract,
  one,
  divide,
  add,
  rational,
  multiply,
  zero,
  type Rational,
} from "../rational.ts";
import {
  type DataMap,
  type DataNode,
  entryOf,
  isNothing,
  mapIn,
  numberAt,
  numberUnder,
  wordIn,
} from "./data-tree.ts";
import { numberOptionOf, optionsIn, optionTextsOf } from "./issue-options.ts";
import { numeralFromRational } from "./numeral.ts";
import { type ReadingNotes, MAX_ISSUES, MAX_OPTIONS } from "./reading.ts";
import { checkWeights } from "./weights.ts";

const SPACE = "LinearAdditiveUtilitySpace";

/** Whether a tree is a GeniusWeb domain. */
export const isGeniusWebDomain = (tree: DataNode): boolean =>
  entryOf(tree, "issuesValues") !== undefined;

/** Whether a tree is some GeniusWeb profile, readable here or not. */
export const isGeniusWebProfile = (tree: DataNode): boolean =>
  tree.type === "map" &&
  tree.entries.size === 1 &&
  [...tree.entries.keys()].some((key) => /UtilitySpace$|PartialOrdering$|^Default/.test(key));

const text = (value: Rational): string => numeralFromRational(value) ?? "";

const rangeIssue = (name: string, range: DataNode, notes: ReadingNotes): Issue | undefined => {
  const numbers = range.type === "list" ? range.items.map((item) => numberAt(item, notes)) : [];
  const [low, high, step] = numbers;
  if (low === undefined || high === undefined || step === undefined || numbers.length !== 3) {
    notes.fault("malformed", range.at, `range of "${name}"`);
    return undefined;
  }
  if (compare(low, high) > 0 || step.num <= 0n) {
    notes.fault("bounds-crossed", range.at, name);
    return undefined;
  }
  const exact = divide(subtract(high, low), step);
  const steps = exact.num / exact.den;
  if (steps >= BigInt(MAX_OPTIONS)) {
    notes.fault("too-many", range.at, `${steps + 1n} options`);
    return undefined;
  }
  const last = add(low, multiply(step, rational(steps, 1n)));
  if (compare(last, high) !== 0) {
    notes.note("range-cut", range.at, `${name}: ${text(high)}`, text(last));
  }
  if (low.den === 1n && compare(step, one) === 0) {
    return { type: "integers", name, low: low.num, high: last.num };
  }
  return { type: "reals", name, low, high: last, steps: Number(steps) };
};

const valuesIssue = (name: string, values: DataNode, notes: ReadingNotes): Issue | undefined => {
  const items = values.type === "list" ? values.items : [];
  if (items.length === 0 || items.length > MAX_OPTIONS) {
    notes.fault(items.length === 0 ? "no-options" : "too-many", values.at, name);
    return undefined;
  }
  const seen = new Set<string>();
  const options = items.flatMap((item): readonly string[] => {
    const option = wordIn(item, notes);
    if (option === undefined) {
      return [];
    }
    if (seen.has(option)) {
      notes.fault("duplicate", item.at, `${name}: ${option}`);
    }
    seen.add(option);
    return [option];
  });
  return { type: "options", name, options };
};

/** A GeniusWeb domain, or nothing after a fault. */
export const geniusWebDomainOf = (tree: DataMap, notes: ReadingNotes): Domain | undefined => {
  const sets = mapIn(tree, "issuesValues", notes);
  if (sets === undefined) {
    return undefined;
  }
  if (sets.entries.size === 0 || sets.entries.size > MAX_ISSUES) {
    notes.fault(sets.entries.size === 0 ? "missing" : "too-many", sets.at, "issues");
  }
  const issues = [...sets.entries].flatMap(([name, set]): readonly Issue[] => {
    const values = entryOf(set, "values");
    const range = entryOf(set, "range");
    if (values === undefined && range === undefined) {
      notes.fault("missing", set.at, `values of "${name}"`);
      return [];
    }
    const issue =
      values === undefined
        ? range && rangeIssue(name, range, notes)
        : valuesIssue(name, values, notes);
    return issue === undefined ? [] : [issue];
  });
  const name = entryOf(tree, "name");
  return { name: name?.type === "word" ? name.text : "", issues };
};

/** The same text for domains with the same issues and options, in whatever order. */
const shape = ({ issues }: Domain): string => {
  const lines = issues.map((issue) =>
    JSON.stringify([issue.name, ...[...optionTextsOf(issue)].sort()]),
  );
  return lines.sort().join("\n");
};

const checkSameDomain = (tree: DataMap, domain: Domain, notes: ReadingNotes): void => {
  const inner = tree.entries.get("domain");
  const other = inner?.type === "map" ? geniusWebDomainOf(inner, notes) : undefined;
  if (inner === undefined || other === undefined) {
    return;
  }
  if (shape(other) !== shape(domain)) {
    notes.fault("domains-differ", inner.at, other.name);
  }
};

const linedOf = (lined: DataMap, issue: Issue, notes: ReadingNotes): readonly Rational[] => {
  const lowValue = numberUnder(lined, "lowValue", notes);
  const lowUtility = numberUnder(lined, "lowUtility", notes);
  const highValue = numberUnder(lined, "highValue", notes);
  const highUtility = numberUnder(lined, "highUtility", notes);
  return Array.from({ length: optionsIn(issue) }, (_, option) => {
    const value = numberOptionOf(issue, option);
    if (
      lowValue === undefined ||
      lowUtility === undefined ||
      highValue === undefined ||
      highUtility === undefined
    ) {
      return zero;
    }
    if (value === undefined) {
      notes.fault("domains-differ", lined.at, issue.name);
      return zero;
    }
    if (compare(value, lowValue) < 0 || compare(value, highValue) > 0) {
      return zero;
    }
    const width = subtract(highValue, lowValue);
    return width.num === 0n
      ? lowUtility
      : add(
          lowUtility,
          multiply(divide(subtract(value, lowValue), width), subtract(highUtility, lowUtility)),
        );
  });
};

const listedOf = (listed: DataMap, issue: Issue, notes: ReadingNotes): readonly Rational[] => {
  const texts = optionTextsOf(issue);
  const known = new Set(texts);
  for (const [option, node] of listed.entries) {
    if (!known.has(option)) {
      notes.note("option-not-in-domain", node.at, `${issue.name}: ${option}`);
    }
  }
  return texts.map((option) => {
    const node = listed.entries.get(option);
    if (node === undefined) {
      notes.note("unlisted", listed.at, `${issue.name}: ${option}`, "0");
      return zero;
    }
    const value = numberAt(node, notes) ?? zero;
    if (value.num < 0n || compare(value, one) > 0) {
      notes.note("out-of-scale", node.at, `${issue.name}: ${option}`);
    }
    return value;
  });
};

const utilitiesOf = (node: DataNode, issue: Issue, notes: ReadingNotes): readonly Rational[] => {
  const listed = entryOf(node, "DiscreteValueSetUtilities") ?? entryOf(node, "discreteutils");
  const lined = entryOf(node, "NumberValueSetUtilities") ?? entryOf(node, "numberutils");
  if (lined?.type === "map") {
    return linedOf(lined, issue, notes);
  }
  const values = listed?.type === "map" ? mapIn(listed, "valueUtilities", notes) : undefined;
  if (listed === undefined) {
    notes.fault("unsupported", node.at, `utilities of "${issue.name}"`);
  }
  return values === undefined
    ? Array.from({ length: optionsIn(issue) }, () => zero)
    : listedOf(values, issue, notes);
};

const reservationOf = (
  tree: DataMap,
  domain: Domain,
  values: readonly (readonly Rational[])[],
  notes: ReadingNotes,
): Rational | undefined => {
  const bid = tree.entries.get("reservationBid");
  if (bid === undefined || isNothing(bid)) {
    return undefined;
  }
  const chosen = entryOf(bid, "issuevalues") ?? entryOf(bid, "issueValues");
  if (chosen?.type !== "map") {
    notes.fault("malformed", bid.at, "reservationBid");
    return undefined;
  }
  const known = new Set(domain.issues.map(({ name }) => name));
  for (const [name, node] of chosen.entries) {
    if (!known.has(name)) {
      notes.fault("unknown-issue", node.at, name);
    }
  }
  return domain.issues.reduce((sum, issue, position) => {
    const node = chosen.entries.get(issue.name);
    if (node === undefined) {
      notes.note("reservation-partial", chosen.at, issue.name, "0");
      return sum;
    }
    const option = optionTextsOf(issue).indexOf(wordIn(node, notes) ?? "");
    if (option < 0) {
      notes.fault("unknown-option", node.at, issue.name);
    }
    return add(sum, values[position]?.[option] ?? zero);
  }, zero);
};

const weightsOf = (weights: DataMap, domain: Domain, notes: ReadingNotes): readonly Rational[] => {
  const known = new Set(domain.issues.map(({ name }) => name));
  for (const [name, node] of weights.entries) {
    if (!known.has(name)) {
      notes.fault("unknown-issue", node.at, name);
    }
  }
  const found = domain.issues.map(({ name }) => {
    const weight = numberUnder(weights, name, notes) ?? zero;
    if (weight.num < 0n) {
      notes.fault("weight-negative", weights.at, name);
    }
    return weight;
  });
  checkWeights(found, weights.at, notes);
  return found;
};

/** A GeniusWeb profile over a domain, or nothing after a fault; `name` counts where the file gives none. */
export const geniusWebProfileOf = (
  root: DataMap,
  domain: Domain,
  name: string,
  notes: ReadingNotes,
): Profile | undefined => {
  const tree = root.entries.get(SPACE);
  if (tree?.type !== "map") {
    notes.fault("unsupported", root.at, [...root.entries.keys()][0]);
    return undefined;
  }
  checkSameDomain(tree, domain, notes);
  const weights = mapIn(tree, "issueWeights", notes);
  const utilities = mapIn(tree, "issueUtilities", notes);
  if (weights === undefined || utilities === undefined) {
    return undefined;
  }
  const scales = weightsOf(weights, domain, notes);
  const values = domain.issues.map((issue, position) => {
    const node = utilities.entries.get(issue.name);
    if (node === undefined) {
      notes.fault("missing", utilities.at, `utilities of "${issue.name}"`);
      return [];
    }
    return utilitiesOf(node, issue, notes).map((value) =>
      multiply(value, scales[position] ?? zero),
    );
  });
  const reservation = reservationOf(tree, domain, values, notes);
  return {
    name,
    worth: { type: "additive", values },
    ...(reservation === undefined ? {} : { reservation }),
  };
};
