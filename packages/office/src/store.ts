// The storage port: what an office needs of a disk. Every adapter passes the same contract suite. A promise of a
// write resolves only when it would survive a power cut; order of resolution follows order of commit. Nothing in it
// knows whether a file, a database or a cluster stands behind, nor what an entry says. Rules O50 to O58.

import type { LogId } from "@tworooms/seal/envelope";
import type { BlobId, VaultId } from "@tworooms/wire";

/** An entry as stored. `isControl` lets a roster be folded without reading the sealed entries between. */
export type StoredEntry = {
  readonly seq: number;
  readonly isControl: boolean;
  readonly bytes: Uint8Array;
};

/** One append: stands only if `seq` is the number of entries the log holds (compare-and-swap). `bytes` is a whole envelope whose header names this log and seq; another is a Bug. */
export type AppendEntry = {
  readonly log: LogId;
  readonly seq: number;
  readonly isControl: boolean;
  readonly bytes: Uint8Array;
};

/** `full`: no room on the disk. `failed`: a write or sync failed; nothing of it is promised, though it may stand after all, so a retry with the same bytes is safe. */
export type StoreFault = { readonly fault: "store-full" | "store-failed" };

/** A small keyed fact as stored; versions count from 1. */
export type StoredFact = { readonly version: number; readonly bytes: Uint8Array };

/** A vault as stored: its version, its auth public key and its sealed bytes. */
export type StoredVault = {
  readonly version: number;
  readonly key: Uint8Array;
  readonly bytes: Uint8Array;
};

/** All control entries of a log, in order, and its newest entry; `newest` is absent in a log unknown. */
export type StoredControls = {
  readonly controls: readonly StoredEntry[];
  readonly newest?: StoredEntry;
};

/** What a write comes to: `stored` is durable; `moved` changed nothing. */
export type WriteAnswer = "stored" | "moved" | StoreFault;

export type Store = {
  /** `stored`: durable; so is the answer to the same bytes at the same place again. `moved`: another entry stands at that seq, or the one before is missing. */
  readonly append: (entry: AppendEntry) => Promise<WriteAnswer>;
  /** Up to `limit` entries and about `bytes` bytes from seq `from`, in order; the first of them however long it is. */
  readonly read: (
    log: LogId,
    from: number,
    limit: number,
    bytes: number,
  ) => Promise<readonly StoredEntry[] | StoreFault>;
  /** All control entries of a log, in order, and its newest entry; empty for a log unknown. */
  readonly controls: (log: LogId) => Promise<StoredControls | StoreFault>;
  /** Small keyed facts about logs: who founded, which logs a table seat convened. */
  readonly getFact: (key: string) => Promise<StoredFact | undefined | StoreFault>;
  /** Compare-and-swap: replaces version `version` (0 = absent) by the next one. */
  readonly putFact: (key: string, version: number, bytes: Uint8Array) => Promise<WriteAnswer>;
  readonly getVault: (vault: VaultId) => Promise<StoredVault | undefined | StoreFault>;
  /** Replaces version `replaces` (0 = none yet) by `version`, which is higher. */
  readonly putVault: (vault: VaultId, replaces: number, put: StoredVault) => Promise<WriteAnswer>;
  /** `stored` too when there was none. Its bytes are overwritten, not only forgotten. */
  readonly deleteVault: (vault: VaultId) => Promise<"stored" | StoreFault>;
  /** Written once; a second put of the same id in a log is `moved` unless the bytes are equal. */
  readonly putBlob: (log: LogId, blob: BlobId, bytes: Uint8Array) => Promise<WriteAnswer>;
  readonly getBlob: (log: LogId, blob: BlobId) => Promise<Uint8Array | undefined | StoreFault>;
  /** Bytes of blobs stored for a log, for its limit. */
  readonly blobBytes: (log: LogId) => Promise<number | StoreFault>;
  /** Lossy wake-ups after an append was stored: this log may have grown. The truth is `read`. */
  readonly onGrowth: (listener: (log: LogId) => void) => () => void;
  /** Waits for the writes under way, then lets go of the disk. A later write is answered `store-failed`. */
  readonly close: () => Promise<void>;
};
