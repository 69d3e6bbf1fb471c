// A member's id: cut from its public keys, and so different in every log. An invitation's id is made the same way from
// its own keys. protocol.md "Identities".

import { joinBytes, sha256 } from "./bytes.ts";
import { contextOf } from "./contexts.ts";
import type { PublicKeys } from "./control.ts";
import { memberIdFromBytes } from "./parse.ts";
import type { MemberId } from "./ids.ts";

/** First 16 bytes of SHA-256("sr1/id\0" ‖ suite ‖ sigPk ‖ kemPk), suite 1. */
export const memberIdOf = async (keys: PublicKeys): Promise<MemberId> => {
  const digest = await sha256(joinBytes(contextOf("id"), Uint8Array.of(1), keys.sigPk, keys.kemPk));
  return memberIdFromBytes(digest.subarray(0, 16));
};
