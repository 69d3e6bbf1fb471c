// What every part of the office works with. It holds no talk and no secret of one; the one secret is the office's own.

import {
  bytesFromText,
  equalBytes,
  isFault,
  type LogId,
  type MemberId,
  sha256,
} from "@tworooms/seal/envelope";
import type { Answer, RefusalCode, Token } from "@tworooms/wire";
import type { Limits } from "./limits.ts";
import type { Mac } from "./mac.ts";
import type { OpenLogs } from "./open-logs.ts";
import type { Store, StoreFault } from "./store.ts";
import type { Claim, Tokens } from "./token.ts";

/** `restoring`: gives what it has and takes only what was lost. `closing`: takes nothing more. */
export type Mode = "open" | "restoring" | "closing";

/** Everything an ask is answered with. */
export type Workings = {
  readonly store: Store;
  readonly limits: Limits;
  readonly now: () => number;
  readonly mac: Mac;
  readonly tokens: Tokens;
  readonly logs: OpenLogs;
  readonly mode: () => Mode;
  readonly isOrigin: (origin: string) => boolean;
  /** SHA-256 of the admission token. */
  readonly admission: Uint8Array;
  /** Takes from the account of a vault. */
  readonly takeVault: (vault: string, amount: number, now: number) => "taken" | "too-often";
};

/** A no. */
export const refused = (code: RefusalCode): Answer => ({ type: "refused", code });

/** The one no for unknown, forbidden and absent. */
export const notAdmitted: Answer = refused("not-admitted");

/** A store's fault as an answer, and an answer as it is. */
export const answered = (answer: Answer | StoreFault): Answer =>
  isFault(answer) ? refused(answer.fault) : answer;

/** A claim on a log by a seat's or invitation's key. */
export type LogClaim = { readonly key: MemberId; readonly until: number };

const logClaimOf = (claim: Claim | undefined, log: LogId): LogClaim | undefined =>
  claim?.holder.of === "log" && claim.holder.log === log
    ? { key: claim.holder.key, until: claim.until }
    : undefined;

/** The claim a token makes on exactly this log. */
export const claimOn = async (
  { tokens, now }: Workings,
  log: LogId,
  token: Token,
): Promise<LogClaim | undefined> => logClaimOf(await tokens.read(token, now()), log);

/** Whether what was shown is the operator's admission token. */
export const isAdmission = async ({ admission }: Workings, shown: string): Promise<boolean> =>
  equalBytes(await sha256(bytesFromText(shown)), admission);
