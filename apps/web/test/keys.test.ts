import { expect, test } from "vitest";
import { keyActNames, keyActOf } from "../src/app/key-acts.ts";
import { actOf, clashes, keyOf, signOf } from "../src/app/key-match.ts";

const always = (): boolean => true;

test("V52 every act has a key of its own, alone or after g, and no key hides another", () => {
  expect(clashes({})).toEqual([]);
  for (const act of keyActNames) {
    const { key, after } = keyActOf(act);
    expect([...key], act).toHaveLength(1);
    expect(actOf(key, after, {}, always)).toBe(act);
  }
});

test("V52 a key set anew is obeyed, the old one is free, and a clash is told", () => {
  const remapped = { carry: "m" };
  expect(keyOf("carry", remapped)).toBe("m");
  expect(actOf("m", undefined, remapped, always)).toBe("carry");
  expect(actOf("c", undefined, remapped, always)).toBeUndefined();
  expect(clashes(remapped)).toEqual([]);
  expect(clashes({ carry: "z" })).toEqual(["carry", "take-back"]);
  expect(clashes({ carry: "g" })).toEqual(["carry"]);
});

test("V52 an act that cannot be done has no key", () => {
  expect(actOf("c", undefined, {}, (act) => act !== "carry")).toBeUndefined();
});

test("V52 keys are found on boards of other scripts by their place", () => {
  expect(signOf({ key: "ز", code: "KeyC" })).toBe("c");
  expect(signOf({ key: "ؤ", code: "KeyC" })).toBe("c");
  expect(signOf({ key: "۱", code: "Digit1" })).toBe("1");
  expect(signOf({ key: "؟", code: "Slash" })).toBe("?");
  // A Latin board keeps its own letters wherever they lie.
  expect(signOf({ key: "z", code: "KeyY" })).toBe("z");
  expect(signOf({ key: "C", code: "KeyC" })).toBe("c");
  expect(signOf({ key: "F6", code: "F6" })).toBe("F6");
});
