// An invitation as a link: what a guest must hold so that neither mail nor server can lead it into a false room.
// The fragment never reaches a server; it holds a secret and pins the named log by its id and first link.

import { base64urlFromBytes, bytesFromBase64url } from "./base64url.ts";
import { joinBytes } from "./envelope/bytes.ts";
import { Bug, type Fault, faultOf } from "./envelope/fault.ts";
import type { LogId } from "./envelope/ids.ts";
import { bytesFromId, logIdFromBytes } from "./envelope/parse.ts";

/** A link's content: 16 bytes of secret, the named log, and the first 16 bytes of that log's link 0. */
export type InvitationLink = {
  readonly secret: Uint8Array;
  readonly log: LogId;
  readonly linkStart: Uint8Array;
};

/** A link's 48 bytes: secret ‖ log ‖ start of link 0. */
export const bytesFromLink = (link: InvitationLink): Uint8Array => {
  if (link.secret.length !== 16 || link.linkStart.length !== 16)
    throw new Bug("a link is made of three times 16 bytes");
  return joinBytes(link.secret, bytesFromId(link.log), link.linkStart);
};

/** A link of its 48 bytes, or `link` when they are not 48. */
export const invitationLinkFromBytes = (bytes: Uint8Array): InvitationLink | Fault<"link"> =>
  bytes.length === 48
    ? {
        secret: bytes.slice(0, 16),
        log: logIdFromBytes(bytes.subarray(16, 32)),
        linkStart: bytes.slice(32),
      }
    : faultOf("link");

/** The fragment of a link: 48 bytes as 64 characters of base64url. */
export const textFromLink = (link: InvitationLink): string =>
  base64urlFromBytes(bytesFromLink(link));

/** A link from its fragment or a whole address ending in one, white space around it forgiven; `link` when it is none. */
export const linkFromText = (text: string): InvitationLink | Fault<"link"> => {
  const bytes = bytesFromBase64url(text.trim().split("#").at(-1) ?? "");
  return bytes === undefined ? faultOf("link") : invitationLinkFromBytes(bytes);
};
