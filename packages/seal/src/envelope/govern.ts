// Who governs whom in a log: the founder all parties, an authority those of its scope; and over a party that has an
// authority of its own nobody from outside but to remove. protocol.md "Control entries and authority".

import type { MemberId, PartyBytes } from "./ids.ts";
import type { LogState, Member } from "./roster.ts";

/** What an authority may do to a party's people. */
export type Act = "invite" | "check" | "add" | "remove" | "withdraw" | "authority";

/** The parties a member governs: `all-but` for the founder, `only` for everybody else (maybe none). */
export type Scope =
  | { readonly type: "all-but"; readonly parties: readonly PartyBytes[] }
  | { readonly type: "only"; readonly parties: readonly PartyBytes[] };

/** A member that is a checked authority now, or undefined. */
export const authorityOf = (state: LogState, id: MemberId): Member | undefined => {
  const member = state.members.get(id);
  return member?.standing === "checked" && member.role === "authority" ? member : undefined;
};

/** Parties that have, or ever had, an authority of their own. A removed one gives nothing back to others. */
const selfGoverned = (state: LogState): ReadonlySet<PartyBytes> => {
  const parties = new Set<PartyBytes>();
  for (const member of state.members.values())
    if (member.authoritySince !== undefined) parties.add(member.party);
  return parties;
};

/** The parties a member may invite, check, add, withdraw and name authorities in, right now. */
export const scopeOf = (state: LogState, id: MemberId): Scope => {
  const member = authorityOf(state, id);
  if (member === undefined) return { type: "only", parties: [] };
  const others = [...selfGoverned(state)].filter((party) => party !== member.party).toSorted();
  if (member.id === state.founder) return { type: "all-but", parties: others };
  return { type: "only", parties: member.scope.filter((party) => !others.includes(party)) };
};

/** Whether a scope holds a party. */
export const isInScope = (scope: Scope, party: PartyBytes): boolean =>
  scope.type === "all-but" ? !scope.parties.includes(party) : scope.parties.includes(party);

/** Whether `signer` may do that to people of `party` now. `remove` outlives the party's own authority. */
export const mayGovern = (
  state: LogState,
  signer: MemberId,
  party: PartyBytes,
  act: Act,
): boolean => {
  const member = authorityOf(state, signer);
  if (member === undefined) return false;
  if (act === "remove") return signer === state.founder || member.scope.includes(party);
  return isInScope(scopeOf(state, signer), party);
};

/** Whether `signer` may remove that member: never itself; the founder only by an authority of its own party. */
export const mayRemove = (state: LogState, signer: MemberId, target: MemberId): boolean => {
  const member = state.members.get(target);
  if (member === undefined || member.standing === "removed" || signer === target) return false;
  if (target === state.founder && state.members.get(signer)?.party !== member.party) return false;
  return mayGovern(state, signer, member.party, "remove");
};

/** Whether a member speaks for the log as a whole (`rules`, `shut`): an authority of the founder's party. */
export const isOfHouse = (state: LogState, signer: MemberId): boolean =>
  authorityOf(state, signer)?.party === state.genesis.party;
