// The storage port: what an office needs of a disk. Every adapter passes the same contract suite. A promise of a
// write resolves only when it would survive a power cut; order of resolution follows order of commit.

import type { LogId } from "@tworooms/seal/envelope";
import type { BlobId, VaultId } from "@tworooms/wire";

/** An entry as stored. `isControl` lets a roster be folded without reading the sealed entries between. */
export type StoredEntry = {
  readonly seq: number;
  readonly isControl: boolean;
  readonly bytes: Uint8Array;
};

/** One append: stands only if `seq` is the number of entries the log holds (compare-and-swap). */
export type AppendEntry = {
  readonly log: LogId;
  readonly seq: number;
  readonly isControl: boolean;
  readonly bytes: Uint8Array;
};

/** `full`: no room on the disk. `failed`: a write or sync failed and nothing of it is promised. */
export type StoreFault = { readonly fault: "store-full" | "store-failed" };

export type Store = {
  /** `stored`: durable. `moved`: another entry stands at that seq, or the one before is missing. */
  readonly append: (entry: AppendEntry) => Promise<"stored" | "moved" | StoreFault>;
  /** Up to `limit` entries and about `bytes` bytes from seq `from`, in order. */
  readonly read: (
    log: LogId,
    from: number,
    limit: number,
    bytes: number,
  ) => Promise<readonly StoredEntry[] | StoreFault>;
  /** All control entries of a log, in order, and its newest entry; empty for a log unknown. */
  readonly controls: (
    log: LogId,
  ) => Promise<
    { readonly controls: readonly StoredEntry[]; readonly newest?: StoredEntry } | StoreFault
  >;
  /** Small keyed facts about logs: who founded, which logs a table seat convened. Put is compare-and-swap on version (0 = absent). */
  readonly getFact: (
    key: string,
  ) => Promise<{ readonly version: number; readonly bytes: Uint8Array } | undefined | StoreFault>;
  readonly putFact: (
    key: string,
    version: number,
    bytes: Uint8Array,
  ) => Promise<"stored" | "moved" | StoreFault>;
  readonly getVault: (
    vault: VaultId,
  ) => Promise<
    | { readonly version: number; readonly key: Uint8Array; readonly bytes: Uint8Array }
    | undefined
    | StoreFault
  >;
  /** Replaces version `replaces` (0 = none yet) by `version`, which is higher. */
  readonly putVault: (
    vault: VaultId,
    replaces: number,
    put: { readonly version: number; readonly key: Uint8Array; readonly bytes: Uint8Array },
  ) => Promise<"stored" | "moved" | StoreFault>;
  readonly deleteVault: (vault: VaultId) => Promise<"stored" | StoreFault>;
  /** Written once; a second put of the same id in a log is `moved` unless the bytes are equal. */
  readonly putBlob: (
    log: LogId,
    blob: BlobId,
    bytes: Uint8Array,
  ) => Promise<"stored" | "moved" | StoreFault>;
  readonly getBlob: (log: LogId, blob: BlobId) => Promise<Uint8Array | undefined | StoreFault>;
  /** Bytes of blobs stored for a log, for its limit. */
  readonly blobBytes: (log: LogId) => Promise<number | StoreFault>;
  /** Lossy wake-ups: this log may have grown. The truth is `read`. */
  readonly onGrowth: (listener: (log: LogId) => void) => () => void;
  readonly close: () => Promise<void>;
};
