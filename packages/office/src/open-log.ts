// A log as the office holds it open: its roster and head, who waits to write and who follows. Nothing here is shared
// with another log, and nothing here is the truth: the store is. Rules O14, O40.

import {
  type Admission,
  admit,
  envelopeFromBytes,
  isFault,
  type LogId,
  type LogState,
  type MemberId,
  stateFromStored,
} from "@tworooms/seal/envelope";
import type { Limits } from "./limits.ts";
import { makeQueue, type Queue } from "./queue.ts";
import { makeAccounts } from "./rate.ts";
import type { Store, StoredEntry, StoreFault } from "./store.ts";
import { makeTurns, type Turns } from "./turns.ts";

/** An admission that stands. */
export type Stands = Extract<Admission, { readonly type: "stands" }>;

/** Whoever is told what a log grows by. */
export type Follower = { readonly onEntry: (entry: Stands) => void };

type Taking = (key: MemberId, amount: number, now: number) => "taken" | "too-often";

/** One log held open. */
export type OpenLog = {
  readonly log: LogId;
  /** As of the newest entry known to be durable. */
  readonly state: () => LogState;
  /** A durable entry joins the log; followers are told before this returns. */
  readonly grow: (entry: Stands) => void;
  /** Takes in entries another office has stored, or a write whose end was not known. */
  readonly catchUp: () => Promise<StoreFault | undefined>;
  /** Appends, one after another. */
  readonly appends: Queue;
  /** Puts of blobs, one after another. */
  readonly blobs: Queue;
  readonly turns: Turns;
  readonly followers: Set<Follower>;
  /** How many appends of each sender wait. */
  readonly waiting: Map<MemberId, number>;
  /** Accounts of this log's members. */
  readonly takes: {
    readonly append: Taking;
    readonly offer: Taking;
    readonly read: Taking;
    readonly blobPut: Taking;
  };
};

const failed: StoreFault = { fault: "store-failed" };
const membersRemembered = 1_024;

const stateFrom = async (
  controls: readonly StoredEntry[],
  newest: StoredEntry,
): Promise<LogState | StoreFault> => {
  const envelopes = [];
  for (const { bytes } of controls) {
    const envelope = envelopeFromBytes(bytes);
    if (isFault(envelope)) return failed;
    envelopes.push(envelope);
  }
  const last = envelopeFromBytes(newest.bytes);
  if (isFault(last)) return failed;
  const state = await stateFromStored(envelopes, last);
  return isFault(state) ? failed : state;
};

/** Opens a log from the store; undefined when there is none. What does not fold is the store's failure. */
export const openLog = async (
  store: Store,
  limits: Limits,
  log: LogId,
): Promise<OpenLog | undefined | StoreFault> => {
  const stored = await store.controls(log);
  if (isFault(stored)) return stored;
  if (stored.newest === undefined) return undefined;
  const first = await stateFrom(stored.controls, stored.newest);
  if (isFault(first)) return first;

  let state: LogState = first;
  const followers = new Set<Follower>();
  const grow = (entry: Stands): void => {
    state = entry.state;
    for (const follower of followers) follower.onEntry(entry);
  };
  const catchUp = async (): Promise<StoreFault | undefined> => {
    for (;;) {
      const entries = await store.read(
        log,
        state.head.seq + 1,
        limits.readEntries,
        limits.readBytes,
      );
      if (isFault(entries)) return entries;
      if (entries.length === 0) return undefined;
      for (const { bytes } of entries) {
        const envelope = envelopeFromBytes(bytes);
        const entry = isFault(envelope) ? envelope : await admit(state, envelope);
        if (isFault(entry) || entry.type !== "stands") return failed;
        grow(entry);
      }
    }
  };
  return {
    log,
    state: () => state,
    grow,
    catchUp,
    appends: makeQueue(),
    blobs: makeQueue(),
    turns: makeTurns(),
    followers,
    waiting: new Map(),
    takes: {
      append: makeAccounts(limits.appends, membersRemembered),
      offer: makeAccounts(limits.offers, membersRemembered),
      read: makeAccounts(limits.reads, membersRemembered),
      blobPut: makeAccounts(limits.blobPuts, membersRemembered),
    },
  };
};
