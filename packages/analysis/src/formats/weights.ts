// One law for weights in every format: none below 0, not all 0, and a sum away from 1 is said, never mended.

import { add, compare, zero, type Rational } from "../rational.ts";
import { roundedNumeral } from "./numeral.ts";
import type { ReadingNotes, ReadingPlace } from "./reading.ts";

// Sums of rounded decimals miss 1 by a little; only more than a millionth is worth a word.
const LEAST_SUM: Rational = { num: 999_999n, den: 1_000_000n };
const MOST_SUM: Rational = { num: 1_000_001n, den: 1_000_000n };

/** Refuses weights that are all 0 and notes a sum away from 1. */
export const checkWeights = (
  weights: readonly Rational[],
  place: Omit<ReadingPlace, "file">,
  notes: ReadingNotes,
): void => {
  const sum = weights.reduce(add, zero);
  if (notes.refusal() !== undefined) {
    return;
  }
  if (weights.every(({ num }) => num === 0n)) {
    notes.fault("weights-zero", place);
  } else if (compare(sum, MOST_SUM) > 0 || compare(sum, LEAST_SUM) < 0) {
    notes.note("weights-sum", place, roundedNumeral(sum, 12));
  }
};
