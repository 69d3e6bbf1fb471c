// A live connection: it follows logs and appends to those it follows. What is asked for one log is answered in the
// order it was asked; logs do not wait for each other. Rules O9, O31, O34.

import { type Envelope, envelopeFromBytes, isFault, type LogId } from "@tworooms/seal/envelope";
import { type LiveAsk, type LiveTell, mostEnvelopeBytes, type RefusalCode } from "@tworooms/wire";
import { bring } from "./append.ts";
import { type Follow, type LivePort, makeFollow } from "./follow.ts";
import type { Account } from "./rate.ts";
import { makeQueue, type Queue } from "./queue.ts";
import { mayRead, standingOf } from "./standing.ts";
import { claimOn, type Workings } from "./workings.ts";

/** The office's end of a live connection. */
export type LiveOffice = {
  readonly ask: (ask: LiveAsk) => void;
  /** Ends follows whose tokens have run out; asked about once a minute. */
  readonly sweep: () => void;
  /** The other end is gone. */
  readonly close: () => void;
};

type Ask<T extends LiveAsk["type"]> = Extract<LiveAsk, { readonly type: T }>;

/** How many times its bound of waiting asks a connection may go beyond, while each is refused. */
const patience = 16;

/** Opens a live connection on a port; `account` is that of its connection. */
export const makeLive = (workings: Workings, account: Account, port: LivePort): LiveOffice => {
  const { limits, logs, mode, now } = workings;
  const follows = new Map<LogId, Follow>();
  const queues = new Map<LogId, Queue>();
  const pages = makeQueue();
  let asks = 0;
  let askBytes = 0;
  let isClosed = false;

  const tell = (told: LiveTell): void => {
    if (!isClosed) port.tell(told);
  };
  const refuse = (log: LogId | undefined, code: RefusalCode): void =>
    tell({ type: "refused", ...(log === undefined ? {} : { log }), code });

  const close = (): void => {
    isClosed = true;
    for (const each of follows.values()) each.stop();
    follows.clear();
  };
  const onEnd = (log: LogId, code: RefusalCode | "too-slow"): void => {
    follows.delete(log);
    if (code !== "too-slow") return;
    for (const other of follows.keys()) tell({ type: "ended", log: other, code });
    close();
    port.hangUp();
  };

  const follow = async ({ log, token, from }: Ask<"follow">): Promise<void> => {
    if (!follows.has(log) && follows.size >= limits.follows) return refuse(log, "too-many");
    const claim = await claimOn(workings, log, token);
    if (claim === undefined) return refuse(log, "not-admitted");
    const held = await logs.hold(log);
    if (isFault(held)) return refuse(log, held.fault);
    if (held === undefined) return refuse(log, "not-admitted");
    const state = held.open.state();
    if (isClosed || !mayRead(standingOf(state, claim.key, now()))) {
      held.release();
      return refuse(log, "not-admitted");
    }
    follows.get(log)?.stop();
    tell({
      type: "following",
      log,
      head: state.head,
      ...(mode() === "restoring" ? { isRestoring: true } : {}),
    });
    const start = Math.min(from, state.head.seq + 1);
    const begun = makeFollow(workings, held, claim, start, port, pages.run, (code) =>
      onEnd(log, code),
    );
    follows.set(log, begun);
    return undefined;
  };
  const unfollow = (log: LogId): void => {
    follows.get(log)?.stop();
    follows.delete(log);
  };
  const append = async (envelope: Envelope): Promise<void> => {
    const { log } = envelope.header;
    const followed = follows.get(log);
    if (followed === undefined) return refuse(log, "not-admitted");
    const { claim, held } = followed;
    followed.sweep();
    if (!follows.has(log)) return refuse(log, "not-admitted");
    const answer = await bring(workings, held.open, { claim, envelope, as: "entry" });
    if (answer.type === "refused") return refuse(log, answer.code);
    if (answer.type === "appended" || answer.type === "moved") return tell({ ...answer, log });
    return undefined;
  };

  const inOrder = (log: LogId, bytes: number, task: () => Promise<void>): void => {
    const queue = queues.get(log) ?? makeQueue();
    queues.set(log, queue);
    asks += 1;
    askBytes += bytes;
    void queue.run(task).finally(() => {
      asks -= 1;
      askBytes -= bytes;
      if (queue.length() === 0) queues.delete(log);
    });
  };
  /** Answers that it was too much, in its place among the log's other answers; whoever goes on is hung up on. */
  const refuseInOrder = (log: LogId): void => {
    if (asks < patience * limits.liveAsks)
      return inOrder(log, 0, async () => refuse(log, "too-often"));
    close();
    return port.hangUp();
  };
  const isTooMuch = (bytes: number): boolean =>
    asks >= limits.liveAsks ||
    askBytes + bytes > limits.liveAskBytes ||
    account(1, now()) !== "taken";
  const askToAppend = (bytes: Uint8Array): void => {
    const envelope = bytes.length > mostEnvelopeBytes ? undefined : envelopeFromBytes(bytes);
    if (envelope === undefined || isFault(envelope)) return refuse(undefined, "malformed");
    const { log } = envelope.header;
    if (isTooMuch(bytes.length)) return refuseInOrder(log);
    return inOrder(log, bytes.length, () => append(envelope));
  };
  const ask = (asked: LiveAsk): void => {
    if (isClosed) return undefined;
    if (asked.type === "append") return askToAppend(asked.envelope);
    if (isTooMuch(0)) return refuseInOrder(asked.log);
    switch (asked.type) {
      case "follow":
        return inOrder(asked.log, 0, () => follow(asked));
      case "unfollow":
        return inOrder(asked.log, 0, async () => unfollow(asked.log));
    }
  };
  return {
    ask,
    sweep: () => {
      for (const each of follows.values()) each.sweep();
    },
    close,
  };
};
