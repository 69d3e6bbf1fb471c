// What a NegMAS value function says each option of one issue is worth, before its weight: tables and straight lines.
// A function given as code is refused, never run.

import type { Issue } from "../domain.ts";
import { add, compare, multiply, zero, type Rational } from "../rational.ts";
import { type DataMap, type DataNode, entryOf, isNothing, mapIn, numberAt } from "./data-tree.ts";
import { numberOptionOf, optionsIn, optionTextsOf } from "./issue-options.ts";
import { rationalFromNumeral } from "./numeral.ts";
import type { ReadingNotes } from "./reading.ts";

/** The last part of a NegMAS type name: `negmas.preferences.value_fun.TableFun` is `TableFun`. */
export const typeOf = (node: DataNode | undefined): string | undefined => {
  const said = entryOf(node, "type") ?? entryOf(node, "__python_class__");
  return said?.type === "word" ? said.text.slice(said.text.lastIndexOf(".") + 1) : undefined;
};

const numberOr = (
  holder: DataMap,
  key: string,
  otherwise: Rational,
  notes: ReadingNotes,
): Rational => {
  const node = holder.entries.get(key);
  return node === undefined || isNothing(node) ? otherwise : (numberAt(node, notes) ?? otherwise);
};

/** The number under a key, or 0 where it is absent or null. */
export const numberOrZero = (holder: DataMap, key: string, notes: ReadingNotes): Rational =>
  numberOr(holder, key, zero, notes);

/** The option of an issue a scalar names, by text or by equal number; -1 for none. */
export const optionNamed = (issue: Issue, text: string): number => {
  const exact = optionTextsOf(issue).indexOf(text);
  const number = exact < 0 ? rationalFromNumeral(text) : undefined;
  if (number === undefined) {
    return exact;
  }
  return Array.from({ length: optionsIn(issue) }, (_, option) => option).findIndex((option) => {
    const value = numberOptionOf(issue, option);
    return value !== undefined && compare(value, number) === 0;
  });
};

const tableOf = (table: DataMap, issue: Issue, notes: ReadingNotes): readonly Rational[] => {
  const values = new Map<number, Rational>();
  const positions = new Map(optionTextsOf(issue).map((text, option) => [text, option]));
  for (const [key, node] of table.entries) {
    const option = positions.get(key) ?? optionNamed(issue, key);
    if (option < 0) {
      notes.note("option-not-in-domain", node.at, `${issue.name}: ${key}`);
    } else {
      values.set(option, numberAt(node, notes) ?? zero);
    }
  }
  return optionTextsOf(issue).map((text, option) => {
    const value = values.get(option);
    if (value === undefined) {
      notes.fault("missing", table.at, `value of ${issue.name}: ${text}`);
    }
    return value ?? zero;
  });
};

const lineOf = (
  issue: Issue,
  slope: Rational,
  bias: Rational,
  node: DataNode,
  notes: ReadingNotes,
): readonly Rational[] =>
  Array.from({ length: optionsIn(issue) }, (_, option) => {
    const value = numberOptionOf(issue, option);
    if (value === undefined && slope.num !== 0n) {
      notes.fault("domains-differ", node.at, `a line over the words of ${issue.name}`);
    }
    return add(bias, multiply(slope, value ?? zero));
  });

/** The value of each option of an issue under a NegMAS value function. */
export const negmasValuesOf = (
  node: DataNode,
  issue: Issue,
  notes: ReadingNotes,
): readonly Rational[] => {
  const none = Array.from({ length: optionsIn(issue) }, () => zero);
  if (node.type !== "map") {
    notes.fault("unsupported", node.at, `values of "${issue.name}"`);
    return none;
  }
  const said = typeOf(node);
  switch (said) {
    case "TableFun": {
      const table = mapIn(node, "mapping", notes);
      return table === undefined ? none : tableOf(table, issue, notes);
    }
    case undefined:
      return tableOf(node, issue, notes);
    case "AffineFun":
    case "LinearFun": {
      const slope = numberOrZero(node, "slope", notes);
      return lineOf(issue, slope, numberOrZero(node, "bias", notes), node, notes);
    }
    case "IdentityFun":
      return lineOf(issue, { num: 1n, den: 1n }, zero, node, notes);
    case "ConstFun":
      return lineOf(issue, zero, numberOrZero(node, "bias", notes), node, notes);
    default:
      notes.fault("unsupported", node.at, `value function "${said}"`);
      return none;
  }
};
