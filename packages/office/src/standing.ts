// What a key may do in a log at this moment: asked of the roster each time, so that a removal works at once, whatever
// tokens are still about. Rules O9, O10, O11, O13.

import type { LogState, Member, MemberId, OpenInvite } from "@tworooms/seal/envelope";

/** A seat, an invitation in time, or an invitation already used (which may only repeat its `accept`). */
export type Standing =
  | { readonly as: "seat"; readonly member: Member }
  | { readonly as: "invitee"; readonly invite: OpenInvite }
  | { readonly as: "used"; readonly invite: OpenInvite };

/** Whether an invitation may still be accepted, by the office's clock (milliseconds). Folds ignore it. */
export const isInTime = (invite: OpenInvite, now: number): boolean => now < invite.until * 1_000;

/** The standing of a member's or invitation's key; undefined for a stranger, a removed seat and a dead invitation alike. */
export const standingOf = (state: LogState, key: MemberId, now: number): Standing | undefined => {
  const member = state.members.get(key);
  if (member !== undefined)
    return member.standing === "removed" ? undefined : { as: "seat", member };
  const invite = state.invites.get(key);
  if (invite === undefined || invite.state === "withdrawn") return undefined;
  if (invite.state === "used") return { as: "used", invite };
  return isInTime(invite, now) ? { as: "invitee", invite } : undefined;
};

/** Whether a standing may read its log: seats, pending ones too, and invitations in time. */
export const mayRead = (standing: Standing | undefined): boolean =>
  standing?.as === "seat" || standing?.as === "invitee";

/** Whether a standing holds a place with keys: what blobs and further logs need. */
export const isSeated = (standing: Standing | undefined): boolean =>
  standing?.as === "seat" && standing.member.standing !== "pending";

/** The key a standing signs with, to win a token: 32 bytes. */
export const signingKeyOf = (standing: Standing | undefined): Uint8Array | undefined => {
  if (standing === undefined || standing.as === "used") return undefined;
  return standing.as === "seat" ? standing.member.keys.sigPk : standing.invite.keys.sigPk;
};
