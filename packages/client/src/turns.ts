// One thing at a time: what touches one log on this device runs in the order it was asked for.

/** A queue of its own; each task starts when the one before has ended, well or badly. */
export type Turns = <T>(task: () => Promise<T>) => Promise<T>;

/** A new queue. */
export const turns = (): Turns => {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const next = last.then(task, task);
    last = next.catch(() => undefined);
    return next;
  };
};
