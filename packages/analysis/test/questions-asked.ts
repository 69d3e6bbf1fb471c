// Questions that the worker tests ask: one quick, one large, one for the solver.
import { type Profile, type Question, rational } from "@tworooms/analysis";

const spread = (party: number, issue: number, option: number): bigint =>
  BigInt(((issue * 37 + option * 61 + party * 101 + option * issue * 13) % 89) + 1);

/** So many parties, issues and options; additive, without links. */
export const additiveQuestion = (parties: number, issues: number, options: number): Question => ({
  domain: {
    name: "asked",
    issues: Array.from({ length: issues }, (_none, issue) => ({
      type: "integers",
      name: `${issue}`,
      low: 1n,
      high: BigInt(options),
    })),
  },
  profiles: Array.from({ length: parties }, (_none, party) => ({
    name: `${party}`,
    worth: {
      type: "additive",
      values: Array.from({ length: issues }, (_nothing, issue) =>
        Array.from({ length: options }, (_no, option) =>
          rational(
            spread(party, issue, option) * BigInt(issue + party + 1),
            10n ** 9n + BigInt(party),
          ),
        ),
      ),
    },
  })),
});

/** Ten issues of ten options and twelve boxes for each of two parties: 10^10 packages, for the solver. */
export const boxedQuestion: Question = {
  domain: additiveQuestion(2, 10, 10).domain,
  profiles: [3, 7].map((step, party): Profile => ({
    name: `${party}`,
    worth: {
      type: "boxes",
      boxes: Array.from({ length: 12 }, (_none, box) => ({
        worth: rational(BigInt(10 + ((box * step * 5) % 31))),
        isTurned: false,
        ranges: [0, 1].map((side) => ({
          issue: (box * step + side * 4 + party) % 10,
          low: party === 0 ? (box + side) % 4 : 5 + ((box + side) % 3),
          high: party === 0 ? 4 + ((box * step) % 2) : 8 + (box % 2),
        })),
      })),
    },
  })),
};
