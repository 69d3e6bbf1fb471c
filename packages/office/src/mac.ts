// The office remembers no challenge and no token: it signs them for itself with a secret of the process, and knows
// them again by the signature (HMAC-SHA-256, RFC 2104). What is signed begins with its purpose.

import { bytesFromText, joinBytes } from "@tworooms/seal/envelope";

/** What the office signs for itself. */
export type Purpose = "challenge" | "token";

/** Signs bytes for a purpose (32 bytes), and knows its own signature again in constant time. */
export type Mac = {
  readonly sign: (purpose: Purpose, bytes: Uint8Array) => Promise<Uint8Array>;
  readonly isOwn: (purpose: Purpose, mac: Uint8Array, bytes: Uint8Array) => Promise<boolean>;
};

const algorithm = { name: "HMAC", hash: "SHA-256" };
const named = (purpose: Purpose, bytes: Uint8Array): Uint8Array =>
  joinBytes(bytesFromText(`office ${purpose}\0`), bytes);

/** A Mac under a secret of 32 random bytes. */
export const makeMac = (secret: Uint8Array): Mac => {
  const key = crypto.subtle.importKey("raw", secret, algorithm, false, ["sign", "verify"]);
  return {
    sign: async (purpose, bytes) =>
      new Uint8Array(await crypto.subtle.sign("HMAC", await key, named(purpose, bytes))),
    isOwn: async (purpose, mac, bytes) =>
      crypto.subtle.verify("HMAC", await key, mac, named(purpose, bytes)),
  };
};
