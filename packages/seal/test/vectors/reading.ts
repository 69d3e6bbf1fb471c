// Reading vectors: one log as several people open it: its founder, a guest by a link, a pending seat that is added, one
// that is removed, a stranger; with void entries, locks, and envelopes that are none. Then the same log mutated.

import {
  type LogReader,
  type Opened,
  bytesFromHex,
  envelopeFromBytes,
  inviteKeys,
  isFault,
  logIdFromBytes,
  openEntries,
  openReader,
  seatKeys,
} from "@tworooms/seal";
import type { Envelope } from "@tworooms/seal";
import { numbersFrom } from "./mutations.ts";
import { type Row, spelled } from "./rows.ts";

/** Who reads: by a seat's seed, and a link's secret. All hex. */
export type ReaderVector = {
  readonly name: string;
  readonly seed: string;
  readonly secret?: string;
  /** One line for each entry given out, then the lock and the stop if there are any. */
  readonly lines: readonly string[];
};

/** vectors/reading.json */
export type ReadingVectors = {
  readonly log: string;
  readonly salt: string;
  readonly entries: readonly { readonly name: string; readonly hex: string }[];
  readonly readers: readonly ReaderVector[];
};

const bytes = (hex: string): Uint8Array => bytesFromHex(hex) ?? new Uint8Array();

const lineOf = (entry: Opened): string => {
  if (entry.type === "void") return `${entry.seq} void ${entry.code}`;
  const by = `${entry.author.id} ${entry.author.standing}`;
  return entry.type === "control"
    ? `${entry.seq} ${entry.control.type} by ${by}`
    : `${entry.seq} says ${spelled(entry.body)} by ${by}`;
};

/** A reader at the genesis, or what is wrong with it. */
export const readerAt = async (
  { log, salt, entries }: Pick<ReadingVectors, "log" | "salt" | "entries">,
  { seed, secret }: Pick<ReaderVector, "seed" | "secret">,
): Promise<LogReader | { readonly fault: string }> => {
  const id = logIdFromBytes(bytes(log));
  return openReader({
    log: id,
    genesis: bytes(entries[0]?.hex ?? ""),
    seat: await seatKeys(bytes(seed), bytes(salt)),
    ...(secret === undefined ? {} : { invite: await inviteKeys(bytes(secret), id) }),
  });
};

/** What a reader says of envelopes given in slices of `slice`. */
export const linesOf = async (
  start: LogReader | { readonly fault: string },
  envelopes: readonly Envelope[],
  slice: number,
): Promise<readonly string[]> => {
  if (isFault(start)) return [`fault ${start.fault}`];
  let reader = start;
  const lines: string[] = [];
  for (let at = 0; at < envelopes.length; at += slice) {
    const read = await openEntries(reader, envelopes.slice(at, at + slice));
    reader = read.reader;
    lines.push(...read.entries.map(lineOf));
    if (read.stop !== undefined) {
      lines.push(`stop ${read.stop.code} ${read.stop.seq}`);
      break;
    }
  }
  const { lock, state } = reader;
  if (lock !== undefined) lines.push(`locked ${lock.seq} epoch ${lock.epoch} by ${lock.signer}`);
  lines.push(`head ${state.head.seq} ${state.head.link}`);
  return lines;
};

const envelopesOf = (entries: readonly Uint8Array[]): readonly Envelope[] =>
  entries.flatMap((entry) => {
    const envelope = envelopeFromBytes(entry);
    return isFault(envelope) ? [] : [envelope];
  });

/** Every reader, given all at once and three by three. */
export const readingRows = async (vectors: ReadingVectors): Promise<readonly Row[]> => {
  const envelopes = envelopesOf(vectors.entries.slice(1).map(({ hex }) => bytes(hex)));
  const rows: Row[] = [];
  for (const vector of vectors.readers)
    for (const slice of [envelopes.length, 3])
      rows.push({
        name: `reading as ${vector.name}, ${slice} at a time`,
        expected: spelled(vector.lines),
        got: spelled(await linesOf(await readerAt(vectors, vector), envelopes, slice)),
      });
  return rows;
};

type Draw = ReturnType<typeof numbersFrom>;

const mutants = (entries: readonly Uint8Array[], draw: Draw): readonly Uint8Array[] => {
  const at = draw(entries.length);
  const other = draw(entries.length);
  const one = Uint8Array.from(entries[at] ?? new Uint8Array());
  switch (draw(5)) {
    case 0:
      return entries.toSpliced(at, 1);
    case 1:
      return entries.toSpliced(other, 0, one);
    case 2:
      return entries.with(at, entries[other] ?? one).with(other, one);
    default: {
      const place = draw(one.length);
      one[place] = (one[place] ?? 0) ^ (1 << draw(8));
      return entries.with(at, one);
    }
  }
};

/**
 * The log mutated `count` times from a seed, read by everybody. Nobody may ever be told a body, at any seq, that the
 * author did not seal there; what is said beside that must be equal on every machine.
 */
export const readingMutations = async (
  vectors: ReadingVectors,
  seed: number,
  count: number,
): Promise<readonly Row[]> => {
  const draw = numbersFrom(seed);
  const entries = vectors.entries.slice(1).map(({ hex }) => bytes(hex));
  const said = new Set(vectors.readers.flatMap(({ lines }) => lines.filter(isSaying)));
  const rows: Row[] = [];
  for (let nth = 0; nth < count; nth += 1) {
    const vector = vectors.readers[nth % vectors.readers.length];
    if (vector === undefined) continue;
    const envelopes = envelopesOf(mutants(entries, draw));
    const lines = await linesOf(await readerAt(vectors, vector), envelopes, 1 + draw(9));
    const strange = lines.filter((line) => isSaying(line) && !said.has(line));
    rows.push({
      name: `mutant ${nth} as ${vector.name}: ${lines.join("; ")}`,
      expected: "nothing strange",
      got: strange.length === 0 ? "nothing strange" : strange.join("; "),
    });
  }
  return rows;
};

const isSaying = (line: string): boolean => line.includes(" says ");
