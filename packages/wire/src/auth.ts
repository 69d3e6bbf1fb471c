// What is signed to win a token, and how a vault is found: computed alike by client and office. The origin inside
// the signature keeps one server from using at another what it was shown. protocol.md "Identities", "Server".

import { bytesFromText, contextOf, joinBytes } from "@tworooms/seal/envelope";

export { vaultIdOf } from "@tworooms/seal/envelope";

/** "sr1/auth\0" ‖ origin ‖ id (16 bytes) ‖ nonce (32 bytes). The two last have fixed lengths, so no two askings share bytes. */
export const authMessage = (origin: string, id: Uint8Array, nonce: Uint8Array): Uint8Array =>
  joinBytes(contextOf("auth"), bytesFromText(origin), id, nonce);
