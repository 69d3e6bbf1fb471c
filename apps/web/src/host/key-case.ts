// The keys this device holds between two visits: CryptoKeys that cannot be exported, and nothing that could be copied out as
// bytes. What seals this device's own records is itself kept sealed under the vault key, so that forgetting keys locks both.

import type { SeatKeys, SheetKeys } from "@tworooms/client";

/** One log's keys, kept by a device that walks into a room with nothing else. */
export type AloneLog = {
  readonly log: string;
  readonly kind: "table" | "room";
  readonly party?: string;
  readonly seat: SeatKeys;
};

/** What is kept. A device that walked in holds `alone` and no sheet. */
export type Kept = {
  readonly sheet?: SheetKeys;
  /** An old sheet whose vault is still to be taken off the server. */
  readonly retiring?: SheetKeys;
  /** AES-256-GCM: seals the device's own records. */
  readonly device?: CryptoKey;
  readonly alone?: { readonly talk: string; readonly logs: readonly AloneLog[] };
};

/** Where keys lie. */
export type KeyCase = {
  readonly read: () => Promise<Kept>;
  readonly write: (kept: Kept) => Promise<void>;
};

/** A case that forgets: for the demo and for tests. */
export const memoryKeyCase = (first: Kept = {}): KeyCase => {
  let held: Kept = first;
  return {
    read: async () => held,
    write: async (kept) => {
      held = kept;
    },
  };
};
