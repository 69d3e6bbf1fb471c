// Writes vectors/keys.json: RFC 8032 §7.1 as published, and signatures at the edges where libraries are known to differ
// (Chalkias, Garillot, Nikolaenko: Taming the many EdDSAs, SSR 2020), made here from small numbers.
import { bytesFromText, hexFromBytes, joinBytes } from "@tworooms/seal/envelope";
import type { KeyVectors } from "../keys.ts";
import {
  type Point,
  base,
  challenge,
  encoded,
  littleEndian,
  modOrder,
  neutral,
  order,
  orderEight,
  plus,
  pointOf,
  times,
} from "./edwards.ts";

export const file = "keys.json";

type Ed25519 = KeyVectors["ed25519"][number];

const p = 2n ** 255n - 19n;
const topBit = 2n ** 255n;

const published: readonly (readonly [string, string, string, string])[] = [
  [
    "RFC 8032 test 1",
    "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
    "",
    "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
  ],
  [
    "RFC 8032 test 2",
    "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
    "72",
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
  ],
  [
    "RFC 8032 test 3",
    "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
    "af82",
    "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
  ],
  [
    "RFC 8032 test SHA(abc)",
    "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
    "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
    "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704",
  ],
];

const secret = modOrder(0x5ee1_7001_5eed_0001_5eed_0002_5eed_0003n ** 2n);
const publicPoint = times(secret, base);
const nonce = 0x1234_5678_9abc_def0_1234_5678_9abc_def0n;

/** R as encoded, A as encoded, and what S must be for S·B = R + k·A when both are free of small order. */
type Parts = {
  readonly r: Uint8Array;
  readonly a: Uint8Array;
  readonly s: (k: bigint) => bigint;
};

const signed = async (message: Uint8Array, { r, a, s }: Parts): Promise<Uint8Array> =>
  joinBytes(r, littleEndian(s(await challenge(r, a, message))));

/** The first counted message whose k modulo 8 is, or is not, 0. */
const messageWhere = async (r: Uint8Array, a: Uint8Array, isZero: boolean): Promise<Uint8Array> => {
  for (let nth = 0; ; nth += 1) {
    const message = bytesFromText(`message ${nth}`);
    if (((await challenge(r, a, message)) % 8n === 0n) === isZero) return message;
  }
};

const honestR = encoded(times(nonce, base));
const honestA = encoded(publicPoint);
const honestS = (k: bigint): bigint => modOrder(nonce + k * secret);

/** The seven encodings of small order, sign bit zero. */
const smallOrders: readonly (readonly [string, bigint])[] = [
  ["y = 0 (order 4)", 0n],
  ["y = 1 (neutral)", 1n],
  ["y = p - 1 (order 2)", p - 1n],
  ["order 8, one pair", orderEight.y],
  ["order 8, other pair", times(3n, orderEight).y],
  ["y = p (order 4, not canonical)", p],
  ["y = p + 1 (neutral, not canonical)", p + 1n],
];

const row = (
  name: string,
  a: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
  verdict: { readonly isUsable: boolean; readonly isAuthentic: boolean },
): Ed25519 => ({
  name,
  key: hexFromBytes(a),
  message: hexFromBytes(message),
  signature: hexFromBytes(signature),
  ...verdict,
});

const refused = { isUsable: false, isAuthentic: false };
const badSignature = { isUsable: true, isAuthentic: false };

const smallKeys = async (): Promise<readonly Ed25519[]> => {
  const rows: Ed25519[] = [];
  for (const [name, y] of smallOrders)
    for (const sign of [0n, topBit]) {
      const a = littleEndian(y + sign);
      // With A of small order and k a multiple of 8, R = S·B verifies for a message nobody signed.
      const message = await messageWhere(honestR, a, true);
      const signature = joinBytes(honestR, littleEndian(modOrder(nonce)));
      rows.push(row(`A ${name}, sign ${sign === 0n ? 0 : 1}`, a, message, signature, refused));
    }
  return rows;
};

const smallNonces = async (): Promise<readonly Ed25519[]> => {
  const rows: Ed25519[] = [];
  for (const [name, y] of smallOrders)
    for (const sign of [0n, topBit]) {
      const r = littleEndian(y + sign);
      const message = bytesFromText("small R");
      const signature = await signed(message, {
        r,
        a: honestA,
        s: (k) => modOrder(k * secret),
      });
      rows.push(
        row(`R ${name}, sign ${sign === 0n ? 0 : 1}`, honestA, message, signature, badSignature),
      );
    }
  return rows;
};

const mixed = async (): Promise<readonly Ed25519[]> => {
  const rows: Ed25519[] = [];
  for (const [name, small] of [
    ["order 8", orderEight],
    ["order 4", times(2n, orderEight)],
    ["order 2", times(4n, orderEight)],
  ] satisfies readonly (readonly [string, Point])[]) {
    const a = encoded(plus(publicPoint, small));
    for (const isZero of [true, false]) {
      const message = await messageWhere(honestR, a, isZero);
      const signature = await signed(message, { r: honestR, a, s: honestS });
      const order8 = (await challenge(honestR, a, message)) % 8n;
      const isAuthentic = times(order8, small).y === 1n && times(order8, small).x === 0n;
      rows.push(
        row(`A with a part of ${name}, k mod 8 = ${order8}`, a, message, signature, {
          isUsable: false,
          isAuthentic,
        }),
      );
    }
    const r = encoded(plus(times(nonce, base), small));
    const message = bytesFromText("mixed R");
    const signature = await signed(message, { r, a: honestA, s: honestS });
    rows.push(row(`R with a part of ${name}`, honestA, message, signature, badSignature));
  }
  return rows;
};

const others = async (): Promise<readonly Ed25519[]> => {
  const message = bytesFromText("two rooms");
  const honest = { r: honestR, a: honestA, s: honestS };
  const signature = await signed(message, honest);
  const s = honestS(await challenge(honestR, honestA, message));
  const withS = (value: bigint): Uint8Array => joinBytes(honestR, littleEndian(value));
  const flipped = (at: number): Uint8Array =>
    signature.map((byte, index) => (index === at ? byte ^ 1 : byte));
  const notOnCurve = (() => {
    for (let y = 2n; ; y += 1n) if (pointOf(y) === undefined) return y;
  })();
  const notCanonical = (() => {
    for (let y = 2n; ; y += 1n) if (pointOf(y) !== undefined) return y + p;
  })();
  const oversize = [2n ** 253n, 2n ** 255n - 1n, 2n ** 256n - 1n];
  return [
    row("honest", honestA, message, signature, { isUsable: true, isAuthentic: true }),
    row("another message", honestA, bytesFromText("one room"), signature, badSignature),
    row("R flipped", honestA, message, flipped(0), badSignature),
    row("S flipped", honestA, message, flipped(32), badSignature),
    row("S + L", honestA, message, withS(s + order), badSignature),
    row("S + 2 L", honestA, message, withS(s + 2n * order), badSignature),
    row("S = L", honestA, message, withS(order), badSignature),
    row("S = 0", honestA, message, withS(0n), badSignature),
    ...oversize.map((value, nth) =>
      row(`S far too large, ${nth}`, honestA, message, withS(value), badSignature),
    ),
    row("negative of S", honestA, message, withS(modOrder(-s)), badSignature),
    row("all zero", honestA, message, new Uint8Array(64), badSignature),
    row("short", honestA, message, signature.subarray(0, 63), badSignature),
    row("long", honestA, message, joinBytes(signature, Uint8Array.of(0)), badSignature),
    row("A not on the curve", littleEndian(notOnCurve), message, signature, refused),
    row("A not canonical", littleEndian(notCanonical), message, signature, refused),
    row("A = 2^255 - 1", littleEndian(topBit - 1n), message, signature, refused),
    row("A all ff", littleEndian(2n ** 256n - 1n), message, signature, refused),
    row("A of 31 bytes", honestA.subarray(0, 31), message, signature, refused),
    row("A of 33 bytes", joinBytes(honestA, Uint8Array.of(0)), message, signature, refused),
    row("A empty", new Uint8Array(), message, signature, refused),
    row(
      "R not canonical",
      honestA,
      message,
      joinBytes(littleEndian(notCanonical), littleEndian(s)),
      badSignature,
    ),
    row(
      "everything neutral",
      encoded(neutral),
      message,
      joinBytes(encoded(neutral), littleEndian(0n)),
      refused,
    ),
  ];
};

const x25519: readonly (readonly [string, bigint, boolean])[] = [
  ["base point", 9n, true],
  ["u = 2", 2n, true],
  ["largest canonical but one", p - 2n, true],
  ["u = 0 (low order)", 0n, false],
  ["u = 1 (low order)", 1n, false],
  ["order 8", 325606250916557431795983626356110631294008115727848805560023387167927233504n, false],
  [
    "order 8, other",
    39382357235489614581723060781553021112529911719440698176882885853963445705823n,
    false,
  ],
  ["u = p - 1 (low order)", p - 1n, false],
  ["u = p (not canonical)", p, false],
  ["u = p + 1 (not canonical)", p + 1n, false],
  ["u = p + 9 (not canonical)", p + 9n, false],
  ["u = 9, top bit set", 9n + topBit, false],
  ["u = 0, top bit set", topBit, false],
  ["all ff", 2n ** 256n - 1n, false],
];

/** The value of vectors/keys.json. */
export const vectors = async (): Promise<KeyVectors> => ({
  ed25519: [
    ...published.map(([name, key, message, signature]) => ({
      name,
      key,
      message,
      signature,
      isUsable: true,
      isAuthentic: true,
    })),
    ...(await smallKeys()),
    ...(await smallNonces()),
    ...(await mixed()),
    ...(await others()),
  ],
  x25519: [
    ...x25519.map(([name, u, isUsable]) => ({
      name,
      key: hexFromBytes(littleEndian(u)),
      isUsable,
    })),
    { name: "31 bytes", key: hexFromBytes(littleEndian(9n).subarray(0, 31)), isUsable: false },
    { name: "33 bytes", key: `${hexFromBytes(littleEndian(9n))}00`, isUsable: false },
  ],
});
