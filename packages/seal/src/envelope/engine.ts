// What computes digests, seals and verdicts on signatures. WebCrypto does everywhere. In Node the same OpenSSL is also to be
// had without WebCrypto's way through another thread and back, which costs more than most sums themselves
// (docs/decisions/0024). Both engines give the same bytes and verdicts. Rule S88.

import { type NodeCrypto, nodeEngine } from "./node-engine.ts";
import { webEngine } from "./web-engine.ts";

/** AES-256-GCM under a nonce of 12 bytes, the header beside it; a tag of 16 bytes stands at the end of a ct. */
export type Seal = {
  readonly key: CryptoKey;
  readonly nonce: Uint8Array;
  readonly beside: Uint8Array;
};

/** A public key as its engine takes it. */
export type VerifyingKey = { readonly type: string };

/** Whether a verdict is asked for by itself, and soonest is best, or with others that can share the machine's threads. */
export type Asked = "alone" | "with-others";

/** One way to compute. What may be had at once is given at once. */
export type Engine = {
  /** SHA-256 (FIPS 180-4) of a few hundred bytes at most, one array after another. */
  readonly digestOfFew: (parts: readonly Uint8Array[]) => Uint8Array;
  /** SHA-256. */
  readonly digest: (bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>;
  /** The Ed25519 public key of 32 bytes. */
  readonly verifyingKey: (raw: Uint8Array) => VerifyingKey | Promise<VerifyingKey>;
  /** Ed25519 (RFC 8032 §5.1.7); rule `sr1-sig` cuts the edges off before. */
  readonly verify: (
    key: VerifyingKey,
    signature: Uint8Array,
    message: Uint8Array,
    asked: Asked,
  ) => boolean | Promise<boolean>;
  /** The Ed25519 private key of a PrivateKeyInfo (RFC 8410 §7), never to be taken out of it again. */
  readonly signingKey: (pkcs8: Uint8Array) => Promise<CryptoKey>;
  /** An Ed25519 signature (RFC 8032 §5.1.6) of 64 bytes, by a key of `signingKey`. */
  readonly sign: (key: CryptoKey, message: Uint8Array) => Uint8Array | Promise<Uint8Array>;
  /** The AES-256-GCM key of 32 bytes, never to be taken out of it again. */
  readonly sealingKey: (raw: Uint8Array) => Promise<CryptoKey>;
  readonly seal: (under: Seal, text: Uint8Array) => Uint8Array | Promise<Uint8Array>;
  /** Throws or rejects when the tag does not fit. */
  readonly open: (under: Seal, ct: Uint8Array) => Uint8Array | Promise<Uint8Array>;
};

type Platform = {
  readonly process?: { readonly getBuiltinModule?: (name: string) => NodeCrypto | undefined };
};

const own = (globalThis as Platform).process?.getBuiltinModule?.("node:crypto");

/** The one that computes here. */
export const engine: Engine = own === undefined ? webEngine : nodeEngine(own);
