// The note of an invitation: what only the invited may read. It names the other logs by id and first link, and says in
// words what the seat is for. Boxed to the invitation's key and padded; the server learns neither kinds nor titles.

import { base64urlFromBytes } from "./base64url.ts";
import { type Json, bodyFromJson, parseBody } from "./body.ts";
import { joinBytes } from "./envelope/bytes.ts";
import { contextOf } from "./envelope/contexts.ts";
import type { Invite } from "./envelope/control.ts";
import { type Fault, faultOf, isFault } from "./envelope/fault.ts";
import type { LogId, MemberId } from "./envelope/ids.ts";
import { bytesFromId, logIdFromHex } from "./envelope/parse.ts";
import { boxBytes, unboxBytes } from "./hpke.ts";
import type { Random } from "./random.ts";
import type { SeatKeys } from "./seat-keys.ts";
import { bytesOf, fieldsOf, listOf, textOf } from "./shape.ts";
import { kindOf } from "./vault-json.ts";
import type { LogKind } from "./vault.ts";

/** Another log of the same invitation. */
export type NotedLog = {
  readonly log: LogId;
  readonly kind: LogKind;
  readonly party?: string;
  /** First 16 bytes of that log's link 0. */
  readonly linkStart: Uint8Array;
};

export type Note = {
  /** The named log's own place. */
  readonly kind: LogKind;
  readonly party?: string;
  readonly logs: readonly NotedLog[];
  readonly role: string;
  readonly title: string;
};

// Whole KiB, for Padmé classes are 16 bytes apart at a note's usual length and would tell logs and titles apart.
const grain = 1024;

const padNote = (body: Uint8Array): Uint8Array => {
  const padded = new Uint8Array(Math.ceil((body.length + 1) / grain) * grain);
  padded.set(body);
  padded[body.length] = 0x80;
  return padded;
};

const unpadNote = (padded: Uint8Array): Uint8Array | Fault<"note"> => {
  const end = padded.findLastIndex((byte) => byte !== 0);
  return padded[end] === 0x80 ? padded.slice(0, end) : faultOf("note");
};

const infoOf = (log: LogId, invite: MemberId): Uint8Array =>
  joinBytes(contextOf("note"), bytesFromId(log), bytesFromId(invite));

const partyOf = (party: string | undefined): { readonly party?: string } =>
  party === undefined ? {} : { party };

const jsonFromNote = (note: Note): Json => ({
  kind: note.kind,
  ...partyOf(note.party),
  logs: note.logs.map((one) => ({
    log: one.log,
    kind: one.kind,
    ...partyOf(one.party),
    link: base64urlFromBytes(one.linkStart),
  })),
  role: note.role,
  title: note.title,
});

/** A note boxed to an invitation's key. */
export const boxNote = async (
  log: LogId,
  to: Pick<SeatKeys, "id" | "keys">,
  note: Note,
  random: Random,
): Promise<Uint8Array> =>
  boxBytes({
    kemPk: to.keys.kemPk,
    info: infoOf(log, to.id),
    text: padNote(bodyFromJson(jsonFromNote(note))),
    random,
  });

const loggedFromJson = (value: Json): NotedLog | undefined => {
  const fields = fieldsOf(value);
  const log = logIdFromHex(textOf(fields?.["log"]) ?? "");
  const kind = kindOf(fields?.["kind"]);
  const linkStart = bytesOf(fields?.["link"], 16);
  if (log === undefined || kind === undefined || linkStart === undefined) return undefined;
  return { log, kind, ...partyOf(textOf(fields?.["party"])), linkStart };
};

const noteFromJson = (value: Json): Note | undefined => {
  const fields = fieldsOf(value);
  const kind = kindOf(fields?.["kind"]);
  const logs = listOf(fields?.["logs"], loggedFromJson);
  const role = textOf(fields?.["role"]);
  const title = textOf(fields?.["title"]);
  if (kind === undefined || logs === undefined || role === undefined || title === undefined)
    return undefined;
  return { kind, ...partyOf(textOf(fields?.["party"])), logs, role, title };
};

/** The note of an invitation, read with the invitation's keys: undefined when there is none, `note` when it is not one. */
export const openNote = async (
  log: LogId,
  keys: SeatKeys,
  invite: Invite,
): Promise<Note | Fault<"note"> | undefined> => {
  if (invite.note.length === 0) return undefined;
  const info = infoOf(log, keys.id);
  const padded = await unboxBytes({ kem: keys.kem, info, box: invite.note });
  const bytes = isFault(padded) ? padded : unpadNote(padded);
  const parsed = isFault(bytes) ? bytes : parseBody(bytes);
  return isFault(parsed) ? faultOf("note") : (noteFromJson(parsed.body) ?? faultOf("note"));
};
