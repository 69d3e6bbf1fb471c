// Why an entry that keeps its place in the chain changes nothing. Every reader of a log gives the same entry the same
// word, for it rests on nothing but the log's own earlier entries. protocol.md "Verdicts".

import type { ControlFault } from "./control-bytes.ts";

/** Stable words for void entries. */
export type VoidCode =
  | ControlFault
  /** Nobody of that id ever sat here. */
  | "unknown-author"
  /** The signature is not the author's, or not by rule `sr1-sig`. */
  | "not-authentic"
  /** Removed, pending, or a reader: may not write this. */
  | "standing"
  /** Not the epoch in force. */
  | "epoch"
  /** A sealed ct of a length no padding gives. */
  | "padding"
  /** A press entry in a log that is not public. */
  | "kind"
  /** Before the first epoch nothing stands but the founder's `epoch` 1. */
  | "before-epoch"
  /** A second genesis. */
  | "genesis"
  /** The signer is no checked authority, or not over that party. */
  | "authority"
  /** A granted scope is not within the signer's. */
  | "scope"
  /** n is not last + 1. */
  | "turn"
  /** Boxes to others than the roster after the entry, or too few or too many earlier epochs. */
  | "boxes"
  /** The log was shut before. */
  | "shut"
  /** The rules version does not rise. */
  | "rules"
  /** A key of small order, or one that belongs to another id. */
  | "key"
  /** The id stands already, stood once, or is not that of the keys. */
  | "id"
  /** An invitation with the role of an authority. */
  | "role"
  /** No further reader fits. */
  | "full"
  /** No such invitation is open. */
  | "invite"
  /** The invitation's key did not sign the new keys. */
  | "proof"
  /** No such member, or not in the standing this needs. */
  | "member"
  /** The founder is no target of that. */
  | "founder"
  /** Nobody removes itself. */
  | "self"
  /** Not a ceremony of the author. */
  | "ceremony"
  /** An attempt that is over, or too early. */
  | "attempt"
  /** Out of order: a hash twice or too late, a reveal too early. */
  | "phase"
  /** A reveal that does not fit its hash. */
  | "reveal";

/** The fold's no. */
export type Voided = { readonly refused: VoidCode };

/** A no with its word. */
export const voided = (refused: VoidCode): Voided => ({ refused });

/** Whether the fold said no. */
export const isVoided = (value: object): value is Voided => "refused" in value;
