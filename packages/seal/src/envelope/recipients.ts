// To whom an epoch's key is boxed: exactly those the signed roster names after the entry, and the open boxed
// invitations. Whoever builds a turn and whoever judges one ask here, so that the two never differ.

import type { MemberId } from "./ids.ts";
import type { LogState, Member, OpenInvite } from "./roster.ts";

/** A reader to be: an id and its X25519 key. */
export type Recipient = { readonly id: MemberId; readonly kemPk: Uint8Array };

/** An entry that turns the epoch, but for its turn. */
export type TurningAct =
  | { readonly type: "epoch" }
  | { readonly type: "shut" }
  | { readonly type: "withdraw"; readonly invite: MemberId }
  | { readonly type: "check"; readonly member: MemberId }
  | { readonly type: "remove"; readonly member: MemberId };

/** Whether a seat holds keys: checked and unchecked do. */
export const holdsKeys = (member: Member): boolean =>
  member.standing === "checked" || member.standing === "unchecked";

/** Everybody who holds or may fetch the key in force, in order of id. */
export const recipientsOf = (state: LogState): readonly Recipient[] => {
  const recipients: Recipient[] = [];
  for (const member of state.members.values())
    if (holdsKeys(member)) recipients.push({ id: member.id, kemPk: member.keys.kemPk });
  for (const invite of state.invites.values())
    if (invite.state === "open" && invite.isBoxed)
      recipients.push({ id: invite.invite, kemPk: invite.keys.kemPk });
  return recipients.toSorted((one, other) => (one.id < other.id ? -1 : 1));
};

/** A roster with one member put in or replaced. */
export const withMember = (state: LogState, member: Member): LogState => ({
  ...state,
  members: new Map(state.members).set(member.id, member),
});

/** A roster with one invitation put in or replaced. */
export const withInvite = (state: LogState, invite: OpenInvite): LogState => ({
  ...state,
  invites: new Map(state.invites).set(invite.invite, invite),
});

const withInvites = (state: LogState, change: (invite: OpenInvite) => OpenInvite): LogState => ({
  ...state,
  invites: new Map([...state.invites].map(([id, invite]) => [id, change(invite)])),
});

const withStanding = (state: LogState, id: MemberId, standing: "checked" | "removed"): LogState => {
  const member = state.members.get(id);
  return member === undefined ? state : withMember(state, { ...member, standing });
};

/** The roster after such an entry, whoever may write it; an id that is not there changes nothing. */
export const rosterAfter = (state: LogState, act: TurningAct): LogState => {
  switch (act.type) {
    case "epoch":
      return state;
    case "shut":
      return withInvites({ ...state, isShut: true }, (invite) =>
        invite.state === "open" ? { ...invite, isBoxed: false } : invite,
      );
    case "withdraw": {
      const invite = state.invites.get(act.invite);
      return invite === undefined ? state : withInvite(state, { ...invite, state: "withdrawn" });
    }
    case "check":
      return withStanding(state, act.member, "checked");
    case "remove":
      // An invitation dies with its inviter.
      return withInvites(withStanding(state, act.member, "removed"), (invite) =>
        invite.state === "open" && invite.inviter === act.member
          ? { ...invite, state: "withdrawn" }
          : invite,
      );
  }
};

/** To whom exactly the turn of such an entry must be boxed, in order of id. */
export const recipientsAfter = (state: LogState, act: TurningAct): readonly Recipient[] =>
  recipientsOf(rosterAfter(state, act));
