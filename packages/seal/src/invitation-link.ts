// An invitation as a link: what a guest must hold so that neither mail nor server can lead it into a false room.
// The fragment never reaches a server; it holds a secret and pins the named log by its id and first link.

import { base64urlFromBytes, bytesFromBase64url } from "./base64url.ts";
import { bytesFromHex, hexFromBytes, joinBytes } from "./envelope/bytes.ts";
import { Bug, type Fault, faultOf } from "./envelope/fault.ts";
import type { LogId } from "./envelope/ids.ts";

/** A link's content: 16 bytes of secret, the named log, and the first 16 bytes of that log's link 0. */
export type InvitationLink = {
  readonly secret: Uint8Array;
  readonly log: LogId;
  readonly linkStart: Uint8Array;
};

/** The fragment of a link: 48 bytes as 64 characters of base64url. */
export const textFromLink = (link: InvitationLink): string => {
  const log = bytesFromHex(link.log);
  if (log?.length !== 16 || link.secret.length !== 16 || link.linkStart.length !== 16)
    throw new Bug("a link is made of three times 16 bytes");
  return base64urlFromBytes(joinBytes(link.secret, log, link.linkStart));
};

/** A link from its fragment or a whole address ending in one, white space around it forgiven; `link` when it is none. */
export const linkFromText = (text: string): InvitationLink | Fault<"link"> => {
  const fragment = text.trim().split("#").at(-1) ?? "";
  const bytes = bytesFromBase64url(fragment);
  if (bytes?.length !== 48) return faultOf("link");
  return {
    secret: bytes.slice(0, 16),
    log: hexFromBytes(bytes.subarray(16, 32)) as LogId,
    linkStart: bytes.slice(32, 48),
  };
};
