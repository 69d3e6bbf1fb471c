// A seat in one talk: its logs on this device, what they add up to, and what its person asks the talks to do. A command is
// decided on the newest state of the logs it names and yields one append to one log; a chain is whatever `due` still finds.

import { seatKeys } from "@tworooms/seal";
import type { LogId, SeatKeys, VaultSeat } from "@tworooms/seal";
import { inviteKeys, isFault } from "@tworooms/seal";
import { decide, due, filesNeeded, logsNamed, seatOf, view } from "@tworooms/talks";
import type {
  Append,
  Command,
  Due,
  Place,
  Refusal,
  Seat,
  SeatLog,
  SeatView,
  Time,
} from "@tworooms/talks";
import type { Asking, OfficeRefusal, Unreachable } from "./asking.ts";
import type { Appended, Book, BookSpec } from "./book.ts";
import { openBook } from "./book.ts";
import type { FileNo, FileTrouble, Shelves } from "./files.ts";
import { fulfilNeeds } from "./files.ts";
import type { Following } from "./following.ts";
import { followBooks } from "./following.ts";
import { isSamePlace, nameOfPlace, placeOf } from "./places.ts";
import type { Ports } from "./ports.ts";
import { shelfOf } from "./shelf.ts";
import type { TalkLog } from "./talk-log.ts";
import { talkLog } from "./talk-log.ts";
import { alreadyDone, refusedWith, writeBody } from "./writing.ts";
import type { Body } from "./writing.ts";

/** What a chain needs of a person before it goes on; also why a file that goes with it cannot be handed on. */
export type DueAsk =
  | Extract<Due, { readonly type: "ask" }>
  | { readonly type: "ask"; readonly carry: Due["carry"]; readonly why: FileTrouble };

/** A seat in a talk. Files: `attach` and `openFile` take it. */
export type Talk = Shelves & {
  readonly id: LogId;
  readonly logs: () => readonly TalkLog[];
  /** Takes in logs the vault names and this talk has not opened yet. */
  readonly adopt: (seat: VaultSeat) => Promise<void>;
  /** Reads what is new in some places, or in all; the first trouble, if any. */
  readonly sync: (places?: readonly Place[]) => Promise<"current" | OfficeRefusal | Unreachable>;
  /** What this seat knows. Refused when its logs belong to no one seat. */
  readonly seat: () => Seat | Refusal;
  readonly view: () => SeatView | Refusal;
  /** Decides a command on the newest state and appends what it yields. */
  readonly perform: (command: Command) => Promise<Appended>;
  /** Finishes what chains are due; says what waits for a person. */
  readonly settle: () => Promise<
    readonly DueAsk[] | Exclude<Appended, { readonly type: "appended" | "done" }>
  >;
  /** Follows all logs live until stopped. */
  readonly follow: () => Following;
  readonly onChange: (listener: () => void) => () => void;
};

const isRefusal = (value: object): value is Refusal => "refused" in value;
const mostSteps = 1_000;

const seatLogOf = (log: TalkLog): SeatLog | undefined => {
  const me = log.me();
  const reader = log.book.reader();
  if (me === undefined || reader === undefined) return undefined;
  return {
    fold: log.fold(),
    sittings: log.sittings(),
    me,
    next: reader.state.head.seq + 1,
    standing: reader.lock === undefined ? "open" : "locked",
  };
};

/** A talk without a log yet, and how a log is opened into it. */
const emptyTalk = (
  ports: Ports,
  asking: Asking,
  id: LogId,
): { readonly talk: Talk; readonly add: (spec: BookSpec) => Promise<void> } => {
  const logs: TalkLog[] = [];
  const listeners = new Set<() => void>();
  let following: Following | undefined;
  const tell = (): void => {
    for (const listener of listeners) listener();
  };

  const inviteOf = async (seat: VaultSeat, log: LogId): Promise<SeatKeys | undefined> => {
    // One link may admit to several logs; which of them this log came by shows when its invitation is found there.
    const link = seat.links.at(-1);
    return link === undefined ? undefined : inviteKeys(link.secret, log);
  };

  const add = async (spec: BookSpec): Promise<void> => {
    const place = placeOf(spec);
    if (place === undefined || logs.some(({ book }) => book.spec.log === spec.log)) return;
    const book = await openBook(ports, asking, spec);
    const opened = talkLog(book, place);
    opened.refresh();
    book.onChange(() => {
      opened.refresh();
      following?.join(book);
      tell();
    });
    logs.push(opened);
  };

  const adopt = async (seat: VaultSeat): Promise<void> => {
    for (const log of seat.logs) {
      if (logs.some(({ book }) => book.spec.log === log.id)) continue;
      const invite = await inviteOf(seat, log.id);
      await add({
        log: log.id,
        kind: log.kind,
        ...(log.party === undefined ? {} : { party: log.party }),
        talk: seat.talk,
        seat: await seatKeys(seat.seed, log.salt),
        ...(invite === undefined ? {} : { invite }),
        ...(log.head === undefined ? {} : { known: log.head }),
      });
    }
  };

  const logAt = (place: Place): TalkLog | undefined =>
    logs.find((log) => isSamePlace(log.place, place));

  const sync: Talk["sync"] = async (places) => {
    const wanted =
      places === undefined
        ? logs
        : logs.filter(({ place }) => places.some((each) => isSamePlace(each, place)));
    const outcomes = await Promise.all(wanted.map(({ book }) => book.sync()));
    return outcomes.find((outcome) => outcome !== "current") ?? "current";
  };

  /** Works something out again only when a log has grown since: what stood a moment ago need not be weighed twice. */
  const sinceGrowth = <T>(workOut: () => T): (() => T) => {
    let known: { readonly readers: readonly unknown[]; readonly outcome: T } | undefined;
    return () => {
      const readers = logs.map(({ book }) => book.reader());
      const isSame =
        readers.length === known?.readers.length &&
        readers.every((reader, at) => reader === known?.readers[at]);
      if (known === undefined || !isSame) known = { readers, outcome: workOut() };
      return known.outcome;
    };
  };

  const seat = sinceGrowth((): Seat | Refusal =>
    seatOf(
      logs.flatMap((log) => {
        const known = seatLogOf(log);
        return known === undefined ? [] : [known];
      }),
    ),
  );

  /** The table's head as this seat sees it, quoted elsewhere so that a fork of the table shows. */
  const seenOf = (place: Place): { readonly seen?: readonly [number, string] } => {
    const head = logAt({ type: "table" })?.book.reader()?.state.head;
    return place.type === "table" || head === undefined ? {} : { seen: [head.seq, head.link] };
  };
  const bodyOf = ({ place, event }: Append): Body => ({
    body: { ...event, ...seenOf(place) } as unknown as Extract<Body, { body: unknown }>["body"],
  });

  const syncNamed = async (places: readonly Place[]) => {
    const stale = places.filter((place) => {
      const log = logAt(place);
      return log !== undefined && following?.isLive(log.book) !== true;
    });
    return stale.length === 0 ? "current" : sync(stale);
  };

  const perform: Talk["perform"] = async (command) => {
    const before = seat();
    if (isRefusal(before)) return { type: "refused", code: before.refused };
    const synced = await syncNamed(logsNamed(command, before));
    if (synced !== "current") return synced;
    const decideNow = sinceGrowth(() => {
      const now = seat();
      return isRefusal(now) ? now : decide(now, command, ports.now() as Time);
    });
    const first = decideNow();
    if (isRefusal(first)) return { type: "refused", code: first.refused };
    if ("done" in first) return { type: "done" };
    const log = logAt(first.place);
    if (log === undefined) return { type: "refused", code: "no-log" };
    const ready = await filesReady(first);
    if (ready !== "ready") return ready;
    return writeBody(ports, log.book, () => {
      const decision = decideNow();
      if (isRefusal(decision)) return decision;
      if ("done" in decision) return alreadyDone;
      return isSamePlace(decision.place, first.place) ? bodyOf(decision) : refusedWith("moved");
    });
  };

  const shelves: Shelves = {
    logAt,
    random: ports.random,
    shelfAt: (place) => {
      const log = logAt(place);
      return log === undefined ? undefined : shelfOf(asking, log.book);
    },
  };
  /** Files that an append needs, seen to before it is made. */
  const filesReady = async (append: Append): Promise<"ready" | FileNo> => {
    const now = seat();
    return isRefusal(now) ? "ready" : fulfilNeeds(shelves, filesNeeded(now, append));
  };

  const isSameAppend = (one: Append, other: Append): boolean => {
    const strip = ({ place, event }: Append): string =>
      JSON.stringify([nameOfPlace(place), { ...event, at: 0 }]);
    return strip(one) === strip(other);
  };

  const settle: Talk["settle"] = async () => {
    const synced = await syncNamed(logs.map(({ place }) => place));
    if (synced !== "current") return synced;
    // A carry whose file cannot be handed on waits, and holds up no other.
    const stuck = new Map<Due["carry"], DueAsk>();
    const dueNow = sinceGrowth((): readonly Due[] => {
      const now = seat();
      return isRefusal(now) ? [] : due(now, ports.now() as Time);
    });
    for (let step = 0; step < mostSteps; step += 1) {
      const next = dueNow().find((each) => each.type === "append" && !stuck.has(each.carry));
      if (next === undefined || next.type !== "append") break;
      const { append, carry } = next;
      const ready = await filesReady(append);
      if (ready !== "ready") {
        if (isFault(ready)) return ready;
        stuck.set(carry, { type: "ask", carry, why: ready.code });
        continue;
      }
      const log = logAt(append.place);
      if (log === undefined) break;
      const appended = await writeBody(ports, log.book, () => {
        const still = dueNow().find(
          (each) => each.type === "append" && isSameAppend(each.append, append),
        );
        return still?.type === "append" ? bodyOf(still.append) : alreadyDone;
      });
      if (isFault(appended) || appended.type === "refused") return appended;
      // Whoever else finished it did so in this very log: what is due next is found by looking again.
    }
    return [...dueNow().filter((each) => each.type === "ask"), ...stuck.values()];
  };

  const talk: Talk = {
    ...shelves,
    id,
    logs: () => logs,
    adopt,
    sync,
    seat,
    view: sinceGrowth(() => {
      const now = seat();
      return isRefusal(now) ? now : view(now);
    }),
    perform,
    settle,
    follow: () => {
      following ??= followBooks(ports, asking, () => logs.map(({ book }) => book), tell);
      const running = following;
      return {
        isLive: running.isLive,
        isRestoring: running.isRestoring,
        join: running.join,
        tryNow: running.tryNow,
        stop: () => {
          running.stop();
          if (following === running) following = undefined;
        },
      };
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return { talk, add };
};

/** Opens a talk of the vault on this device; nothing is fetched yet. */
export const openTalk = async (ports: Ports, asking: Asking, vault: VaultSeat): Promise<Talk> => {
  const { talk } = emptyTalk(ports, asking, vault.talk);
  await talk.adopt(vault);
  return talk;
};

/** Opens some logs of a talk by their own keys, without the seed that would give the keys of the others. */
export const openTalkAlone = async (
  ports: Ports,
  asking: Asking,
  id: LogId,
  specs: readonly BookSpec[],
): Promise<Talk> => {
  const { talk, add } = emptyTalk(ports, asking, id);
  for (const spec of specs) await add(spec);
  return talk;
};

/** Every book of a talk. */
export const booksOf = (talk: Talk): readonly Book[] => talk.logs().map(({ book }) => book);
