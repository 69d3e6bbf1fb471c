// The thread's own side: takes calls in order and answers each before it looks at the next. Whatever it throws reaches
// its owner as a Bug. Threads load nothing of other workspaces when they run: they would start three times slower.

import { parentPort } from "node:worker_threads";
import type { Calls } from "./thread.ts";

/** Serves calls until the thread is ended; `afterwards` runs when an answer has gone out. */
export const serveThread = (known: Calls, afterwards: () => void = () => {}): void => {
  const port = parentPort;
  if (port === null) throw new Error("a thread's file was run by itself");
  port.on("message", ([name, ...words]: readonly [string, ...never[]]) => {
    const called = known[name];
    if (called === undefined) throw new Error("a thread was asked what it does not know");
    port.postMessage(called(...words));
    afterwards();
  });
};
