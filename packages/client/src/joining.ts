// Joining by a link: the guest checks that each log is the one the inviter meant, puts its vault and reads it back, and only
// then accepts, the named log last. Whatever breaks, the same link and the same vault go on from there.

import {
  acceptInvite,
  checkGenesis,
  checkPlace,
  inviteKeys,
  isFault,
  openNote,
  seatKeys,
} from "@tworooms/seal";
import type {
  Fault,
  Genesis,
  InvitationLink,
  LogId,
  Note,
  SeatKeys,
  VaultLog,
  VaultSeat,
} from "@tworooms/seal";
import type { Asking, OfficeRefusal, Prover, Unreachable } from "./asking.ts";
import type { Book } from "./book.ts";
import { openBook } from "./book.ts";
import type { Ports } from "./ports.ts";
import type { VaultKeeper, VaultTrouble } from "./vault-keeper.ts";
import { alreadyDone, hasStood, moveOf, refusedWith, writeControl } from "./writing.ts";

/** Why a link did not lead in. `link-closed`: used, withdrawn or run out, which the server alone knows. `invitation-used`: somebody else came by it: raise the alarm. `false-room`: a log is not the one the inviter meant. */
export type JoinTrouble =
  | VaultTrouble
  | OfficeRefusal
  | Unreachable
  | { readonly type: "refused"; readonly code: string };

type Found = { readonly log: LogId; readonly genesis: Genesis; readonly prover: Prover };

const genesisLength = 64 * 1024;

const fetchGenesis = async (
  asking: Asking,
  log: LogId,
  keys: SeatKeys,
  linkStart: Uint8Array,
  known: readonly VaultLog[],
  talk?: LogId,
): Promise<Found | JoinTrouble> => {
  const prover: Prover = { id: log, key: keys.id, sign: keys.sign };
  const answer = await asking.askAs(prover, (token) => ({
    type: "read",
    log,
    token,
    from: 0,
    limit: 1,
  }));
  if ("fault" in answer) return answer;
  // The server shows no place to a link that opens none, and does not say which of the reasons it is.
  if (answer.type === "refused")
    return answer.code === "not-admitted" ? { type: "refused", code: "link-closed" } : answer;
  if (answer.type !== "entries" || answer.envelopes.length > genesisLength)
    return { type: "refused", code: "malformed" };
  const state = await checkGenesis(answer.envelopes, {
    log,
    linkStart,
    ...(talk === undefined ? {} : { talk }),
    salts: known.map(({ id, salt }) => ({ log: id, salt })),
  });
  if (!isFault(state)) return { log, genesis: state.genesis, prover };
  return { type: "refused", code: state.fault === "not-authentic" ? "false-room" : state.fault };
};

const isFound = (found: Found | JoinTrouble): found is Found => "genesis" in found;

const codeOf = (fault: Fault): JoinTrouble => ({ type: "refused", code: fault.fault });

/** What a link leads to, and the seat to take it with: nothing was accepted yet. */
export type Guest = {
  readonly seat: VaultSeat;
  readonly note: Note;
  readonly link: InvitationLink;
};

/** Whether logs can be one person's: the mediators' with every room and no caucus, or one party's; only an interpreter of the mediators sits in several rooms without the desk. */
const areOneSeat = (logs: readonly VaultLog[], role: string): boolean => {
  const parties = new Set(logs.flatMap(({ party }) => party ?? []));
  const has = (kind: VaultLog["kind"]): boolean => logs.some((log) => log.kind === kind);
  if (has("desk")) return !has("caucus");
  return parties.size <= 1 || (role === "mediators-interpreter" && !has("caucus"));
};

/** Reads an invitation and writes the seat into the vault. */
export const enterVault = async (
  ports: Ports,
  asking: Asking,
  keeper: VaultKeeper,
  link: InvitationLink,
  person: string,
): Promise<Guest | JoinTrouble> => {
  const seats = keeper.current().seats;
  const all = seats.flatMap(({ logs }) => logs);
  const namedKeys = await inviteKeys(link.secret, link.log);
  const named = await fetchGenesis(asking, link.log, namedKeys, link.linkStart, all);
  if (!isFound(named)) return named;
  const talk = named.genesis.talk ?? named.log;
  const known = seats.find((seat) => seat.talk === talk);
  const seed = known?.seed ?? ports.random(32);

  const own = await seatKeys(seed, named.genesis.salt);
  const book = await openBook(ports, asking, {
    log: named.log,
    kind: named.genesis.talk === undefined ? "table" : "room",
    talk,
    seat: own,
    invite: namedKeys,
  });
  const synced = await book.sync();
  if (synced !== "current") return synced;
  const state = book.reader()?.state;
  const invitation = state?.invites.get(namedKeys.id);
  if (state === undefined || invitation === undefined)
    return { type: "refused", code: "false-room" };
  if (invitation.state !== "open" && invitation.usedBy !== own.id)
    return {
      type: "refused",
      code: invitation.state === "used" ? "invitation-used" : "invitation-withdrawn",
    };
  // A link for somebody else must not tie that seat to this one, nor be used up by whoever only looked at it.
  if (invitation.state === "open" && state.members.has(own.id))
    return { type: "refused", code: "already-seated" };
  const note = await openNote(named.log, namedKeys, invitation);
  if (note === undefined) return { type: "refused", code: "note" };
  if (isFault(note)) return codeOf(note);

  const logs: VaultLog[] = [];
  for (const other of note.logs) {
    const keys = await inviteKeys(link.secret, other.log);
    const found = await fetchGenesis(asking, other.log, keys, other.linkStart, all, talk);
    if (!isFound(found)) return found;
    const { kind, party } = other;
    logs.push({
      id: other.log,
      kind,
      ...(party === undefined ? {} : { party }),
      salt: found.genesis.salt,
    });
  }
  logs.push({
    id: named.log,
    kind: note.kind,
    ...(note.party === undefined ? {} : { party: note.party }),
    salt: named.genesis.salt,
  });
  // A salt met in another log would give the same keys there; a second log for a place is a false room.
  const met: VaultLog[] = [...(known?.logs ?? [])];
  for (const log of logs) {
    const fault = checkPlace(met, log);
    if (fault !== undefined) return codeOf(fault);
    if (!met.some(({ id }) => id === log.id)) met.push(log);
  }
  if (known !== undefined && !areOneSeat(met, note.role))
    return { type: "refused", code: "other-side" };

  const token = await asking.tokenOf(named.prover);
  if (typeof token !== "string") return token;
  const seatOf = (old: VaultSeat | undefined): VaultSeat => ({
    talk,
    seed,
    logs: [
      ...(old?.logs ?? []),
      ...logs.filter(({ id }) => old?.logs.some((log) => log.id === id) !== true),
    ],
    links: [...(old?.links ?? []).filter(({ log }) => log !== link.log), link],
    other: old?.other ?? { person },
  });
  const stored = await keeper.change(
    (vault) => ({
      ...vault,
      seats: [
        ...vault.seats.filter((seat) => seat.talk !== talk),
        seatOf(vault.seats.find((seat) => seat.talk === talk)),
      ],
    }),
    { log: named.log, token },
  );
  if (stored !== "stored") return stored;
  const seat = keeper.current().seats.find((each) => each.talk === talk);
  return seat === undefined ? { type: "refused", code: "vault-unreadable" } : { seat, note, link };
};

/** Accepts in one log, unless that already stands. */
export const acceptIn = async (book: Book): Promise<"accepted" | JoinTrouble> => {
  const appended = await writeControl(book, async (reader) => {
    const { state, seat, invite } = reader;
    if (state.members.has(seat.id)) return alreadyDone;
    if (invite === undefined) return refusedWith("not-invited");
    const open = state.invites.get(invite.id);
    if (open?.state === "used") return refusedWith("invitation-used");
    if (open?.state !== "open") return refusedWith("invitation-withdrawn");
    return moveOf(await acceptInvite(reader));
  });
  if (hasStood(appended)) return "accepted";
  return "type" in appended && appended.type === "refused" ? appended : { fault: "unreachable" };
};
