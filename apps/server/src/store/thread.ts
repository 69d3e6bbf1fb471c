// A worker thread as its owner sees it: named calls, answered one after another in the order they were made. What it
// throws ends the process.

import { Bug } from "@tworooms/seal/envelope";
import { type ThreadName, workerOf } from "./thread-worker.ts";

/** What a thread can be asked: plain functions of values that can be copied between threads. */
export type Calls = Readonly<Record<string, (...words: never[]) => unknown>>;

/** A running thread. Its failing is a Bug and ends the process: whatever it had not answered was not promised. */
export type Thread<Known extends Calls> = {
  readonly call: <Name extends keyof Known>(
    name: Name,
    ...words: Parameters<Known[Name]>
  ) => Promise<ReturnType<Known[Name]>>;
  /** Ends the thread; call it when nothing is under way. */
  readonly end: () => Promise<void>;
};

// A method, so that callers of different calls can wait in one row; the thread answers each in its turn.
type Waiting = { settle(answer: unknown): void };

/** Starts a thread. */
export const startThread = <Known extends Calls>(name: ThreadName): Thread<Known> => {
  const worker = workerOf(name);
  const waiting: Waiting[] = [];
  let isEnding = false;
  worker.on("message", (answer: unknown) => waiting.shift()?.settle(answer));
  worker.on("error", (error) => {
    throw new Bug(`${name} failed`, { cause: error });
  });
  worker.on("exit", () => {
    if (!isEnding) throw new Bug(`${name} ended by itself`);
  });
  return {
    call: (called, ...words) =>
      new Promise((settle) => {
        waiting.push({ settle });
        worker.postMessage([called, ...words], []);
      }),
    end: async () => {
      isEnding = true;
      await worker.terminate();
    },
  };
};
