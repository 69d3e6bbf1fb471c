// The keys of a seat in one log, and of an invitation to one. Each log has its own, from HKDF(seed, salt of that log),
// so no id links a person's seats. Private keys cannot be exported; a seed stands in memory only while keys are made.

import { boxingPair, deriveBytes, signingPair } from "./derivation.ts";
import { bytesFromText, joinBytes } from "./envelope/bytes.ts";
import { contextOf } from "./envelope/contexts.ts";
import type { PublicKeys } from "./envelope/control.ts";
import { Bug } from "./envelope/fault.ts";
import type { LogId, MemberId } from "./envelope/ids.ts";
import { memberIdOf } from "./envelope/member.ts";
import { bytesFromId } from "./envelope/parse.ts";

/** A seat's (or an invitation's) keys in one log: Ed25519 signs, X25519 opens boxes. */
export type SeatKeys = {
  readonly id: MemberId;
  readonly keys: PublicKeys;
  readonly sign: CryptoKey;
  readonly kem: CryptoKeyPair;
};

// `use` stands last and is "sig" or "kem"; everything before it has one length, so no two uses share an info.
const keysFrom = async (secret: Uint8Array, info: Uint8Array): Promise<SeatKeys> => {
  const derive = (use: "sig" | "kem"): Promise<Uint8Array> =>
    deriveBytes(secret, joinBytes(info, bytesFromText(use)));
  const sig = await signingPair(await derive("sig"));
  const kem = await boxingPair(await derive("kem"));
  const keys = { sigPk: sig.publicKey, kemPk: kem.publicKey };
  return { id: await memberIdOf(keys), keys, sign: sig.sign, kem: kem.pair };
};

/** The keys of a seat: `seed` 32 bytes of the vault, `salt` 16 bytes of the log's genesis. */
export const seatKeys = async (seed: Uint8Array, salt: Uint8Array): Promise<SeatKeys> => {
  if (seed.length !== 32 || salt.length !== 16) throw new Bug("a seed has 32 bytes, a salt 16");
  return keysFrom(seed, joinBytes(contextOf("seat"), salt));
};

/** The keys of an invitation to one log: `secret` is the link's 16 bytes. */
export const inviteKeys = async (secret: Uint8Array, log: LogId): Promise<SeatKeys> => {
  if (secret.length !== 16) throw new Bug("an invitation's secret has 16 bytes");
  return keysFrom(secret, joinBytes(contextOf("invite"), bytesFromId(log)));
};
