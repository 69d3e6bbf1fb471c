// Plain affine arithmetic on edwards25519, to make signatures that no honest signer makes. Slow, secret-free, and
// written apart from the code under test. RFC 8032 §5.1.
import { joinBytes } from "@tworooms/seal/envelope";

const p = 2n ** 255n - 19n;
/** The order of the base point. */
export const order: bigint = 2n ** 252n + 27742317777372353535851937790883648493n;

const mod = (value: bigint, by = p): bigint => ((value % by) + by) % by;

const inverse = (value: bigint): bigint => {
  let [a, b, x, y] = [mod(value), p, 1n, 0n];
  while (b !== 0n) {
    const q = a / b;
    [a, b, x, y] = [b, a - q * b, y, x - q * y];
  }
  return mod(x);
};

const power = (base: bigint, exponent: bigint): bigint =>
  exponent === 0n
    ? 1n
    : mod(power(mod(base * base), exponent / 2n) * (exponent % 2n === 1n ? base : 1n));

const d = mod(-121665n * inverse(121666n));

/** An affine point. */
export type Point = { readonly x: bigint; readonly y: bigint };

/** The neutral point. */
export const neutral: Point = { x: 0n, y: 1n };

/** The sum of two points. */
export const plus = (one: Point, other: Point): Point => {
  const t = mod(d * one.x * other.x * one.y * other.y);
  return {
    x: mod((one.x * other.y + one.y * other.x) * inverse(1n + t)),
    y: mod((one.y * other.y + one.x * other.x) * inverse(1n - t)),
  };
};

/** `by` times a point. */
export const times = (by: bigint, point: Point): Point => {
  let result = neutral;
  let doubled = point;
  for (let left = by; left > 0n; left >>= 1n) {
    if (left & 1n) result = plus(result, doubled);
    doubled = plus(doubled, doubled);
  }
  return result;
};

/** The point with this y and an even x, or undefined. */
export const pointOf = (y: bigint): Point | undefined => {
  const square = mod((y * y - 1n) * inverse(d * y * y + 1n));
  const root = power(square, (p + 3n) / 8n);
  const x = [root, mod(root * power(2n, (p - 1n) / 4n))].find((one) => mod(one * one) === square);
  if (x === undefined) return undefined;
  return { x: x % 2n === 0n ? x : p - x, y };
};

const must = (point: Point | undefined): Point => {
  if (point === undefined) throw new Error("no point");
  return point;
};

/** The base point. */
export const base: Point = must(pointOf(mod(4n * inverse(5n))));

/** A point of order 8, whose multiples are all of small order. */
export const orderEight: Point = (() => {
  for (let y = 2n; ; y += 1n) {
    const point = pointOf(y);
    const small = point && times(order, point);
    if (small && times(4n, small).y !== 1n) return small;
  }
})();

/** 32 bytes, little-endian, of any number below 2^256. */
export const littleEndian = (value: bigint): Uint8Array =>
  Uint8Array.from({ length: 32 }, (_, index) => Number((value >> BigInt(8 * index)) & 255n));

/** The number of little-endian bytes. */
export const numberOf = (bytes: Uint8Array): bigint =>
  bytes.toReversed().reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);

/** The encoding of a point. */
export const encoded = (point: Point): Uint8Array =>
  littleEndian(point.y + ((point.x & 1n) << 255n));

/** k of a signature: SHA-512(R ‖ A ‖ message) modulo the order. */
export const challenge = async (
  r: Uint8Array,
  a: Uint8Array,
  message: Uint8Array,
): Promise<bigint> =>
  mod(
    numberOf(
      new Uint8Array(await crypto.subtle.digest("SHA-512", Buffer.from(joinBytes(r, a, message)))),
    ),
    order,
  );

/** A number modulo the order, 0 … L − 1. */
export const modOrder = (value: bigint): bigint => mod(value, order);
