// The engine of every browser: WebCrypto, and a hash of our own thread for what is too short to be worth another's.

import { sha256 } from "@noble/hashes/sha2.js";
import type { Engine, Seal } from "./engine.ts";

// Up to here the hash itself costs less than handing it to another thread and back (docs/decisions/0021).
const shortLength = 512;

// A hasher takes two arrays outside of the engine's own memory, which cost a browser more than the hashing of a header: one
// is kept, and set back to the beginning each time.
const beginning = sha256.create();
const kept = sha256.create();
const digestOfFew = (parts: readonly Uint8Array[]): Uint8Array => {
  // oxlint-disable-next-line no-underscore-dangle -- the library's own way to begin anew without new arrays
  const hasher = beginning._cloneInto(kept);
  for (const part of parts) hasher.update(part);
  return hasher.digest();
};

const gcm = ({ nonce, beside }: Seal) => ({ name: "AES-GCM", iv: nonce, additionalData: beside });

/** WebCrypto, as every browser has it. */
export const webEngine: Engine = {
  digestOfFew,
  digest: async (bytes) =>
    bytes.length <= shortLength
      ? digestOfFew([bytes])
      : new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)),
  verifyingKey: (raw) => crypto.subtle.importKey("raw", raw, "Ed25519", false, ["verify"]),
  verify: (key, signature, message) =>
    crypto.subtle.verify("Ed25519", key as CryptoKey, signature, message),
  signingKey: (pkcs8) =>
    crypto.subtle.importKey("pkcs8", pkcs8, { name: "Ed25519" }, false, ["sign"]),
  sign: async (key, message) => new Uint8Array(await crypto.subtle.sign("Ed25519", key, message)),
  sealingKey: (raw) =>
    crypto.subtle.importKey("raw", raw, { name: "AES-GCM" }, false, ["encrypt", "decrypt"]),
  seal: async (under, text) =>
    new Uint8Array(await crypto.subtle.encrypt(gcm(under), under.key, text)),
  open: async (under, ct) => new Uint8Array(await crypto.subtle.decrypt(gcm(under), under.key, ct)),
};
