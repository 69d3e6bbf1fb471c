import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  Bug,
  bytesFromHeader,
  equalBytes,
  headerFromBytes,
  isFault,
  linkFromBytes,
  logIdFromBytes,
  memberIdFromBytes,
} from "@tworooms/seal/envelope";
import { headers } from "./arbitraries.ts";

test("S2 a header written is read as the same header", () =>
  fc.assert(
    fc.property(headers, (header) => {
      expect(headerFromBytes(bytesFromHeader(header))).toEqual(header);
    }),
  ));

test("S2 any 96 bytes that are read are written again as the same bytes", () =>
  fc.assert(
    fc.property(headers, fc.nat(95), fc.nat(255), (header, at, byte) => {
      const bytes = bytesFromHeader(header);
      bytes[at] = byte;
      const read = headerFromBytes(bytes);
      expect(isFault(read) || equalBytes(bytesFromHeader(read), bytes)).toBe(true);
    }),
    { numRuns: 1000 },
  ));

test("S2 a header is read from a view into longer bytes", () =>
  fc.assert(
    fc.property(headers, fc.nat(40), (header, before) => {
      const longer = new Uint8Array(before + 96 + 7).fill(0xee);
      longer.set(bytesFromHeader(header), before);
      expect(headerFromBytes(longer.subarray(before, before + 96))).toEqual(header);
    }),
  ));

test("S2 what has no spelling is not written", () => {
  const header = {
    version: 1,
    suite: 1,
    kind: 1 as const,
    log: logIdFromBytes(new Uint8Array(16)),
    epoch: 0,
    seq: 0,
    prev: linkFromBytes(new Uint8Array(32)),
    author: memberIdFromBytes(new Uint8Array(16)),
    nonce: new Uint8Array(12),
    length: 1,
  };
  expect(bytesFromHeader(header)).toHaveLength(96);
  const wrong = [
    { epoch: 1 },
    { epoch: 2 ** 32 },
    { seq: 2 ** 53 },
    { seq: -1 },
    { seq: 1.5 },
    { length: 262_145 },
    { length: 2 ** 32 + 1 },
    { version: 257 },
    { log: linkFromBytes(new Uint8Array(32)) as never },
    { version: 2 },
    { suite: 2 },
    { nonce: new Uint8Array(12).fill(1) },
    { nonce: new Uint8Array(11) },
    { nonce: new Uint8Array(16) },
  ];
  for (const one of wrong) expect(() => bytesFromHeader({ ...header, ...one })).toThrow(Bug);
});
