// What a client asks of the post office, whatever carries it: the in-process office and the HTTP edge answer the same
// requests. Ids are hex; tokens are opaque; bytes are sealed.

import type { Head, Link, LogId, MemberId, VaultId } from "@tworooms/seal/envelope";

/** 16 random bytes chosen by the client, hex. */
export type BlobId = string & { readonly brand: "blob-id" };
/** Opaque; good for one key in one log, or one vault, for some minutes. */
export type Token = string & { readonly brand: "token" };

/** Why a vault may be made: the operator's admission token, or a token won with the key of an open invitation or of a seat (which may make a new key sheet). */
export type VaultGround =
  | { readonly admission: string }
  | { readonly log: LogId; readonly token: Token };

export type Request =
  | { readonly type: "challenge"; readonly id: LogId | VaultId }
  | {
      readonly type: "token";
      readonly id: LogId | VaultId;
      /** Member or invitation id in a log; the vault's auth public key (32 bytes, hex) for a vault. */
      readonly key: string;
      readonly origin: string;
      readonly nonce: string;
      /** Ed25519 over "sr1/auth\0" ‖ origin ‖ id ‖ nonce. */
      readonly signature: Uint8Array;
    }
  | {
      readonly type: "found";
      readonly envelope: Uint8Array;
      /** For a table; any other log is founded with a token of a table seat of its talk. */
      readonly ground:
        | { readonly admission: string }
        | { readonly log: LogId; readonly token: Token };
    }
  | {
      readonly type: "append";
      readonly log: LogId;
      readonly token: Token;
      readonly envelope: Uint8Array;
      /** `offer` gives back what a restored server lost; it is the only append such a server takes. */
      readonly as: "entry" | "offer";
    }
  | {
      readonly type: "read";
      readonly log: LogId;
      readonly token: Token;
      readonly from: number;
      readonly limit: number;
    }
  | {
      readonly type: "heads";
      readonly logs: readonly { readonly log: LogId; readonly token: Token }[];
    }
  | { readonly type: "get-vault"; readonly vault: VaultId; readonly token: Token }
  | {
      readonly type: "put-vault";
      readonly vault: VaultId;
      /** A token of the vault itself: it can be won before the vault is made, for the id is a digest of the key. */
      readonly token: Token;
      /** Needed to make a vault, ignored once it stands. */
      readonly ground?: VaultGround;
      /** Must be higher than the stored version: one more, or several where the server lost some. */
      readonly version: number;
      readonly bytes: Uint8Array;
    }
  | { readonly type: "delete-vault"; readonly vault: VaultId; readonly token: Token }
  | {
      readonly type: "put-blob";
      readonly log: LogId;
      readonly token: Token;
      readonly blob: BlobId;
      readonly bytes: Uint8Array;
    }
  | {
      readonly type: "get-blob";
      readonly log: LogId;
      readonly token: Token;
      readonly blob: BlobId;
    };

/** Stable words for every no of the office. `not-admitted` covers unknown, forbidden and absent alike. */
export const refusalCodes = [
  "not-admitted",
  "malformed",
  "too-large",
  "too-many",
  "too-often",
  "void",
  "old-epoch",
  "not-next",
  "restoring",
  "not-restoring",
  "store-full",
  "store-failed",
  "closing",
  "vault-moved",
  "exists-already",
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

export type Answer =
  | { readonly type: "challenged"; readonly nonce: string }
  | { readonly type: "token"; readonly token: Token; readonly minutes: number }
  | { readonly type: "appended"; readonly head: Head }
  /** Another entry stands there. With `turn`, this author's next append within 3 s meets no rival. */
  | { readonly type: "moved"; readonly head: Head; readonly hasTurn: boolean }
  /** Whole envelopes one after another; each says its own length. */
  | { readonly type: "entries"; readonly envelopes: Uint8Array; readonly head: Head }
  | {
      readonly type: "heads";
      readonly heads: readonly { readonly log: LogId; readonly head: Head }[];
    }
  | { readonly type: "vault"; readonly version: number; readonly bytes: Uint8Array }
  | { readonly type: "stored" }
  | { readonly type: "blob"; readonly bytes: Uint8Array }
  | { readonly type: "refused"; readonly code: RefusalCode };

/** Frames of a live connection. Envelopes travel as binary frames, as they are, both ways; all else is JSON text. */
export type LiveAsk =
  | {
      readonly type: "follow";
      readonly log: LogId;
      readonly token: Token;
      readonly from: number;
    }
  | { readonly type: "unfollow"; readonly log: LogId }
  | { readonly type: "append"; readonly envelope: Uint8Array };

export type LiveTell =
  /** `isRestoring`: the server was restored, reads out what it has and takes only what it lost. */
  | {
      readonly type: "following";
      readonly log: LogId;
      readonly head: Head;
      readonly isRestoring?: true;
    }
  /** The seat was removed, its token ran out, or it read too slowly; follow again to go on. */
  | { readonly type: "ended"; readonly log: LogId; readonly code: RefusalCode | "too-slow" }
  | { readonly type: "entry"; readonly envelope: Uint8Array }
  | { readonly type: "appended"; readonly log: LogId; readonly head: Head }
  | { readonly type: "moved"; readonly log: LogId; readonly head: Head; readonly hasTurn: boolean }
  | { readonly type: "refused"; readonly log?: LogId; readonly code: RefusalCode };

/** A live connection as a client holds it. */
export type Live = {
  readonly ask: (ask: LiveAsk) => void;
  readonly close: () => void;
};

/** How a client reaches an office: over HTTP and WebSocket, or in the same process. A fault means nobody answered. */
export type Transport = {
  /** scheme://host:port as dialled; signed over when a token is won. */
  readonly origin: string;
  /** `onSent`: bytes of the request's body that have left, as far as the way can tell. */
  readonly ask: (
    request: Request,
    onSent?: (bytes: number) => void,
  ) => Promise<Answer | { readonly fault: "unreachable" }>;
  readonly live: (
    onTell: (tell: LiveTell) => void,
    onClose: () => void,
  ) => Promise<Live | { readonly fault: "unreachable" }>;
};

export type { Head, Link, LogId, MemberId, VaultId };
