// The vault: one sealed blob on the server that holds a person's seats. A server may lose it or give an old one, and can
// do nothing else to it: version and vault id are bound, and fields it does not know are kept when it is written again.

import { bodyFromJson, parseBody } from "./body.ts";
import { bytesFromHex, bytesFromUint32, joinBytes } from "./envelope/bytes.ts";
import { contextOf } from "./envelope/contexts.ts";
import type { Head } from "./envelope/control.ts";
import { Bug, type Fault, faultOf, isFault } from "./envelope/fault.ts";
import type { LogId, VaultId } from "./envelope/ids.ts";
import { pad, unpad } from "./envelope/padme.ts";
import type { InvitationLink } from "./invitation-link.ts";
import type { SheetKeys } from "./key-sheet.ts";
import type { Random } from "./random.ts";
import type { Fields } from "./shape.ts";
import { jsonFromVault, vaultFromJson } from "./vault-json.ts";

/** Where a log stands in the talks; never in clear outside a seal. */
export type LogKind = "table" | "room" | "caucus" | "desk";

export type VaultLog = {
  readonly id: LogId;
  readonly kind: LogKind;
  /** The party's talk-wide local id; absent at table and desk. */
  readonly party?: string;
  /** 16 bytes of the log's genesis. */
  readonly salt: Uint8Array;
  /** The highest head seen; written at most once a minute. */
  readonly head?: Head;
  /** Envelope bytes of the genesis until the log is founded: posting them again founds the same log. */
  readonly genesis?: Uint8Array;
  /** Fields of a later version, kept as they are. */
  readonly other?: Fields;
};

export type VaultSeat = {
  readonly talk: LogId;
  /** 32 bytes. */
  readonly seed: Uint8Array;
  readonly logs: readonly VaultLog[];
  /** Invitations taken, until this seat is checked in all their logs. */
  readonly links: readonly InvitationLink[];
  /** Logs of kinds of a later version, kept as they are. */
  readonly otherLogs?: readonly Fields[];
  readonly other?: Fields;
};

export type Vault = { readonly seats: readonly VaultSeat[]; readonly other?: Fields };

/** A vault nobody has put yet. */
export const emptyVault: Vault = { seats: [] };

const nonceLength = 12;

/** AES-GCM over "sr1/vault\0" ‖ vault id ‖ version in 8 bytes: an older vault, or another's, does not open as this one. */
const algorithmOf = (vaultId: VaultId, version: number, iv: Uint8Array) => ({
  name: "AES-GCM",
  iv,
  additionalData: joinBytes(
    contextOf("vault"),
    bytesFromHex(vaultId) ?? new Uint8Array(0),
    bytesFromUint32(Math.floor(version / 2 ** 32)),
    bytesFromUint32(version % 2 ** 32),
  ),
});

/** The bytes to put at the server as `version` (1, 2, …). A vault beyond 240 KiB is a Bug. */
export const sealVault = async (
  keys: SheetKeys,
  version: number,
  vault: Vault,
  random: Random,
): Promise<Uint8Array> => {
  if (!Number.isSafeInteger(version) || version < 1) throw new Bug("versions count from 1");
  const nonce = random(nonceLength);
  const body = pad(bodyFromJson(jsonFromVault(vault)));
  const algorithm = algorithmOf(keys.vaultId, version, nonce);
  const ct = await crypto.subtle.encrypt(algorithm, keys.vaultKey, body);
  body.fill(0);
  return joinBytes(nonce, new Uint8Array(ct));
};

const decrypt = async (
  keys: SheetKeys,
  version: number,
  bytes: Uint8Array,
): Promise<Uint8Array | Fault<"not-authentic">> => {
  const algorithm = algorithmOf(keys.vaultId, version, bytes.slice(0, nonceLength));
  try {
    return new Uint8Array(
      await crypto.subtle.decrypt(algorithm, keys.vaultKey, bytes.slice(nonceLength)),
    );
  } catch {
    return faultOf("not-authentic");
  }
};

/** The vault put as `version`. `not-authentic`: other bytes, another version or another sheet; `vault`: sealed by this sheet and of no known shape; `update-needed`: written by a later client. */
export const openVault = async (
  keys: SheetKeys,
  version: number,
  bytes: Uint8Array,
): Promise<Vault | Fault<"not-authentic" | "vault" | "update-needed">> => {
  if (!Number.isSafeInteger(version) || version < 1) return faultOf("not-authentic");
  const padded = await decrypt(keys, version, bytes);
  if (isFault(padded)) return padded;
  const body = unpad(padded);
  const parsed = isFault(body) ? body : parseBody(body);
  return isFault(parsed) ? faultOf("vault") : vaultFromJson(parsed.body);
};
