// What is signed to win a token, and how a vault is found: computed alike by client and office. The origin inside
// the signature keeps one server from using at another what it was shown. protocol.md "Identities", "Server".

import { bytesFromText, contextOf, hexFromBytes, joinBytes, sha256 } from "@tworooms/seal/envelope";
import type { VaultId } from "./request.ts";

/** "sr1/auth\0" ‖ origin ‖ id (16 bytes) ‖ nonce (32 bytes). The two last have fixed lengths, so no two askings share bytes. */
export const authMessage = (origin: string, id: Uint8Array, nonce: Uint8Array): Uint8Array =>
  joinBytes(contextOf("auth"), bytesFromText(origin), id, nonce);

/** A vault's id: first 16 bytes of SHA-256("sr1/vault-id\0" ‖ auth public key). */
export const vaultIdOf = async (authKey: Uint8Array): Promise<VaultId> => {
  const digest = await sha256(joinBytes(contextOf("vault-id"), authKey));
  return hexFromBytes(digest.subarray(0, 16)) as VaultId;
};
