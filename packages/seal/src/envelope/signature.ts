// Rule `sr1-sig`: which Ed25519 signatures are authentic. Libraries differ on the edges, so the edges are cut off first
// and WebCrypto (RFC 8032 §5.1.7) judges the rest; otherwise a member could post what some readers accept and others refuse.

import { equalBytes, hexFromBytes } from "./bytes.ts";
import { fieldPrime, isOfPrimeOrder } from "./edwards.ts";
import { type Asked, type VerifyingKey, engine } from "./engine.ts";

const littleEndian = (bytes: Uint8Array): bigint => BigInt(`0x${hexFromBytes(bytes.toReversed())}`);

/** y of the two pairs of points of order 8; with 0, 1 and p − 1 all small orders are named. */
const orderEight: ReadonlySet<bigint> = new Set([
  0x7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7n,
  0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n,
]);

const isSmallOrder = (y: bigint): boolean =>
  y === 0n || y === 1n || y === fieldPrime - 1n || orderEight.has(y);

/** y of a point written in 32 bytes, the sign bit masked. */
const yOf = (bytes: Uint8Array): bigint => littleEndian(bytes) & (2n ** 255n - 1n);

/** The highest bytes of 0 and 1, of the order of 8, and of p − 1 and all beyond. */
const refusedTops: ReadonlySet<number> = new Set([0x00, 0x05, 0x7a, 0x7f]);

/** Whether 32 bytes may stand for A or R: y below p (RFC 8032 §5.1.3), and not of small order, whatever the sign bit. */
const isUsablePoint = (bytes: Uint8Array): boolean => {
  if (bytes.length !== 32) return false;
  // Every y that is refused begins with one of these, so most need no big integers.
  if (!refusedTops.has((bytes[31] ?? 0) & 0x7f)) return true;
  const y = yOf(bytes);
  return y < fieldPrime && !isSmallOrder(y);
};

// A talk has few members, and what must be found out about a key costs more than a signature; the bound keeps a hostile
// log from filling memory.
const keptKeys = 1024;

const keptFor = <Found extends object | boolean>(
  find: (key: Uint8Array) => Found,
): ((key: Uint8Array) => Found) => {
  const kept = new Map<string, Found>();
  // Entry after entry is by the same author, and comparing costs less than naming.
  let last: { readonly key: Uint8Array; readonly found: Found } | undefined;
  const findNamed = (key: Uint8Array): Found => {
    const name = hexFromBytes(key);
    const known = kept.get(name);
    if (known !== undefined) return known;
    const oldest = kept.keys().next();
    if (kept.size >= keptKeys && oldest.done !== true) kept.delete(oldest.value);
    const found = find(key);
    kept.set(name, found);
    return found;
  };
  return (key) => {
    if (last === undefined || !equalBytes(last.key, key))
      last = { key: new Uint8Array(key), found: findNamed(key) };
    return last.found;
  };
};

const isPrimePoint = keptFor((key) => isOfPrimeOrder(yOf(key)));

/** Whether a seat or an invitation may have this signing key: a point of the prime order. About 2 ms at first. */
export const isUsableKey = (sigPk: Uint8Array): boolean =>
  isUsablePoint(sigPk) && isPrimePoint(sigPk);

/** u of the points of order 8 on curve25519 (RFC 7748 §6.1 lets us refuse them); 0, 1 and p − 1 are the others. */
const lowOrder: ReadonlySet<bigint> = new Set([
  0x00b8495f16056286fdb1329ceb8d09da6ac49ff1fae35616aeb8413b7c7aebe0n,
  0x57119fd0dd4e22d8868e1c58c45c44045bef839c55b1d0b1248c50a3bc959c5fn,
]);

/** Whether a seat or an invitation may have this X25519 key: written below p, and of no low order. */
export const isUsableKemKey = (kemPk: Uint8Array): boolean => {
  if (kemPk.length !== 32) return false;
  const u = littleEndian(kemPk);
  return u > 1n && u < fieldPrime - 1n && !lowOrder.has(u);
};

const importedKey = keptFor(async (key): Promise<VerifyingKey | undefined> => {
  try {
    return await engine.verifyingKey(key);
  } catch {
    return undefined;
  }
});

/** Whether `signature` (64 bytes) over `message` is by `key` (32 bytes), by rule `sr1-sig`; `asked`: by itself, or with others at once. Never throws. */
export const isAuthentic = async (
  key: Uint8Array,
  signature: Uint8Array,
  message: Uint8Array,
  asked: Asked = "alone",
): Promise<boolean> => {
  if (signature.length !== 64 || !isUsablePoint(signature.subarray(0, 32))) return false;
  if (!isUsablePoint(key)) return false;
  const imported = await importedKey(key);
  if (imported === undefined) return false;
  try {
    return await engine.verify(imported, signature, message, asked);
  } catch {
    return false;
  }
};
