// Writes vectors/schedule.json: protocol.md's formulas by the second witness.
import type { KeyVector, ScheduleVectors } from "../schedule.ts";
import { hkdf, senderContext } from "./base-mode.ts";
import { gcm, hex, join, keysOf, labelled, sha256, text, uint32 } from "./witness.ts";

export const file = "schedule.json";

const keyVector = (
  name: string,
  context: string,
  secret: Uint8Array,
  place: Uint8Array,
): KeyVector => {
  const { sig, kemPk, id } = keysOf(context, secret, place);
  return {
    name,
    secret: hex(secret),
    place: hex(place),
    sigPk: hex(sig.publicKey),
    kemPk: hex(kemPk),
    id: hex(id),
    signature: hex(sig.sign(text("message"))),
  };
};

const seat = (name: string, seed: string, salt: string): KeyVector =>
  keyVector(name, "sr1/seat\0", labelled(seed, 32), labelled(salt, 16));

const invite = (name: string, secret: string, log: string): KeyVector =>
  keyVector(name, "sr1/invite\0", labelled(secret, 16), labelled(log, 16));

const epoch = (log: string, n: number, key: string): ScheduleVectors["epochs"][number] => {
  const place = join(labelled(log, 16), uint32(n));
  const epochKey = labelled(key, 32);
  const { kemPk, id } = keysOf("sr1/seat\0", labelled("seed", 32), labelled("salt", 16));
  const ekm = labelled(`ekm ${log} ${n}`, 32);
  const sender = senderContext(32, kemPk, join(text("sr1/box\0"), place, id), ekm);
  const [nonce, aad, plain] = [labelled("nonce", 12), labelled("aad", 96), labelled("text", 40)];
  return {
    log: hex(labelled(log, 16)),
    n,
    epochKey: hex(epochKey),
    commit: hex(sha256(text("sr1/commit\0"), place, epochKey)),
    nonce: hex(nonce),
    aad: hex(aad),
    text: hex(plain),
    ct: hex(gcm(hkdf(epochKey, join(text("sr1/ek\0"), place)), nonce, aad, plain)),
    ekm: hex(ekm),
    box: hex(join(sender.enc, sender.seal(0, epochKey, Buffer.alloc(0)))),
  };
};

export const vectors = async (): Promise<ScheduleVectors> => ({
  seats: [
    seat("a seat", "seed", "salt"),
    seat("the same seed in another log", "seed", "other salt"),
    seat("another seed", "other seed", "salt"),
    keyVector("all zeros", "sr1/seat\0", Buffer.alloc(32), Buffer.alloc(16)),
  ],
  invites: [
    invite("an invitation", "secret", "log"),
    invite("the same link in another log", "secret", "other log"),
  ],
  epochs: [
    epoch("log", 1, "ek 1"),
    epoch("log", 2, "ek 2"),
    epoch("log", 4_294_967_295, "ek 1"),
    epoch("other log", 1, "ek 1"),
  ],
});
