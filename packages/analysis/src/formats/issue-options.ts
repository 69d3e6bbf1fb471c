// The options of an issue as files write them: their count, their text, the number behind a step of a range.

import type { Issue } from "../domain.ts";
import type { Rational } from "../rational.ts";
import { subtract, add, rational, multiply } from "./arithmetic.ts";
import { numeralFromRational, rationalFromNumeral } from "./numeral.ts";

/** How many options an issue has; a continuous one cut into n steps has n + 1. */
export const optionCountOf = (issue: Issue): number => {
  switch (issue.type) {
    case "options":
      return issue.options.length;
    case "integers":
      return Number(issue.high - issue.low) + 1;
    case "reals":
      return issue.steps + 1;
  }
};

/** The number at a step of a continuous issue; steps run from 0 (low) to `steps` (high). */
export const realOptionOf = (
  issue: Extract<Issue, { readonly type: "reals" }>,
  option: number,
): Rational =>
  add(issue.low, multiply(subtract(issue.high, issue.low), rational(BigInt(option), BigInt(issue.steps))));

/** An option as a file writes it. */
export const optionTextOf = (issue: Issue, option: number): string => {
  switch (issue.type) {
    case "options":
      return issue.options[option] ?? "";
    case "integers":
      return (issue.low + BigInt(option)).toString();
    case "reals": {
      const value = realOptionOf(issue, option);
      return numeralFromRational(value) ?? `${value.num}/${value.den}`;
    }
  }
};

/** All options of an issue as a file writes them, in order. */
export const optionTextsOf = (issue: Issue): readonly string[] =>
  issue.type === "options"
    ? issue.options
    : Array.from({ length: optionCountOf(issue) }, (_, option) => optionTextOf(issue, option));

/** The number an option stands for, or nothing for words. */
export const numberOptionOf = (issue: Issue, option: number): Rational | undefined => {
  switch (issue.type) {
    case "options":
      return rationalFromNumeral(issue.options[option] ?? "");
    case "integers":
      return rational(issue.low + BigInt(option));
    case "reals":
      return realOptionOf(issue, option);
  }
};
