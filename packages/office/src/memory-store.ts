// A store that forgets when its process ends: for tests, and for the demo that runs in a browser. It keeps the same
// contract as the durable ones, save that nothing survives. It must never be what a server of real talks stands on.

import { equalBytes, type LogId } from "@tworooms/seal/envelope";
import { batchingStore } from "./batching-store.ts";
import type { Store, StoredEntry, StoredFact, StoredVault, WriteAnswer } from "./store.ts";
import type { Write } from "./write.ts";

type Shelves = {
  readonly entries: Map<LogId, StoredEntry[]>;
  readonly facts: Map<string, StoredFact>;
  readonly vaults: Map<string, StoredVault>;
  readonly blobs: Map<LogId, Map<string, Uint8Array>>;
};

// Not `slice`, which in a Node Buffer is a view and no copy.
const copyOf = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes);

const judge = (shelves: Shelves, write: Write): WriteAnswer => {
  switch (write.type) {
    case "append": {
      const { log, seq, isControl, bytes } = write.entry;
      const entries = shelves.entries.get(log) ?? [];
      const there = entries[seq];
      if (there !== undefined) return equalBytes(there.bytes, bytes) ? "stored" : "moved";
      if (seq !== entries.length) return "moved";
      entries.push({ seq, isControl, bytes: copyOf(bytes) });
      shelves.entries.set(log, entries);
      return "stored";
    }
    case "put-fact": {
      if ((shelves.facts.get(write.key)?.version ?? 0) !== write.version) return "moved";
      shelves.facts.set(write.key, { version: write.version + 1, bytes: copyOf(write.bytes) });
      return "stored";
    }
    case "put-vault": {
      if ((shelves.vaults.get(write.vault)?.version ?? 0) !== write.replaces) return "moved";
      const { version, key, bytes } = write.put;
      shelves.vaults.set(write.vault, { version, key: copyOf(key), bytes: copyOf(bytes) });
      return "stored";
    }
    case "delete-vault":
      shelves.vaults.delete(write.vault);
      return "stored";
    case "put-blob": {
      const blobs = shelves.blobs.get(write.log) ?? new Map<string, Uint8Array>();
      const there = blobs.get(write.blob);
      if (there !== undefined) return equalBytes(there, write.bytes) ? "stored" : "moved";
      blobs.set(write.blob, copyOf(write.bytes));
      shelves.blobs.set(write.log, blobs);
      return "stored";
    }
  }
};

/** An empty store in memory. */
export const memoryStore = (): Store => {
  const shelves: Shelves = {
    entries: new Map(),
    facts: new Map(),
    vaults: new Map(),
    blobs: new Map(),
  };
  return batchingStore(
    {
      commit: async (batch) => batch.map((write) => judge(shelves, write)),
      inFlight: 1,
      maxWrites: 512,
      maxBytes: 4 << 20,
      soon: (task) => queueMicrotask(task),
    },
    {
      read: async (log, from, limit, bytes) => {
        const entries = (shelves.entries.get(log) ?? []).slice(from, from + limit);
        let room = bytes;
        const cut = entries.findIndex((entry, index) => {
          room -= entry.bytes.length;
          return index > 0 && room < 0;
        });
        return cut === -1 ? entries : entries.slice(0, cut);
      },
      controls: async (log) => {
        const entries = shelves.entries.get(log) ?? [];
        const controls = entries.filter((entry) => entry.isControl);
        const newest = entries.at(-1);
        return newest === undefined ? { controls } : { controls, newest };
      },
      getFact: async (key) => shelves.facts.get(key),
      getVault: async (vault) => shelves.vaults.get(vault),
      getBlob: async (log, blob) => shelves.blobs.get(log)?.get(blob),
      blobBytes: async (log) => {
        let bytes = 0;
        for (const blob of shelves.blobs.get(log)?.values() ?? []) bytes += blob.length;
        return bytes;
      },
      close: async () => {},
    },
  );
};
