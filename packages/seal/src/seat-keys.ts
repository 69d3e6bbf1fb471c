// The keys of a seat in one log, and of an invitation to one. Each log has its own, from HKDF(seed, salt of that log),
// so no id links a person's seats. Private keys cannot be exported; a seed stands in memory only while keys are made.

import type { PublicKeys } from "./envelope/control.ts";
import { Bug } from "./envelope/fault.ts";
import type { LogId, MemberId } from "./envelope/ids.ts";

/** A seat's (or an invitation's) keys in one log: Ed25519 signs, X25519 opens boxes. */
export type SeatKeys = {
  readonly id: MemberId;
  readonly keys: PublicKeys;
  readonly sign: CryptoKey;
  readonly kem: CryptoKeyPair;
};

/** The keys of a seat: `seed` 32 bytes of the vault, `salt` 16 bytes of the log's genesis. */
export const seatKeys = async (seed: Uint8Array, salt: Uint8Array): Promise<SeatKeys> => {
  void [seed, salt];
  throw new Bug("not written yet");
};

/** The keys of an invitation to one log: `secret` is the link's 16 bytes. */
export const inviteKeys = async (secret: Uint8Array, log: LogId): Promise<SeatKeys> => {
  void [secret, log];
  throw new Bug("not written yet");
};
