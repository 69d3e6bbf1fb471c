// The other end of a live connection, in a test's hand: it takes what it is told only when the test lets it.
import type { LivePort } from "@tworooms/office";
import type { LiveTell } from "@tworooms/wire";

export type Port = LivePort & {
  readonly told: LiveTell[];
  /** Most bytes that ever waited. */
  readonly most: () => number;
  /** Takes all that waits, and from now on at once. */
  readonly takeAll: () => void;
  /** Takes nothing from now on. */
  readonly stall: () => void;
  /** The office waits; this ends the waiting badly. */
  readonly giveUp: () => void;
  readonly isHungUp: () => boolean;
};

const sizeOf = (tell: LiveTell): number => (tell.type === "entry" ? tell.envelope.length : 64);

export const makePort = (): Port => {
  const told: LiveTell[] = [];
  let waiting = 0;
  let most = 0;
  let isStalled = false;
  let isHungUp = false;
  let resolve: ((word: "roomy" | "stuck") => void) | undefined;
  const end = (word: "roomy" | "stuck"): void => {
    const waitingFor = resolve;
    resolve = undefined;
    waitingFor?.(word);
  };
  return {
    told,
    most: () => most,
    tell: (tell) => {
      told.push(tell);
      if (!isStalled) return;
      waiting += sizeOf(tell);
      most = Math.max(most, waiting);
    },
    backlog: () => waiting,
    roomy: () =>
      waiting === 0
        ? Promise.resolve("roomy")
        : new Promise((done) => {
            resolve = done;
          }),
    hangUp: () => {
      isHungUp = true;
    },
    takeAll: () => {
      isStalled = false;
      waiting = 0;
      end("roomy");
    },
    stall: () => {
      isStalled = true;
    },
    giveUp: () => end("stuck"),
    isHungUp: () => isHungUp,
  };
};

/** Lets everything that is ready run. */
export const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 50; turn += 1)
    await new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
};

/** Waits until something is so; the test's own time limit ends it otherwise. */
export const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo())
    await new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
};
