import fc from "fast-check";
import { expect, test } from "vitest";
import { whyInsecure } from "../src/app/insecure.ts";
import { languages } from "../src/look/look.ts";
import { initialsOf } from "../src/parts/initials.ts";
import { pathOf } from "../src/parts/qr-path.ts";
import { roomOf } from "../src/parts/room-marks.ts";
import { pseudo } from "../src/words/pseudo.ts";

test("V55 rooms are told apart without colour: no two have the same letter, and four have four shapes", () => {
  const marks = Array.from({ length: 63 }, (_, index) => roomOf(index));
  expect(new Set(marks.map(({ letter }) => letter)).size).toBe(63);
  expect(marks.slice(0, 4).map(({ shape }) => shape)).toEqual([
    "circle",
    "diamond",
    "square",
    "hexagon",
  ]);
  expect(marks.slice(0, 4).map(({ colour }) => colour)).toEqual([
    "blue",
    "amber",
    "violet",
    "slate",
  ]);
  expect(marks[27]?.letter).toBe("AB");
});

test("V55 initials are one or two signs of the name, in any script", () => {
  expect(initialsOf("Hana Merrin")).toBe("H\u200CM");
  expect(initialsOf("مریم صدر")).toBe("م\u200Cص");
  expect(initialsOf("D. Orlo")).toBe("D\u200CO");
  expect(initialsOf("Seán")).toBe("S");
  expect(initialsOf(" ")).toBe("");
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (name) => {
      expect([...initialsOf(name)].length).toBeLessThanOrEqual(40);
    }),
  );
});

test("V56 every dark field is drawn once, whatever the shape", () =>
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }), {
        minLength: 5,
        maxLength: 5,
      }),
      fc.constantFrom("circle" as const, "diamond" as const, "square" as const, "hexagon" as const),
      (data, shape) => {
        const path = pathOf(data, () => true, shape);
        expect(path.split("M").length - 1).toBe(data.flat().filter(Boolean).length);
        expect(pathOf(data, () => false, shape)).toBe("");
      },
    ),
  ));

test("V57 without a trusted connection or without keys a sentence says what is wrong and what to do", () => {
  expect(whyInsecure(true, true, ["en"])).toBeUndefined();
  for (const language of languages)
    for (const [isSecure, hasKeys] of [
      [false, false],
      [false, true],
      [true, false],
    ] as const) {
      const why = whyInsecure(isSecure, hasKeys, [language]);
      expect(why?.language).toBe(language);
      expect(why?.sentence).toContain("https");
      expect(why?.sentence).toMatch(/\.$/);
    }
});

test("V49 the test language makes every message two fifths longer and puts it in brackets", () =>
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (text) => {
      const said = pseudo(text);
      expect(said).toMatch(/^⟦[^]*⟧$/);
      expect(said).toContain(text);
      expect([...said].length).toBeGreaterThanOrEqual([...text].length * 1.4);
    }),
  ));
