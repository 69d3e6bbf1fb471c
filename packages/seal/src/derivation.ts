// Keys out of secrets: HKDF-SHA256 (RFC 5869, no salt: every secret here is uniform), and the import of Ed25519 and X25519
// private keys as CryptoKeys that cannot be exported. Raw private bytes are overwritten as soon as they are imported.

import { bytesFromBase64url } from "./base64url.ts";
import { joinBytes } from "./envelope/bytes.ts";
import { engine } from "./envelope/engine.ts";
import { Bug } from "./envelope/fault.ts";

const hkdf = (info: Uint8Array) => ({
  name: "HKDF",
  hash: "SHA-256",
  salt: new Uint8Array(0),
  info,
});

const importSecret = (secret: Uint8Array): Promise<CryptoKey> =>
  crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveBits"]);

/** 32 bytes of HKDF-SHA256 over a uniform secret. */
export const deriveBytes = async (secret: Uint8Array, info: Uint8Array): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.deriveBits(hkdf(info), await importSecret(secret), 256));

/** An AES-256-GCM key by HKDF-SHA256 over a uniform secret; it cannot be exported. */
export const deriveSealingKey = async (
  secret: Uint8Array,
  info: Uint8Array,
): Promise<CryptoKey> => {
  const raw = await deriveBytes(secret, info);
  const key = await engine.sealingKey(raw);
  raw.fill(0);
  return key;
};

// RFC 8410: a PrivateKeyInfo around 32 raw bytes; the ninth byte of the second row names the curve.
const pkcs8 = (curve: "Ed25519" | "X25519", raw: Uint8Array): Uint8Array =>
  joinBytes(
    Uint8Array.of(0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65),
    Uint8Array.of(curve === "Ed25519" ? 0x70 : 0x6e, 0x04, 0x22, 0x04, 0x20),
    raw,
  );

/** An Ed25519 pair from its 32 private bytes (RFC 8032 §5.1.5), which are overwritten. */
export const signingPair = async (
  raw: Uint8Array,
): Promise<{ readonly publicKey: Uint8Array; readonly sign: CryptoKey }> => {
  const wrapped = pkcs8("Ed25519", raw);
  raw.fill(0);
  // WebCrypto gives a public key only through an exportable private one; that one is dropped here.
  const { x } = await crypto.subtle.exportKey(
    "jwk",
    await crypto.subtle.importKey("pkcs8", wrapped, "Ed25519", true, ["sign"]),
  );
  const sign = await engine.signingKey(wrapped);
  wrapped.fill(0);
  const publicKey = bytesFromBase64url(x ?? "");
  if (publicKey?.length !== 32) throw new Bug("an Ed25519 public key has 32 bytes");
  return { publicKey, sign };
};

const basePoint = Uint8Array.of(9, ...new Uint8Array(31));

/** An X25519 public key (32 bytes) as WebCrypto and HPKE take it. */
export const importKemPublic = (bytes: Uint8Array): Promise<CryptoKey> =>
  crypto.subtle.importKey("raw", bytes, { name: "X25519" }, true, []);

/** An X25519 pair from its 32 private bytes (RFC 7748 §5), which are overwritten. */
export const boxingPair = async (
  raw: Uint8Array,
): Promise<{ readonly publicKey: Uint8Array; readonly pair: CryptoKeyPair }> => {
  const wrapped = pkcs8("X25519", raw);
  raw.fill(0);
  const privateKey = await crypto.subtle.importKey("pkcs8", wrapped, { name: "X25519" }, false, [
    "deriveBits",
  ]);
  wrapped.fill(0);
  // The public key is the private one times the base point: no exportable key is needed.
  const base = { name: "X25519", public: await importKemPublic(basePoint) };
  const publicKey = new Uint8Array(await crypto.subtle.deriveBits(base, privateKey, 256));
  return { publicKey, pair: { privateKey, publicKey: await importKemPublic(publicKey) } };
};
