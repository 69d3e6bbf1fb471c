// The time, for what counts on the screen: clocks and holds. One timer for everybody who wants the same step.

import { useSyncExternalStore } from "react";

type Beat = {
  readonly subscribe: (listener: () => void) => () => void;
  readonly now: () => number;
};

const beats = new Map<number, Beat>();

const beatOf = (step: number): Beat => {
  const before = beats.get(step);
  if (before !== undefined) return before;
  let now = Date.now();
  let timer: ReturnType<typeof setInterval> | undefined;
  const listeners = new Set<() => void>();
  const beat: Beat = {
    subscribe: (listener) => {
      listeners.add(listener);
      timer ??= setInterval(() => {
        now = Date.now();
        for (const each of listeners) each();
      }, step);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clearInterval(timer);
        timer = undefined;
      };
    },
    now: () => {
      // A clock nobody followed has stood still.
      if (timer === undefined && Date.now() - now >= step) now = Date.now();
      return now;
    },
  };
  beats.set(step, beat);
  return beat;
};

/** The time in milliseconds, drawn again every `step` milliseconds. */
export const useNow = (step: number): number => {
  const beat = beatOf(step);
  return useSyncExternalStore(beat.subscribe, beat.now);
};
