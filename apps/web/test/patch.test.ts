import fc from "fast-check";
import { expect, test } from "vitest";
import { patchBetween, patched } from "../src/host/patch.ts";

const tree = fc.jsonValue({ maxDepth: 4, noUnicodeString: false });

test("V1 the difference of two trees, put to the first, gives the second", () => {
  fc.assert(
    fc.property(tree, tree, (one, other) => {
      const patch = structuredClone(patchBetween(one, other));
      expect(patched(structuredClone(one), patch)).toEqual(other);
    }),
  );
});

test("V1 a tree after a small change is given as the change alone, whatever names its fields have", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), tree), fc.string(), tree, (fields, name, value) => {
      const next = Object.fromEntries([...Object.entries(fields), [name, value]]);
      const after = patched(fields, patchBetween(fields, next));
      expect(after).toEqual(next);
    }),
  );
});

test("V2 what did not change keeps its identity, so that no screen draws it again", () => {
  const one = { rooms: [{ messages: [{ id: "a" }, { id: "b" }] }], notes: [{ id: "n" }] };
  const two = {
    rooms: [{ messages: [{ id: "a" }, { id: "b" }, { id: "c" }] }],
    notes: [{ id: "n" }],
  };
  const patch = patchBetween(one, structuredClone(two));
  const after = patched(one, patch) as typeof one;
  expect(after).toEqual(two);
  expect(after.notes).toBe(one.notes);
  expect(after.rooms[0]?.messages[0]).toBe(one.rooms[0]?.messages[0]);
  expect(JSON.stringify(patch)).not.toMatch(/"a"|"b"|"n"/);
});
