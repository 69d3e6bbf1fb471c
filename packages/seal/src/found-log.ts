// Founding a log: its genesis and first epoch. The same seed and salt give the same genesis bytes, so posting again after
// a crash founds the same log and no second one.

import { envelopeFromBytes } from "./envelope/envelope.ts";
import { Bug, isFault } from "./envelope/fault.ts";
import type { LogId, PartyBytes } from "./envelope/ids.ts";
import { turnFor } from "./moves.ts";
import { type LogReader, openEntries, openReader } from "./open-log.ts";
import type { Random } from "./random.ts";
import { knownRules } from "./rules.ts";
import { signControl, signGenesis } from "./seal-entry.ts";
import { type SeatKeys, seatKeys } from "./seat-keys.ts";

/** The founding of a log: `talk` is absent for a table alone. */
export type Founding = {
  /** 32 bytes: the founder's seat seed. */
  readonly seed: Uint8Array;
  /** 16 fresh random bytes; kept in the vault before anything is posted. */
  readonly salt: Uint8Array;
  readonly talk?: LogId;
  readonly party: PartyBytes;
  /** Whether invitations may carry keys: true of table and room, false of caucus and desk. */
  readonly isBoxed: boolean;
  /** True of press alone. */
  readonly isPublic: boolean;
};

const foundedBy = async (
  seat: SeatKeys,
  founding: Founding,
): Promise<{ readonly log: LogId; readonly genesis: Uint8Array }> => {
  const { log, envelope } = await signGenesis(seat, {
    type: "genesis",
    suite: 1,
    rules: knownRules,
    salt: founding.salt,
    ...(founding.talk === undefined ? {} : { talk: founding.talk }),
    founder: seat.keys,
    party: founding.party,
    boxed: founding.isBoxed,
    public: founding.isPublic,
  });
  return { log, genesis: envelope };
};

/** The genesis envelope alone: made of the founding and nothing random. */
export const genesisOf = async (
  founding: Founding,
): Promise<{ readonly log: LogId; readonly genesis: Uint8Array }> =>
  foundedBy(await seatKeys(founding.seed, founding.salt), founding);

/** Genesis and epoch 1 to post in this order, and the founder's reader after both. */
export const foundLog = async (
  founding: Founding & { readonly random: Random },
): Promise<{
  readonly log: LogId;
  readonly genesis: Uint8Array;
  readonly epoch: Uint8Array;
  readonly reader: LogReader;
}> => {
  const seat = await seatKeys(founding.seed, founding.salt);
  const { log, genesis } = await foundedBy(seat, founding);
  const start = await openReader({ log, genesis, seat });
  if (isFault(start)) throw new Bug("our own genesis is authentic");
  const turn = await turnFor(start.state, { type: "epoch" }, founding.random);
  const control = { type: "epoch", turn } as const;
  const epoch = await signControl({ state: start.state, seat, control });
  const envelope = envelopeFromBytes(epoch);
  if (isFault(envelope)) throw new Bug("our own epoch is an envelope");
  const { reader } = await openEntries(start, [envelope]);
  return { log, genesis, epoch, reader };
};
