// The rules version: a number in the genesis that only a control entry raises. A body is judged by the version in force
// at its place; a client that does not know it stops and says so, rather than guess.

import type { Control } from "./envelope/control.ts";

/** The newest rules version this client knows. */
export const knownRules = 1;

/** Whether this client may read and write under a rules version. */
export const isRulesKnown = (rules: number): boolean => rules <= knownRules;

/** Raises the rules version in force, once every reader's client knows it. */
export const raiseRules = (rules: number): Extract<Control, { readonly type: "rules" }> => ({
  type: "rules",
  rules,
});
