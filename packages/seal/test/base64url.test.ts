import * as fc from "fast-check";
import { expect, test } from "vitest";
import { base64urlFromBytes, bytesFromBase64url } from "@tworooms/seal";

test("S70 bytes have one spelling in base64url, and no other is read", () =>
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
      const text = base64urlFromBytes(bytes);
      expect(text).toBe(Buffer.from(bytes).toString("base64url"));
      expect(bytesFromBase64url(text)).toEqual(bytes);
      for (const other of [`${text}=`, ` ${text}`, `${text}\n`])
        expect(bytesFromBase64url(other)).toBeUndefined();
    }),
  ));

test("S70 stray bits, a lone letter and the other alphabet are no base64url", () => {
  for (const text of ["A", "AB", "AAB", "AA+A", "AA/A", "AAAA=", "é"])
    expect(bytesFromBase64url(text)).toBeUndefined();
  expect(bytesFromBase64url("")).toEqual(new Uint8Array());
  expect(bytesFromBase64url("AA")).toEqual(Uint8Array.of(0));
});

test("S70 long arrays are spelled too", () => {
  const bytes = Uint8Array.from({ length: 300_000 }, (_, n) => n % 256);
  expect(base64urlFromBytes(bytes)).toBe(Buffer.from(bytes).toString("base64url"));
});
