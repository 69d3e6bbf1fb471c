// A seat in one talk: its logs on this device, what they add up to, and what its person asks the talks to do. A command is
// decided on the newest state of the logs it names and yields one append to one log; a chain is whatever `due` still finds.

import { seatKeys } from "@tworooms/seal";
import type { LogId, SeatKeys, VaultSeat } from "@tworooms/seal";
import { inviteKeys, isFault } from "@tworooms/seal";
import { decide, due, logsNamed, seatOf, view } from "@tworooms/talks";
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
import type { Appended, Book } from "./book.ts";
import { openBook } from "./book.ts";
import type { Following } from "./following.ts";
import { followBooks } from "./following.ts";
import { isSamePlace, nameOfPlace, placeOf } from "./places.ts";
import type { Ports } from "./ports.ts";
import type { TalkLog } from "./talk-log.ts";
import { talkLog } from "./talk-log.ts";
import { alreadyDone, refusedWith, writeBody } from "./writing.ts";
import type { Body } from "./writing.ts";

/** What a chain needs of a person before it goes on. */
export type DueAsk = Extract<Due, { readonly type: "ask" }>;

/** A seat in a talk. */
export type Talk = {
  readonly id: LogId;
  readonly logs: () => readonly TalkLog[];
  readonly logAt: (place: Place) => TalkLog | undefined;
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

/** Opens a talk of the vault on this device; nothing is fetched yet. */
export const openTalk = async (ports: Ports, asking: Asking, vault: VaultSeat): Promise<Talk> => {
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

  const adopt = async (seat: VaultSeat): Promise<void> => {
    for (const log of seat.logs) {
      const place = placeOf(log);
      if (place === undefined || logs.some(({ book }) => book.spec.log === log.id)) continue;
      const invite = await inviteOf(seat, log.id);
      const book = await openBook(ports, asking, {
        log: log.id,
        kind: log.kind,
        ...(log.party === undefined ? {} : { party: log.party }),
        talk: seat.talk,
        seat: await seatKeys(seat.seed, log.salt),
        ...(invite === undefined ? {} : { invite }),
        ...(log.head === undefined ? {} : { known: log.head }),
      });
      const opened = talkLog(book, place);
      opened.refresh();
      book.onChange(() => {
        opened.refresh();
        tell();
      });
      logs.push(opened);
    }
  };
  await adopt(vault);

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
    return writeBody(ports, log.book, () => {
      const decision = decideNow();
      if (isRefusal(decision)) return decision;
      if ("done" in decision) return alreadyDone;
      return isSamePlace(decision.place, first.place) ? bodyOf(decision) : refusedWith("moved");
    });
  };

  const isSameAppend = (one: Append, other: Append): boolean => {
    const strip = ({ place, event }: Append): string =>
      JSON.stringify([nameOfPlace(place), { ...event, at: 0 }]);
    return strip(one) === strip(other);
  };

  const settle: Talk["settle"] = async () => {
    const synced = await syncNamed(logs.map(({ place }) => place));
    if (synced !== "current") return synced;
    const dueNow = sinceGrowth((): readonly Due[] => {
      const now = seat();
      return isRefusal(now) ? [] : due(now, ports.now() as Time);
    });
    for (let step = 0; step < mostSteps; step += 1) {
      const next = dueNow().find((each) => each.type === "append");
      if (next === undefined || next.type !== "append") break;
      const { append } = next;
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
    return dueNow().filter((each) => each.type === "ask");
  };

  return {
    id: vault.talk,
    logs: () => logs,
    logAt,
    adopt,
    sync,
    seat,
    view: () => {
      const now = seat();
      return isRefusal(now) ? now : view(now);
    },
    perform,
    settle,
    follow: () => {
      following ??= followBooks(ports, asking, () => logs.map(({ book }) => book), tell);
      const running = following;
      return {
        isLive: running.isLive,
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
};

/** Every book of a talk. */
export const booksOf = (talk: Talk): readonly Book[] => talk.logs().map(({ book }) => book);
