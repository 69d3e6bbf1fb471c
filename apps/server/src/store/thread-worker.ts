// A worker for one of this folder's thread files. A server's threads take as long to start as the rest of the program
// takes to load, so they can be started ahead, beside it; who needs one takes it from there. Imports nothing but Node's own,
// so that it runs first.

import { Worker } from "node:worker_threads";

/** The files beside this one that may be started. */
export type ThreadName = "writer-thread" | "reader-thread" | "chore-thread";

// Code runs from dist, or from sources as Node ≥ 22.18 reads them; an older Node gets a loader first, which only a checkout needs.
const begun = (name: ThreadName): Worker => {
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

const ahead = new Map<ThreadName, Worker>();

/** Starts the threads of one store ahead of who will ask for them; a process that never does is not kept by them. */
export const startAhead = (): void => {
  for (const name of ["writer-thread", "reader-thread"] as const) {
    const worker = begun(name);
    worker.unref();
    ahead.set(name, worker);
  }
};

/** The worker that was started ahead, or a new one. */
export const workerOf = (name: ThreadName): Worker => {
  const worker = ahead.get(name);
  ahead.delete(name);
  worker?.ref();
  return worker ?? begun(name);
};
