// Epochs: one random key each, independent of the last, committed to so that nobody can be handed another, and boxed to
// the signed roster only. An unknown reader is refused, never merely warned about (protocol.md "Control entries").

import { deriveSealingKey } from "./derivation.ts";
import { bytesFromUint32, equalBytes, joinBytes, sha256 } from "./envelope/bytes.ts";
import { contextOf } from "./envelope/contexts.ts";
import { type Fault, faultOf, isFault } from "./envelope/fault.ts";
import type { LogId, MemberId } from "./envelope/ids.ts";
import { bytesFromId } from "./envelope/parse.ts";
import { boxBytes, unboxBytes } from "./hpke.ts";
import type { Random } from "./random.ts";

/** EK_n: 32 random bytes. */
export const newEpochKey = (random: Random): Uint8Array => random(32);

const placeOf = (log: LogId, n: number): Uint8Array =>
  joinBytes(bytesFromId(log), bytesFromUint32(n));

/** commit_n = SHA-256("sr1/commit\0" ‖ log ‖ n ‖ EK_n), n in 4 bytes. */
export const commitOf = async (log: LogId, n: number, epochKey: Uint8Array): Promise<Uint8Array> =>
  sha256(joinBytes(contextOf("commit"), placeOf(log, n), epochKey));

/** Kenc of an epoch: AES-256-GCM, HKDF(EK_n, "sr1/ek\0" ‖ log ‖ n), not extractable. */
export const sealingKey = async (log: LogId, n: number, epochKey: Uint8Array): Promise<CryptoKey> =>
  deriveSealingKey(epochKey, joinBytes(contextOf("ek"), placeOf(log, n)));

const infoOf = (log: LogId, n: number, recipient: MemberId): Uint8Array =>
  joinBytes(contextOf("box"), placeOf(log, n), bytesFromId(recipient));

/** An epoch's key boxed to one recipient: 80 bytes, enc ‖ ct. */
export const boxTo = async (box: {
  readonly log: LogId;
  readonly n: number;
  readonly recipient: { readonly id: MemberId; readonly kemPk: Uint8Array };
  readonly epochKey: Uint8Array;
  readonly random: Random;
}): Promise<Uint8Array> =>
  boxBytes({
    kemPk: box.recipient.kemPk,
    info: infoOf(box.log, box.n, box.recipient.id),
    text: box.epochKey,
    random: box.random,
  });

/** EK_n out of a box, held against its commitment; `box` when it does not open or is another key. */
export const openBox = async (box: {
  readonly log: LogId;
  readonly n: number;
  readonly recipient: { readonly id: MemberId; readonly kem: CryptoKeyPair };
  readonly box: Uint8Array;
  readonly commit: Uint8Array;
}): Promise<Uint8Array | Fault<"box">> => {
  const epochKey = await unboxBytes({
    kem: box.recipient.kem,
    info: infoOf(box.log, box.n, box.recipient.id),
    box: box.box,
  });
  if (isFault(epochKey)) return epochKey;
  // Without this a member could hand different keys to different members, and each would read another talk.
  const commit = await commitOf(box.log, box.n, epochKey);
  return equalBytes(commit, box.commit) ? epochKey : faultOf("box");
};
