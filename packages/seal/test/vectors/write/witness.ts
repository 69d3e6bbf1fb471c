// The formulas of protocol.md by node:crypto: hashes, keys and AES-GCM as a second witness beside WebCrypto.
import {
  createCipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
  sign as signBytes,
} from "node:crypto";
import { hkdf, publicBytes } from "./base-mode.ts";

/** Latin-1 bytes of a text, for contexts and labels. */
export const text = (value: string): Buffer => Buffer.from(value, "latin1");
export const join = (...parts: readonly Uint8Array[]): Buffer => Buffer.concat(parts);
export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
export const sha256 = (...parts: readonly Uint8Array[]): Buffer =>
  createHash("sha256")
    .update(join(...parts))
    .digest();
export const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

/** `length` bytes that stand for a label. */
export const labelled = (label: string, length: number): Buffer => {
  const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, n) =>
    sha256(text(`${n} ${label}`)),
  );
  return join(...blocks).subarray(0, length);
};

/** AES-256-GCM: ct with its tag. */
export const gcm = (
  key: Uint8Array,
  nonce: Uint8Array,
  aad: Uint8Array,
  pt: Uint8Array,
): Buffer => {
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  cipher.setAAD(aad);
  return join(cipher.update(pt), cipher.final(), cipher.getAuthTag());
};

/** An Ed25519 key from 32 private bytes. */
export const signer = (raw: Uint8Array) => {
  const key = createPrivateKey({
    key: join(Buffer.from("302e020100300506032b657004220420", "hex"), raw),
    format: "der",
    type: "pkcs8",
  });
  return {
    publicKey: createPublicKey(key).export({ format: "der", type: "spki" }).subarray(-32),
    sign: (message: Uint8Array): Buffer => signBytes(undefined, message, key),
  };
};

/** A seat's or an invitation's keys: HKDF(secret, context ‖ place ‖ use). */
export const keysOf = (context: string, secret: Uint8Array, place: Uint8Array) => {
  const sig = signer(hkdf(secret, join(text(context), place, text("sig"))));
  const kemSk = hkdf(secret, join(text(context), place, text("kem")));
  const kemPk = publicBytes(kemSk);
  const id = sha256(text("sr1/id\0"), Buffer.of(1), sig.publicKey, kemPk).subarray(0, 16);
  return { sig, kemSk, kemPk, id };
};
