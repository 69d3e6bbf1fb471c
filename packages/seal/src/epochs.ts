// Epochs: one random key each, independent of the last, committed to so that nobody can be handed another, and boxed to
// the signed roster only. An unknown reader is refused, never merely warned about (protocol.md "Control entries").

import { Bug, type Fault } from "./envelope/fault.ts";
import type { LogId, MemberId } from "./envelope/ids.ts";
import type { Random } from "./random.ts";

/** EK_n: 32 random bytes. */
export const newEpochKey = (random: Random): Uint8Array => random(32);

/** commit_n = SHA-256("sr1/commit\0" ‖ log ‖ n ‖ EK_n), n in 4 bytes. */
export const commitOf = async (
  log: LogId,
  n: number,
  epochKey: Uint8Array,
): Promise<Uint8Array> => {
  void [log, n, epochKey];
  throw new Bug("not written yet");
};

/** Kenc of an epoch: AES-256-GCM, HKDF(EK_n, "sr1/ek\0" ‖ log ‖ n), not extractable. */
export const sealingKey = async (
  log: LogId,
  n: number,
  epochKey: Uint8Array,
): Promise<CryptoKey> => {
  void [log, n, epochKey];
  throw new Bug("not written yet");
};

/** An epoch's key boxed to one recipient: 80 bytes, enc ‖ ct. */
export const boxTo = async (box: {
  readonly log: LogId;
  readonly n: number;
  readonly recipient: { readonly id: MemberId; readonly kemPk: Uint8Array };
  readonly epochKey: Uint8Array;
  readonly random: Random;
}): Promise<Uint8Array> => {
  void box;
  throw new Bug("not written yet");
};

/** EK_n out of a box, held against its commitment; `box` when it does not open or is another key. */
export const openBox = async (box: {
  readonly log: LogId;
  readonly n: number;
  readonly recipient: { readonly id: MemberId; readonly kem: CryptoKeyPair };
  readonly box: Uint8Array;
  readonly commit: Uint8Array;
}): Promise<Uint8Array | Fault<"box">> => {
  void box;
  throw new Bug("not written yet");
};
