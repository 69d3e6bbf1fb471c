// The queue in front of every durable store: who shares a commit with whom.

import * as fc from "fast-check";
import { expect, test } from "vitest";
import { groupCommit, type Write, type WriteAnswer } from "../src/index.ts";
import { entryOf, newLog } from "./stored-entries.ts";

const append = (length: number): Write => ({
  type: "append",
  entry: entryOf(newLog(), 0, { length }),
});

type Held = {
  readonly batch: readonly Write[];
  readonly finish: (answers: readonly WriteAnswer[]) => void;
};

// A commit that ends when the test says so.
const heldQueue = ({ inFlight = 1, maxWrites = 100, maxBytes = 1 << 20 } = {}) => {
  const held: Held[] = [];
  const queue = groupCommit({
    commit: (batch) => new Promise((finish) => held.push({ batch, finish })),
    inFlight,
    maxWrites,
    maxBytes,
    soon: (task) => queueMicrotask(task),
  });
  return { held, queue };
};

const turn = (): Promise<void> => new Promise((next) => void setImmediate(next));

const finishAll = async (held: Held[], answer: WriteAnswer = "stored"): Promise<number[]> => {
  const sizes: number[] = [];
  for (await turn(); held.length > 0; await turn())
    for (const { batch, finish } of held.splice(0)) {
      sizes.push(batch.length);
      finish(batch.map(() => answer));
    }
  return sizes;
};

test("O60 what waits while a commit is under way goes together in the next", async () => {
  const { held, queue } = heldQueue();
  const first = queue.write(append(96));
  await turn();
  const rest = Array.from({ length: 9 }, () => queue.write(append(96)));
  await turn();
  expect(held.map(({ batch }) => batch.length)).toEqual([1]);
  expect(await finishAll(held)).toEqual([1, 9]);
  expect(await Promise.all([first, ...rest])).toEqual(Array.from({ length: 10 }, () => "stored"));
});

test("O60 no more commits are under way than the store takes", async () => {
  const { held, queue } = heldQueue({ inFlight: 2, maxWrites: 3 });
  const writes = Array.from({ length: 10 }, () => queue.write(append(96)));
  await turn();
  expect(held.map(({ batch }) => batch.length)).toEqual([3, 3]);
  expect(await finishAll(held)).toEqual([3, 3, 3, 1]);
  await Promise.all(writes);
});

test("O60 a batch keeps to its bytes; a larger write goes alone", () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 96, max: 2000 })), async (lengths) => {
      const { held, queue } = heldQueue({ maxBytes: 1000, maxWrites: 4 });
      const writes = lengths.map((length) => queue.write(append(length)));
      const seen: number[] = [];
      for (await turn(); held.length > 0; await turn())
        for (const { batch, finish } of held.splice(0)) {
          const sizes = batch.map((write) =>
            write.type === "append" ? write.entry.bytes.length : 0,
          );
          const sum = sizes.reduce((one, other) => one + other, 0);
          expect(sizes.length <= 4 && (sum <= 1000 || sizes.length === 1)).toBe(true);
          seen.push(...sizes);
          finish(batch.map(() => "stored"));
        }
      await Promise.all(writes);
      expect(seen).toEqual(lengths);
    }),
    { numRuns: 50 },
  ));

test("O50 and O60 no write is answered before its commit, and each gets its own answer", async () => {
  const { held, queue } = heldQueue();
  const answered: WriteAnswer[] = [];
  const writes = Array.from({ length: 3 }, async () =>
    answered.push(await queue.write(append(96))),
  );
  await turn();
  await turn();
  expect(answered).toEqual([]);
  held[0]?.finish(["stored", "moved", { fault: "store-full" }]);
  await Promise.all(writes);
  expect(answered).toEqual(["stored", "moved", { fault: "store-full" }]);
});

test("O60 closing an idle queue ends at once, a busy one when it is empty", async () => {
  const idle = heldQueue();
  await idle.queue.close();
  const { held, queue } = heldQueue({ maxWrites: 1 });
  const writes = [queue.write(append(96)), queue.write(append(96))];
  const ends: string[] = [];
  const closing = queue.close().then(() => ends.push("closed"));
  await turn();
  expect(ends).toEqual([]);
  expect(await queue.write(append(96))).toEqual({ fault: "store-failed" });
  expect(await finishAll(held)).toEqual([1, 1]);
  await closing;
  expect(await Promise.all(writes)).toEqual(["stored", "stored"]);
});
