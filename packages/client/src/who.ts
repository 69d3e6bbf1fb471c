// From a log's roster to the domain's words: whose people a member belongs to and what it may do. Worked out from signed
// entries alone; what a person says of itself gives no power.

import type { LogState, Member, MemberId, PartyBytes } from "@tworooms/seal/envelope";
import type { By, Member as MemberInTalks, Place, Role, Side, Sitting } from "@tworooms/talks";

/** What a log tells about its people besides its newest roster. */
export type Roll = {
  readonly place: Place;
  readonly state: LogState;
  /** Seq of each `remove`, so that powers can be told as of an earlier entry. */
  readonly removedAt: ReadonlyMap<MemberId, number>;
  /** On the table: which party bytes stand for whom, as the mediators named them. */
  readonly sides: ReadonlyMap<PartyBytes, Side>;
};

/** Whose people stand behind these party bytes here. The founder's are the mediators', but in a caucus the party's own. */
export const sideOf = (roll: Roll, bytes: PartyBytes): Side => {
  const { place, state, sides } = roll;
  const isFounders = bytes === state.genesis.party;
  switch (place.type) {
    case "table":
      return isFounders ? "mediators" : (sides.get(bytes) ?? "observers");
    case "room":
      return isFounders ? "mediators" : place.party;
    case "caucus":
      return isFounders ? place.party : { capitalOf: place.party };
    case "desk":
      return "mediators";
  }
};

/** The head of a side at an entry: its first authority still sitting. */
export const headOf = (roll: Roll, party: PartyBytes, seq: number): MemberId | undefined => {
  let head: Member | undefined;
  for (const member of roll.state.members.values()) {
    const since = member.authoritySince;
    const gone = roll.removedAt.get(member.id);
    if (member.party !== party || since === undefined || since > seq) continue;
    if (gone !== undefined && gone <= seq) continue;
    if (head?.authoritySince === undefined || since < head.authoritySince) head = member;
  }
  return head?.id;
};

const rolesOf = (roll: Roll, member: Member, seq: number): readonly Role[] => {
  if (member.role !== "authority") return [];
  if (sideOf(roll, member.party) === "mediators") return ["mediator"];
  return [headOf(roll, member.party, seq) === member.id ? "head" : "deputy"];
};

const memberInTalks = (id: MemberId): MemberInTalks => id as string as MemberInTalks;

/** Who wrote an entry, as its log's roster had it then. */
export const byOf = (roll: Roll, author: Member, seq: number): By => ({
  member: memberInTalks(author.id),
  side: sideOf(roll, author.party),
  roles: rolesOf(roll, author, seq),
  isChecked: author.standing === "checked",
  ...(author.invite === undefined ? {} : { invite: memberInTalks(author.invite) }),
  seq,
});

/** Everybody who sits or is invited, in order of coming. */
export const sittingsOf = (roll: Roll): readonly Sitting[] => {
  const { state } = roll;
  const seq = state.head.seq;
  const seated = [...state.members.values()].map((member): Sitting => ({
    member: memberInTalks(member.id),
    side: sideOf(roll, member.party),
    roles: rolesOf(roll, member, seq),
    standing: member.standing,
    ...(member.invite === undefined ? {} : { invite: memberInTalks(member.invite) }),
  }));
  const invited = [...state.invites.values()]
    .filter((invite) => invite.state === "open")
    .map((invite): Sitting => ({
      member: memberInTalks(invite.invite),
      side: sideOf(roll, invite.party),
      roles: [],
      standing: "open",
    }));
  return [...seated, ...invited];
};
