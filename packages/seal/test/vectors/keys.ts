// Key and signature vectors: RFC 8032 §7.1, and the edges on which Ed25519 libraries differ, each with one fixed
// verdict; X25519 keys that may be boxed to, and those that may not.

import { bytesFromHex, isAuthentic, isUsableKemKey, isUsableKey } from "@tworooms/seal/envelope";
import type { Row } from "./rows.ts";

/** vectors/keys.json. `isUsable`: may be a seat's key. `isAuthentic`: by rule sr1-sig. */
export type KeyVectors = {
  readonly ed25519: readonly {
    readonly name: string;
    readonly key: string;
    readonly message: string;
    readonly signature: string;
    readonly isUsable: boolean;
    readonly isAuthentic: boolean;
  }[];
  readonly x25519: readonly {
    readonly name: string;
    readonly key: string;
    readonly isUsable: boolean;
  }[];
};

const bytes = (hex: string): Uint8Array => bytesFromHex(hex) ?? new Uint8Array();

/** Judges each key and each signature. */
export const keyRows = async ({ ed25519, x25519 }: KeyVectors): Promise<readonly Row[]> => {
  const signed = ed25519.map(async (vector) => {
    const key = bytes(vector.key);
    const verdict = await isAuthentic(key, bytes(vector.signature), bytes(vector.message));
    return {
      name: `ed25519 ${vector.name}`,
      expected: `usable ${vector.isUsable}, authentic ${vector.isAuthentic}`,
      got: `usable ${isUsableKey(key)}, authentic ${verdict}`,
    };
  });
  const boxed = x25519.map((vector) => ({
    name: `x25519 ${vector.name}`,
    expected: `usable ${vector.isUsable}`,
    got: `usable ${isUsableKemKey(bytes(vector.key))}`,
  }));
  return [...(await Promise.all(signed)), ...boxed];
};
