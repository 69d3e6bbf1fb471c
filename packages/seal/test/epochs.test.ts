import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  boxTo,
  commitOf,
  equalBytes,
  inviteKeys,
  isFault,
  logIdFromBytes,
  newEpochKey,
  openBox,
  sealingKey,
  seatKeys,
} from "@tworooms/seal";
import { bytesOf, sequence } from "./shelf.ts";

const log = logIdFromBytes(bytesOf("log", 16));
const otherLog = logIdFromBytes(bytesOf("other log", 16));
const seat = seatKeys(bytesOf("seed", 32), bytesOf("salt", 16));

test("S55 a seat has the same keys in one log every time and others in every other log", async () => {
  const seed = bytesOf("seed", 32);
  const [one, again, other, invite, otherInvite] = await Promise.all([
    seat,
    seatKeys(seed, bytesOf("salt", 16)),
    seatKeys(seed, bytesOf("other salt", 16)),
    inviteKeys(bytesOf("secret", 16), log),
    inviteKeys(bytesOf("secret", 16), otherLog),
  ]);
  expect(again.keys).toEqual(one.keys);
  const parts = [one, other, invite, otherInvite].flatMap(({ id, keys }) => [
    id,
    String(keys.sigPk),
    String(keys.kemPk),
  ]);
  expect(new Set(parts).size).toBe(parts.length);
});

test("S55 no private key of a seat can be taken out", async () => {
  const { sign, kem } = await seat;
  for (const key of [sign, kem.privateKey]) {
    expect(key.extractable).toBe(false);
    for (const format of ["jwk", "pkcs8"] as const)
      await expect(crypto.subtle.exportKey(format as "jwk", key)).rejects.toThrow(
        /extractable|format/i,
      );
  }
});

test("S59 a box opens for its recipient, log and epoch alone, and is 80 bytes", async () => {
  const recipient = await seat;
  const stranger = await seatKeys(bytesOf("seed", 32), bytesOf("other salt", 16));
  const epochKey = newEpochKey(sequence("ek"));
  const to = { id: recipient.id, kemPk: recipient.keys.kemPk };
  const box = await boxTo({ log, n: 3, recipient: to, epochKey, random: sequence("box") });
  const commit = await commitOf(log, 3, epochKey);
  expect(box).toHaveLength(80);
  expect(await openBox({ log, n: 3, recipient, box, commit })).toEqual(epochKey);
  const refused = [
    { log, n: 3, recipient: stranger, box, commit },
    { log, n: 3, recipient: { ...recipient, id: stranger.id }, box, commit },
    { log: otherLog, n: 3, recipient, box, commit: await commitOf(otherLog, 3, epochKey) },
    { log, n: 4, recipient, box, commit: await commitOf(log, 4, epochKey) },
    { log, n: 3, recipient, box: new Uint8Array(0), commit },
  ];
  for (const one of refused) expect(await openBox(one)).toEqual({ fault: "box" });
});

test("S58 a key that its commitment does not name is not believed, though its box opens", async () => {
  const recipient = await seat;
  const to = { id: recipient.id, kemPk: recipient.keys.kemPk };
  const [mine, theirs] = [bytesOf("one ek", 32), bytesOf("another ek", 32)];
  const box = await boxTo({ log, n: 1, recipient: to, epochKey: mine, random: sequence("box") });
  const commit = await commitOf(log, 1, theirs);
  expect(await openBox({ log, n: 1, recipient, box, commit })).toEqual({ fault: "box" });
});

test("S59 any flipped bit of a box is refused", async () => {
  const recipient = await seat;
  const to = { id: recipient.id, kemPk: recipient.keys.kemPk };
  const epochKey = bytesOf("ek", 32);
  const box = await boxTo({ log, n: 1, recipient: to, epochKey, random: sequence("box") });
  const commit = await commitOf(log, 1, epochKey);
  const open = (bytes: Uint8Array) => openBox({ log, n: 1, recipient, box: bytes, commit });
  await fc.assert(
    fc.asyncProperty(fc.nat(80 * 8 - 1), async (bit) => {
      const flipped = Uint8Array.from(box);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const opened = await open(flipped);
      // X25519 ignores the highest bit of a public key, but HPKE binds the bytes of enc.
      expect(isFault(opened)).toBe(true);
    }),
  );
});

test("S58 commitments and sealing keys differ by log, epoch and key", async () => {
  const variants = [
    [log, 1, bytesOf("ek", 32)],
    [otherLog, 1, bytesOf("ek", 32)],
    [log, 2, bytesOf("ek", 32)],
    [log, 1, bytesOf("other ek", 32)],
  ] as const;
  const commits = await Promise.all(variants.map(([at, n, key]) => commitOf(at, n, key)));
  const marks = await Promise.all(
    variants.map(async ([at, n, epochKey]) => {
      const key = await sealingKey(at, n, epochKey);
      expect(key.extractable).toBe(false);
      const algorithm = { name: "AES-GCM", iv: new Uint8Array(12) };
      return new Uint8Array(await crypto.subtle.encrypt(algorithm, key, new Uint8Array(16)));
    }),
  );
  for (const all of [commits, marks])
    for (const [at, one] of all.entries())
      for (const later of all.slice(at + 1)) expect(equalBytes(one, later)).toBe(false);
});
