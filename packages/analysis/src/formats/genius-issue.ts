// The issues of a Genius XML file, domain and profile alike: flattened out of their objectives, ordered by index.

import type { Rational } from "../rational.ts";
import { isNotFinite, rationalFromNumeral } from "./numeral.ts";
import { type ReadingNotes, MAX_ISSUES } from "./reading.ts";
import { childrenOf, placeOf, type XmlElement } from "./xml-tree.ts";

/** One issue as the file has it. */
export type GeniusIssue = {
  readonly element: XmlElement;
  readonly name: string;
  readonly index: string | undefined;
  readonly kind: "discrete" | "integer" | "real" | "price";
};

/** What lies below a `utility_space`: its objective's name, issues in order, weights as elements. */
export type GeniusSpace = {
  readonly name: string;
  readonly holder: XmlElement;
  readonly issues: readonly GeniusIssue[];
  readonly weights: readonly XmlElement[];
};

/** The number in an attribute; a fault, and nothing, where there is none. */
export const numberIn = (
  element: XmlElement,
  attribute: string,
  notes: ReadingNotes,
): Rational | undefined => {
  const text = element.attributes.get(attribute);
  if (text === undefined) {
    notes.fault("missing", placeOf(element), `${attribute} of ${element.name}`);
    return undefined;
  }
  const value = rationalFromNumeral(text);
  if (value === undefined) {
    const code = isNotFinite(text) ? "not-finite" : "not-a-number";
    notes.fault(code, placeOf(element), `${attribute}="${text}"`);
  }
  return value;
};

const kindOf = (element: XmlElement, notes: ReadingNotes): GeniusIssue["kind"] => {
  const { attributes } = element;
  const said = (
    attributes.get("vtype") ??
    attributes.get("type") ??
    attributes.get("etype")
  )?.toLowerCase();
  if (said === "discrete" || said === "integer" || said === "real" || said === "price") {
    return said;
  }
  if (said !== undefined) {
    notes.fault("unsupported", placeOf(element), `issue type "${said}"`);
  }
  return childrenOf(element, "range").length > 0 ? "real" : "discrete";
};

const gathered = (holder: XmlElement, notes: ReadingNotes): readonly XmlElement[] =>
  holder.children.flatMap((child) => {
    if (child.name !== "objective") {
      return [child];
    }
    notes.note("flattened", placeOf(child), child.attributes.get("name") ?? "objective");
    return gathered(child, notes);
  });

const inOrder = (issues: readonly GeniusIssue[], notes: ReadingNotes): readonly GeniusIssue[] => {
  const keys = issues.map(({ index }) => Number(index ?? Number.NaN));
  const isOrdered =
    keys.every((key) => Number.isInteger(key)) && new Set(keys).size === keys.length;
  const [first] = issues;
  if (!isOrdered && first !== undefined) {
    notes.note("index-missing", placeOf(first.element), first.name);
  }
  return isOrdered ? [...issues].sort((a, b) => Number(a.index) - Number(b.index)) : issues;
};

/** The issues and weights below a `utility_space`, or nothing after a fault. */
export const geniusSpaceOf = (space: XmlElement, notes: ReadingNotes): GeniusSpace | undefined => {
  const [objective, ...more] = childrenOf(space, "objective");
  const holder = objective ?? space;
  for (const other of more) {
    notes.fault("unsupported", placeOf(other), "a second objective");
  }
  const elements = gathered(holder, notes);
  const found = elements.filter((element) => element.name === "issue");
  if (found.length > MAX_ISSUES) {
    notes.fault("too-many", placeOf(holder), `${found.length} issues`);
    return undefined;
  }
  const names = new Set<string>();
  const issues = found.flatMap((element): readonly GeniusIssue[] => {
    const name = element.attributes.get("name");
    if (name === undefined || name.length === 0) {
      notes.fault("missing", placeOf(element), "name of issue");
      return [];
    }
    if (names.has(name)) {
      notes.fault("duplicate", placeOf(element), `issue "${name}"`);
    }
    names.add(name);
    const index = element.attributes.get("index");
    return [{ element, name, index, kind: kindOf(element, notes) }];
  });
  if (issues.length === 0 && notes.refusal() === undefined) {
    notes.fault("missing", placeOf(holder), "issue");
  }
  return {
    name: holder.attributes.get("name") ?? "",
    holder,
    issues: inOrder(issues, notes),
    weights: elements.filter((element) => element.name === "weight"),
  };
};

/** The bounds of an integer, real or price issue, from its attributes or its `range` child. */
export const boundsOf = (
  issue: GeniusIssue,
  notes: ReadingNotes,
): { readonly low: Rational; readonly high: Rational } | undefined => {
  const [range] = childrenOf(issue.element, "range");
  const holder = range ?? issue.element;
  const low = numberIn(holder, "lowerbound", notes);
  const high = numberIn(holder, "upperbound", notes);
  return low === undefined || high === undefined ? undefined : { low, high };
};
