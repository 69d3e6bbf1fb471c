// The options of an issue as files write them: their count, their text, the number behind a step of a range.

import type { Issue } from "../domain.ts";
import type { Rational } from "../rational.ts";
import { minus, plus, ratio, times } from "./arithmetic.ts";
import { numeralFromRational } from "./numeral.ts";

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
  plus(issue.low, times(minus(issue.high, issue.low), ratio(BigInt(option), BigInt(issue.steps))));

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
