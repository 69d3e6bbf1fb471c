// The filter for three and more parties, on sets large enough for every branch of it.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { beatenPoints } from "../src/maxima.ts";

// Different vectors in lexical order, as the merge gives them; few values make many ties and equal ranks. Spreads are those of
// one party after another, and begin anew: few values for one and many for the others make medians that cut nothing off.
const vectors = (
  parties: number,
  size: number,
  spreads: readonly number[],
): fc.Arbitrary<readonly (readonly number[])[]> =>
  fc.integer({ min: 1, max: 2 ** 31 - 1 }).map((seed) => {
    let state = seed;
    const next = (): number => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
      return (state >> 8) / 2 ** 23;
    };
    const seen = new Map<string, readonly number[]>();
    for (let index = 0; index < size; index += 1) {
      const lean = next();
      const vector = Array.from({ length: parties }, (_none, party) =>
        Math.floor(
          (next() * 0.5 + (party % 2 === 0 ? lean : 1 - lean) * 0.5) *
            (spreads[party % spreads.length] ?? 1),
        ),
      );
      seen.set(vector.join(), vector);
    }
    return [...seen.values()].toSorted((one, other) => {
      for (const [party, value] of one.entries())
        if (value !== other[party]) return value - (other[party] ?? 0);
      return 0;
    });
  });

const dense = (points: readonly (readonly number[])[], party: number): Int32Array => {
  const values = [...new Set(points.map((point) => point[party] ?? 0))].toSorted(
    (one, other) => one - other,
  );
  const ranks = new Map(values.map((value, rank) => [value, rank]));
  return Int32Array.from(points, (point) => ranks.get(point[party] ?? 0) ?? 0);
};

for (const [parties, size] of [
  [1, 50],
  [2, 400],
  [3, 1500],
  [4, 1500],
  [5, 1500],
  [6, 1000],
] as const)
  test(`A17 nobody betters what is kept, and something kept betters what is not (${parties} parties)`, () =>
    fc.assert(
      fc.property(
        fc
          .constantFrom([3], [12], [5000], [5000, 5000, 1], [5000, 2], [5000, 3], [5000, 3, 5000])
          .chain((spreads) => vectors(parties, size, spreads)),
        (points) => {
          const ranks = Array.from({ length: parties - 1 }, (_none, index) =>
            dense(points, index + 1),
          );
          const beaten = beatenPoints(ranks, points.length, () => undefined);
          const plain = points.map((point, index) =>
            points.some(
              (other, place) =>
                place !== index && other.every((value, party) => value <= (point[party] ?? 0)),
            ),
          );
          expect([...beaten].map((flag) => flag === 1)).toEqual(plain);
        },
      ),
      { numRuns: 24 },
    ));
