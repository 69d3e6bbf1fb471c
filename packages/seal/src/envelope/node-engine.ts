// The engine of Node: its own module, on this thread but for verifying. Its few shapes stand here, so that nothing of Node's
// types comes into a package that browsers run.

import type { Engine } from "./engine.ts";

type NodeKey = { readonly type: string };
type NodeCipher = {
  readonly setAAD: (bytes: Uint8Array) => void;
  readonly update: (bytes: Uint8Array) => Uint8Array;
  readonly final: () => Uint8Array;
};
/** The little of `node:crypto` that is used here. */
export type NodeCrypto = {
  readonly KeyObject: { readonly from: (key: CryptoKey) => NodeKey };
  readonly createHash: (name: string) => {
    readonly update: (bytes: Uint8Array) => { readonly digest: () => Uint8Array };
  };
  readonly sign: (algorithm: null, message: Uint8Array, key: NodeKey) => Uint8Array;
  readonly verify: (
    algorithm: null,
    message: Uint8Array,
    key: NodeKey,
    signature: Uint8Array,
    done: (trouble: unknown, isAuthentic: boolean) => void,
  ) => void;
  readonly createCipheriv: (
    name: string,
    key: NodeKey,
    nonce: Uint8Array,
    settings: { readonly authTagLength: number },
  ) => NodeCipher & { readonly getAuthTag: () => Uint8Array };
  readonly createDecipheriv: (
    name: string,
    key: NodeKey,
    nonce: Uint8Array,
    settings: { readonly authTagLength: number },
  ) => NodeCipher & { readonly setAuthTag: (tag: Uint8Array) => void };
};

const tagLength = 16;
const tagged = { authTagLength: tagLength };
const cipher = "aes-256-gcm";

// Node answers with its own kind of bytes, which prints and compares otherwise than the rest of the house.
const plain = (bytes: Uint8Array): Uint8Array =>
  new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);

/** Node's own module. What it is handed is a CryptoKey, and what it makes of one lives no longer. */
export const nodeEngine = (node: NodeCrypto): Engine => {
  const kept = new WeakMap<CryptoKey, NodeKey>();
  const keyOf = (key: CryptoKey): NodeKey => {
    const known = kept.get(key) ?? node.KeyObject.from(key);
    kept.set(key, known);
    return known;
  };
  const digest = (bytes: Uint8Array): Uint8Array =>
    plain(node.createHash("sha256").update(bytes).digest());
  return {
    digestOfFew: digest,
    digest,
    sign: async (key, message) => plain(node.sign(null, message, keyOf(key))),
    // The dearest by far, and asked for many entries at once: it stays on other threads.
    verify: (key, signature, message) =>
      new Promise((resolve, reject) => {
        node.verify(null, message, keyOf(key), signature, (trouble, isAuthentic) => {
          if (trouble === null || trouble === undefined) resolve(isAuthentic);
          else reject(trouble);
        });
      }),
    seal: ({ key, nonce, beside }, text) => {
      const sealing = node.createCipheriv(cipher, keyOf(key), nonce, tagged);
      sealing.setAAD(beside);
      const ct = new Uint8Array(text.length + tagLength);
      ct.set(sealing.update(text));
      sealing.final();
      ct.set(sealing.getAuthTag(), text.length);
      return ct;
    },
    open: ({ key, nonce, beside }, ct) => {
      const end = ct.length - tagLength;
      if (end < 0) throw new Error("no tag");
      const opening = node.createDecipheriv(cipher, keyOf(key), nonce, tagged);
      opening.setAAD(beside);
      opening.setAuthTag(ct.subarray(end));
      const text = plain(opening.update(ct.subarray(0, end)));
      opening.final();
      return text;
    },
  };
};
