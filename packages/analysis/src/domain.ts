// What is being settled, and what it is worth to whom: issues, options and preference profiles, free of any file format.

import { add, multiply, rational, subtract, type Rational } from "./rational.ts";

/** One thing to settle. Ranges are kept as written; a continuous one has `steps` + 1 options, evenly from low to high. */
export type Issue =
  | { readonly type: "options"; readonly name: string; readonly options: readonly string[] }
  | {
      readonly type: "integers";
      readonly name: string;
      readonly low: bigint;
      readonly high: bigint;
    }
  | {
      readonly type: "reals";
      readonly name: string;
      readonly low: Rational;
      readonly high: Rational;
      readonly steps: number;
    };

/** All issues to settle together. */
export type Domain = { readonly name: string; readonly issues: readonly Issue[] };

/** A combination of options that is forbidden, required, or worth something together: indices of issue and option. */
export type Combination = readonly { readonly issue: number; readonly option: number }[];
export type Link =
  | { readonly type: "forbidden"; readonly when: Combination }
  | { readonly type: "required"; readonly when: Combination; readonly then: Combination }
  | {
      readonly type: "valued";
      readonly party: number;
      readonly when: Combination;
      readonly worth: Rational;
    };

/** A box of a nonlinear profile: scores `worth` when the package lies inside (or, turned, outside) all its ranges. */
export type Box = {
  readonly worth: Rational;
  readonly isTurned: boolean;
  readonly ranges: readonly {
    readonly issue: number;
    readonly low: number;
    readonly high: number;
  }[];
};

/** A value known only to lie between two numbers (both included). */
export type Interval = {
  readonly issue: number;
  readonly option: number;
  readonly low: Rational;
  readonly high: Rational;
};

/** A party's preference profile. `values[issue][option]` already carries the issue's weight; absent reservation = none. */
export type Profile = {
  readonly name: string;
  readonly worth:
    | {
        readonly type: "additive";
        readonly values: readonly (readonly Rational[])[];
        /** Values not known exactly; `values` then holds what is taken for them meanwhile. */
        readonly unsure?: readonly Interval[];
      }
    | { readonly type: "boxes"; readonly boxes: readonly Box[] };
  readonly reservation?: Rational;
};

/** One option for every issue, by index. */
export type Package = readonly number[];

/** How many options an issue has; a bigint because a range may be any size. */
export const optionCountOf = (issue: Issue): bigint => {
  switch (issue.type) {
    case "options":
      return BigInt(issue.options.length);
    case "integers":
      return issue.high < issue.low ? 0n : issue.high - issue.low + 1n;
    case "reals":
      return BigInt(issue.steps) + 1n;
  }
};

/** How many packages the issues allow before any link: the product of their option counts. */
export const outcomesOf = (domain: Domain): bigint =>
  domain.issues.reduce((product, issue) => product * optionCountOf(issue), 1n);

/** The number an option of a range stands for; undefined for named options. */
export const numberOfOption = (issue: Issue, option: number): Rational | undefined => {
  switch (issue.type) {
    case "options":
      return undefined;
    case "integers":
      return rational(issue.low + BigInt(option));
    case "reals":
      return issue.steps === 0
        ? issue.low
        : add(
            issue.low,
            multiply(
              subtract(issue.high, issue.low),
              rational(BigInt(option), BigInt(issue.steps)),
            ),
          );
  }
};
