import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Envelope,
  bytesFromHeader,
  equalBytes,
  envelopeFromBytes,
  envelopeFromParts,
  envelopesFromBytes,
  faultOf,
  isFault,
  isSameEnvelope,
  joinBytes,
  linkOf,
  logIdOf,
  maxCt,
  maxEnvelope,
  memberIdOf,
} from "@tworooms/seal/envelope";
import { headers } from "./arbitraries.ts";
import { handOf } from "./hands.ts";
import { spelled } from "./vectors/rows.ts";

const signature = new Uint8Array(64).fill(7);

/** Any envelope of a shape, signed by nobody. */
const envelopes: fc.Arbitrary<Envelope> = fc
  .tuple(headers, fc.uint8Array({ maxLength: 400 }))
  .map(([header, ct]) => {
    const made = envelopeFromParts(
      bytesFromHeader({ ...header, length: ct.length }),
      ct,
      signature,
    );
    if (isFault(made)) throw new Error(made.fault);
    return made;
  });

test("S3 an envelope is read from exactly its bytes", () =>
  fc.assert(
    fc.property(envelopes, (envelope) => {
      const read = envelopeFromBytes(envelope.bytes);
      expect(spelled(read)).toBe(spelled(envelope));
      const parts = joinBytes(envelope.headerBytes, envelope.ct, envelope.signature);
      expect(equalBytes(parts, envelope.bytes)).toBe(true);
      expect(isFault(read) || isSameEnvelope(read, envelope)).toBe(true);
    }),
  ));

test("S3 an envelope cut, or with something after it, is none", () =>
  fc.assert(
    fc.property(envelopes, fc.nat(600), (envelope, cut) => {
      const short = envelope.bytes.subarray(0, cut % envelope.bytes.length);
      expect(isFault(envelopeFromBytes(short))).toBe(true);
      expect(envelopeFromBytes(joinBytes(envelope.bytes, Uint8Array.of(0)))).toEqual(
        faultOf("envelope-length"),
      );
    }),
  ));

test("S3 several envelopes after one another are read as they are, or not at all", () =>
  fc.assert(
    fc.property(fc.array(envelopes, { maxLength: 5 }), fc.nat(63), (several, cut) => {
      const bytes = joinBytes(...several.map((envelope) => envelope.bytes));
      expect(spelled(envelopesFromBytes(bytes))).toBe(spelled(several));
      const short = bytes.subarray(0, Math.max(bytes.length - 1 - cut, 0));
      expect(isFault(envelopesFromBytes(short))).toBe(several.length > 0);
      const rest = Uint8Array.from({ length: cut + 1 }, () => 1);
      expect(isFault(envelopesFromBytes(joinBytes(bytes, rest)))).toBe(true);
    }),
  ));

test("S3 an envelope keeps its own copy of the bytes, of Node's kind too", () =>
  fc.assert(
    fc.property(envelopes, fc.boolean(), (envelope, isNodes) => {
      const theirs = isNodes ? Buffer.from(envelope.bytes) : Uint8Array.from(envelope.bytes);
      const one = envelopeFromBytes(theirs);
      const many = envelopesFromBytes(theirs);
      theirs.fill(0);
      expect(spelled(one)).toBe(spelled(envelope));
      expect(spelled(many)).toBe(spelled([envelope]));
    }),
  ));

test("S3 the longest envelope is read, and one byte more is not", () => {
  fc.assert(
    fc.property(headers, (header) => {
      const ct = new Uint8Array(maxCt);
      const made = envelopeFromParts(bytesFromHeader({ ...header, length: maxCt }), ct, signature);
      expect(isFault(made) ? made.fault : made.bytes.length).toBe(maxEnvelope);
      const longer = bytesFromHeader({ ...header, length: maxCt });
      new DataView(longer.buffer).setUint32(92, maxCt + 1);
      expect(envelopeFromParts(longer, new Uint8Array(maxCt + 1), signature)).toEqual(
        faultOf("too-long"),
      );
    }),
    { numRuns: 3 },
  );
});

test("S4 the link changes with every bit of the envelope", () =>
  fc.assert(
    fc.asyncProperty(envelopes, fc.nat(), fc.nat(7), async (envelope, place, bit) => {
      const at = place % envelope.bytes.length;
      const bytes = envelope.bytes.map((byte, index) => (index === at ? byte ^ (1 << bit) : byte));
      const flipped = envelopeFromBytes(bytes);
      const links = [await linkOf(envelope), isFault(flipped) ? "none" : await linkOf(flipped)];
      expect(new Set(links).size).toBe(2);
    }),
  ));

test("S11 ids come from what they name, and change with every byte of it", () =>
  fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ minLength: 1, maxLength: 200 }),
      fc.nat(),
      async (ct, place) => {
        const other = ct.map((byte, index) => (index === place % ct.length ? byte ^ 1 : byte));
        expect(await logIdOf(ct)).toMatch(/^[0-9a-f]{32}$/);
        expect(await logIdOf(other)).not.toBe(await logIdOf(ct));
      },
    ),
  ));

test("S11 a member's id needs both its keys", async () => {
  const [one, other] = await Promise.all([handOf("one"), handOf("other")]);
  expect(await memberIdOf(one.keys)).toBe(one.id);
  const ids = await Promise.all([
    memberIdOf(one.keys),
    memberIdOf(other.keys),
    memberIdOf({ sigPk: one.keys.sigPk, kemPk: other.keys.kemPk }),
    memberIdOf({ sigPk: other.keys.sigPk, kemPk: one.keys.kemPk }),
    memberIdOf({ sigPk: one.keys.kemPk, kemPk: one.keys.sigPk }),
  ]);
  expect(new Set(ids).size).toBe(5);
});
