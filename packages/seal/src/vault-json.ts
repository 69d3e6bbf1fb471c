// A vault as the JSON inside its seal. What a later client wrote and this one does not know is kept as it is and written
// back, so that an old device never strips a person of seats.

import { base64urlFromBytes } from "./base64url.ts";
import type { Json } from "./body.ts";
import type { Head } from "./envelope/control.ts";
import { type Fault, faultOf, isFault } from "./envelope/fault.ts";
import { linkFromHex, logIdFromHex } from "./envelope/parse.ts";
import { linkFromText, textFromLink } from "./invitation-link.ts";
import { type Fields, bytesOf, countOf, fieldsBeside, fieldsOf, listOf, textOf } from "./shape.ts";
import type { LogKind, Vault, VaultLog, VaultSeat } from "./vault.ts";

const format = 1;
const kinds: readonly LogKind[] = ["table", "room", "caucus", "desk"];

/** A kind of log this version knows, or undefined. */
export const kindOf = (value: Json | undefined): LogKind | undefined =>
  kinds.find((kind) => kind === value);

const jsonFromLog = (log: VaultLog): Fields => ({
  ...log.other,
  id: log.id,
  kind: log.kind,
  ...(log.party === undefined ? {} : { party: log.party }),
  salt: base64urlFromBytes(log.salt),
  ...(log.head === undefined ? {} : { head: { seq: log.head.seq, link: log.head.link } }),
  ...(log.genesis === undefined ? {} : { genesis: base64urlFromBytes(log.genesis) }),
});

const jsonFromSeat = (seat: VaultSeat): Fields => ({
  ...seat.other,
  talk: seat.talk,
  seed: base64urlFromBytes(seat.seed),
  logs: [...seat.logs.map(jsonFromLog), ...(seat.otherLogs ?? [])],
  links: seat.links.map(textFromLink),
});

/** A vault as JSON. */
export const jsonFromVault = (vault: Vault): Json => ({
  ...vault.other,
  format,
  seats: vault.seats.map(jsonFromSeat),
});

const headFromJson = (value: Json | undefined): Head | undefined => {
  const fields = fieldsOf(value);
  const seq = countOf(fields?.["seq"]);
  const link = linkFromHex(textOf(fields?.["link"]) ?? "");
  return seq === undefined || link === undefined ? undefined : { seq, link };
};

// An absent field is fine, one of another shape is not.
const isSpoilt = (value: Json | undefined, read: unknown): boolean =>
  value !== undefined && read === undefined;

const logFromJson = (fields: Fields, kind: LogKind): VaultLog | undefined => {
  const id = logIdFromHex(textOf(fields["id"]) ?? "");
  const salt = bytesOf(fields["salt"], 16);
  const party = textOf(fields["party"]);
  const head = headFromJson(fields["head"]);
  const genesis = bytesOf(fields["genesis"]);
  if (id === undefined || salt === undefined || isSpoilt(fields["party"], party)) return undefined;
  if (isSpoilt(fields["head"], head) || isSpoilt(fields["genesis"], genesis)) return undefined;
  const other = fieldsBeside(fields, ["id", "kind", "party", "salt", "head", "genesis"]);
  return {
    id,
    kind,
    ...(party === undefined ? {} : { party }),
    salt,
    ...(head === undefined ? {} : { head }),
    ...(genesis === undefined ? {} : { genesis }),
    ...(other === undefined ? {} : { other }),
  };
};

const seatFromJson = (value: Json): VaultSeat | undefined => {
  const fields = fieldsOf(value);
  const talk = logIdFromHex(textOf(fields?.["talk"]) ?? "");
  const seed = bytesOf(fields?.["seed"], 32);
  const all = listOf(fields?.["logs"], fieldsOf);
  const links = listOf(fields?.["links"], (text) => {
    const link = linkFromText(textOf(text) ?? "");
    return isFault(link) ? undefined : link;
  });
  if (fields === undefined || talk === undefined || seed === undefined) return undefined;
  if (all === undefined || links === undefined) return undefined;
  const logs: VaultLog[] = [];
  const otherLogs: Fields[] = [];
  for (const one of all) {
    const kind = kindOf(one["kind"]);
    const log = kind === undefined ? undefined : logFromJson(one, kind);
    if (log !== undefined) logs.push(log);
    else if (kind === undefined && textOf(one["kind"]) !== undefined) otherLogs.push(one);
    else return undefined;
  }
  const other = fieldsBeside(fields, ["talk", "seed", "logs", "links"]);
  return {
    talk,
    seed,
    logs,
    links,
    ...(otherLogs.length === 0 ? {} : { otherLogs }),
    ...(other === undefined ? {} : { other }),
  };
};

/** A vault of its JSON; `vault` when it has no such shape, `update-needed` when its format is a later one. */
export const vaultFromJson = (value: Json): Vault | Fault<"vault" | "update-needed"> => {
  const fields = fieldsOf(value);
  const stated = countOf(fields?.["format"]);
  if (fields === undefined || stated === undefined || stated < format) return faultOf("vault");
  if (stated > format) return faultOf("update-needed");
  const seats = listOf(fields["seats"], seatFromJson);
  if (seats === undefined) return faultOf("vault");
  const other = fieldsBeside(fields, ["format", "seats"]);
  return { seats, ...(other === undefined ? {} : { other }) };
};
