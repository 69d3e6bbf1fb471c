// Appending over the live connection that follows a log, which saves a request of its own. Only an answer that the entry
// stands, or that another does, counts here; whatever else comes, or nothing within some seconds, and the same bytes are
// brought the other way, for the same bytes at the same place are answered as the first time. Rules C7, C8.

import type { LogId } from "@tworooms/seal";
import type { Answer, LiveTell } from "@tworooms/wire";
import type { Unreachable } from "./asking.ts";
import type { Ports } from "./ports.ts";

/** Brings one envelope over a live connection; `unreachable` when it has to be asked another way. */
export type LiveAppend = (envelope: Uint8Array) => Promise<Answer | Unreachable>;

/** The appends under way over one live connection. */
export type LiveAppends = {
  /** A way to append to a log that is followed. */
  readonly to: (log: LogId, send: (envelope: Uint8Array) => void) => LiveAppend;
  /** What the connection answered; of one log, in the order asked. */
  readonly answered: (
    tell: Extract<LiveTell, { readonly type: "appended" | "moved" | "refused" }>,
  ) => void;
  /** A log is no longer followed, or is followed anew: nothing asked before will be answered. */
  readonly forget: (log: LogId) => void;
};

/** Milliseconds after which an answer is no longer waited for. */
const patience = 5_000;
const unreachable: Unreachable = { fault: "unreachable" };

/** None under way. */
export const liveAppends = (ports: Pick<Ports, "later">): LiveAppends => {
  const waiting = new Map<LogId, ((answer: Answer | Unreachable) => void)[]>();
  return {
    to: (log, send) => (envelope) =>
      new Promise((resolve) => {
        const callOff = ports.later(patience, () => resolve(unreachable));
        const answer = (told: Answer | Unreachable): void => {
          callOff();
          resolve(told);
        };
        // Who gave up keeps its place, so that its late answer is nobody else's.
        waiting.set(log, [...(waiting.get(log) ?? []), answer]);
        send(envelope);
      }),
    answered: ({ log, ...tell }) => {
      if (log === undefined) return;
      const answer = waiting.get(log)?.shift();
      answer?.(tell.type === "refused" ? unreachable : tell);
    },
    forget: (log) => {
      for (const answer of waiting.get(log) ?? []) answer(unreachable);
      waiting.delete(log);
    },
  };
};
