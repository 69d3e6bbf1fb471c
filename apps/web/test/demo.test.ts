import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { playStory } from "../src/demo/stage.ts";

const seeded = (seed: string): ((length: number) => Uint8Array) => {
  let count = 0;
  return (length) => {
    const bytes = new Uint8Array(length);
    for (let at = 0; at < length; at += 32) {
      count += 1;
      const block = createHash("sha256").update(`${seed}/${count}`).digest();
      bytes.set(block.subarray(0, Math.min(32, length - at)), at);
    }
    return bytes;
  };
};
test("plays", async () => {
  const now = Date.UTC(2026, 10, 24, 15, 41);
  let last = 0;
  try {
    for (let i = 0; i < 2; i++) {
      const start = performance.now();
      const stage = await playStory({
        random: (who) => seeded(`s/${who}`),
        now: () => now,
        midnight: Date.UTC(2026, 10, 24),
        origin: "http://127.0.0.1:1",
        onProgress: (d) => {
          last = d;
        },
      });
      console.log("ms", performance.now() - start);
      console.log(
        stage.seats.mediator.talk
          .logs()
          .map((l) => [l.place, l.book.envelopes().length, l.voids()]),
      );
      console.log(stage.seats.varda.talk.logs().map((l) => [l.place, l.book.envelopes().length]));
    }
  } catch (e) {
    console.log("last", last);
    throw e;
  }
  expect(1).toBe(1);
});
