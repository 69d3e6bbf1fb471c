// A worker thread as its owner sees it: named calls, answered one after another in the order they were made. Code runs
// from dist, or from sources as Node ≥ 22.18 reads them; an older Node gets a loader first, which only a checkout needs.

import { Worker } from "node:worker_threads";
import { Bug } from "@tworooms/seal/envelope";

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

/** The files beside this one that may be started. */
export type ThreadName = "writer-thread" | "reader-thread" | "chore-thread";

const start = (name: ThreadName): Worker => {
  if (!import.meta.url.endsWith(".ts"))
    return new Worker(new URL(`./${name}.js`, import.meta.url), { execArgv: [] });
  const source = new URL(`./${name}.ts`, import.meta.url);
  const execArgv = ["--conditions=source"];
  return "typescript" in process.features && process.features.typescript !== false
    ? new Worker(source, { execArgv })
    : new Worker(new URL("./source-thread.mjs", import.meta.url), {
        execArgv,
        argv: [source.href],
      });
};

// A method, so that callers of different calls can wait in one row; the thread answers each in its turn.
type Waiting = { settle(answer: unknown): void };

/** Starts a thread. */
export const startThread = <Known extends Calls>(name: ThreadName): Thread<Known> => {
  const worker = start(name);
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
