// The embedded store against the least a disk can do: one record written and synced. Disks differ by thirty times and
// change their mind within a run, so each figure is a ratio of turns taken one right after the other.

import { randomBytes } from "node:crypto";
import { closeSync, fdatasyncSync, mkdirSync, openSync, writeSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AppendEntry, Store } from "@tworooms/office";
import type { LogId } from "@tworooms/seal/envelope";
import { openDataFolder } from "@tworooms/server";
import { medianOf, type Bench } from "./bench.ts";

// On the checkout's own disk: a temporary folder may lie in memory, where a sync costs nothing.
const cache = fileURLToPath(new URL("../.cache/", import.meta.url));
const pairs = 7;
const bodyLength = 1024;
const body = randomBytes(bodyLength);

const newLog = (): LogId => randomBytes(16).toString("hex") as LogId;

const entryOf = (log: LogId, seq: number): AppendEntry => {
  const bytes = new Uint8Array(body);
  const view = Buffer.from(bytes.buffer);
  view.write(log, 4, "hex");
  view.writeBigUInt64BE(BigInt(seq), 24);
  return { log, seq, isControl: false, bytes };
};

/** A log with its next free place. */
type Growing = { readonly log: LogId; seq: number };

const grow = async (store: Store, growing: Growing, count: number): Promise<void> => {
  for (let done = 0; done < count; done += 1) {
    const answer = await store.append(entryOf(growing.log, growing.seq));
    if (answer !== "stored") throw new Error("an append of the bench was not stored");
    growing.seq += 1;
  }
};

// All at once, in slices: how a long log is made ready.
const fill = async (store: Store, growing: Growing, count: number): Promise<void> => {
  for (let left = count; left > 0; left -= 1000) {
    const slice = Array.from({ length: Math.min(left, 1000) }, () => {
      growing.seq += 1;
      return store.append(entryOf(growing.log, growing.seq - 1));
    });
    await Promise.all(slice);
  }
};

const perSecond = async (count: number, work: () => Promise<void> | void): Promise<number> => {
  const from = performance.now();
  await work();
  return (count / (performance.now() - from)) * 1000;
};

// One record after another, each synced alone.
const singleSyncs = (folder: string, count: number): Promise<number> =>
  perSecond(count, () => {
    const file = openSync(join(folder, "single"), "a");
    for (let done = 0; done < count; done += 1) {
      writeSync(file, body);
      fdatasyncSync(file);
    }
    closeSync(file);
  });

const withStore = async <Result>(
  work: (store: Store, folder: string) => Promise<Result>,
): Promise<Result> => {
  mkdirSync(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, "bench-store-"));
  const opened = await openDataFolder(join(folder, "data"));
  if ("fault" in opened) throw new Error(opened.sentence);
  try {
    // The write-ahead log is laid out once and then written over: that is how a store is most of its life.
    await fill(opened.store, { log: newLog(), seq: 0 }, 6000);
    return await work(opened.store, folder);
  } finally {
    await opened.store.close();
    await rm(folder, { recursive: true, force: true });
  }
};

type Turns = { readonly ratio: number; readonly single: number; readonly store: number };

// A turn of the store between two of the bare disk, `pairs` times over.
const pairedTurns = async (
  singles: number,
  turn: (store: Store) => () => Promise<number>,
): Promise<Turns> =>
  withStore(async (store, folder) => {
    const next = turn(store);
    const ratios: number[] = [];
    const bare: number[] = [];
    const rates: number[] = [];
    await next();
    for (let pair = 0; pair < pairs; pair += 1) {
      const before = await singleSyncs(folder, singles);
      const rate = await next();
      const after = await singleSyncs(folder, singles);
      // Of equal numbers of records before and after, the rate is the harmonic mean.
      const single = 2 / (1 / before + 1 / after);
      bare.push(single);
      rates.push(rate);
      ratios.push(rate / single);
    }
    return { ratio: medianOf(ratios), single: medianOf(bare), store: medianOf(rates) };
  });

const noteOf = ({ single, store }: Turns): string =>
  `${store.toFixed(0)}/s against ${single.toFixed(0)}/s single fdatasyncs`;

// Where a fast disk begins: the goal of many writers is what sharing a sync can win, and that is more on a slow one.
const fastDisk = 1500;

/** The store's benches. */
export const benches: readonly Bench[] = [
  {
    id: "store-append-1",
    what: "durable appends of 1 KiB with 1 writer, against single fdatasync",
    unit: "x",
    goal: "≥ 0.5 x",
    run: async () => {
      const turns = await pairedTurns(150, (store) => {
        const growing = { log: newLog(), seq: 0 };
        return () => perSecond(300, () => grow(store, growing, 300));
      });
      return { figure: turns.ratio, met: turns.ratio >= 0.5, note: noteOf(turns) };
    },
  },
  {
    id: "store-append-64",
    what: "durable appends of 1 KiB with 64 writers on 64 logs, against single fdatasync",
    unit: "x",
    goal: "≥ 3 x on a fast disk, ≥ 20 x on a slow one",
    run: async () => {
      const turns = await pairedTurns(150, (store) => {
        const all = Array.from({ length: 64 }, () => ({ log: newLog(), seq: 0 }));
        const each = 60;
        return () =>
          perSecond(all.length * each, async () => {
            await Promise.all(all.map((growing) => grow(store, growing, each)));
          });
      });
      const least = turns.single >= fastDisk ? 3 : 20;
      return {
        figure: turns.ratio,
        met: turns.ratio >= least,
        goal: `≥ ${least} x (${least === 3 ? "fast" : "slow"} disk)`,
        note: noteOf(turns),
      };
    },
  },
  {
    id: "store-append-long-log",
    what: "an append to a log of 100,000 entries, against one to a log of 1,000",
    unit: "x",
    goal: "≤ 1.2 x",
    run: () =>
      withStore(async (store) => {
        const long = { log: newLog(), seq: 0 };
        await fill(store, long, 100_000);
        const ratios: number[] = [];
        for (let pair = 0; pair < pairs; pair += 1) {
          const short = { log: newLog(), seq: 0 };
          await fill(store, short, 1000);
          const times = { long: 0, short: 0 };
          // Turn by turn, each first half of the time, so that both meet the same disk.
          for (let turn = 0; turn < 100; turn += 1)
            for (const [name, growing] of turn % 2 === 0
              ? ([
                  ["long", long],
                  ["short", short],
                ] as const)
              : ([
                  ["short", short],
                  ["long", long],
                ] as const)) {
              const from = performance.now();
              await grow(store, growing, 1);
              times[name] += performance.now() - from;
            }
          ratios.push(times.long / times.short);
        }
        const figure = medianOf(ratios);
        return { figure, met: figure <= 1.2 };
      }),
  },
];
