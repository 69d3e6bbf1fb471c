// What the operator's server holds of the demo's talks, counted where it is stored: logs by their ids, sealed envelopes by
// number and size. It reads no envelope and knows no name, because a server cannot.

import type { Store } from "@tworooms/office";

/** A log as the operator sees it. */
export type HeldLog = {
  readonly log: string;
  readonly entries: number;
  /** Of these, entries about keys and seats, which a server must read: no words and no names are in them. */
  readonly controls: number;
  readonly bytes: number;
  readonly smallest: number;
  readonly largest: number;
};
/** All an operator holds. */
export type Holdings = {
  readonly logs: readonly HeldLog[];
  /** Sealed vaults, one for each person. */
  readonly vaults: number;
  readonly vaultBytes: number;
};

/** A store that counts what passes into it. */
export type CountedStore = {
  readonly store: Store;
  readonly holdings: () => Holdings;
  /** Called after something was stored. */
  readonly onChange: (listener: () => void) => void;
};

const grown = (before: HeldLog | undefined, log: string, isControl: boolean, size: number) => ({
  log,
  entries: (before?.entries ?? 0) + 1,
  controls: (before?.controls ?? 0) + (isControl ? 1 : 0),
  bytes: (before?.bytes ?? 0) + size,
  smallest: Math.min(before?.smallest ?? size, size),
  largest: Math.max(before?.largest ?? 0, size),
});

/** Counts what a store takes. */
export const countedStore = (store: Store): CountedStore => {
  const logs = new Map<string, HeldLog>();
  const vaults = new Map<string, number>();
  const listeners: (() => void)[] = [];
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  return {
    store: {
      ...store,
      append: async (entry) => {
        const { log, seq, isControl, bytes } = entry;
        const answer = await store.append(entry);
        // The same entry again is stored once.
        if (answer === "stored" && seq === (logs.get(log)?.entries ?? 0)) {
          logs.set(log, grown(logs.get(log), log, isControl, bytes.length));
          tell();
        }
        return answer;
      },
      putVault: async (vault, replaces, put) => {
        const answer = await store.putVault(vault, replaces, put);
        if (answer === "stored") {
          vaults.set(vault, put.bytes.length);
          tell();
        }
        return answer;
      },
      deleteVault: async (vault) => {
        const answer = await store.deleteVault(vault);
        if (answer === "stored") vaults.delete(vault);
        return answer;
      },
    },
    holdings: () => ({
      logs: [...logs.values()],
      vaults: vaults.size,
      vaultBytes: [...vaults.values()].reduce((sum, size) => sum + size, 0),
    }),
    onChange: (listener) => {
      listeners.push(listener);
    },
  };
};
