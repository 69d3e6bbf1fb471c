// Reading: envelopes in order become opened entries. The keyless fold (chain, signatures, roster) always runs to the end
// of what is there; the opening stops at the first sealed entry whose key is missing and goes on when one arrives.
// A void entry keeps its place and halts nothing; locked is never void; what is no entry stops all: the server is at fault.

import { type Json, parseBody } from "./body.ts";
import type { Envelope } from "./envelope/envelope.ts";
import type { Control } from "./envelope/control.ts";
import { engine } from "./envelope/engine.ts";
import { Bug, isFault } from "./envelope/fault.ts";
import type { Link, LogId, MemberId } from "./envelope/ids.ts";
import { unpad } from "./envelope/padme.ts";
import type { LogState, Member } from "./envelope/roster.ts";
import type { VoidCode } from "./envelope/void.ts";
import { type Folded, type Stop, foldLog } from "./fold-log.ts";
import { type GenesisExpected, type GenesisFault, believeGenesis } from "./genesis.ts";
import { type Keyring, boxesFor, keyringWith } from "./keyring.ts";
import type { SeatKeys } from "./seat-keys.ts";

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
  | {
      readonly type: "void";
      readonly seq: number;
      readonly link: Link;
      /** `seal`: it does not open with the key of its epoch; `body`: what was in it is no strict JSON. */
      readonly code: VoidCode | "seal" | "body";
    };

/** Where opening stopped: the first sealed entry whose epoch's key is missing, and who signed that epoch. */
export type Lock = { readonly epoch: number; readonly signer: MemberId; readonly seq: number };

/** A log as one seat reads it. A plain value: opening gives the next one. */
export type LogReader = {
  readonly log: LogId;
  /** The keyless fold of every envelope given so far, ahead of any lock: what the next entry is signed upon. */
  readonly state: LogState;
  readonly keyring: Keyring;
  readonly seat: SeatKeys;
  /** Keys of the invitation this seat came by, until it is checked. */
  readonly invite?: SeatKeys;
  readonly lock?: Lock;
  /** Entries folded but not given out: those from the lock on. */
  readonly waiting: readonly Folded[];
};

/** A reader at the genesis, by the seat's keys of this log and those of its invitation. */
export const openReader = async (
  reader: GenesisExpected & {
    /** The log's entry 0, whole envelope bytes. */
    readonly genesis: Uint8Array;
    readonly seat: SeatKeys;
    readonly invite?: SeatKeys;
  },
): Promise<LogReader | GenesisFault> => {
  const believed = await believeGenesis(reader.genesis, reader);
  if (isFault(believed)) return believed;
  const { log, seat, invite } = reader;
  return {
    log,
    state: believed.state,
    keyring: new Map(),
    seat,
    ...(invite && { invite }),
    waiting: [],
  };
};

const openSealed = async (
  entry: Extract<Folded, { readonly type: "sealed" }>,
  key: CryptoKey,
): Promise<Opened> => {
  const { seq, link, author, rules, envelope } = entry;
  const under = { key, nonce: envelope.header.nonce, beside: envelope.headerBytes };
  let padded: Uint8Array;
  try {
    padded = await engine.open(under, envelope.ct);
  } catch {
    return { type: "void", seq, link, code: "seal" };
  }
  const unpadded = unpad(padded);
  if (isFault(unpadded)) return { type: "void", seq, link, code: "padding" };
  const parsed = parseBody(unpadded);
  return isFault(parsed)
    ? { type: "void", seq, link, code: "body" }
    : { type: "sealed", seq, link, author, rules, body: parsed.body };
};

type KeyOf = (epoch: number) => CryptoKey | undefined;

/** How many folded entries come before the first sealed one whose key is missing. */
const openableCount = (folded: readonly Folded[], keyOf: KeyOf): number => {
  const lockedAt = folded.findIndex(
    (entry) => entry.type === "sealed" && keyOf(entry.envelope.header.epoch) === undefined,
  );
  return lockedAt < 0 ? folded.length : lockedAt;
};

const openAll = (folded: readonly Folded[], keyOf: KeyOf): Promise<readonly Opened[]> =>
  Promise.all(
    folded.map(async (entry) => {
      if (entry.type !== "sealed") return entry;
      const key = keyOf(entry.envelope.header.epoch);
      if (key === undefined) throw new Bug("locked entries were cut off");
      return openSealed(entry, key);
    }),
  );

/** Opens folded entries with these keys, up to the first sealed one whose key is missing. */
export const openFolded = (folded: readonly Folded[], keyOf: KeyOf): Promise<readonly Opened[]> =>
  openAll(folded.slice(0, openableCount(folded, keyOf)), keyOf);

const lockAt = (state: LogState, entry: Folded | undefined): Lock | undefined => {
  if (entry?.type !== "sealed") return undefined;
  const { epoch } = entry.envelope.header;
  const signer = state.epochs.get(epoch)?.signer;
  if (signer === undefined) throw new Bug("a sealed entry that stands has an epoch");
  return { epoch, signer, seq: entry.seq };
};

/** One slice: folded, its boxes opened, and the opening of its entries begun. */
const openSlice = async (
  reader: LogReader,
  envelopes: readonly Envelope[],
): Promise<{
  readonly reader: LogReader;
  readonly opening: Promise<readonly Opened[]>;
  readonly stop?: Stop;
}> => {
  const { state = reader.state, folded, stop } = await foldLog(reader.state, envelopes);
  const boxes = folded.flatMap((entry) =>
    entry.type === "control" ? boxesFor(reader, entry.control) : [],
  );
  const keyring = await keyringWith(reader.keyring, reader, state, boxes);
  const keyOf: KeyOf = (epoch) => keyring.get(epoch)?.key;
  const all = reader.waiting.length === 0 ? folded : [...reader.waiting, ...folded];
  const count = openableCount(all, keyOf);
  const waiting = all.slice(count);
  const { lock: _, ...rest } = reader;
  const lock = lockAt(state, waiting[0]);
  return {
    reader: { ...rest, state, keyring, waiting, ...(lock && { lock }) },
    opening: openAll(all.slice(0, count), keyOf),
    ...(stop && { stop }),
  };
};

// As many as keep the platform's threads busy, and few enough that a long log never stands in memory twice.
const sliceLength = 512;

/** Opens the next envelopes, in order from `reader.state.head.seq + 1`. Entries given out may begin before the first of them, when a lock was lifted. */
export const openEntries = async (
  reader: LogReader,
  envelopes: readonly Envelope[],
): Promise<{
  readonly reader: LogReader;
  readonly entries: readonly Opened[];
  readonly stop?: Stop;
}> => {
  const entries: Opened[] = [];
  let current = reader;
  let opening: Promise<readonly Opened[]> = Promise.resolve([]);
  let stop: Stop | undefined;
  for (let at = 0; at < envelopes.length && stop === undefined; at += sliceLength) {
    // The slice before is decrypted while this one is folded.
    const slice = await openSlice(current, envelopes.slice(at, at + sliceLength));
    entries.push(...(await opening));
    ({ reader: current, opening, stop } = slice);
  }
  entries.push(...(await opening));
  return { reader: current, entries, ...(stop && { stop }) };
};
