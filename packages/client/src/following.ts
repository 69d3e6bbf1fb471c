// Following logs live over one connection. What arrives is taken by the book it names and believed only as the book
// believes; a gap is read, a lost connection is made again after a growing wait. It hints; the truth is what books read.
// A network may fall without a word, and a page hears no beat of the server's: a line that was quiet is asked for what it says already.

import { hexFromBytes, isFault } from "@tworooms/seal/envelope";
import type { LogId } from "@tworooms/seal/envelope";
import type { Live, LiveTell } from "@tworooms/wire";
import type { Asking } from "./asking.ts";
import type { Book } from "./book.ts";
import { liveAppends } from "./live-appends.ts";
import type { Ports } from "./ports.ts";

/** A live connection over some books. */
export type Following = {
  /** Whether every book is followed, so that it is current but for what is on the way. */
  readonly isLive: (book: Book) => boolean;
  /** Whether the server said that it was restored and takes only what it lost. It says so anew on each connection. */
  readonly isRestoring: () => boolean;
  /** Follows a book whose log was founded, or first read, after the connection was made. */
  readonly join: (book: Book) => void;
  /** Tries a lost connection at once instead of waiting, and waits shortly from there on: the network may be back. */
  readonly tryNow: () => void;
  readonly stop: () => void;
};

const firstWait = 250;
const longestWait = 30_000;
/** A line that says nothing for so long is asked whether it is there. */
const longestQuiet = 45_000;
/** One that then says nothing for so long is lost. */
const longestSilence = 15_000;

/** Bytes 4 to 20 of a header name the log. */
const logOf = (envelope: Uint8Array): string => hexFromBytes(envelope.subarray(4, 20));

/** Follows books until stopped. `onChange` is called after each connection made or lost. */
export const followBooks = (
  ports: Pick<Ports, "transport" | "later">,
  asking: Asking,
  books: () => readonly Book[],
  onChange: () => void,
): Following => {
  const followed = new Set<LogId>();
  /** Logs that were asked for anew on this connection after a no. */
  const askedAnew = new Set<LogId>();
  /** Logs that were asked for on this connection because they grew while they were not followed. */
  const joined = new Set<LogId>();
  const appends = liveAppends(ports);
  let live: Live | undefined;
  let wait = firstWait;
  let isRestoring = false;
  let isStopped = false;
  let callOff: (() => void) | undefined;
  let wasHeard = false;
  let callOffWatch: (() => void) | undefined;
  /** Gives up the connection that is there, once. */
  let lose: (() => void) | undefined;

  const follow = async (book: Book): Promise<void> => {
    const token = await asking.tokenOf(book.prover());
    if (typeof token !== "string" || live === undefined) return;
    live.ask({
      type: "follow",
      log: book.spec.log,
      token,
      from: book.envelopes().length,
    });
  };

  const find = (log: string): Book | undefined => books().find(({ spec }) => spec.log === log);
  const left = (log: LogId): void => {
    followed.delete(log);
    find(log)?.appendOver(undefined);
    appends.forget(log);
  };

  const endWatch = (): void => {
    callOffWatch?.();
    callOffWatch = undefined;
  };
  /** Watches a line that is followed: quiet, it is asked to follow anew what it follows, which tells the head again. */
  const watch = (): void => {
    endWatch();
    wasHeard = false;
    callOffWatch = ports.later(longestQuiet, () => {
      if (wasHeard) return watch();
      const book = books().find(({ spec }) => followed.has(spec.log));
      if (book === undefined) return watch();
      callOffWatch = ports.later(longestSilence, () => (wasHeard ? watch() : lose?.()));
      return void follow(book);
    });
  };

  /** A token may have run out, and reading wins another; who was removed is refused there, and follows no more. */
  const readAndFollow = (log: LogId): void => {
    const book = find(log);
    if (book === undefined) return;
    void book.sync().then((outcome) => (outcome === "current" ? follow(book) : undefined));
  };

  const onTell = (tell: LiveTell): void => {
    switch (tell.type) {
      case "entry":
        void find(logOf(tell.envelope))?.take(tell.envelope);
        return;
      case "following": {
        const { log } = tell;
        const isNew = !followed.has(log);
        followed.add(log);
        isRestoring = tell.isRestoring === true;
        wait = firstWait;
        const book = find(log);
        // Told again on the same connection, it leaves alone what waits there for an answer.
        if (isNew) {
          appends.forget(log);
          book?.appendOver(appends.to(log, (envelope) => live?.ask({ type: "append", envelope })));
        }
        if (callOffWatch === undefined) watch();
        // What the server lacks of ours shows by a head behind ours: the book's own reading finds and says it.
        if (book !== undefined && tell.head.seq < book.envelopes().length - 1) void book.sync();
        onChange();
        return;
      }
      case "ended": {
        left(tell.log);
        readAndFollow(tell.log);
        onChange();
        return;
      }
      case "refused": {
        const { log } = tell;
        if (log === undefined || followed.has(log)) {
          appends.answered(tell);
          return;
        }
        // A server that started anew knows none of the tokens it gave before; once on each connection it is asked again.
        if (!askedAnew.has(log)) readAndFollow(log);
        askedAnew.add(log);
        return;
      }
      case "appended":
      case "moved":
        appends.answered(tell);
        return;
    }
  };

  const connect = async (): Promise<void> => {
    if (isStopped) return;
    let isLost = false;
    const lost = (): void => {
      if (isLost) return;
      isLost = true;
      endWatch();
      live = undefined;
      isRestoring = false;
      for (const log of followed) left(log);
      onChange();
      again();
    };
    const heard = (tell: LiveTell): void => {
      if (isLost) return;
      wasHeard = true;
      onTell(tell);
    };
    const made = await ports.transport.live(heard, lost);
    if (isFault(made)) {
      again();
      return;
    }
    if (isStopped) {
      made.close();
      return;
    }
    live = made;
    lose = () => {
      // A dead line may take minutes to close, and is not waited for.
      made.close();
      lost();
    };
    askedAnew.clear();
    joined.clear();
    for (const book of books()) await follow(book);
  };

  const again = (): void => {
    if (isStopped) return;
    callOff = ports.later(wait, () => {
      callOff = undefined;
      void connect();
    });
    wait = Math.min(wait * 2, longestWait);
  };

  void connect();
  return {
    isLive: (book) => live !== undefined && followed.has(book.spec.log),
    isRestoring: () => isRestoring,
    join: (book) => {
      const { log } = book.spec;
      // Without a connection there is nothing to ask: the next one asks for every book.
      if (live === undefined || followed.has(log) || joined.has(log)) return;
      joined.add(log);
      void follow(book);
    },
    tryNow: () => {
      if (live !== undefined) return;
      wait = firstWait;
      // A try that is under way is not doubled; should it fail, the next one comes soon.
      if (callOff === undefined) return;
      callOff();
      callOff = undefined;
      void connect();
    },
    stop: () => {
      isStopped = true;
      callOff?.();
      endWatch();
      live?.close();
      live = undefined;
      for (const log of followed) left(log);
    },
  };
};
