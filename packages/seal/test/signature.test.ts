import * as fc from "fast-check";
import { expect, test } from "vitest";
import { bytesFromText, isAuthentic, isUsableKemKey, isUsableKey } from "@tworooms/seal/envelope";
import { handOf } from "./hands.ts";
import {
  encoded,
  littleEndian,
  orderEight,
  plus,
  pointOf,
  times,
} from "./vectors/write/edwards.ts";

const p = 2n ** 255n - 19n;

test("S9 what a hand signed is authentic, and nothing that differs in a bit is", async () => {
  const hand = await handOf("signer");
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ minLength: 1, maxLength: 100 }),
      fc.nat(),
      fc.nat(7),
      async (message, place, bit) => {
        const signature = await hand.sign(message);
        const flip = (bytes: Uint8Array): Uint8Array =>
          bytes.map((byte, at) => (at === place % bytes.length ? byte ^ (1 << bit) : byte));
        expect(await isAuthentic(hand.keys.sigPk, signature, message)).toBe(true);
        expect(await isAuthentic(hand.keys.sigPk, flip(signature), message)).toBe(false);
        expect(await isAuthentic(hand.keys.sigPk, signature, flip(message))).toBe(false);
        expect(await isAuthentic(flip(hand.keys.sigPk), signature, message)).toBe(false);
      },
    ),
    { numRuns: 60 },
  );
});

test("S9 judging is total: any bytes for key, signature and message", () =>
  fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 40 }),
      fc.uint8Array({ maxLength: 70 }),
      fc.uint8Array({ maxLength: 20 }),
      async (key, signature, message) => {
        expect(await isAuthentic(key, signature, message)).toBe(false);
      },
    ),
  ));

test("S9 more keys than are kept are still judged rightly, the first ones again too", async () => {
  const message = bytesFromText("many");
  const first = await handOf("first of many");
  const signature = await first.sign(message);
  expect(await isAuthentic(first.keys.sigPk, signature, message)).toBe(true);
  // Keys nobody holds.
  const others = Array.from({ length: 1100 }, (_, nth) => littleEndian(BigInt(nth + 3)));
  const verdicts = await Promise.all(others.map((key) => isAuthentic(key, signature, message)));
  expect(verdicts.some(Boolean)).toBe(false);
  expect(await isAuthentic(first.keys.sigPk, signature, message)).toBe(true);
});

test("S10 a key is usable exactly when it has no part of small order", async () => {
  for (const label of ["a", "b", "c", "d"]) {
    const { keys } = await handOf(label);
    expect(isUsableKey(keys.sigPk)).toBe(true);
    expect(isUsableKemKey(keys.kemPk)).toBe(true);
    const sign = BigInt((keys.sigPk[31] ?? 0) >> 7);
    const y = keys.sigPk.toReversed().reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
    const even = pointOf(y - (sign << 255n));
    if (even === undefined) throw new Error("no point");
    const point = sign === 1n ? { x: p - even.x, y: even.y } : even;
    for (let nth = 1n; nth < 8n; nth += 1n)
      expect(isUsableKey(encoded(plus(point, times(nth, orderEight)))), `${nth}`).toBe(false);
    expect(isUsableKey(encoded(plus(point, times(8n, orderEight))))).toBe(true);
  }
});

test("S10 whether a key is usable is decided for any bytes", () =>
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      for (const judge of [isUsableKey, isUsableKemKey])
        expect(bytes.length === 32 ? [true, false] : [false]).toContain(judge(bytes));
    }),
  ));
