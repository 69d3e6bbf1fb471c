// Rates and turns by themselves, over any course of time.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { MemberId } from "@tworooms/seal/envelope";
import { makeAccount, makeAccounts } from "../src/rate.ts";
import { makeTurns, turnLength, turnPause } from "../src/turns.ts";

test("O28 an account never gives more than its burst and its pace allow, whatever the clock does", () => {
  const steps = fc.array(
    fc.tuple(fc.integer({ min: -500, max: 5_000 }), fc.integer({ min: 1, max: 5 })),
  );
  fc.assert(
    fc.property(steps, (course) => {
      const take = makeAccount({ burst: 10, perSecond: 2 });
      let now = 1_000_000;
      let forward = 0;
      let taken = 0;
      for (const [step, amount] of course) {
        now += step;
        forward += Math.max(0, step);
        if (take(amount, now) === "taken") taken += amount;
        expect(taken).toBeLessThanOrEqual(10 + (forward / 1_000) * 2 + 1e-6);
      }
    }),
  );
});

test("O28 accounts are kept apart by name, and no more of them than the bound", () => {
  const take = makeAccounts({ burst: 1, perSecond: 0 }, 2);
  expect(take("a", 1, 0)).toBe("taken");
  expect(take("a", 1, 0)).toBe("too-often");
  expect(take("b", 1, 0)).toBe("taken");
  expect(take("c", 1, 0)).toBe("taken");
  expect(take("b", 1, 0)).toBe("too-often");
  expect(take("a", 1, 0)).toBe("taken");
});

const authors = ["a", "b", "c", "d"].map((letter) => letter.repeat(32) as MemberId);

test("O17 at any moment at most one author is kept waiting by nobody, and a turn lasts three seconds at most", () => {
  const steps = fc.array(
    fc.tuple(
      fc.constantFrom("lost" as const, "done" as const),
      fc.constantFrom(...authors),
      fc.integer({ min: 0, max: 4_000 }),
    ),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(steps, (course) => {
      const turns = makeTurns();
      let now = 0;
      for (const [what, author, step] of course) {
        now += step;
        const wasOpen = turns.isOpenTo(author, now);
        const hasTurn = what === "lost" && turns.lost(author, now);
        if (what === "done" && wasOpen) turns.done(author, now);
        const open = authors.filter((each) => turns.isOpenTo(each, now));
        expect([1, authors.length]).toContain(open.length);
        expect(hasTurn ? open : [author]).toEqual([author]);
      }
      // Whoever waited has had its time when everybody's is over.
      const over = now + turnLength * (authors.length + 1);
      for (const author of authors) expect(turns.isOpenTo(author, over)).toBe(true);
    }),
  );
});

test("O17 an author gets one turn in half a minute, and those who wait are served in order", () => {
  const [a, b, c] = authors;
  if (a === undefined || b === undefined || c === undefined) throw new Error("few");
  const turns = makeTurns();
  expect(turns.lost(a, 0)).toBe(true);
  expect(turns.lost(b, 10)).toBe(false);
  expect(turns.lost(c, 20)).toBe(false);
  expect(turns.isOpenTo(b, 30)).toBe(false);
  turns.done(a, 40);
  expect(turns.isOpenTo(b, 50)).toBe(true);
  expect(turns.isOpenTo(c, 50)).toBe(false);
  expect(turns.lost(a, 60)).toBe(false);
  // b never comes: its three seconds pass, and c's follow.
  expect(turns.isOpenTo(c, 40 + turnLength)).toBe(true);
  expect(turns.isOpenTo(a, 40 + turnLength)).toBe(false);
  expect(turns.isOpenTo(a, 40 + 2 * turnLength)).toBe(true);
  expect(turns.lost(a, turnPause - 1)).toBe(false);
  expect(turns.lost(a, turnPause)).toBe(true);
});
