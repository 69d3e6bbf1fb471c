// Whether a public key lies in the prime-order group of edwards25519. A key with a part of small order gets different
// verdicts from different Ed25519 libraries; so it is refused once, when its owner is admitted. Public values only: slow
// and not constant-time. RFC 8032 §5.1.3 and §5.1.4.

/** p = 2^255 − 19. */
export const fieldPrime: bigint = 2n ** 255n - 19n;
/** L, the order of the base point. */
export const groupOrder: bigint = 2n ** 252n + 27742317777372353535851937790883648493n;

const mod = (value: bigint): bigint => {
  const rest = value % fieldPrime;
  return rest < 0n ? rest + fieldPrime : rest;
};

const power = (base: bigint, exponent: bigint): bigint => {
  let result = 1n;
  let square = base;
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = mod(result * square);
    square = mod(square * square);
  }
  return result;
};

const curveD = mod(-121665n * power(121666n, fieldPrime - 2n));
const rootOfMinusOne = power(2n, (fieldPrime - 1n) / 4n);

/** Extended coordinates: x = X/Z, y = Y/Z, xy = T/Z. */
type Point = { readonly x: bigint; readonly y: bigint; readonly z: bigint; readonly t: bigint };

const sum = (one: Point, other: Point): Point => {
  const a = mod((one.y - one.x) * (other.y - other.x));
  const b = mod((one.y + one.x) * (other.y + other.x));
  const c = mod(2n * one.t * curveD * other.t);
  const d = mod(2n * one.z * other.z);
  const [e, f, g, h] = [b - a, d - c, d + c, b + a];
  return { x: mod(e * f), y: mod(g * h), z: mod(f * g), t: mod(e * h) };
};

/** A point with this y, whichever of the two x: the order of a point and of its negative are equal. */
const pointFromY = (y: bigint): Point | undefined => {
  const square = mod((y * y - 1n) * power(curveD * y * y + 1n, fieldPrime - 2n));
  const candidate = power(square, (fieldPrime + 3n) / 8n);
  const x = [candidate, mod(candidate * rootOfMinusOne)].find(
    (root) => mod(root * root) === square,
  );
  return x === undefined ? undefined : { x, y, z: 1n, t: mod(x * y) };
};

/** Whether the points with this y (0 … p − 1) exist and have the prime order L. */
export const isOfPrimeOrder = (y: bigint): boolean => {
  const point = pointFromY(y);
  if (point === undefined || y === 1n) return false;
  let result: Point = { x: 0n, y: 1n, z: 1n, t: 0n };
  for (let bit = 252n; bit >= 0n; bit -= 1n) {
    result = sum(result, result);
    if ((groupOrder >> bit) & 1n) result = sum(result, point);
  }
  return result.x === 0n && result.y === result.z;
};
