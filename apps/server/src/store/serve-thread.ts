// The thread's own side: takes calls in order and answers each before it looks at the next.

import { parentPort } from "node:worker_threads";
import { Bug } from "@tworooms/seal/envelope";
import type { Calls } from "./thread.ts";

/** Serves calls until the thread is ended; `afterwards` runs when an answer has gone out. */
export const serveThread = (known: Calls, afterwards: () => void = () => {}): void => {
  const port = parentPort;
  if (port === null) throw new Bug("a thread's file was run by itself");
  port.on("message", ([name, ...words]: readonly [string, ...never[]]) => {
    const called = known[name];
    if (called === undefined) throw new Bug("a thread was asked what it does not know");
    port.postMessage(called(...words));
    afterwards();
  });
};
