// Verifying a transcript offline: one row per log. Pure; believes nothing the file says of itself but the keys, and those
// only where their commitments in the chain agree. A tail cut off cannot be seen here: compare the heads.

import { bytesFromBase64url } from "./base64url.ts";
import { equalBytes } from "./envelope/bytes.ts";
import type { Head } from "./envelope/control.ts";
import { type Envelope, envelopeFromBytes } from "./envelope/envelope.ts";
import { isFault } from "./envelope/fault.ts";
import type { LogId } from "./envelope/ids.ts";
import type { LogState } from "./envelope/roster.ts";
import { commitOf, sealingKey } from "./epochs.ts";
import { type Folded, foldLog } from "./fold-log.ts";
import { type Opened, openFolded } from "./open-log.ts";
import type { Transcript, TranscriptLog } from "./transcript.ts";
import type { LogKind } from "./vault.ts";

/** Why a log does not hold: `seq` where it has a place. `key`: an epoch key that its commitment does not know. `talk`: of another talk. `log`: not the log it is said to be, or one said twice. */
export type Broken = {
  readonly code: "malformed" | "not-an-entry" | "update-needed" | "key" | "talk" | "log";
  readonly seq?: number;
  readonly epoch?: number;
};

/** What was found of one log. `isVerified`: id, talk, chain, genesis and keys hold; void entries are named and break nothing. */
export type VerifiedLog = {
  readonly log: LogId;
  readonly kind: LogKind;
  readonly party?: string;
  readonly isVerified: boolean;
  readonly head?: Head;
  readonly entries: number;
  /** Sealed entries that opened. */
  readonly opened: number;
  readonly voids: readonly { readonly seq: number; readonly code: string }[];
  /** First sealed entry whose key the transcript does not hold. */
  readonly lockedAt?: number;
  readonly broken: readonly Broken[];
};

const envelopesOf = (
  texts: readonly string[],
): { readonly envelopes: readonly Envelope[]; readonly broken: readonly Broken[] } => {
  const envelopes: Envelope[] = [];
  for (const [seq, text] of texts.entries()) {
    const bytes = bytesFromBase64url(text);
    const envelope = bytes && envelopeFromBytes(bytes);
    if (envelope === undefined || isFault(envelope))
      return { envelopes, broken: [{ code: "malformed", seq }] };
    envelopes.push(envelope);
  }
  return { envelopes, broken: [] };
};

const keyringOf = async (
  state: LogState,
  keys: TranscriptLog["keys"],
): Promise<{
  readonly keyring: ReadonlyMap<number, CryptoKey>;
  readonly broken: readonly Broken[];
}> => {
  const keyring = new Map<number, CryptoKey>();
  const broken: Broken[] = [];
  for (const [text, spelt] of Object.entries(keys)) {
    const epoch = Number(text);
    const raw = bytesFromBase64url(spelt) ?? new Uint8Array(0);
    const commit = state.epochs.get(epoch)?.commit;
    if (commit !== undefined && equalBytes(commit, await commitOf(state.log, epoch, raw)))
      keyring.set(epoch, await sealingKey(state.log, epoch, raw));
    else broken.push({ code: "key", epoch });
  }
  return { keyring, broken };
};

const voidsOf = (entries: readonly (Opened | Folded)[]): VerifiedLog["voids"] =>
  entries.flatMap((entry) => (entry.type === "void" ? [{ seq: entry.seq, code: entry.code }] : []));

const misnamed = (state: LogState, log: TranscriptLog, talk: LogId): readonly Broken[] => [
  ...(state.log === log.log ? [] : [{ code: "log" } as const]),
  ...(state.talk === talk ? [] : [{ code: "talk" } as const]),
];

const verifyLog = async (talk: LogId, log: TranscriptLog): Promise<VerifiedLog> => {
  const place = {
    log: log.log,
    kind: log.kind,
    ...(log.party === undefined ? {} : { party: log.party }),
  };
  const { envelopes, broken } = envelopesOf(log.envelopes);
  const { state, folded, stop } = await foldLog(undefined, envelopes);
  const stopped = stop === undefined ? [] : [stop];
  if (state === undefined) {
    const none =
      broken.length + stopped.length > 0 ? [] : [{ code: "not-an-entry", seq: 0 } as const];
    return {
      ...place,
      isVerified: false,
      entries: 0,
      opened: 0,
      voids: [],
      broken: [...stopped, ...broken, ...none],
    };
  }
  const keys = await keyringOf(state, log.keys);
  const opened = await openFolded(folded, (epoch) => keys.keyring.get(epoch));
  const locked = folded[opened.length];
  const all = [...misnamed(state, log, talk), ...stopped, ...broken, ...keys.broken];
  return {
    ...place,
    isVerified: all.length === 0,
    head: state.head,
    entries: folded.length,
    opened: opened.filter((entry) => entry.type === "sealed").length,
    voids: [...voidsOf(opened), ...voidsOf(folded.slice(opened.length))],
    ...(locked && { lockedAt: locked.seq }),
    broken: all,
  };
};

/** A verdict on each log of a transcript, in its order. */
export const verifyTranscript = async (transcript: Transcript): Promise<readonly VerifiedLog[]> => {
  const rows: VerifiedLog[] = [];
  const places = new Set<string>();
  for (const log of transcript.logs) {
    const row = await verifyLog(transcript.talk, log);
    // Two logs for one place, or one log twice, would let a reader be shown the wrong one.
    const names = [log.log, `${log.kind} ${log.party ?? ""}`];
    const isTwice = names.some((name) => places.has(name));
    for (const name of names) places.add(name);
    rows.push(
      isTwice ? { ...row, isVerified: false, broken: [...row.broken, { code: "log" }] } : row,
    );
  }
  return rows;
};
