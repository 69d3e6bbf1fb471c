// One log followed over a live connection: every entry from a place on, in order, none twice. Who is at the head is
// handed each entry as it becomes durable; who is behind is read to from the store, a page at a time, as fast as it
// takes them. So a slow reader costs one page of memory. Rules O31 to O33.

import { isFault, type LogId } from "@tworooms/seal/envelope";
import type { LiveTell, RefusalCode } from "@tworooms/wire";
import { minute } from "./challenge.ts";
import type { Held } from "./open-logs.ts";
import type { Follower, Stands } from "./open-log.ts";
import { mayRead, standingOf } from "./standing.ts";
import type { LogClaim, Workings } from "./workings.ts";

/** What a live connection gives the office to tell through. */
export type LivePort = {
  readonly tell: (tell: LiveTell) => void;
  /** Bytes told and not yet taken by the network. */
  readonly backlog: () => number;
  /** Resolves when there is room again; `stuck` when the other end has taken nothing for long, or is gone. */
  readonly roomy: () => Promise<"roomy" | "stuck">;
  readonly hangUp: () => void;
};

/** A log being followed. */
export type Follow = {
  readonly claim: LogClaim;
  readonly held: Held;
  /** Ends it without a word. */
  readonly stop: () => void;
  /** Ends it if its token has run out or its standing is gone. */
  readonly sweep: () => void;
};

/** Runs one page of one follow at a time on a connection, so that many follows hold no more than one. */
export type Paging = <T>(page: () => Promise<T>) => Promise<T>;

/** Entries and bytes of a page. */
const pageEntries = 256;
const pageBytes = 262_144;

/** Begins to follow a held log, telling entries from `from` on. `onEnd` hears when the office itself ended it. */
export const makeFollow = (
  workings: Workings,
  held: Held,
  claim: LogClaim,
  from: number,
  port: LivePort,
  paging: Paging,
  onEnd: (code: RefusalCode | "too-slow") => void,
): Follow => {
  const { store, now, limits } = workings;
  const { open } = held;
  const log: LogId = open.log;
  let next = from;
  let pace: "reading" | "live" | "over" = "reading";

  const stop = (): void => {
    if (pace === "over") return;
    pace = "over";
    open.followers.delete(follower);
    held.release();
  };
  const end = (code: RefusalCode | "too-slow"): void => {
    if (pace === "over") return;
    stop();
    port.tell({ type: "ended", log, code });
    onEnd(code);
  };
  const isAdmitted = (): boolean =>
    Math.floor(now() / minute) < claim.until && mayRead(standingOf(open.state(), claim.key, now()));
  const tell = (bytes: Uint8Array): void => {
    next += 1;
    port.tell({ type: "entry", envelope: bytes });
  };

  /** One page; true when there is nothing more to read. */
  const page = async (): Promise<boolean> => {
    if ((await port.roomy()) === "stuck") end("too-slow");
    if (pace === "over") return true;
    if (!isAdmitted()) end("not-admitted");
    else if (next > open.state().head.seq) pace = "live";
    if (pace !== "reading") return true;
    const entries = await store.read(log, next, pageEntries, pageBytes);
    // It may have ended while the store was read; the compiler does not know that.
    if ((pace as string) === "over") return true;
    if (isFault(entries)) end(entries.fault);
    else if (entries.length === 0) end("store-failed");
    else for (const { seq, bytes } of entries) if (seq <= open.state().head.seq) tell(bytes);
    return (pace as string) === "over";
  };
  const readOn = async (): Promise<void> => {
    pace = "reading";
    while (!(await paging(page)));
  };
  const onEntry = ({ envelope, control }: Stands): void => {
    const isOver = Math.floor(now() / minute) >= claim.until;
    if (isOver || (control !== undefined && !isAdmitted())) return end("not-admitted");
    if (pace !== "live" || envelope.header.seq !== next) return undefined;
    if (port.backlog() <= limits.liveBacklog) return tell(envelope.bytes);
    return void readOn();
  };
  const follower: Follower = { onEntry };

  open.followers.add(follower);
  void readOn();
  return {
    claim,
    held,
    stop,
    sweep: () => {
      if (!isAdmitted()) end("not-admitted");
    },
  };
};
