// The logs held open, those lately used first to stay. A log in use is never let go, so that there is one queue and
// one set of followers for each. Unknown logs are not remembered: whoever asks for many of them fills nothing.

import { isFault, type LogId } from "@tworooms/seal/envelope";
import type { Limits } from "./limits.ts";
import { type OpenLog, openLog } from "./open-log.ts";
import type { Store, StoreFault } from "./store.ts";

/** A log in use; `release` exactly once. */
export type Held = { readonly open: OpenLog; readonly release: () => void };

/** Opens logs and keeps some. */
export type OpenLogs = {
  /** Holds a log open until released; undefined when there is none. */
  readonly hold: (log: LogId) => Promise<Held | undefined | StoreFault>;
  /** Runs a task with a log held open, or with undefined when there is none. */
  readonly use: <T>(
    log: LogId,
    task: (open: OpenLog | undefined) => Promise<T>,
  ) => Promise<T | StoreFault>;
  /** A log that is open already, if it is. */
  readonly known: (log: LogId) => Promise<OpenLog | undefined>;
  /** Resolves when every append asked for so far is answered. */
  readonly over: () => Promise<void>;
};

type Shelf = { readonly opening: Promise<OpenLog | undefined | StoreFault>; users: number };

/** No log open yet. */
export const makeOpenLogs = (store: Store, limits: Limits): OpenLogs => {
  const shelves = new Map<LogId, Shelf>();

  const makeRoom = (): void => {
    if (shelves.size <= limits.openLogs) return;
    for (const [log, shelf] of shelves)
      if (shelf.users === 0) {
        shelves.delete(log);
        return;
      }
  };
  const take = (log: LogId): Shelf => {
    const shelf = shelves.get(log) ?? { opening: openLog(store, limits, log), users: 0 };
    shelf.users += 1;
    shelves.delete(log);
    shelves.set(log, shelf);
    makeRoom();
    return shelf;
  };
  const opened = async (log: LogId, shelf: Shelf): Promise<OpenLog | undefined | StoreFault> => {
    let open: OpenLog | undefined | StoreFault;
    try {
      open = await shelf.opening;
      return open;
    } finally {
      if ((open === undefined || isFault(open)) && shelves.get(log) === shelf) shelves.delete(log);
    }
  };
  const hold = async (log: LogId): Promise<Held | undefined | StoreFault> => {
    const shelf = take(log);
    const open = await opened(log, shelf);
    if (open === undefined || isFault(open)) return open;
    return {
      open,
      release: () => {
        shelf.users -= 1;
      },
    };
  };
  return {
    hold,
    use: async (log, task) => {
      const held = await hold(log);
      if (isFault(held)) return held;
      try {
        return await task(held?.open);
      } finally {
        held?.release();
      }
    },
    known: async (log) => {
      const open = await shelves.get(log)?.opening;
      return isFault(open) ? undefined : open;
    },
    over: async () => {
      for (const { opening } of shelves.values()) {
        const open = await opening;
        if (open !== undefined && !isFault(open))
          await Promise.all([open.appends.over(), open.blobs.over()]);
      }
    },
  };
};
