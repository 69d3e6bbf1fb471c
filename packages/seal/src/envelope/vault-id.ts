// A vault's id: cut from the public half of its sheet's auth key, so that whoever wins a token for it has shown that
// very key. Server and client work it out alike. protocol.md "Identities".

import { joinBytes, sha256 } from "./bytes.ts";
import { contextOf } from "./contexts.ts";
import type { VaultId } from "./ids.ts";
import { vaultIdFromBytes } from "./parse.ts";

/** First 16 bytes of SHA-256("sr1/vault-id\0" ‖ auth public key of 32 bytes). */
export const vaultIdOf = async (authKey: Uint8Array): Promise<VaultId> => {
  const digest = await sha256(joinBytes(contextOf("vault-id"), authKey));
  return vaultIdFromBytes(digest.subarray(0, 16));
};
