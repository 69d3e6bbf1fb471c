// The engine of Node: its own module, on this thread but for many verdicts at once. Its few shapes stand here, so that nothing of Node's
// types comes into a package that browsers run. Secret keys are CryptoKeys here too, from which nothing can be taken;
// beside them this file alone holds what Node's module takes in its place.

import type { Engine, Seal } from "./engine.ts";
import { webEngine } from "./web-engine.ts";

type NodeKey = { readonly type: string };
type NodeCipher = {
  readonly setAAD: (bytes: Uint8Array) => void;
  readonly update: (bytes: Uint8Array) => Uint8Array;
  readonly final: () => Uint8Array;
};
type NodeHash = {
  readonly update: (bytes: Uint8Array) => NodeHash;
  readonly digest: () => Uint8Array;
};
type Tagged = { readonly authTagLength: number };
/** The little of `node:crypto` that is used here. */
export type NodeCrypto = {
  readonly createHash: (name: string) => NodeHash;
  readonly createPublicKey: (spki: {
    readonly key: Uint8Array;
    readonly format: "der";
    readonly type: "spki";
  }) => NodeKey;
  readonly createSecretKey: (raw: Uint8Array) => NodeKey;
  readonly createPrivateKey: (pkcs8: {
    readonly key: Uint8Array;
    readonly format: "der";
    readonly type: "pkcs8";
  }) => NodeKey;
  readonly sign: (algorithm: null, message: Uint8Array, key: NodeKey) => Uint8Array;
  readonly verify: ((
    algorithm: null,
    message: Uint8Array,
    key: NodeKey,
    signature: Uint8Array,
  ) => boolean) &
    ((
      algorithm: null,
      message: Uint8Array,
      key: NodeKey,
      signature: Uint8Array,
      done: (trouble: unknown, isAuthentic: boolean) => void,
    ) => void);
  readonly createCipheriv: (
    name: string,
    key: NodeKey,
    nonce: Uint8Array,
    settings: Tagged,
  ) => NodeCipher & { readonly getAuthTag: () => Uint8Array };
  readonly createDecipheriv: (
    name: string,
    key: NodeKey,
    nonce: Uint8Array,
    settings: Tagged,
  ) => NodeCipher & { readonly setAuthTag: (tag: Uint8Array) => void };
};

const tagLength = 16;
const tagged: Tagged = { authTagLength: tagLength };
const cipher = "aes-256-gcm";

// RFC 8410 §4: what stands before the 32 bytes of an Ed25519 public key.
const spkiStart = Uint8Array.of(
  0x30,
  0x2a,
  0x30,
  0x05,
  0x06,
  0x03,
  0x2b,
  0x65,
  0x70,
  0x03,
  0x21,
  0,
);

// Node answers with its own kind of bytes, which prints and compares otherwise than the rest of the house.
const plain = (bytes: Uint8Array): Uint8Array =>
  new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);

/** Node's own module as an engine. */
export const nodeEngine = (node: NodeCrypto): Engine => {
  const beside = new WeakMap<CryptoKey, NodeKey>();
  const digest = (bytes: Uint8Array): Uint8Array =>
    plain(node.createHash("sha256").update(bytes).digest());
  return {
    digestOfFew: (parts) => {
      const hash = node.createHash("sha256");
      for (const part of parts) hash.update(part);
      return plain(hash.digest());
    },
    digest,
    verifyingKey: (raw) => {
      const key = new Uint8Array(spkiStart.length + raw.length);
      key.set(spkiStart);
      key.set(raw, spkiStart.length);
      return node.createPublicKey({ key, format: "der", type: "spki" });
    },
    // The dearest by far: many at once are worth other threads; for one, the way there and back costs as much as itself.
    verify: (key, signature, message, asked) =>
      asked === "alone"
        ? node.verify(null, message, key, signature)
        : new Promise((resolve, reject) => {
            node.verify(null, message, key, signature, (trouble, isAuthentic) => {
              if (trouble === null || trouble === undefined) resolve(isAuthentic);
              else reject(trouble);
            });
          }),
    signingKey: async (pkcs8) => {
      const own = node.createPrivateKey({ key: pkcs8, format: "der", type: "pkcs8" });
      const key = await webEngine.signingKey(pkcs8);
      beside.set(key, own);
      return key;
    },
    sign: (key, message) => {
      const own = beside.get(key);
      return own === undefined
        ? webEngine.sign(key, message)
        : plain(node.sign(null, message, own));
    },
    sealingKey: async (raw) => {
      const own = node.createSecretKey(raw);
      const key = await webEngine.sealingKey(raw);
      beside.set(key, own);
      return key;
    },
    seal: (under: Seal, text) => {
      const key = beside.get(under.key);
      if (key === undefined) return webEngine.seal(under, text);
      const sealing = node.createCipheriv(cipher, key, under.nonce, tagged);
      sealing.setAAD(under.beside);
      const ct = new Uint8Array(text.length + tagLength);
      ct.set(sealing.update(text));
      sealing.final();
      ct.set(sealing.getAuthTag(), text.length);
      return ct;
    },
    open: (under: Seal, ct) => {
      const key = beside.get(under.key);
      if (key === undefined) return webEngine.open(under, ct);
      const end = ct.length - tagLength;
      if (end < 0) throw new Error("no tag");
      const opening = node.createDecipheriv(cipher, key, under.nonce, tagged);
      opening.setAAD(under.beside);
      opening.setAuthTag(ct.subarray(end));
      const text = plain(opening.update(ct.subarray(0, end)));
      opening.final();
      return text;
    },
  };
};
