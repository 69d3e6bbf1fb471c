// The shapes that come in from outside, and the one place where a checked text becomes an id. Unknown keys, wrong
// lengths and numbers out of range are refused, not mended. Rule O1.

import { bytesFromHex, type Fault, faultOf, isFault } from "@tworooms/seal/envelope";
import * as v from "valibot";
import type { BlobId, Head, Link, LogId, RefusalCode, Token, VaultId } from "./request.ts";
import { refusalCodes } from "./request.ts";
import { mostHeads } from "./sizes.ts";

type Schema<T> = v.GenericSchema<unknown, T>;

const hexOf = (bytes: number) =>
  v.pipe(v.string(), v.regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`)));
const branded = <T extends string>(bytes: number): Schema<T> =>
  v.pipe(
    hexOf(bytes),
    v.transform((text) => text as T),
  );

/** A log's id: 32 hex digits. */
export const logId: Schema<LogId> = branded<LogId>(16);
/** A vault's id: 32 hex digits. */
export const vaultId: Schema<VaultId> = branded<VaultId>(16);
/** A blob's id: 32 hex digits. */
export const blobId: Schema<BlobId> = branded<BlobId>(16);
/** An id of a log or of a vault; which of them, its key tells. */
export const logOrVaultId: Schema<LogId | VaultId> = branded<LogId | VaultId>(16);
/** A link: 64 hex digits. */
export const link: Schema<Link> = branded<Link>(32);
/** A nonce: 64 hex digits. */
export const nonce: Schema<string> = branded<string>(32);
/** A member's or invitation's id (32 hex digits), or a vault's auth public key (64). */
export const authKey: Schema<string> = v.pipe(
  v.string(),
  v.regex(/^(?:[0-9a-f]{32}|[0-9a-f]{64})$/),
);
/** A token: up to 256 signs of base64url. */
export const token: Schema<Token> = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9_-]{1,256}$/),
  v.transform((text) => text as Token),
);
/** An admission token: 16 to 128 visible ASCII signs. */
export const admission: Schema<string> = v.pipe(v.string(), v.regex(/^[!-~]{16,128}$/));
/** scheme://host or scheme://host:port. */
export const origin: Schema<string> = v.pipe(
  v.string(),
  v.maxLength(256),
  v.regex(/^https?:\/\/[!-.0-~]+$/),
);
/** An Ed25519 signature: 128 hex digits on the wire, 64 bytes within. */
export const signature: Schema<Uint8Array> = v.pipe(
  hexOf(64),
  v.transform((text) => bytesFromHex(text) ?? new Uint8Array()),
);
/** A place in a log, a version, a count: 0 … 2^53−1. */
export const count: Schema<number> = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** Where a chain stands. */
export const head: Schema<Head> = v.strictObject({ seq: count, link });
/** A word of refusal. */
export const refusalCode: Schema<RefusalCode> = v.picklist(refusalCodes);
/** Logs with a token each. */
export const logsWithTokens: Schema<readonly { log: LogId; token: Token }[]> = v.pipe(
  v.array(v.strictObject({ log: logId, token })),
  v.minLength(1),
  v.maxLength(mostHeads),
);

/** The parsed value, or `malformed`. */
export const parsed = <T>(schema: Schema<T>, value: unknown): T | Fault<"malformed"> => {
  if (isFault(value)) return faultOf("malformed");
  const result = v.safeParse(schema, value, { abortEarly: true });
  return result.success ? result.output : faultOf("malformed");
};

/** A decimal count without sign or leading zero, or `malformed`. */
export const parsedCount = (text: string | undefined): number | Fault<"malformed"> =>
  text !== undefined && /^(?:0|[1-9][0-9]{0,15})$/.test(text)
    ? parsed(count, Number(text))
    : faultOf("malformed");
