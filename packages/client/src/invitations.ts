// Inviting: one link may admit to several logs. The other logs are written first, the named one last, and only then is the
// link shown; one never shown is withdrawn at the next start. The inviter keeps the secret, sealed, until it was used.

import { inviteKeys, inviteTo, textFromLink, withdrawInvite, mayGovern } from "@tworooms/seal";
import type { ClearRole, InvitationLink, LogId, MemberId, Note, PartyBytes } from "@tworooms/seal";
import type { Appended, Book } from "./book.ts";
import type { DeviceRecords } from "./device-records.ts";
import type { Ports } from "./ports.ts";
import { alreadyDone, hasStood, moveOf, refusedWith, writeControl } from "./writing.ts";

/** One log of an invitation. */
export type InvitedLog = {
  readonly book: Book;
  readonly role: Exclude<ClearRole, "authority">;
  readonly party: PartyBytes;
  /** Keys ride along: table and rooms, until their doors are shut. */
  readonly isBoxed: boolean;
  /** What must stand in this log before an invitation of this id does: that it makes an interpreter. */
  readonly confine?: (invite: MemberId) => Promise<Appended>;
};

/** What an invitation is for. */
export type InvitationPlan = {
  /** The last one is the named log. */
  readonly logs: readonly InvitedLog[];
  /** In words, for the guest: "head of delegation". */
  readonly role: string;
  readonly title: string;
  /** Milliseconds since 1970. */
  readonly until: number;
};

/** An invitation as its inviter's device remembers it. */
export type Invitation = {
  readonly name: string;
  readonly link: string;
  readonly role: string;
  readonly title: string;
  readonly isShown: boolean;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
  /** Log and invitation id there, the named log last. */
  readonly logs: readonly { readonly log: LogId; readonly invite: MemberId }[];
};

const prefix = "invitations/";
const inTheMaking = 120_000;

const linkStartOf = (book: Book): Uint8Array | undefined => {
  const second = book.envelopes()[1];
  // The second entry quotes link 0 as its `prev`, at byte 32 of its header.
  return second?.slice(32, 48);
};

/** Invitations this device made, newest last. */
export const invitationsOf = async (records: DeviceRecords): Promise<readonly Invitation[]> => {
  const found: Invitation[] = [];
  for (const name of await records.names(prefix)) {
    const record = await records.get(name);
    if (isInvitation(record)) found.push(record);
  }
  return found;
};

const isInvitation = (record: unknown): record is Invitation =>
  typeof record === "object" && record !== null && "link" in record && "logs" in record;

type Trouble = Exclude<Appended, { readonly type: "appended" | "done" }>;

const troubleOf = (appended: Appended): Trouble =>
  "type" in appended && appended.type === "refused" ? appended : { fault: "unreachable" };

/** Makes an invitation in all its logs; the link may be shown once this resolves well. */
export const invite = async (
  ports: Ports,
  records: DeviceRecords,
  plan: InvitationPlan,
): Promise<Invitation | Trouble> => {
  const named = plan.logs.at(-1);
  const others = plan.logs.slice(0, -1);
  const start = named === undefined ? undefined : linkStartOf(named.book);
  if (named === undefined || start === undefined) return { type: "refused", code: "unknown-log" };
  const secret = ports.random(16);
  const link: InvitationLink = { secret, log: named.book.spec.log, linkStart: start };
  const ids = await Promise.all(
    plan.logs.map(async ({ book }) => ({
      log: book.spec.log,
      invite: (await inviteKeys(secret, book.spec.log)).id,
    })),
  );
  const record: Invitation = {
    name: `${prefix}${ids.at(-1)?.invite ?? ""}`,
    link: textFromLink(link),
    role: plan.role,
    title: plan.title,
    isShown: false,
    madeAt: ports.now(),
    logs: ids,
  };
  await records.put(record.name, record);
  const { kind, party } = named.book.spec;
  const note: Note = {
    logs: others.map(({ book }) => ({
      log: book.spec.log,
      kind: book.spec.kind,
      ...(book.spec.party === undefined ? {} : { party: book.spec.party }),
      linkStart: linkStartOf(book) ?? new Uint8Array(16),
    })),
    kind,
    ...(party === undefined ? {} : { party }),
    role: plan.role,
    title: plan.title,
  };
  for (const { book, role, party: side, isBoxed, confine } of plan.logs) {
    const id = ids.find(({ log }) => log === book.spec.log)?.invite;
    const confined = id === undefined ? undefined : await confine?.(id);
    if (confined !== undefined && !hasStood(confined)) return troubleOf(confined);
    const appended = await writeControl(book, async (reader) => {
      if (id !== undefined && reader.state.invites.has(id)) return alreadyDone;
      if (!mayGovern(reader.state, reader.seat.id, side, "invite"))
        return refusedWith("not-governed");
      return moveOf(
        await inviteTo(reader, {
          secret,
          role,
          party: side,
          until: Math.floor(plan.until / 1000),
          isBoxed: isBoxed && !reader.state.isShut,
          ...(book === named.book ? { note } : {}),
          random: ports.random,
        }),
      );
    });
    if (!hasStood(appended)) return troubleOf(appended);
  }
  const shown = { ...record, isShown: true };
  await records.put(record.name, shown);
  return shown;
};

/** Withdraws an invitation wherever it is still open. */
export const withdraw = async (
  ports: Ports,
  records: DeviceRecords,
  books: readonly Book[],
  invitation: Pick<Invitation, "name" | "logs">,
): Promise<Appended> => {
  for (const { log, invite: id } of invitation.logs) {
    const book = books.find(({ spec }) => spec.log === log);
    if (book === undefined) continue;
    const appended = await writeControl(book, async (reader) =>
      reader.state.invites.get(id)?.state === "open"
        ? moveOf(await withdrawInvite(reader, id, ports.random))
        : alreadyDone,
    );
    if (!hasStood(appended)) return appended;
  }
  await records.remove(invitation.name);
  return { type: "done" };
};

/** Withdraws what was never shown: a crash came between writing and showing. */
export const withdrawUnshown = async (
  ports: Ports,
  records: DeviceRecords,
  books: readonly Book[],
): Promise<number> => {
  let count = 0;
  for (const invitation of await invitationsOf(records)) {
    // A young one may be in the making by another program of this person.
    if (invitation.isShown || ports.now() < invitation.madeAt + inTheMaking) continue;
    const mine = invitation.logs.every(({ log }) => books.some(({ spec }) => spec.log === log));
    if (!mine) continue;
    const outcome = await withdraw(ports, records, books, invitation);
    if (hasStood(outcome)) count += 1;
  }
  return count;
};
