// Whom an authority may invite, and into which logs: a head of delegation to table and room, its people to caucus and room,
// a mediator to table, rooms and desk, an interpreter to rooms alone, where it is named so before its invitation stands.
// Caucus and desk never send keys by mail: there a newcomer waits until added.

import type { AcceptLink, LogId, MemberId, PartyBytes } from "@tworooms/seal";
import type { Member, Party, Place, Side } from "@tworooms/talks";
import type { Appended } from "./book.ts";
import type { CeremonyPlan } from "./ceremony.ts";
import { newPartyBytes } from "./founding.ts";
import type { Invitation, InvitedLog } from "./invitations.ts";
import type { SeatIn } from "./people.ts";
import type { Ports } from "./ports.ts";
import type { Talk } from "./talk.ts";
import type { TalkLog } from "./talk-log.ts";
import { sideOf } from "./who.ts";

/**
 * What a newcomer is to be. `capital` sits at the table; `counsel` is its seat in the caucus, given by the head. An
 * `interpreter` is a party's own; a `mediators-interpreter` serves the mediators in one room or several, never at the desk.
 */
export type GuestKind =
  | { readonly as: "head"; readonly party: Party }
  | { readonly as: "delegate"; readonly party: Party }
  | { readonly as: "interpreter"; readonly party: Party }
  | { readonly as: "counsel"; readonly party: Party }
  | { readonly as: "capital"; readonly party: Party }
  | { readonly as: "mediator" }
  | { readonly as: "mediators-interpreter"; readonly rooms: readonly Party[] }
  | { readonly as: "observer" };

const isSameSide = (one: Side, other: Side): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** The bytes a side has in a log already, if anybody of it sits or is invited there. */
const knownBytes = (log: TalkLog, side: Side): PartyBytes | undefined => {
  const roll = log.roll();
  if (roll === undefined) return undefined;
  for (const [bytes, named] of roll.sides) if (isSameSide(named, side)) return bytes;
  const { members, invites, genesis } = roll.state;
  const candidates = [genesis, ...members.values(), ...invites.values()];
  return candidates.find(({ party }) => isSameSide(sideOf(roll, party), side))?.party;
};

type Wanted = {
  readonly place: Place;
  readonly side: Side;
  readonly isReader?: "reader";
  readonly isInterpreter?: "interpreter";
};

const interpreterIn = (party: Party, side: Side): Wanted => ({
  place: { type: "room", party },
  side,
  isInterpreter: "interpreter",
});

const wantedFor = (talk: Talk, kind: GuestKind): readonly Wanted[] => {
  const table: Place = { type: "table" };
  switch (kind.as) {
    case "head":
      return [
        { place: table, side: kind.party },
        { place: { type: "room", party: kind.party }, side: kind.party },
      ];
    case "delegate":
      return [
        { place: { type: "caucus", party: kind.party }, side: kind.party },
        { place: { type: "room", party: kind.party }, side: kind.party },
      ];
    case "interpreter":
      return [interpreterIn(kind.party, kind.party)];
    case "mediators-interpreter":
      return [...new Set(kind.rooms)].map((party) => interpreterIn(party, "mediators"));
    case "counsel":
      return [{ place: { type: "caucus", party: kind.party }, side: { capitalOf: kind.party } }];
    case "capital":
      return [{ place: table, side: { capitalOf: kind.party } }];
    case "mediator": {
      const rooms = talk.logs().filter(({ place }) => place.type === "room");
      return [
        { place: table, side: "mediators" },
        ...rooms.map(({ place }): Wanted => ({ place, side: "mediators" })),
        { place: { type: "desk" }, side: "mediators" },
      ];
    }
    case "observer":
      return [{ place: table, side: "observers", isReader: "reader" }];
  }
};

/** Names an interpreter in a room by its invitation; only an authority of its own side can, for others' naming binds nobody. */
const confineIn = (
  talk: Talk,
  { place, me }: TalkLog,
  side: Side,
): NonNullable<InvitedLog["confine"]> | "not-ours" => {
  const mine = me();
  if (place.type !== "room" || mine === undefined || !isSameSide(mine.side, side))
    return "not-ours";
  return (invite) =>
    talk.perform({
      type: "name-interpreter",
      room: place.party,
      member: invite as string as Member,
    });
};

/** The logs a newcomer is invited to, the named one last; names a new side at the table first. */
export const invitedLogs = async (
  ports: Ports,
  talk: Talk,
  kind: GuestKind,
): Promise<readonly InvitedLog[] | Exclude<Appended, { readonly type: "appended" | "done" }>> => {
  const logs: InvitedLog[] = [];
  for (const { place, side, isReader, isInterpreter } of wantedFor(talk, kind)) {
    const log = talk.logAt(place);
    // A head who did not found a caucus yet invites to the room alone.
    if (log === undefined && place.type === "caucus" && kind.as === "delegate") continue;
    if (log === undefined) return { type: "refused", code: "no-log" };
    const confine = isInterpreter === undefined ? undefined : confineIn(talk, log, side);
    if (confine === "not-ours") return { type: "refused", code: "not-governed" };
    let bytes = knownBytes(log, side);
    if (bytes === undefined) {
      bytes = newPartyBytes(ports);
      if (place.type === "table" && side !== "mediators") {
        const named = await talk.perform({ type: "name-side", bytes, side });
        if ("fault" in named || named.type === "refused") return named;
      }
    }
    logs.push({
      book: log.book,
      role: isReader ?? "writer",
      party: bytes,
      isBoxed: place.type === "table" || place.type === "room",
      ...(confine === undefined ? {} : { confine }),
    });
  }
  return logs;
};

/** A newcomer by the invitation it used: its seat in each log. */
export type Newcomer = {
  readonly invitation: Invitation;
  /** The named log last. Empty while nobody came. */
  readonly seats: readonly SeatIn[];
};

/** Who came by an invitation of this device's. */
export const newcomerOf = (talk: Talk, invitation: Invitation): Newcomer => ({
  invitation,
  seats: invitation.logs.flatMap(({ log, invite }): SeatIn[] => {
    const book = talk.logs().find(({ book: each }) => each.spec.log === log)?.book;
    const member = book?.reader()?.state.invites.get(invite)?.usedBy;
    return book === undefined || member === undefined ? [] : [{ book, member }];
  }),
});

const acceptOf = ({ book, member }: SeatIn): readonly AcceptLink[] => {
  const entered = book.reader()?.state.members.get(member)?.entered;
  return entered === undefined ? [] : [{ log: book.spec.log, link: entered.link }];
};

/** The ceremony of a newcomer, as its inviter sees it; undefined until it came into every log. */
export const ceremonyWith = ({ invitation, seats }: Newcomer): CeremonyPlan | undefined => {
  const named = seats.at(-1);
  if (named === undefined || seats.length !== invitation.logs.length) return undefined;
  return { book: named.book, ids: [named.member], accepts: seats.flatMap(acceptOf) };
};

/** The ceremony of this very seat, as the newcomer sees it: `named` is the log its link named. */
export const ownCeremony = (talk: Talk, named: LogId): CeremonyPlan | undefined => {
  const seats = talk.logs().flatMap(({ book }): SeatIn[] => {
    const reader = book.reader();
    const member = reader?.state.members.get(reader.seat.id);
    return member?.invite === undefined || member.invite !== reader?.invite?.id
      ? []
      : [{ book, member: member.id }];
  });
  const own = seats.find(({ book }) => book.spec.log === named);
  if (own === undefined) return undefined;
  return { book: own.book, ids: [own.member], accepts: seats.flatMap(acceptOf) };
};

/** The ceremony of all heads at the table, for the opening of a round; undefined with fewer than two. */
export const tableCeremony = (talk: Talk): CeremonyPlan | undefined => {
  const table = talk.logAt({ type: "table" });
  const heads = (table?.sittings() ?? [])
    .filter(({ roles, standing }) => roles.includes("head") && standing === "checked")
    .map(({ member }) => member as string as MemberId)
    .sort();
  if (table === undefined || heads.length < 2) return undefined;
  return { book: table.book, ids: heads, accepts: [] };
};
