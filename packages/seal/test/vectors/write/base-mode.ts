// HPKE base mode by node:crypto and RFC 9180's own words (§4.1, §5.1), as a second witness for the vectors.
import {
  createCipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hkdfSync,
} from "node:crypto";

const text = (value: string): Buffer => Buffer.from(value, "latin1");
const wide = (value: number, length: number): Buffer => {
  const bytes = Buffer.alloc(length);
  bytes.writeUIntBE(value, length - Math.min(length, 6), Math.min(length, 6));
  return bytes;
};
const join = (...parts: readonly Uint8Array[]): Buffer => Buffer.concat(parts);

const extract = (salt: Uint8Array, ikm: Uint8Array): Buffer =>
  createHmac("sha256", salt.length === 0 ? Buffer.alloc(32) : salt)
    .update(ikm)
    .digest();

const expand = (prk: Uint8Array, info: Uint8Array, length: number): Buffer => {
  let okm: Buffer = Buffer.alloc(0);
  let block: Buffer = Buffer.alloc(0);
  for (let count = 1; okm.length < length; count += 1) {
    block = createHmac("sha256", prk)
      .update(join(block, info, Buffer.of(count)))
      .digest();
    okm = join(okm, block);
  }
  return okm.subarray(0, length);
};

const labeledExtract = (suite: Buffer, salt: Buffer, label: string, ikm: Uint8Array): Buffer =>
  extract(salt, join(text("HPKE-v1"), suite, text(label), ikm));

const labeledExpand = (
  suite: Buffer,
  prk: Buffer,
  label: string,
  info: Uint8Array,
  length: number,
): Buffer => expand(prk, join(wide(length, 2), text("HPKE-v1"), suite, text(label), info), length);

const none = Buffer.alloc(0);
const kemSuite = join(text("KEM"), wide(0x0020, 2));

const privateKeyOf = (raw: Uint8Array) =>
  createPrivateKey({
    key: join(Buffer.from("302e020100300506032b656e04220420", "hex"), raw),
    format: "der",
    type: "pkcs8",
  });

/** The X25519 public key of 32 private bytes. */
export const publicBytes = (raw: Uint8Array): Buffer =>
  createPublicKey(privateKeyOf(raw)).export({ format: "der", type: "spki" }).subarray(-32);

const publicKeyOf = (raw: Uint8Array) =>
  createPublicKey({
    key: join(Buffer.from("302a300506032b656e032100", "hex"), raw),
    format: "der",
    type: "spki",
  });

/** DeriveKeyPair of DHKEM(X25519, HKDF-SHA256). */
export const derivedPair = (ikm: Uint8Array): { readonly sk: Buffer; readonly pk: Buffer } => {
  const prk = labeledExtract(kemSuite, none, "dkp_prk", ikm);
  const sk = labeledExpand(kemSuite, prk, "sk", none, 32);
  return { sk, pk: publicBytes(sk) };
};

/** A sender's context: enc, what each seq seals to, and exports. */
export const senderContext = (
  keyLength: 16 | 32,
  pkR: Uint8Array,
  info: Uint8Array,
  ikmE: Uint8Array,
) => {
  const ephemeral = derivedPair(ikmE);
  const dh = diffieHellman({
    privateKey: privateKeyOf(ephemeral.sk),
    publicKey: publicKeyOf(pkR),
  });
  const eae = labeledExtract(kemSuite, none, "eae_prk", dh);
  const shared = labeledExpand(kemSuite, eae, "shared_secret", join(ephemeral.pk, pkR), 32);
  const suite = join(text("HPKE"), wide(0x20, 2), wide(1, 2), wide(keyLength === 16 ? 1 : 2, 2));
  const context = join(
    Buffer.of(0),
    labeledExtract(suite, none, "psk_id_hash", none),
    labeledExtract(suite, none, "info_hash", info),
  );
  const secret = labeledExtract(suite, shared, "secret", none);
  const key = labeledExpand(suite, secret, "key", context, keyLength);
  const base = labeledExpand(suite, secret, "base_nonce", context, 12);
  const exporter = labeledExpand(suite, secret, "exp", context, 32);
  return {
    enc: ephemeral.pk,
    seal: (seq: number, pt: Uint8Array, aad: Uint8Array): Buffer => {
      const count = wide(seq, 12);
      const nonce = base.map((byte, index) => byte ^ (count[index] ?? 0));
      const cipher = createCipheriv(keyLength === 16 ? "aes-128-gcm" : "aes-256-gcm", key, nonce);
      cipher.setAAD(aad);
      return join(cipher.update(pt), cipher.final(), cipher.getAuthTag());
    },
    exported: (about: Uint8Array): Buffer => labeledExpand(suite, exporter, "sec", about, 32),
  };
};

/** HKDF-SHA256 without a salt. */
export const hkdf = (secret: Uint8Array, info: Uint8Array, length = 32): Buffer =>
  Buffer.from(hkdfSync("sha256", secret, none, info, length));
