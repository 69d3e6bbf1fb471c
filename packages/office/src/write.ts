// A write as a value, so that many can wait in one queue and be committed together, whatever stands behind the port.

import type { LogId } from "@tworooms/seal/envelope";
import type { BlobId, VaultId } from "@tworooms/wire";
import type { AppendEntry, StoredVault } from "./store.ts";

/** One write of the port, named. Each is judged by itself inside the commit that carries it. */
export type Write =
  | { readonly type: "append"; readonly entry: AppendEntry }
  | {
      readonly type: "put-fact";
      readonly key: string;
      readonly version: number;
      readonly bytes: Uint8Array;
    }
  | {
      readonly type: "put-vault";
      readonly vault: VaultId;
      readonly replaces: number;
      readonly put: StoredVault;
    }
  | { readonly type: "delete-vault"; readonly vault: VaultId }
  | {
      readonly type: "put-blob";
      readonly log: LogId;
      readonly blob: BlobId;
      readonly bytes: Uint8Array;
    };

/** About how many bytes a write brings, for the size of a batch. */
export const bytesOf = (write: Write): number => {
  switch (write.type) {
    case "append":
      return write.entry.bytes.length;
    case "put-fact":
    case "put-blob":
      return write.bytes.length;
    case "put-vault":
      return write.put.bytes.length;
    case "delete-vault":
      return 0;
  }
};
