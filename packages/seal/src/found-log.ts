// Founding a log: its genesis and first epoch. The same seed and salt give the same genesis bytes, so posting again after
// a crash founds the same log and no second one.

import { Bug } from "./envelope/fault.ts";
import type { LogId, PartyBytes } from "./envelope/ids.ts";
import type { LogReader } from "./open-log.ts";
import type { Random } from "./random.ts";

/** The founding of a log: `talk` is absent for a table alone. */
export type Founding = {
  readonly seed: Uint8Array;
  /** 16 fresh random bytes; kept in the vault before anything is posted. */
  readonly salt: Uint8Array;
  readonly talk?: LogId;
  readonly party: PartyBytes;
  readonly isBoxed: boolean;
  readonly isPublic: boolean;
};

/** The genesis envelope alone: made of the founding and nothing random. */
export const genesisOf = async (
  founding: Founding,
): Promise<{ readonly log: LogId; readonly genesis: Uint8Array }> => {
  void founding;
  throw new Bug("not written yet");
};

/** Genesis and epoch 1 to post in this order, and the founder's reader after both. */
export const foundLog = async (
  founding: Founding & { readonly random: Random },
): Promise<{
  readonly log: LogId;
  readonly genesis: Uint8Array;
  readonly epoch: Uint8Array;
  readonly reader: LogReader;
}> => {
  void founding;
  throw new Bug("not written yet");
};
