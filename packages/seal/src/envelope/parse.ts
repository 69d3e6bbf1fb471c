// Where bytes and texts become ids: the one place that brands them. Ids are lowercase hex; whatever is of another
// length or spelling is no id.

import { bytesFromHex, hexFromBytes } from "./bytes.ts";
import { Bug } from "./fault.ts";
import type { Link, LogId, MemberId, PartyBytes, VaultId } from "./ids.ts";

const hexOf = (bytes: Uint8Array, length: number): string => {
  if (bytes.length !== length) throw new Bug("id-length");
  return hexFromBytes(bytes);
};

/** A log id from its 16 bytes. */
export const logIdFromBytes = (bytes: Uint8Array): LogId => hexOf(bytes, 16) as LogId;
/** A member's or invitation's id from its 16 bytes. */
export const memberIdFromBytes = (bytes: Uint8Array): MemberId => hexOf(bytes, 16) as MemberId;
/** Party bytes from 16 random ones. */
export const partyFromBytes = (bytes: Uint8Array): PartyBytes => hexOf(bytes, 16) as PartyBytes;
/** A vault's id from its 16 bytes. */
export const vaultIdFromBytes = (bytes: Uint8Array): VaultId => hexOf(bytes, 16) as VaultId;
/** A link from its 32 bytes. */
export const linkFromBytes = (bytes: Uint8Array): Link => hexOf(bytes, 32) as Link;

const isId = (hex: string): boolean => /^[0-9a-f]{32}$/.test(hex);

/** A log id from 32 lowercase hex digits, or undefined. */
export const logIdFromHex = (hex: string): LogId | undefined =>
  isId(hex) ? (hex as LogId) : undefined;
/** A member's or invitation's id from 32 lowercase hex digits, or undefined. */
export const memberIdFromHex = (hex: string): MemberId | undefined =>
  isId(hex) ? (hex as MemberId) : undefined;
/** Party bytes from 32 lowercase hex digits, or undefined. */
export const partyFromHex = (hex: string): PartyBytes | undefined =>
  isId(hex) ? (hex as PartyBytes) : undefined;
/** A link from 64 lowercase hex digits, or undefined. */
export const linkFromHex = (hex: string): Link | undefined =>
  /^[0-9a-f]{64}$/.test(hex) ? (hex as Link) : undefined;

/** The bytes an id stands for: 16, or 32 of a link. A text that is no id is a Bug. */
export const bytesFromId = (id: LogId | MemberId | PartyBytes | VaultId | Link): Uint8Array => {
  const bytes = bytesFromHex(id);
  if (bytes === undefined || (bytes.length !== 16 && bytes.length !== 32)) throw new Bug("id");
  return bytes;
};
