import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type Json, bodyDepth, bodyFromJson, bytesFromText, parseBody } from "@tworooms/seal";

const text = fc.string({ unit: "binary", maxLength: 12 });
const json = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom<Json>(null, true, false, "", "__proto__"),
    fc.maxSafeInteger().map((number) => (number === 0 ? 0 : number)),
    text,
    fc.array(tie("value"), { maxLength: 4 }),
    fc
      .array(fc.tuple(fc.oneof(text, fc.constant("__proto__")), tie("value")), { maxLength: 4 })
      .map((members) => Object.fromEntries(members)),
  ),
})).value;

test("S57 a body written is read back the same, with one spelling", () =>
  fc.assert(
    fc.property(json, (value) => {
      const bytes = bodyFromJson(value);
      expect(parseBody(bytes)).toEqual({ body: value });
      const again = parseBody(bytes);
      expect("body" in again && bodyFromJson(again.body)).toEqual(bytes);
    }),
  ));

test("S57 the spelling does not rest on the order in which members were set", () =>
  fc.assert(
    fc.property(fc.dictionary(text, fc.maxSafeInteger()), (members) => {
      const turned = Object.fromEntries(Object.entries(members).toReversed());
      expect(bodyFromJson(turned)).toEqual(bodyFromJson(members));
    }),
  ));

test("S56 no bytes make the parser throw, and what it takes JSON.parse takes alike", () =>
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array({ maxLength: 64 }),
        fc.json().map(bytesFromText),
        fc
          .array(fc.constantFrom(...Array.from('{}[]",:\\u-01.eE tfn\n')), { maxLength: 24 })
          .map((each) => bytesFromText(each.join(""))),
      ),
      (bytes) => {
        const parsed = parseBody(bytes);
        const other = "body" in parsed ? JSON.parse(new TextDecoder().decode(bytes)) : undefined;
        expect(parsed).toEqual("body" in parsed ? { body: other } : { fault: "body" });
      },
    ),
    { numRuns: 2_000 },
  ));

test("S56 no body can pass for a fault", () => {
  expect(parseBody(bytesFromText('{"fault":"body"}'))).toEqual({ body: { fault: "body" } });
});

const nested = (depth: number): Uint8Array => bytesFromText("[".repeat(depth) + "]".repeat(depth));

test("S56 depth ends at 32 with no stack in danger", () => {
  expect(parseBody(nested(bodyDepth))).toHaveProperty("body");
  expect(parseBody(nested(bodyDepth + 1))).toEqual({ fault: "body" });
  expect(parseBody(nested(100_000))).toEqual({ fault: "body" });
});

test("S57 writing what could not be read is our own mistake", () => {
  const deep = (depth: number): Json => (depth === 0 ? [] : [deep(depth - 1)]);
  for (const value of [1.5, 2 ** 53, NaN, "\ud800", deep(bodyDepth)])
    expect(() => bodyFromJson(value)).toThrow("bod");
});
