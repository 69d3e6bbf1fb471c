// The one queue in front of every durable store: while a commit is under way the next writes wait and then go
// together, so that a sync is shared by all who wait for one. It never answers before the commit did, and never lets
// one write's refusal touch its batch mates. Rules O59 and O60.

import { Bug } from "@tworooms/seal/envelope";
import type { StoreFault, WriteAnswer } from "./store.ts";
import { bytesOf, type Write } from "./write.ts";

/** What stands behind the queue. */
export type Commit = {
  /** Commits the batch, each write judged by itself; one answer for each, in order, after the sync. Trouble is an answer; a rejection is a Bug. */
  readonly commit: (batch: readonly Write[]) => Promise<readonly WriteAnswer[]>;
  /** Commits at once: 1 where the store has one writer, more where it has many connections. */
  readonly inFlight: number;
  /** Most writes in one batch. */
  readonly maxWrites: number;
  /** Most bytes in one batch; a single larger write goes alone. */
  readonly maxBytes: number;
  /** Runs a task a little later, so that whoever was just answered can join the next batch: setImmediate in Node. */
  readonly soon: (task: () => void) => void;
};

/** The queue as its store sees it. */
export type GroupCommit = {
  /** Resolves when the write's batch is durable, or was refused. */
  readonly write: (write: Write) => Promise<WriteAnswer>;
  /** Takes no more writes; resolves when those it has are answered. */
  readonly close: () => Promise<void>;
};

type Waiting = { readonly write: Write; readonly answer: (answer: WriteAnswer) => void };

const failed: StoreFault = { fault: "store-failed" };

/** A queue in front of a commit. After `close` every write is answered `store-failed`. */
export const groupCommit = (settings: Commit): GroupCommit => {
  const waiting: Waiting[] = [];
  const whenIdle: (() => void)[] = [];
  let underWay = 0;
  let isPlanned = false;
  let isClosed = false;

  const takeBatch = (): readonly Waiting[] => {
    let count = 0;
    let bytes = 0;
    for (const { write } of waiting) {
      bytes += bytesOf(write);
      if (count > 0 && (count >= settings.maxWrites || bytes > settings.maxBytes)) break;
      count += 1;
    }
    return waiting.splice(0, count);
  };

  const commitOne = async (batch: readonly Waiting[]): Promise<void> => {
    underWay += 1;
    const answers = await settings.commit(batch.map(({ write }) => write));
    underWay -= 1;
    if (answers.length !== batch.length) throw new Bug("a batch came back with another length");
    for (const [index, { answer }] of batch.entries()) answer(answers[index] ?? failed);
    plan();
    if (underWay === 0 && waiting.length === 0) for (const done of whenIdle.splice(0)) done();
  };

  const flush = (): void => {
    isPlanned = false;
    while (underWay < settings.inFlight && waiting.length > 0) void commitOne(takeBatch());
  };

  const plan = (): void => {
    if (isPlanned || waiting.length === 0 || underWay >= settings.inFlight) return;
    isPlanned = true;
    settings.soon(flush);
  };

  return {
    write: (write) =>
      new Promise((answer) => {
        if (isClosed) return answer(failed);
        waiting.push({ write, answer });
        return plan();
      }),
    close: () =>
      new Promise((done) => {
        isClosed = true;
        if (underWay === 0 && waiting.length === 0) return done();
        whenIdle.push(done);
        return undefined;
      }),
  };
};
