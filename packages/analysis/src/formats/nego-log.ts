// NegoLog JSON: profiles only, whose issues and values are the domain. Worth is the sum of weight * value, as written.

import type { Domain, Profile } from "../domain.ts";
import { multiply, zero } from "../rational.ts";
import {
  type DataMap,
  type DataNode,
  entryOf,
  isNothing,
  mapIn,
  numberAt,
  numberUnder,
} from "./data-tree.ts";
import { optionTextsOf } from "./issue-options.ts";
import { MAX_ISSUES, MAX_OPTIONS, type ReadingNotes } from "./reading.ts";
import { checkWeights } from "./weights.ts";

/** Whether a tree is a NegoLog profile. */
export const isNegoLogProfile = (tree: DataNode): boolean =>
  entryOf(tree, "issueWeights") !== undefined && entryOf(tree, "issues") !== undefined;

/** The domain a NegoLog profile speaks of, or nothing after a fault. */
export const negoLogDomainOf = (tree: DataMap, notes: ReadingNotes): Domain | undefined => {
  const said = mapIn(tree, "issues", notes);
  if (said === undefined) {
    return undefined;
  }
  if (said.entries.size === 0 || said.entries.size > MAX_ISSUES) {
    notes.fault(said.entries.size === 0 ? "missing" : "too-many", said.at, "issues");
  }
  notes.note("derived-domain", said.at);
  const issues = [...said.entries].map(([name, values]) => {
    const options = values.type === "map" ? [...values.entries.keys()] : [];
    if (options.length === 0 || options.length > MAX_OPTIONS) {
      notes.fault(options.length === 0 ? "no-options" : "too-many", values.at, name);
    }
    return { type: "options", name, options } as const;
  });
  return { name: "", issues };
};

/** A NegoLog profile over a domain, or nothing after a fault. */
export const negoLogProfileOf = (
  tree: DataMap,
  domain: Domain,
  name: string,
  notes: ReadingNotes,
): Profile | undefined => {
  const said = mapIn(tree, "issues", notes);
  const weights = mapIn(tree, "issueWeights", notes);
  if (said === undefined || weights === undefined) {
    return undefined;
  }
  const known = new Set(domain.issues.map((issue) => issue.name));
  for (const [issue, node] of [...said.entries, ...weights.entries]) {
    if (!known.has(issue)) {
      notes.fault("unknown-issue", node.at, issue);
    }
  }
  const found = domain.issues.map((issue) => {
    const weight = numberUnder(weights, issue.name, notes) ?? zero;
    if (weight.num < 0n) {
      notes.fault("weight-negative", weights.at, issue.name);
    }
    return weight;
  });
  const values = domain.issues.map((issue, position) => {
    const weight = found[position] ?? zero;
    const listed = mapIn(said, issue.name, notes);
    const options = optionTextsOf(issue);
    for (const [option, node] of listed?.entries ?? []) {
      if (!options.includes(option)) {
        notes.note("option-not-in-domain", node.at, `${issue.name}: ${option}`);
      }
    }
    return options.map((option) => {
      const node = listed?.entries.get(option);
      if (listed !== undefined && node === undefined) {
        notes.fault("missing", listed.at, `value of ${issue.name}: ${option}`);
      }
      return node === undefined ? zero : multiply(weight, numberAt(node, notes) ?? zero);
    });
  });
  checkWeights(found, weights.at, notes);
  const reserved = tree.entries.get("reservationValue");
  const reservation =
    reserved === undefined || isNothing(reserved) ? undefined : numberAt(reserved, notes);
  return {
    name,
    worth: { type: "additive", values },
    ...(reservation === undefined ? {} : { reservation }),
  };
};
