// The roster: who sits in a log and what each may do, folded from its control entries by the server (who may read
// and append) and by every client (whom to believe). One fold serves both.

import type { ClearRole, Genesis, Head, Invite, PublicKeys } from "./control.ts";
import type { Link, LogId, MemberId, PartyBytes } from "./ids.ts";

/** A seat. `pending` holds no key yet; `unchecked` reads and writes; `removed` stays named so that its past entries still open. */
export type Member = {
  readonly id: MemberId;
  readonly keys: PublicKeys;
  readonly role: ClearRole;
  readonly party: PartyBytes;
  readonly standing: "pending" | "unchecked" | "checked" | "removed";
  /** Party bytes an authority may invite, check, add and remove. Empty for all others; the founder's is worked out. */
  readonly scope: readonly PartyBytes[];
  readonly inviter?: MemberId;
  readonly invite?: MemberId;
  /** Its `accept` (genesis for the founder). */
  readonly entered: Head;
  /** When it became an authority: seq of that entry. The first of a party is its head. */
  readonly authoritySince?: number;
};

/** An invitation. `boxed` turns false for open ones at `shut`. */
export type OpenInvite = Invite & {
  readonly inviter: MemberId;
  readonly state: "open" | "used" | "withdrawn";
  readonly isBoxed: boolean;
  readonly usedBy?: MemberId;
};

/** One attempt of a ceremony of words. */
export type Ceremony = {
  readonly ids: readonly MemberId[];
  readonly attempt: number;
  readonly hashes: ReadonlyMap<MemberId, Uint8Array>;
  readonly reveals: ReadonlyMap<MemberId, Uint8Array>;
  /** Link of the last hash entry. */
  readonly lastHash?: Link;
};

/** All a keyless reader knows of a log after some entries. */
export type LogState = {
  readonly log: LogId;
  readonly talk: LogId;
  readonly genesis: Genesis;
  readonly founder: MemberId;
  readonly head: Head;
  /** Rules version in force. */
  readonly rules: number;
  /** Newest epoch; 0 before the first. */
  readonly epoch: number;
  /** Signer and place of each epoch, and its commitment. */
  readonly epochs: ReadonlyMap<
    number,
    { readonly commit: Uint8Array; readonly signer: MemberId; readonly seq: number }
  >;
  readonly members: ReadonlyMap<MemberId, Member>;
  readonly invites: ReadonlyMap<MemberId, OpenInvite>;
  readonly isShut: boolean;
  /** By ids joined with "," + "#" + attempt. */
  readonly ceremonies: ReadonlyMap<string, Ceremony>;
};
