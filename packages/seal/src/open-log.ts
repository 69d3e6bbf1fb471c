// Reading: envelopes in order become opened entries. The keyless fold (chain, signatures, roster) always runs to the end
// of what is there; the opening stops at the first sealed entry whose key is missing and goes on when one arrives.
// A void entry keeps its place and halts nothing; locked is never void; what is no entry stops all: the server is at fault.

import type { Control, Genesis } from "./envelope/control.ts";
import type { Envelope } from "./envelope/envelope.ts";
import { Bug, type Fault } from "./envelope/fault.ts";
import type { Link, LogId, MemberId } from "./envelope/ids.ts";
import type { LogState, Member } from "./envelope/roster.ts";
import type { Json } from "./body.ts";
import type { SeatKeys } from "./seat-keys.ts";

/** An envelope as parsed; its shape comes with the codec of ./envelope. */


/** An epoch whose key this reader holds. The raw key is opened from its box again when somebody must be given it. */
export type HeldEpoch = {
  /** Kenc: AES-256-GCM, not extractable. */
  readonly key: CryptoKey;
  readonly box: Uint8Array;
  readonly via: "seat" | "invite";
};

/** Where opening stopped: the first sealed entry whose epoch's key is missing, and who signed that epoch. */
export type Lock = { readonly epoch: number; readonly signer: MemberId; readonly seq: number };

export type Opened =
  | {
      readonly type: "sealed";
      readonly seq: number;
      readonly link: Link;
      /** As of then. */
      readonly author: Member;
      /** Rules version in force. */
      readonly rules: number;
      readonly body: Json;
    }
  | {
      readonly type: "control";
      readonly seq: number;
      readonly link: Link;
      /** As of then; the newcomer for an `accept`. */
      readonly author: Member;
      readonly control: Control;
    }
  | { readonly type: "void"; readonly seq: number; readonly link: Link; readonly code: string };

/** A log as one seat reads it. A plain value: opening gives the next one. */
export type LogReader = {
  readonly log: LogId;
  /** The keyless fold of every envelope given so far, ahead of any lock: what the next entry is signed upon. */
  readonly state: LogState;
  readonly keyring: ReadonlyMap<number, HeldEpoch>;
  readonly seat: SeatKeys;
  /** Keys of the invitation this seat came by, until it is checked. */
  readonly invite?: SeatKeys;
  readonly lock?: Lock;
  /** Entries folded but not given out: those from the lock on. */
  readonly waiting: readonly Waiting[];
};

/** An entry folded without keys and not yet opened. */
export type Waiting = { readonly seq: number };

/** Why reading stopped for good: the server gave what is no next entry, or the rules are newer than this client. */
export type Stop = { readonly code: "not-an-entry" | "update-needed"; readonly seq: number };

/** A genesis as fetched: checked against what the reader was told before anybody believes it. */
export const checkGenesis = async (
  bytes: Uint8Array,
  expected: {
    readonly log: LogId;
    /** From an invitation or a note: first 16 bytes of link 0. */
    readonly linkStart?: Uint8Array;
    readonly talk?: LogId;
    /** Salts of every other log this person has keys in. */
    readonly salts: readonly { readonly log: LogId; readonly salt: Uint8Array }[];
  },
): Promise<
  | { readonly genesis: Genesis; readonly link: Link }
  | Fault<"not-authentic" | "salt-known" | "update-needed">
> => {
  void [bytes, expected];
  throw new Bug("not written yet");
};

/** A reader at the genesis (the log's entry 0, as whole envelope bytes); its own fault when they are no genesis of `log`. */
export const openReader = async (reader: {
  readonly log: LogId;
  readonly genesis: Uint8Array;
  readonly seat: SeatKeys;
  readonly invite?: SeatKeys;
}): Promise<LogReader | Fault<"not-authentic" | "update-needed">> => {
  void reader;
  throw new Bug("not written yet");
};

/** Opens the next envelopes (whole, in order, from `reader.state.head.seq + 1`). Entries given out may begin before the first of them, when a lock was lifted. */
export const openEntries = async (
  reader: LogReader,
  envelopes: readonly Envelope[],
): Promise<{
  readonly reader: LogReader;
  readonly entries: readonly Opened[];
  readonly stop?: Stop;
}> => {
  void [reader, envelopes];
  throw new Bug("not written yet");
};
