// The options of an issue as files write them: their count, their text, the number behind a step of a range.

import { type Issue, numberOfOption, optionCountOf } from "../domain.ts";
import { type Rational, zero } from "../rational.ts";
import { numeralFromRational, rationalFromNumeral } from "./numeral.ts";

/** How many options an issue has, as a number: readers hold every issue well below 2^53. */
export const optionsIn = (issue: Issue): number => Number(optionCountOf(issue));

/** An option as a file writes it. */
export const optionTextOf = (issue: Issue, option: number): string => {
  switch (issue.type) {
    case "options":
      return issue.options[option] ?? "";
    case "integers":
      return (issue.low + BigInt(option)).toString();
    case "reals": {
      const value = numberOfOption(issue, option) ?? zero;
      return numeralFromRational(value) ?? `${value.num}/${value.den}`;
    }
  }
};

/** All options of an issue as a file writes them, in order. */
export const optionTextsOf = (issue: Issue): readonly string[] =>
  issue.type === "options"
    ? issue.options
    : Array.from({ length: optionsIn(issue) }, (_, option) => optionTextOf(issue, option));

/** The number an option stands for, or nothing for words. */
export const numberOptionOf = (issue: Issue, option: number): Rational | undefined => {
  switch (issue.type) {
    case "options":
      return rationalFromNumeral(issue.options[option] ?? "");
    case "integers":
    case "reals":
      return numberOfOption(issue, option);
  }
};
