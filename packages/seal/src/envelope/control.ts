// Control entries: what stands in clear because a blind server must know it. Arrays of deterministic CBOR
// (RFC 8949 §4.2.1), the first item the type's number; protocol.md "Control entries and authority".

import type { Link, LogId, MemberId, PartyBytes } from "./ids.ts";

/** What a member may do in a log, in clear. */
export type ClearRole = "authority" | "writer" | "reader";

/** One epoch's key, boxed to one recipient (a member or an open boxed invitation). */
export type Box = { readonly to: MemberId; readonly box: Uint8Array };

/** A turn of the epoch: n = last + 1, commit_n, and boxes to exactly the roster after the entry plus open boxed invitations, in order of recipient. */
export type Turn = {
  readonly n: number;
  readonly commit: Uint8Array;
  readonly boxes: readonly Box[];
};

/** Public keys of a seat or an invitation: 32 bytes each. */
export type PublicKeys = { readonly sigPk: Uint8Array; readonly kemPk: Uint8Array };

export type Genesis = {
  readonly type: "genesis";
  readonly suite: number;
  readonly rules: number;
  /** 16 random bytes. */
  readonly salt: Uint8Array;
  /** Absent in a table, whose own id is the talk's. */
  readonly talk?: LogId;
  readonly founder: PublicKeys;
  readonly party: PartyBytes;
  readonly boxed: boolean;
  readonly public: boolean;
};

export type Invite = {
  readonly type: "invite";
  readonly invite: MemberId;
  readonly keys: PublicKeys;
  readonly role: ClearRole;
  readonly party: PartyBytes;
  /** Seconds since 1970; kept by the server's clock, ignored by folds. */
  readonly until: number;
  /** Every epoch so far, in order, boxed to the invitation's key; empty when not boxed. */
  readonly past: readonly Uint8Array[];
  /** HPKE-boxed to the invitation's key; may be empty. */
  readonly note: Uint8Array;
};

export type Control =
  | Genesis
  | { readonly type: "rules"; readonly rules: number }
  | { readonly type: "shut"; readonly turn: Turn }
  | Invite
  | { readonly type: "withdraw"; readonly invite: MemberId; readonly turn: Turn }
  | {
      readonly type: "accept";
      readonly invite: MemberId;
      readonly keys: PublicKeys;
      /** The invitation key's signature over "sr1/accept\0" ‖ log ‖ invite id ‖ SHA-256(sigPk ‖ kemPk). */
      readonly proof: Uint8Array;
    }
  | {
      readonly type: "words";
      /** The newcomer's member id alone, or the heads' ids in order. */
      readonly ceremony: readonly MemberId[];
      readonly attempt: number;
      readonly phase: "hash" | "reveal";
      /** 32 bytes: SHA-256(r), then r. */
      readonly value: Uint8Array;
    }
  | {
      readonly type: "check";
      readonly member: MemberId;
      readonly turn: Turn;
      /** Every earlier epoch, in order, boxed to the member's own key. */
      readonly past: readonly Uint8Array[];
    }
  | {
      readonly type: "add";
      readonly member: MemberId;
      readonly keys: PublicKeys;
      /** Every epoch so far, in order, boxed to the member's own key. */
      readonly past: readonly Uint8Array[];
    }
  | { readonly type: "remove"; readonly member: MemberId; readonly turn: Turn }
  | { readonly type: "epoch"; readonly turn: Turn }
  | {
      readonly type: "authority";
      readonly member: MemberId;
      readonly scope: readonly PartyBytes[];
    };

/** The numbers on the wire. `close`, `destroy` and `destroyed` are reserved and refused in this version. */
export const controlNumbers = {
  genesis: 0,
  rules: 1,
  shut: 2,
  invite: 3,
  withdraw: 4,
  accept: 5,
  words: 6,
  check: 7,
  add: 8,
  remove: 9,
  epoch: 10,
  authority: 11,
  close: 12,
  destroy: 13,
  destroyed: 14,
} as const;

/** Where a chain stands: the newest entry's place and link. */
export type Head = { readonly seq: number; readonly link: Link };
