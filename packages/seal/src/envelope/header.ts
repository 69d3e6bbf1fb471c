// An envelope's header: 96 bytes, big-endian, in clear; where the entry stands, who wrote it, under which epoch.
// Every byte has one meaning or is zero, so that one header has one spelling. protocol.md "Envelope".

import { bytesFromId, linkFromBytes, logIdFromBytes, memberIdFromBytes } from "./parse.ts";
import { Bug, type Fault, faultOf, isFault } from "./fault.ts";
import type { Link, LogId, MemberId } from "./ids.ts";

/** 0 sealed, 1 control, 2 press. */
export type Kind = 0 | 1 | 2;

/** What stands before every ciphertext. */
export type Header = {
  /** 1. */
  readonly version: number;
  /** 1: Ed25519, X25519 HPKE, AES-256-GCM, SHA-256. */
  readonly suite: number;
  readonly kind: Kind;
  readonly log: LogId;
  /** 0 unless sealed. */
  readonly epoch: number;
  /** 0 … 2^53 − 1; 0 is the genesis. */
  readonly seq: number;
  /** Link of seq − 1; zeros at the genesis. */
  readonly prev: Link;
  readonly author: MemberId;
  /** 12 bytes; zeros unless sealed. */
  readonly nonce: Uint8Array;
  /** Bytes of ct: 0 … 262,144. */
  readonly length: number;
};

/** Why 96 bytes are no header of this version. */
export type HeaderFault =
  | "header-length"
  | "unknown-version"
  | "unknown-suite"
  | "unknown-kind"
  | "reserved-byte"
  | "seq-range"
  | "clear-epoch"
  | "clear-nonce"
  | "too-long";

/** Bytes of a header. */
export const headerLength = 96;
/** Most bytes of ct in one envelope: 256 KiB. */
export const maxCt: number = 256 * 1024;

const kindOf = (byte: number | undefined): Kind | undefined =>
  byte === 0 || byte === 1 || byte === 2 ? byte : undefined;

/** Reads a header from exactly 96 bytes; checks shape alone, neither chain nor signature. */
export const headerFromBytes = (bytes: Uint8Array): Header | Fault<HeaderFault> => {
  if (bytes.length !== headerLength) return faultOf("header-length");
  const view = new DataView(bytes.buffer, bytes.byteOffset, headerLength);
  const version = view.getUint8(0);
  if (version !== 1) return faultOf("unknown-version");
  const suite = view.getUint8(1);
  if (suite !== 1) return faultOf("unknown-suite");
  const kind = kindOf(view.getUint8(2));
  if (kind === undefined) return faultOf("unknown-kind");
  if (view.getUint8(3) !== 0) return faultOf("reserved-byte");
  const seq = view.getUint32(24) * 2 ** 32 + view.getUint32(28);
  if (seq > Number.MAX_SAFE_INTEGER) return faultOf("seq-range");
  const epoch = view.getUint32(20);
  const nonce = bytes.slice(80, 92);
  if (kind !== 0 && epoch !== 0) return faultOf("clear-epoch");
  if (kind !== 0 && nonce.some((byte) => byte !== 0)) return faultOf("clear-nonce");
  const length = view.getUint32(92);
  if (length > maxCt) return faultOf("too-long");
  return {
    version,
    suite,
    kind,
    log: logIdFromBytes(bytes.subarray(4, 20)),
    epoch,
    seq,
    prev: linkFromBytes(bytes.subarray(32, 64)),
    author: memberIdFromBytes(bytes.subarray(64, 80)),
    nonce,
    length,
  };
};

const said = (header: Header): readonly (number | string)[] => [
  header.version,
  header.suite,
  header.kind,
  header.epoch,
  header.seq,
  header.length,
  header.log,
  header.prev,
  header.author,
];

/** The 96 bytes of a header. A header that would not be read back as itself is a Bug. */
export const bytesFromHeader = (header: Header): Uint8Array => {
  if (header.nonce.length !== 12 || !Number.isSafeInteger(header.seq)) throw new Bug("header");
  const bytes = new Uint8Array(headerLength);
  const view = new DataView(bytes.buffer);
  bytes.set([header.version, header.suite, header.kind, 0]);
  bytes.set(bytesFromId(header.log), 4);
  view.setUint32(20, header.epoch);
  view.setBigUint64(24, BigInt(header.seq));
  bytes.set(bytesFromId(header.prev), 32);
  bytes.set(bytesFromId(header.author), 64);
  bytes.set(header.nonce, 80);
  view.setUint32(92, header.length);
  const again = headerFromBytes(bytes);
  // Integers and ids that do not fit would run over silently.
  if (isFault(again) || said(again).join() !== said(header).join()) throw new Bug("header");
  return bytes;
};
