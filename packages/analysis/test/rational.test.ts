// Exact numbers: what is written is what is kept, and doubles only ever look on.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  add,
  compare,
  decimalFromRational,
  divide,
  isFault,
  multiply,
  numberFromRational,
  rational,
  type Rational,
  rationalFromDecimal,
  subtract,
} from "@tworooms/analysis";
import { integerAt, layoutOf, limbsOf, compareSums } from "../src/limbs.ts";
import { scaleOf, utilityOf } from "../src/scale.ts";

const numbers = fc
  .tuple(
    fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }),
    fc.bigInt({ min: 1n, max: 10n ** 40n }),
  )
  .map(([num, den]) => rational(num, den));
const read = (text: string): Rational => {
  const found = rationalFromDecimal(text);
  if (isFault(found)) throw new Error(text);
  return found;
};

test("A1 rationals keep the laws of arithmetic and stay in lowest terms", () =>
  fc.assert(
    fc.property(numbers, numbers, numbers, (a, b, c) => {
      expect(add(a, b)).toEqual(add(b, a));
      expect(subtract(add(a, b), b)).toEqual(a);
      expect(multiply(a, add(b, c))).toEqual(add(multiply(a, b), multiply(a, c)));
      if (b.num !== 0n) expect(multiply(divide(a, b), b)).toEqual(a);
      expect(Math.sign(compare(a, b))).toBe(
        Number(subtract(a, b).num > 0n) - Number(subtract(a, b).num < 0n),
      );
    }),
  ));

test("A1 a decimal is read exactly as it is written, and anything else is refused", () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
      fc.nat({ max: 20 }),
      (digits, places) => {
        const exact = rational(digits, 10n ** BigInt(places));
        expect(read(decimalFromRational(exact, places))).toEqual(exact);
        expect(read(`${digits}e-${places}`)).toEqual(exact);
      },
    ),
  );
  expect(read(".5")).toEqual(rational(1n, 2n));
  expect(read("+1.25E2")).toEqual(rational(125n));
  expect(read("2/6")).toEqual(rational(1n, 3n));
  for (const text of [
    "",
    " ",
    ".",
    "NaN",
    "Infinity",
    "0x10",
    "1,5",
    "1e99999",
    "1/0",
    "1e",
    "--1",
    "1_0",
  ])
    expect(rationalFromDecimal(text)).toEqual({ fault: "not-a-number" });
});

test("A1 doubles are read back to the bit, also the smallest and the largest", () =>
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const exact = read(value.toString());
      const near = numberFromRational(exact);
      expect(Math.abs(near - value)).toBeLessThanOrEqual(Math.abs(value) * 2 ** -52);
    }),
  ));

test("A1 sums of limbs are sums of integers, and are told apart exactly, at any width", () => {
  // Differences of one unit in sums of thousands of bits, and ties.
  const wide = fc.bigInt({ min: 0n, max: 2n ** 400n });
  const terms = fc.array(fc.tuple(wide, fc.bigInt({ min: -1n, max: 1n })), {
    minLength: 1,
    maxLength: 20,
  });
  const sum = (values: readonly bigint[]): bigint => values.reduce((all, value) => all + value, 0n);
  fc.assert(
    fc.property(terms, fc.boolean(), fc.nat({ max: 399 }), (drawn, isNear, narrowing) => {
      const one = drawn.map(([value]) => value >> BigInt(narrowing));
      const other = isNear
        ? drawn.map(([value, step]) => (value >> BigInt(narrowing)) + step)
        : one.toReversed().map((value, index) => value ^ BigInt(index));
      const party = scaleOf([{ name: "p", worth: { type: "additive", values: [] } }])[0];
      if (party === undefined) throw new Error("no scale");
      const range = [...one, ...other].reduce(
        (all, value) => all + (value < 0n ? -value : value),
        1n,
      );
      const layout = layoutOf([{ ...party, range }], one.length + 1);
      const columnsOf = (values: readonly bigint[]): readonly Float64Array[] => {
        const limbs = values.map((value) => limbsOf(layout, [value]));
        return Array.from(
          limbs[0] ?? [],
          (_limb, column) =>
            new Float64Array([limbs.reduce((all, value) => all + (value[column] ?? 0), 0)]),
        );
      };
      const left = columnsOf(one);
      const right = columnsOf(other);
      expect(integerAt(layout, left, 0, 0)).toBe(sum(one));
      const nothing = new Float64Array(left.length);
      const sign = Math.sign(compareSums(layout, 0, left, 0, nothing, right, 0, nothing));
      const difference = sum(one) - sum(other);
      expect(sign).toBe(difference > 0n ? 1 : difference < 0n ? -1 : 0);
    }),
  );
});

test("A1 a party's integers stand for exactly the values it wrote", () =>
  fc.assert(
    fc.property(
      fc.array(fc.array(numbers, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
      (values) => {
        const [scale] = scaleOf([{ name: "p", worth: { type: "additive", values } }]);
        if (scale === undefined) throw new Error("no scale");
        const firsts = values.map(() => 0);
        const lasts = values.map((options) => options.length - 1);
        for (const ours of [firsts, lasts]) {
          const n = ours.reduce(
            (sum, option, issue) => sum + (scale.values[issue]?.[option] ?? 0n),
            0n,
          );
          const exact = ours.reduce(
            (sum, option, issue) => add(sum, values[issue]?.[option] ?? rational(0n)),
            rational(0n),
          );
          expect(utilityOf(scale, n)).toEqual(exact);
        }
      },
    ),
  ));
