// The vault: one sealed blob on the server that holds a person's seats. A server may lose it or give an old one, and can
// do nothing else to it: version and vault id are bound, and fields it does not know are kept when it is written again.

import type { Head } from "./envelope/control.ts";
import { Bug, type Fault } from "./envelope/fault.ts";
import type { LogId } from "./envelope/ids.ts";
import type { Json } from "./body.ts";
import type { InvitationLink } from "./invitation-link.ts";
import type { SheetKeys } from "./key-sheet.ts";
import type { Random } from "./random.ts";

/** Where a log stands in the talks; never in clear outside a seal. */
export type LogKind = "table" | "room" | "caucus" | "desk";

/** Fields of a later version, kept as they are. */
export type Unknown = { readonly [field: string]: Json };

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
  readonly other?: Unknown;
};

export type VaultSeat = {
  readonly talk: LogId;
  /** 32 bytes. */
  readonly seed: Uint8Array;
  readonly logs: readonly VaultLog[];
  /** Invitations taken, until this seat is checked in all their logs. */
  readonly links: readonly InvitationLink[];
  readonly other?: Unknown;
};

export type Vault = { readonly seats: readonly VaultSeat[]; readonly other?: Unknown };

/** A vault nobody has put yet. */
export const emptyVault: Vault = { seats: [] };

/** The bytes to put at the server as `version` (1, 2, …). */
export const sealVault = async (
  keys: SheetKeys,
  version: number,
  vault: Vault,
  random: Random,
): Promise<Uint8Array> => {
  void [keys, version, vault, random];
  throw new Bug("not written yet");
};

/** The vault put as `version`; `not-authentic` for other bytes, another version or another sheet; `vault` when its content has no known shape. */
export const openVault = async (
  keys: SheetKeys,
  version: number,
  bytes: Uint8Array,
): Promise<Vault | Fault<"not-authentic" | "vault">> => {
  void [keys, version, bytes];
  throw new Bug("not written yet");
};
