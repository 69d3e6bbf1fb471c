// A link to a further log, boxed to a member that both sides know from a log they share: how somebody already seated is
// shown a log it was not invited to by mail. What stands around the box is a sealed body; the server sees neither.

import { joinBytes } from "./envelope/bytes.ts";
import { contextOf } from "./envelope/contexts.ts";
import { type Fault, faultOf, isFault } from "./envelope/fault.ts";
import type { LogId, MemberId } from "./envelope/ids.ts";
import { bytesFromId } from "./envelope/parse.ts";
import type { Member } from "./envelope/roster.ts";
import { boxBytes, unboxBytes } from "./hpke.ts";
import { type InvitationLink, bytesFromLink, invitationLinkFromBytes } from "./invitation-link.ts";
import type { Random } from "./random.ts";
import type { SeatKeys } from "./seat-keys.ts";

const infoOf = (log: LogId, recipient: MemberId): Uint8Array =>
  joinBytes(contextOf("opens"), bytesFromId(log), bytesFromId(recipient));

/** A link boxed to a member of `log`: 96 bytes. Only a checked member may be given one: an unchecked key may be anybody's. */
export const boxLink = async (
  log: LogId,
  to: Member,
  link: InvitationLink,
  random: Random,
): Promise<Uint8Array | Fault<"unchecked">> =>
  to.standing === "checked"
    ? boxBytes({
        kemPk: to.keys.kemPk,
        info: infoOf(log, to.id),
        text: bytesFromLink(link),
        random,
      })
    : faultOf("unchecked");

/** The link in a box that came to this seat in `log`; `link` when there is none in it. */
export const openLink = async (
  log: LogId,
  seat: SeatKeys,
  box: Uint8Array,
): Promise<InvitationLink | Fault<"link">> => {
  const bytes = await unboxBytes({ kem: seat.kem, info: infoOf(log, seat.id), box });
  return isFault(bytes) ? faultOf("link") : invitationLinkFromBytes(bytes);
};
