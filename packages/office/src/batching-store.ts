// A store made of its two halves: a queue of writes committed in groups, and reads. Adapters for one file and for a
// cluster differ only in these halves. It holds no state of its own but who listens for growth.

import { Bug, type LogId } from "@tworooms/seal/envelope";
import { isAtItsPlace } from "./entry-place.ts";
import { groupCommit, type Commit } from "./group-commit.ts";
import type { Store } from "./store.ts";

/** The reading half of a store, and how to let go of it once its writes are done. */
export type Reads = Pick<
  Store,
  "read" | "controls" | "getFact" | "getVault" | "getBlob" | "blobBytes" | "close"
>;

/** A whole store from a commit and reads. */
export const batchingStore = (commit: Commit, reads: Reads): Store => {
  const queue = groupCommit(commit);
  const listeners = new Set<(log: LogId) => void>();
  const tell = (log: LogId): void => {
    for (const listener of listeners) listener(log);
  };
  return {
    ...reads,
    append: async (entry) => {
      if (!isAtItsPlace(entry)) throw new Bug("an entry's header names another place");
      const answer = await queue.write({ type: "append", entry });
      if (answer === "stored") queueMicrotask(() => tell(entry.log));
      return answer;
    },
    putFact: (key, version, bytes) => queue.write({ type: "put-fact", key, version, bytes }),
    putVault: (vault, replaces, put) => {
      if (put.version <= replaces) throw new Bug("a vault's version does not rise");
      return queue.write({ type: "put-vault", vault, replaces, put });
    },
    deleteVault: async (vault) => {
      const answer = await queue.write({ type: "delete-vault", vault });
      return answer === "moved" ? "stored" : answer;
    },
    putBlob: (log, blob, bytes) => queue.write({ type: "put-blob", log, blob, bytes }),
    onGrowth: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: async () => {
      await queue.close();
      await reads.close();
    },
  };
};
