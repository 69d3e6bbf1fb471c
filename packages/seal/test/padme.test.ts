import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  Bug,
  equalBytes,
  faultOf,
  isFault,
  isSealedLength,
  maxBody,
  maxCt,
  pad,
  paddedLength,
  tagLength,
  unpad,
} from "@tworooms/seal/envelope";

const bodies = fc.uint8Array({ maxLength: 3000 });

test("S7 padding is undone exactly", () =>
  fc.assert(
    fc.property(bodies, (body) => {
      const padded = pad(body);
      expect(unpad(padded)).toEqual(body);
      expect(padded).toHaveLength(paddedLength(body.length + 1));
    }),
  ));

test("S7 a padded length tells the class and nothing more", () =>
  fc.assert(
    fc.property(fc.nat(2 ** 28), fc.nat(2 ** 28), (one, other) => {
      const [low, high] = one < other ? [one, other] : [other, one];
      expect(paddedLength(low)).toBeLessThanOrEqual(paddedLength(high));
      expect(paddedLength(paddedLength(low))).toBe(paddedLength(low));
      expect(paddedLength(low)).toBeGreaterThanOrEqual(Math.max(low, 256));
      expect(paddedLength(low)).toBeLessThanOrEqual(Math.max(256, low * 1.12));
    }),
  ));

test("S7 what pad did not write is not unpadded", () =>
  fc.assert(
    fc.property(bodies, fc.nat(), fc.integer({ min: 1, max: 255 }), (body, place, change) => {
      const padded = pad(body);
      // Anywhere from the mark on, any change shows.
      const at = body.length + (place % (padded.length - body.length));
      padded[at] = (padded[at] ?? 0) ^ change;
      const read = unpad(padded);
      expect(isFault(read) || equalBytes(pad(read), padded)).toBe(true);
      expect(read).not.toEqual(body);
    }),
  ));

test("S7 one byte more or fewer than its class is not unpadded", () =>
  fc.assert(
    fc.property(bodies, fc.integer({ min: 1, max: 40 }), (body, more) => {
      const padded = pad(body);
      const longer = new Uint8Array(padded.length + more);
      longer.set(padded);
      expect(unpad(longer)).toEqual(faultOf("padding"));
      const shorter = unpad(padded.subarray(0, padded.length - more));
      expect(isFault(shorter) || pad(shorter).length === padded.length - more).toBe(true);
    }),
  ));

test("S7 the longest body fits an envelope, and one byte more is a bug", () => {
  expect(maxBody).toBe(258_047);
  expect(pad(new Uint8Array(maxBody)).length + tagLength).toBeLessThanOrEqual(maxCt);
  expect(isSealedLength(pad(new Uint8Array(maxBody)).length + tagLength)).toBe(true);
  expect(paddedLength(maxBody + 2) + tagLength).toBeGreaterThan(maxCt);
  expect(() => pad(new Uint8Array(maxBody + 1))).toThrow(Bug);
  for (const length of [-1, 0.5, Number.NaN, 2 ** 31])
    expect(() => paddedLength(length)).toThrow(Bug);
});

test("S8 the lengths of a sealed ct are those that padding gives", () => {
  const lengths = Array.from({ length: 5000 }, (_, length) => length).filter(isSealedLength);
  const given = new Set(Array.from({ length: 4900 }, (_, body) => paddedLength(body + 1) + 16));
  expect(lengths).toEqual([...given].filter((length) => length < 5000));
});
