import fc from "fast-check";
import { expect, test } from "vitest";
import { holdWithin, isZone, lookFrom, textOfLook } from "../src/look/kept-look.ts";
import type { Look } from "../src/look/look.ts";
import {
  calendars,
  densities,
  languageFrom,
  languages,
  numeralSets,
  shades,
  startLook,
} from "../src/look/look.ts";

const zones = fc.constantFrom("Asia/Tehran", "Europe/Paris", "UTC", "America/Argentina/Salta");
const talks = fc
  .uint8Array({ minLength: 16, maxLength: 16 })
  .map((bytes) => Buffer.from(bytes).toString("hex"));
const looks: fc.Arbitrary<Look> = fc.record({
  language: fc.constantFrom(...languages),
  calendar: fc.constantFrom(...calendars),
  numerals: fc.constantFrom(...numeralSets),
  shade: fc.constantFrom(...shades),
  density: fc.constantFrom(...densities),
  singleKeys: fc.boolean(),
  keys: fc.dictionary(fc.stringMatching(/^[a-z][a-z-]{0,12}$/), fc.stringMatching(/^[a-z0-9;]$/), {
    noNullPrototype: true,
  }),
  holdSeconds: fc.integer({ min: 5, max: 120 }),
  sound: fc.boolean(),
  zones: fc.dictionary(
    talks,
    fc.dictionary(fc.stringMatching(/^p[0-9]{1,2}$/), zones, { noNullPrototype: true }),
    { noNullPrototype: true },
  ),
});

test("V44 a look that is kept is read as it was", () =>
  fc.assert(
    fc.property(looks, (look) => {
      expect(lookFrom(textOfLook(look), ["en"])).toEqual(look);
    }),
  ));

const isLook = (look: Look): void => {
  expect(Object.keys(look).sort()).toEqual(Object.keys(startLook([])).sort());
  expect(languages).toContain(look.language);
  expect(calendars).toContain(look.calendar);
  expect(numeralSets).toContain(look.numerals);
  expect(shades).toContain(look.shade);
  expect(densities).toContain(look.density);
  expect(typeof look.singleKeys).toBe("boolean");
  expect(typeof look.sound).toBe("boolean");
  expect(look.holdSeconds).toBe(holdWithin(look.holdSeconds));
  for (const key of Object.values(look.keys)) expect([...key]).toHaveLength(1);
  for (const [talk, sides] of Object.entries(look.zones)) {
    expect(talk).toMatch(/^[0-9a-f]{32}$/);
    for (const zone of Object.values(sides)) expect(isZone(zone)).toBe(true);
  }
};

test("V44 whatever stands under the key, what is read is a look and holds nothing else", () =>
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json(),
        fc
          .record({
            language: fc.anything(),
            holdSeconds: fc.anything(),
            keys: fc.anything(),
            zones: fc.dictionary(fc.string(), fc.anything()),
            words: fc.string(),
          })
          .map((value) => JSON.stringify(value)),
      ),
      (kept) => {
        const look = lookFrom(kept, ["fa-IR"]);
        isLook(look);
        expect(Object.keys(JSON.parse(textOfLook(look)))).not.toContain("words");
      },
    ),
  ));

test("V44 a hold is never shorter than five seconds nor longer than two minutes", () => {
  const held = (seconds: unknown): number =>
    lookFrom(JSON.stringify({ holdSeconds: seconds }), []).holdSeconds;
  expect(held(0)).toBe(5);
  expect(held(900)).toBe(120);
  expect(held("30")).toBe(10);
  expect(held(30)).toBe(30);
});

test("V44 a first look follows what the browser prefers", () => {
  expect(languageFrom(["de", "fa-IR", "en"])).toBe("fa");
  expect(languageFrom(["de"])).toBe("en");
  expect(startLook(["fa"])).toMatchObject({ calendar: "persian", numerals: "arabext" });
  expect(startLook(["ar-EG"])).toMatchObject({ calendar: "gregory", numerals: "arab" });
  expect(startLook(["en-GB"])).toMatchObject({ holdSeconds: 10, singleKeys: true });
});
