// What is being settled, and what it is worth to whom: issues, options and preference profiles, free of any file format.

import type { Rational } from "./rational.ts";

/** One thing to settle. Ranges are kept as written; continuous ones are cut into `steps` by their reader. */
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

/** A party's preference profile. `values[issue][option]` already carries the issue's weight; absent reservation = none. */
export type Profile = {
  readonly name: string;
  readonly worth:
    | { readonly type: "additive"; readonly values: readonly (readonly Rational[])[] }
    | { readonly type: "boxes"; readonly boxes: readonly Box[] };
  readonly reservation?: Rational;
};

/** One option for every issue, by index. */
export type Package = readonly number[];
