// One log as this device keeps it: every envelope it ever believed, opened as far as its keys go. What stands here is the
// device's memory: a server that later serves less, or something else, is found out and never silently followed.

import {
  checkGenesis,
  envelopeFromBytes,
  isFault,
  joinBytes,
  openEntries,
  openReader,
  readEnvelopes,
} from "@tworooms/seal";
import type {
  Envelope,
  EnvelopesRead,
  Head,
  Link,
  LogId,
  LogKind,
  LogReader,
  MemberId,
  Opened,
  SeatKeys,
} from "@tworooms/seal";
import type { Asking, OfficeRefusal, Prover, Unreachable } from "./asking.ts";
import type { LiveAppend } from "./live-appends.ts";
import type { Ports } from "./ports.ts";
import { turns } from "./turns.ts";

/** Which log, and with which keys. */
export type BookSpec = {
  readonly log: LogId;
  readonly kind: LogKind;
  readonly party?: string;
  readonly talk: LogId;
  readonly seat: SeatKeys;
  /** Until this seat is checked: the keys of the invitation it came by. */
  readonly invite?: SeatKeys;
  /** The highest head another device of this person saw. */
  readonly known?: Head;
};

/** What a person must be told about a log; the worst first in `troubleOf`'s order of finding. */
export type Trouble =
  | { readonly type: "went-back"; readonly known: number; readonly served: number }
  | { readonly type: "split"; readonly seq: number }
  | { readonly type: "not-an-entry"; readonly seq: number }
  | { readonly type: "update-needed"; readonly seq: number }
  | { readonly type: "locked"; readonly seq: number; readonly signer: MemberId };

/** Why an append did not happen, or that it need not. */
export type Made = Uint8Array | { readonly refused: string } | { readonly done: true };

/** `appended`: durable at the server and on this device. */
export type Appended =
  | { readonly type: "appended"; readonly head: Head }
  | { readonly type: "done" }
  | { readonly type: "refused"; readonly code: string }
  | Unreachable;

/** A log on this device. */
export type Book = {
  readonly spec: BookSpec;
  /** Undefined until the genesis was fetched and believed. */
  readonly reader: () => LogReader | undefined;
  readonly entries: () => readonly Opened[];
  readonly envelopes: () => readonly Uint8Array[];
  /** The link of an entry this device holds. */
  readonly linkAt: (seq: number) => Link | undefined;
  readonly trouble: () => Trouble | undefined;
  /** Reads what is new. */
  readonly sync: () => Promise<"current" | OfficeRefusal | Unreachable>;
  /** Takes envelopes a live connection brought; a gap is read instead. */
  readonly take: (envelope: Uint8Array) => Promise<void>;
  /** Appends what `make` yields on the newest state; made again whenever the head moved. */
  readonly append: (make: (reader: LogReader) => Promise<Made>) => Promise<Appended>;
  /** The live connection that follows this log, if one does: appends go over it first. */
  readonly appendOver: (live: LiveAppend | undefined) => void;
  /** Believes envelopes this device made itself (a genesis, its first epoch). */
  readonly found: (envelopes: readonly Uint8Array[]) => Promise<void>;
  /** Gives a restored server what it lost. */
  readonly offer: () => Promise<number | OfficeRefusal | Unreachable>;
  /** Called after every change; returns how to stop. */
  readonly onChange: (listener: () => void) => () => void;
  readonly prover: () => Prover;
};

const readAtOnce = 1_000;
const patience = 200;
/** Two programs of one person may keep the same log on one device: what both wrote stands twice, and counts once. */
const inSequence = (envelopes: readonly Envelope[]): readonly Envelope[] => {
  const kept: Envelope[] = [];
  for (const envelope of envelopes) if (envelope.header.seq === kept.length) kept.push(envelope);
  return kept;
};

/** Opens the book of a log from this device alone; `sync` fetches the rest. */
export const openBook = async (ports: Ports, asking: Asking, spec: BookSpec): Promise<Book> => {
  const key = `logs/${spec.log}`;
  const inTurn = turns();
  const listeners = new Set<() => void>();
  let reader: LogReader | undefined;
  const entries: Opened[] = [];
  let envelopes: Uint8Array[] = [];
  let links: Link[] = [];
  let trouble: Trouble | undefined;
  let live: LiveAppend | undefined;
  const arrived: Uint8Array[] = [];

  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const prover = (): Prover => {
    const isSeated = reader?.state.members.has(spec.seat.id) === true;
    const keys = isSeated || spec.invite === undefined ? spec.seat : spec.invite;
    return { id: spec.log, key: keys.id, sign: keys.sign };
  };

  /** Believes what opens, keeps it, and says whether all of it was taken. */
  const believe = async (
    fresh: readonly Envelope[],
    isStored: "stored" | "new",
    opening?: ReturnType<typeof openEntries>,
  ) => {
    const [genesis] = fresh;
    let later = fresh;
    if (reader === undefined) {
      if (genesis === undefined) return;
      const checked = await checkGenesis(genesis.bytes, {
        log: spec.log,
        talk: spec.talk,
        // A log of the vault was compared with the others when it was joined.
        salts: [],
      });
      const opened = isFault(checked)
        ? checked
        : await openReader({
            log: spec.log,
            genesis: genesis.bytes,
            seat: spec.seat,
            ...(spec.invite === undefined ? {} : { invite: spec.invite }),
          });
      if (isFault(opened)) {
        trouble = {
          type: opened.fault === "update-needed" ? "update-needed" : "not-an-entry",
          seq: 0,
        };
        return;
      }
      reader = opened;
      links = [opened.state.head.link];
      envelopes = [genesis.bytes];
      if (isStored === "new") await ports.store.append(key, genesis.bytes);
      later = fresh.slice(1);
    }
    const first = later[0];
    if (first === undefined) return;
    if (first.header.seq === envelopes.length && first.header.prev !== links.at(-1)) {
      trouble = { type: "split", seq: first.header.seq };
      return;
    }
    const result = await (opening ?? openEntries(reader, later));
    const taken = result.reader.state.head.seq + 1 - envelopes.length;
    const kept = later.slice(0, taken).map((envelope) => envelope.bytes);
    if (isStored === "new" && kept.length > 0) await ports.store.append(key, joinBytes(...kept));
    reader = result.reader;
    envelopes.push(...kept);
    entries.push(...result.entries);
    for (const envelope of later.slice(1, taken)) links.push(envelope.header.prev);
    if (taken > 0) links.push(reader.state.head.link);
    const { lock } = reader;
    if (result.stop !== undefined) trouble = { type: result.stop.code, seq: result.stop.seq };
    else if (lock !== undefined) trouble = { type: "locked", seq: lock.seq, signer: lock.signer };
    else if (trouble?.type === "locked") trouble = undefined;
    tell();
  };

  /** Believes envelopes written one after another. A torn end is left out; what is no envelope stops all after it. */
  const believeRead = async (
    { envelopes: fresh, fault }: EnvelopesRead,
    isStored: "stored" | "new",
  ) => {
    await believe(isStored === "stored" ? inSequence(fresh) : fresh, isStored);
    if (fault === undefined || fault === "envelope-length" || isStopped()) return;
    trouble = { type: "not-an-entry", seq: envelopes.length };
    tell();
  };

  const compare = (head: Head): void => {
    const known = Math.max(envelopes.length - 1, spec.known?.seq ?? -1);
    const ours = links[head.seq] ?? (spec.known?.seq === head.seq ? spec.known.link : undefined);
    if (ours !== undefined && ours !== head.link) trouble = { type: "split", seq: head.seq };
    else if (head.seq < known) trouble = { type: "went-back", known, served: head.seq };
    else if (trouble?.type === "went-back") trouble = undefined;
  };

  const isStopped = (): boolean =>
    trouble !== undefined && trouble.type !== "locked" && trouble.type !== "went-back";

  const pull = async (): Promise<"current" | OfficeRefusal | Unreachable> => {
    for (;;) {
      if (isStopped()) return "current";
      const from = envelopes.length;
      const answer = await asking.askAs(prover(), (token) => ({
        type: "read",
        log: spec.log,
        token,
        from,
        limit: readAtOnce,
      }));
      if ("fault" in answer) return answer;
      if (answer.type !== "entries")
        return answer.type === "refused" ? answer : { type: "refused", code: "malformed" };
      compare(answer.head);
      if (isStopped() || answer.envelopes.length === 0) {
        tell();
        return "current";
      }
      await believeRead(readEnvelopes(answer.envelopes), "new");
      if (envelopes.length === from || envelopes.length > answer.head.seq) return "current";
    }
  };

  const bring = async (envelope: Uint8Array, as: "entry" | "offer") => {
    const told = as === "entry" ? await live?.(envelope) : undefined;
    return told === undefined || isFault(told)
      ? asking.askAs(prover(), (token) => ({ type: "append", log: spec.log, token, envelope, as }))
      : told;
  };

  /** What came while something else was under way is believed together: each batch is folded once. */
  const takeArrived = async (): Promise<void> => {
    const batch = arrived.splice(0);
    if (isStopped()) return;
    const next: Envelope[] = [];
    let isGap = false;
    for (const bytes of batch) {
      const envelope = envelopeFromBytes(bytes);
      const due = envelopes.length + next.length;
      if (isFault(envelope) || envelope.header.seq < due) continue;
      isGap = envelope.header.seq > due;
      if (isGap) break;
      next.push(envelope);
    }
    if (next.length > 0) await believe(next, "new");
    if (isGap && !isStopped()) await pull();
  };

  const stored = await ports.store.get(key);
  if (stored !== undefined) {
    await believeRead(readEnvelopes(stored), "stored");
    // A torn end or a doubled entry must not stay in front of what is appended later.
    const kept = joinBytes(...envelopes);
    if (kept.length !== stored.length) await ports.store.put(key, kept);
  }

  return {
    spec,
    reader: () => reader,
    entries: () => entries,
    envelopes: () => envelopes,
    linkAt: (seq) => links[seq],
    trouble: () => trouble,
    prover,
    sync: () => inTurn(pull),
    take: (bytes) => {
      arrived.push(bytes);
      return inTurn(takeArrived);
    },
    appendOver: (way) => {
      live = way;
    },
    found: (made) =>
      inTurn(() => believeRead(readEnvelopes(joinBytes(...made.slice(envelopes.length))), "new")),
    append: (make) =>
      inTurn(async () => {
        if (reader === undefined) await pull();
        for (let attempt = 0; attempt < patience; attempt += 1) {
          if (trouble !== undefined && trouble.type !== "locked")
            return { type: "refused", code: trouble.type };
          if (reader === undefined) return { type: "refused", code: "not-admitted" };
          const made = await make(reader);
          if (!(made instanceof Uint8Array))
            return "done" in made ? { type: "done" } : { type: "refused", code: made.refused };
          const sending = bring(made, "entry");
          // What this device made is opened while it travels; it is believed only once it stands.
          const own = envelopeFromBytes(made);
          const opening = isFault(own) ? undefined : openEntries(reader, [own]);
          let answer = await sending;
          // The same bytes at the same place answer as the first time, so one more try is always safe.
          if ("fault" in answer) answer = await bring(made, "entry");
          if ("fault" in answer) return answer;
          if (answer.type === "appended" && !isFault(own)) {
            await believe([own], "new", opening);
            return { type: "appended", head: answer.head };
          }
          if (answer.type !== "moved")
            return answer.type === "refused" ? answer : { type: "refused", code: "malformed" };
          const pulled = await pull();
          if (pulled !== "current") return pulled;
          // Who has no turn yet leaves the next link to those before it, for a moment that grows.
          if (!answer.hasTurn)
            await new Promise<void>((resolve) => ports.later(Math.min(10 * attempt, 250), resolve));
        }
        return { type: "refused", code: "too-often" };
      }),
    offer: () =>
      inTurn(async () => {
        const head = await pull();
        if (head !== "current") return head;
        if (trouble?.type !== "went-back") return 0;
        const missing = envelopes.slice(trouble.served + 1);
        for (const envelope of missing) {
          const answer = await bring(envelope, "offer");
          if ("fault" in answer) return answer;
          if (answer.type === "refused") return answer;
        }
        await pull();
        return missing.length;
      }),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
