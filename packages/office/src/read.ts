// Reading a log from a place on, and asking where logs stand. Only what is durable and folded is given, so that a
// head and the entries before it never disagree. Rules O9, O13, O20.

import { isFault, joinBytes, type LogId } from "@tworooms/seal/envelope";
import type { Answer, Head, Request, Token } from "@tworooms/wire";
import type { OpenLog } from "./open-log.ts";
import { mayRead, standingOf } from "./standing.ts";
import type { StoreFault } from "./store.ts";
import { answered, claimOn, notAdmitted, refused, type Workings } from "./workings.ts";

type Read = Extract<Request, { readonly type: "read" }>;
type Heads = Extract<Request, { readonly type: "heads" }>;

/** Runs a task with the log, if the token's holder may read it now and not too often. */
const reading = async (
  workings: Workings,
  log: LogId,
  token: Token,
  task: (open: OpenLog) => Promise<Answer>,
): Promise<Answer> => {
  const claim = await claimOn(workings, log, token);
  if (claim === undefined) return notAdmitted;
  const answer = await workings.logs.use(log, async (open): Promise<Answer | StoreFault> => {
    const now = workings.now();
    if (open === undefined || !mayRead(standingOf(open.state(), claim.key, now)))
      return notAdmitted;
    return open.takes.read(claim.key, 1, now) === "taken" ? task(open) : refused("too-often");
  });
  return answered(answer);
};

/** Entries of a log from a place on: as many as fit, at least one if there is one. */
export const read = (workings: Workings, ask: Read): Promise<Answer> =>
  reading(workings, ask.log, ask.token, async (open) => {
    const { store, limits } = workings;
    const { head } = open.state();
    if (ask.from > head.seq) return { type: "entries", envelopes: new Uint8Array(), head };
    const limit = Math.min(ask.limit, limits.readEntries, head.seq + 1 - ask.from);
    const entries = await store.read(open.log, ask.from, limit, limits.readBytes);
    if (isFault(entries)) return refused(entries.fault);
    return { type: "entries", envelopes: joinBytes(...entries.map(({ bytes }) => bytes)), head };
  });

/** Heads of those logs whose tokens are good; the others are left out without a word. */
export const heads = async (workings: Workings, ask: Heads): Promise<Answer> => {
  const found: { readonly log: LogId; readonly head: Head }[] = [];
  for (const { log, token } of ask.logs) {
    const answer = await reading(workings, log, token, async (open) => ({
      type: "appended",
      head: open.state().head,
    }));
    if (answer.type === "appended") found.push({ log, head: answer.head });
  }
  return { type: "heads", heads: found };
};
