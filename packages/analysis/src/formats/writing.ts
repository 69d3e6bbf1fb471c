// What every writer shares: files as text, what the format could not say, and an issue's values taken apart into a
// weight and evaluations, or into a straight line held between 0 and the weight.

import type { Domain, Issue, Profile } from "../domain.ts";
import {
  add,
  compare,
  divide,
  greater,
  multiply,
  one,
  rational,
  subtract,
  zero,
  type Rational,
} from "../rational.ts";
import { optionTextsOf } from "./issue-options.ts";
import { numeralFromRational, roundedNumeral } from "./numeral.ts";
import { REAL_STEPS } from "./reading.ts";

/** What a format cannot say of a scenario, or says only nearly. */
export type LossCode =
  | "rounded"
  | "range-as-options"
  | "reservation-none"
  | "reservation-no-bid"
  | "scale"
  | "unsure"
  | "boxes"
  | "negative"
  | "nothing-matters"
  | "characters"
  | "file-name"
  | "links";

/** One loss, with the profile or issue it is about. */
export type Loss = { readonly loss: LossCode; readonly profile?: string; readonly issue?: string };

/** Files to write and what they do not say; a profile that cannot be said at all has a loss and no file. */
export type Writing = {
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly losses: readonly Loss[];
};

/** Decimal places where a number has no finite decimal. */
export const ROUNDED_PLACES = 30;

/** Gathers losses, each once. */
export type Losses = {
  readonly add: (loss: Loss) => void;
  readonly all: () => readonly Loss[];
};

/** Starts gathering losses. */
export const lossesOf = (): Losses => {
  const found = new Map<string, Loss>();
  return {
    add: (loss) => {
      found.set(JSON.stringify([loss.loss, loss.profile, loss.issue]), loss);
    },
    all: () => [...found.values()],
  };
};

/** A number as a decimal, rounded with a loss where it has no finite one. */
export const written = (value: Rational, losses: Losses, about: Omit<Loss, "loss">): string => {
  const exact = numeralFromRational(value);
  if (exact === undefined) {
    losses.add({ loss: "rounded", ...about });
  }
  return exact ?? roundedNumeral(value, ROUNDED_PLACES);
};

/** A file name for a profile that gives its name back as the stem. */
export const fileNameOf = (name: string, ending: string, losses: Losses): string => {
  // oxlint-disable-next-line no-control-regex -- control characters have no place in a file name
  const safe = name.replace(/[\u0000-\u001f/\\:*?"<>|]/g, "_") || "profile";
  if (safe !== name) {
    losses.add({ loss: "file-name", profile: name });
  }
  return `${safe}.${ending}`;
};

/** The greatest of an issue's values, or 0. */
export const greatestOf = (values: readonly Rational[]): Rational => values.reduce(greater, zero);

const isFinite = (value: Rational): boolean => numeralFromRational(value) !== undefined;

/** An issue's values as a weight and evaluations: the weight is the greatest value unless only 1 keeps all exact. */
export const weighed = (
  values: readonly Rational[],
): { readonly weight: Rational; readonly evaluations: readonly Rational[] } => {
  const weight = greatestOf(values);
  if (weight.num === 0n) {
    return { weight: one, evaluations: values };
  }
  const evaluations = values.map((value) => divide(value, weight));
  const isExact = isFinite(weight) && evaluations.every(isFinite);
  return isExact || !values.every(isFinite)
    ? { weight, evaluations }
    : { weight: one, evaluations: values };
};

/** A straight line over option positions 0, 1, 2 …: value = offset + slope * position. */
export type Line = { readonly offset: Rational; readonly slope: Rational };

const valueOn = (line: Line, position: number): Rational =>
  add(line.offset, multiply(line.slope, rational(BigInt(position))));

const throughOf = (position: number, value: Rational, slope: Rational): Line => ({
  offset: subtract(value, multiply(slope, rational(BigInt(position)))),
  slope,
});

/** The line an issue's values lie on, exactly, or nothing. */
export const lineOf = (values: readonly Rational[]): Line | undefined => {
  const [first = zero, second = first] = values;
  const line = { offset: first, slope: subtract(second, first) };
  return values.every((value, position) => compare(value, valueOn(line, position)) === 0)
    ? line
    : undefined;
};

const heldBetween = (value: Rational, most: Rational): Rational =>
  value.num < 0n ? zero : compare(value, most) > 0 ? most : value;

/** The line whose values, held between 0 and `most`, are these; or nothing. */
export const heldLineOf = (values: readonly Rational[], most: Rational): Line | undefined => {
  const inner = values.flatMap((value, position) =>
    value.num > 0n && compare(value, most) < 0 ? [position] : [],
  );
  const at = (position: number): Rational => values[position] ?? zero;
  const [first, second] = inner;
  const lines: (Line | undefined)[] = [lineOf(values)];
  if (first !== undefined && second !== undefined) {
    lines.push(throughOf(first, at(first), subtract(at(first + 1), at(first))));
  } else if (first !== undefined) {
    const steep = greater(at(first), subtract(most, at(first)));
    const isRising = compare(at(first), at(first + 1)) < 0 || at(first - 1).num === 0n;
    lines.push(throughOf(first, at(first), isRising ? steep : subtract(zero, steep)));
  } else {
    const rise = values.findIndex((value, position) => compare(value, at(position + 1)) !== 0);
    lines.push(throughOf(rise, at(rise), subtract(at(rise + 1), at(rise))));
  }
  return lines.find(
    (line) =>
      line !== undefined &&
      values.every(
        (value, position) => compare(value, heldBetween(valueOn(line, position), most)) === 0,
      ),
  );
};

/** The additive values of an issue in a profile, or nothing for boxes. */
export const valuesAt = (profile: Profile, issue: number): readonly Rational[] | undefined =>
  profile.worth.type === "additive" ? (profile.worth.values[issue] ?? []) : undefined;

/** An issue that is a range of numbers. */
export type RangedIssue = Exclude<Issue, { readonly type: "options" }>;

/** Whether a continuous issue has other steps than readers cut: formats without steps then say it as plain options. */
export const isCutOwnWay = (issue: RangedIssue): boolean =>
  issue.type === "reals" && issue.steps !== 0 && issue.steps !== REAL_STEPS;

/** The domain with every range that some profile cannot say as one turned into plain options, noted as a loss. */
export const sayableDomain = (
  domain: Domain,
  profiles: readonly Profile[],
  canSay: (issue: RangedIssue, values: readonly Rational[]) => boolean,
  losses: Losses,
): Domain => ({
  ...domain,
  issues: domain.issues.map((issue, position) => {
    const isSayable =
      issue.type === "options" ||
      profiles.every((profile) => {
        const values = valuesAt(profile, position);
        return values === undefined || canSay(issue, values);
      });
    if (isSayable) {
      return issue;
    }
    losses.add({ loss: "range-as-options", issue: issue.name });
    return { type: "options", name: issue.name, options: optionTextsOf(issue) };
  }),
});

/** The least whole number that makes every one of these whole. */
export const commonDenominator = (values: readonly Rational[]): bigint =>
  values.reduce((common, { den }) => common * rational(common, den).den, 1n);
