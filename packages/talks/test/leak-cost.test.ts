// What the leak check costs on texts made to cost much: their length, and no more.

import { describe, expect, test } from "vitest";
import { type LeakIndex, checkLeak, leakIndexFrom } from "../src/leak-check.ts";
import { tokensOf } from "../src/leak/token.ts";

const NAMES = ["Karim", "Abbas Rahimi"];
const from = (words: string): LeakIndex =>
  leakIndexFrom({ texts: [{ item: "a1", words, stays: true }], known: [], names: NAMES });

const best = (run: () => void): number => {
  let least = Infinity;
  for (let i = 0; i < 2; i += 1) {
    const start = performance.now();
    run();
    least = Math.min(least, performance.now() - start);
  }
  return least;
};

describe("hostile texts", () => {
  const HOSTILE: Readonly<Record<string, string>> = {
    letters: "a",
    words: "hundred thousand ",
    digits: "1",
    "groups of digits": "1,",
    dates: "1/1/",
    joiners: "1\u200c",
    "only joiners": "\u200c",
    abbreviations: "a.",
    capitals: "Ab ",
    designations: "A1",
    scales: "0 million ",
    zeros: "zero ",
    listed: "karim ",
    "one phrase": "bridge convoy valley river ",
    "lone surrogates": "\ud800",
    marks: "\u0301",
    apostrophes: "a'",
    months: "may may ",
  };
  // Eight times the text: linear work takes about eight times as long, square work sixty-four.
  for (const [what, unit] of Object.entries(HOSTILE))
    test(`T79 ${what} cost their length`, { retry: 5 }, () => {
      const long = unit.repeat(24_000).slice(0, 24_000);
      const index = from(long);
      const short = long.slice(0, 3_000);
      checkLeak(index, short);
      const little = best(() => checkLeak(index, short));
      const much = best(() => checkLeak(index, long));
      expect(much).toBeLessThan(20 * little + 5);
    });

  // Sixteen times the text: square work takes 256 times as long.
  test("T79 a run without spaces costs its length", { retry: 5 }, () => {
    const [short, long] = ["河".repeat(4_000), "河".repeat(64_000)];
    tokensOf(short);
    const little = best(() => tokensOf(short));
    expect(best(() => tokensOf(long))).toBeLessThan(48 * little + 5);
  });

  test("T79 a phrase that two thousand messages share costs one look", { retry: 5 }, () => {
    const shared = "bridge convoy valley river ".repeat(8);
    const indexOf = (count: number): LeakIndex =>
      leakIndexFrom({
        texts: Array.from({ length: count }, (_, i) => ({
          item: `a${i}`,
          words: shared,
          stays: false,
        })),
        known: [],
        names: [],
      });
    const [few, many] = [indexOf(50), indexOf(2_000)];
    const draft = shared.repeat(4);
    const little = best(() => checkLeak(few, draft));
    expect(best(() => checkLeak(many, draft))).toBeLessThan(3 * little + 2);
  });
});
