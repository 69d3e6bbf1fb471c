// One after another: what is asked of a log is done in the order it came, and a task that breaks does not stop the next.

/** Runs a task when all before it are over. */
export type Queue = {
  readonly run: <T>(task: () => Promise<T>) => Promise<T>;
  /** Tasks waiting or running. */
  readonly length: () => number;
  /** Resolves when all tasks asked for so far are over. */
  readonly over: () => Promise<void>;
};

/** An empty queue. */
export const makeQueue = (): Queue => {
  let last: Promise<unknown> = Promise.resolve();
  let length = 0;
  return {
    run: (task) => {
      length += 1;
      const result = last.then(task).finally(() => {
        length -= 1;
      });
      last = result.catch(() => undefined);
      return result;
    },
    length: () => length,
    over: async () => {
      await last;
    },
  };
};
