// The demo's clock: it stands where the story is, moves when told, and follows the visitor's once the story is told. Times of
// the story are counted back from the visitor's "now", so that the newest message is minutes old whenever the demo opens.

import type { Beginning } from "./step.ts";

/** A clock that is told, until it is released. */
export type StoryClock = {
  readonly now: () => number;
  /** Never goes back: a time before the one it shows is passed over. */
  readonly setTo: (time: number) => void;
  readonly pass: (milliseconds: number) => void;
  /** From here on it is the visitor's clock. */
  readonly release: () => void;
  /** When a sitting begins. */
  readonly timeOf: (begins: Beginning) => number;
  /** Hours after the midnight before "now". */
  readonly hoursIn: (hours: number) => number;
};

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A clock for a story that ends now. `midnight`: the last one in the visitor's time zone. */
export const storyClock = (parts: {
  readonly now: () => number;
  readonly midnight: number;
}): StoryClock => {
  const opened = parts.now();
  let told: number | undefined = 0;
  return {
    now: () => told ?? parts.now(),
    setTo: (time) => {
      if (told !== undefined) told = Math.max(told, time);
    },
    pass: (milliseconds) => {
      if (told !== undefined) told += milliseconds;
    },
    release: () => {
      told = undefined;
    },
    timeOf: (begins) =>
      "minutesBeforeNow" in begins
        ? opened - begins.minutesBeforeNow * minute
        : parts.midnight + begins.day * day + begins.hour * hour + begins.minute * minute,
    hoursIn: (hours) => parts.midnight + hours * hour,
  };
};
