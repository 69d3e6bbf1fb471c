// HPKE base mode (RFC 9180), suite 1: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM, one message a context. The
// ephemeral key comes from the random port as DeriveKeyPair(random(32)), which RFC 9180 §4 names as GenerateKeyPair; see
// docs/decisions/0020.

import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from "@hpke/core";
import { importKemPublic } from "./derivation.ts";
import { joinBytes } from "./envelope/bytes.ts";
import { type Fault, faultOf } from "./envelope/fault.ts";
import type { Random } from "./random.ts";

const suite = new CipherSuite({
  kem: new DhkemX25519HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
});
const encLength = 32;
const tagLength = 16;

/** enc (32 bytes) ‖ ct (length of the text + 16), for the holder of `kemPk`; throws where the key is no X25519 key of full order. */
export const boxBytes = async (box: {
  readonly kemPk: Uint8Array;
  readonly info: Uint8Array;
  readonly text: Uint8Array;
  readonly random: Random;
}): Promise<Uint8Array> => {
  const ekm = box.random(32);
  const recipientPublicKey = await importKemPublic(box.kemPk);
  const { enc, ct } = await suite.seal({ recipientPublicKey, info: box.info, ekm }, box.text);
  return joinBytes(new Uint8Array(enc), new Uint8Array(ct));
};

/** What was boxed, or `box`. Total, whatever the bytes. */
export const unboxBytes = async (box: {
  readonly kem: CryptoKeyPair;
  readonly info: Uint8Array;
  readonly box: Uint8Array;
}): Promise<Uint8Array | Fault<"box">> => {
  if (box.box.length < encLength + tagLength) return faultOf("box");
  try {
    const text = await suite.open(
      { recipientKey: box.kem, enc: box.box.slice(0, encLength), info: box.info },
      box.box.slice(encLength),
    );
    return new Uint8Array(text);
  } catch {
    return faultOf("box");
  }
};
