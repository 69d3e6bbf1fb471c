// What is said on a screen stands once, however often it is said.

import fc from "fast-check";
import { expect, test } from "vitest";
import { alarm, currentSayings, putDown, say } from "../src/parts/announce.ts";

const clear = (): void => {
  for (const { id } of currentSayings()) putDown(id);
};

test("V261 the same words stand once, last, as new and with how often; an alarm and a quiet word are two things", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom("a", "b"), fc.boolean())), (said) => {
      clear();
      const counts = new Map<string, number>();
      for (const [words, isAlarm] of said) {
        const before = currentSayings().map(({ id }) => id);
        (isAlarm ? alarm : say)(words);
        const key = `${words} ${isAlarm}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
        const last = currentSayings().at(-1);
        expect(last).toMatchObject({ words, isAlarm, times: counts.get(key) });
        // Whatever reads aloud what is new reads it again.
        expect(before).not.toContain(last?.id);
      }
      expect(currentSayings().length).toBe(counts.size);
    }),
  );
  clear();
  alarm("a");
  expect(currentSayings().map(({ times }) => times)).toEqual([1]);
  clear();
});
