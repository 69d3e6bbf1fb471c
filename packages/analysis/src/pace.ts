// How a long computation keeps to its budget, gives way to others and ends when it is cancelled. It reads no clock of its
// own: whoever sets a budget brings one.

import type { Progress } from "./frontier.ts";

/** Ends a computation that was cancelled or ran out of its time. */
export class Halt extends Error {
  override readonly name = "Halt";
  readonly isCancelled: boolean;
  constructor(isCancelled: boolean) {
    super(isCancelled ? "cancelled" : "out of time");
    this.isCancelled = isCancelled;
  }
}

/** What a computation asks between its steps. */
export type Pace = {
  /** Throws Halt when there is no more time or the work is cancelled. */
  readonly check: () => void;
  /** Reports progress and, now and then, lets others run. Throws as `check` does. */
  readonly pause: (done: number, of: number, points: number) => Promise<void>;
  /** Milliseconds left; infinite without a budget. */
  readonly left: () => number;
};

/** What a pace is made from. */
export type PaceSettings = {
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  readonly isCancelled?: (() => boolean) | undefined;
  readonly now?: (() => number) | undefined;
  /** In the clock's milliseconds; undefined = never. */
  readonly deadline?: number | undefined;
};

// Points handled between two breaths when there is no clock, and milliseconds when there is one.
const breathPoints = 200_000;
const breathMs = 25;

// Lets everything run that is waiting. A page's timers wait four milliseconds once they are nested; a message to oneself
// does not, and comes after those that were sent before it.
const breathe = (): Promise<void> =>
  new Promise((resume) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resume();
    };
    port2.postMessage(undefined);
  });

/** A pace that ends at the deadline. */
export const paceOf = ({ onProgress, isCancelled, now, deadline }: PaceSettings): Pace => {
  let handled = 0;
  let last = now?.() ?? 0;
  const check = (): void => {
    if (isCancelled?.() === true) throw new Halt(true);
    if (now !== undefined && deadline !== undefined && now() > deadline) throw new Halt(false);
  };
  const isDue = (): boolean =>
    now === undefined ? handled > breathPoints : now() - last > breathMs;
  return {
    check,
    left: () =>
      now === undefined || deadline === undefined
        ? Number.POSITIVE_INFINITY
        : Math.max(0, deadline - now()),
    pause: async (done, of, points) => {
      check();
      handled += points;
      onProgress?.({ done, of, points });
      if (!isDue()) return;
      await breathe();
      handled = 0;
      last = now?.() ?? 0;
      check();
    },
  };
};
