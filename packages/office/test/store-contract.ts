// What every store must keep, whatever stands behind it. An adapter's test file calls `storeContract` with a way to make
// an empty store; rules O51 to O59.

import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { LogId } from "@tworooms/seal/envelope";
import type { AppendEntry, Store, StoredEntry, StoredVault } from "../src/index.ts";
import { entryOf, newBlob, newLog, newVault } from "./stored-entries.ts";

/** An empty store, and how to do away with it. */
export type MadeStore = { readonly store: Store; readonly drop: () => Promise<void> };

const everything = async (store: Store, log: LogId): Promise<readonly StoredEntry[]> => {
  const entries = await store.read(log, 0, 100_000, 1 << 30);
  if ("fault" in entries) throw new Error(entries.fault);
  return entries;
};

const put = (version: number): StoredVault => ({
  version,
  key: new Uint8Array(32).fill(version),
  bytes: new Uint8Array(300).fill(version),
});

const stored = ({ seq, isControl, bytes }: AppendEntry): StoredEntry => ({ seq, isControl, bytes });

// One attempt: at the next place or beside it, with one of few bodies, so that repeats and rivals both happen.
const attempts = fc.array(
  fc.record({
    log: fc.nat(2),
    beside: fc.constantFrom(0, 0, 0, -1, -2, 1),
    fill: fc.nat(1),
    isControl: fc.boolean(),
  }),
  { maxLength: 30 },
);

/** Registers the suite for one adapter. */
export const storeContract = (name: string, make: () => Promise<MadeStore>): void => {
  describe(`store contract: ${name}`, () => {
    let made: MadeStore;
    let store: Store;
    beforeAll(async () => {
      made = await make();
      store = made.store;
    });
    afterAll(() => made.drop());

    test("O51, O52, O53 and O54 a log is what its accepted appends say, each judged at its place", () =>
      fc.assert(
        fc.asyncProperty(attempts, async (tries) => {
          const logs = [newLog(), newLog(), newLog()];
          const model = logs.map((): AppendEntry[] => []);
          for (const { log, beside, fill, isControl } of tries) {
            const id = logs[log];
            const entries = model[log];
            if (id === undefined || entries === undefined) continue;
            const seq = Math.max(0, entries.length + beside);
            const entry = entryOf(id, seq, { fill, isControl });
            const there = entries[seq];
            const isRepeat = there !== undefined && Buffer.compare(there.bytes, entry.bytes) === 0;
            const isNext = seq === entries.length;
            expect(await store.append(entry)).toBe(isNext || isRepeat ? "stored" : "moved");
            if (isNext) entries.push(entry);
          }
          for (const [index, id] of logs.entries()) {
            const entries = (model[index] ?? []).map(stored);
            expect(await everything(store, id)).toEqual(entries);
            const newest = entries.at(-1);
            const controls = entries.filter((entry) => entry.isControl);
            expect(await store.controls(id)).toEqual(
              newest === undefined ? { controls } : { controls, newest },
            );
          }
        }),
        { numRuns: 40 },
      ));

    test("O53 a read gives a run from where it was asked, within its limits, and never nothing while there is something", async () => {
      const log = newLog();
      const lengths = [100, 5000, 96, 96, 70_000, 300, 96];
      for (const [seq, length] of lengths.entries())
        expect(await store.append(entryOf(log, seq, { length }))).toBe("stored");
      await fc.assert(
        fc.asyncProperty(
          fc.nat(9),
          fc.integer({ min: 1, max: 9 }),
          fc.nat(80_000),
          async (from, limit, most) => {
            const entries = await store.read(log, from, limit, most);
            if ("fault" in entries) throw new Error(entries.fault);
            const bytes = entries.reduce((sum, entry) => sum + entry.bytes.length, 0);
            const left = lengths.slice(from);
            expect(entries.map((entry) => entry.seq)).toEqual(
              left.slice(0, entries.length).map((_, index) => from + index),
            );
            expect(entries.length).toBeLessThanOrEqual(limit);
            expect(entries.length > 0).toBe(left.length > 0);
            expect(bytes <= most || entries.length === 1 || left.length === 0).toBe(true);
            const isCut = entries.length < Math.min(limit, left.length);
            expect(isCut ? bytes + (left[entries.length] ?? 0) > most : true).toBe(true);
          },
        ),
        { numRuns: 60 },
      );
    });

    test("O51 an entry under another place than its header says is a bug, and is not stored", async () => {
      const log = newLog();
      const { bytes } = entryOf(newLog(), 0);
      await expect(store.append({ log, seq: 0, isControl: false, bytes })).rejects.toThrow(
        "another place",
      );
      await expect(store.append({ ...entryOf(log, 1), seq: 0, isControl: false })).rejects.toThrow(
        "another place",
      );
      expect(await everything(store, log)).toEqual([]);
    });

    test("O53 bytes that were a part of a larger buffer come back alone", async () => {
      const log = newLog();
      const { bytes } = entryOf(log, 0, { fill: 7 });
      const large = new Uint8Array(1 << 20);
      large.set(bytes, 1000);
      const part = large.subarray(1000, 1000 + bytes.length);
      expect(await store.append({ log, seq: 0, isControl: false, bytes: part })).toBe("stored");
      expect(await everything(store, log)).toEqual([{ seq: 0, isControl: false, bytes }]);
    });

    test("O55 a fact is replaced only from the version that stands", async () => {
      const key = `fact/${newLog()}`;
      const one = Uint8Array.of(1);
      const two = Uint8Array.of(2, 2);
      expect(await store.getFact(key)).toBeUndefined();
      expect(await store.putFact(key, 1, one)).toBe("moved");
      expect(await store.putFact(key, 0, one)).toBe("stored");
      expect(await store.putFact(key, 0, two)).toBe("moved");
      expect(await store.getFact(key)).toEqual({ version: 1, bytes: one });
      expect(await store.putFact(key, 1, two)).toBe("stored");
      expect(await store.getFact(key)).toEqual({ version: 2, bytes: two });
    });

    test("O55 of many who replace the same version exactly one does", async () => {
      const key = `fact/${newLog()}`;
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, index) => store.putFact(key, 0, Uint8Array.of(index))),
      );
      expect(answers.filter((answer) => answer === "stored")).toHaveLength(1);
      const winner = answers.indexOf("stored");
      expect(await store.getFact(key)).toEqual({ version: 1, bytes: Uint8Array.of(winner) });
    });

    test("O55 a vault rises from the version that stands, takes a leap, and is gone when deleted", async () => {
      const vault = newVault();
      expect(await store.getVault(vault)).toBeUndefined();
      expect(await store.putVault(vault, 1, put(2))).toBe("moved");
      expect(await store.putVault(vault, 0, put(1))).toBe("stored");
      expect(await store.putVault(vault, 0, put(3))).toBe("moved");
      expect(await store.putVault(vault, 1, put(9))).toBe("stored");
      expect(await store.getVault(vault)).toEqual(put(9));
      await expect(async () => store.putVault(vault, 9, put(9))).rejects.toThrow("does not rise");
      expect(await store.deleteVault(vault)).toBe("stored");
      expect(await store.deleteVault(vault)).toBe("stored");
      expect(await store.getVault(vault)).toBeUndefined();
      expect(await store.putVault(vault, 0, put(1))).toBe("stored");
    });

    test("O56 and O58 a blob is written once in its log, and another log's is another blob", async () => {
      const [log, other] = [newLog(), newLog()];
      const blob = newBlob();
      const large = new Uint8Array(300_000).fill(3);
      expect(await store.getBlob(log, blob)).toBeUndefined();
      expect(await store.blobBytes(log)).toBe(0);
      expect(await store.putBlob(log, blob, large)).toBe("stored");
      expect(await store.putBlob(log, blob, large)).toBe("stored");
      expect(await store.putBlob(log, blob, Uint8Array.of(1))).toBe("moved");
      expect(await store.blobBytes(log)).toBe(300_000);
      expect(await store.getBlob(other, blob)).toBeUndefined();
      expect(await store.blobBytes(other)).toBe(0);
      expect(await store.putBlob(other, blob, Uint8Array.of(1))).toBe("stored");
      expect(await store.putBlob(log, newBlob(), new Uint8Array(0))).toBe("stored");
      const back = await store.getBlob(log, blob);
      expect(back instanceof Uint8Array && Buffer.compare(back, large) === 0).toBe(true);
      expect(await store.getBlob(other, blob)).toEqual(Uint8Array.of(1));
      expect(await store.blobBytes(log)).toBe(300_000);
    });

    test("O57 sixty-four writers at one log make one chain and lose nobody", async () => {
      const log = newLog();
      const each = 4;
      const writeAll = async (writer: number): Promise<void> => {
        let seq = 0;
        for (let done = 0; done < each;) {
          const answer = await store.append(entryOf(log, seq, { fill: writer, length: 96 + done }));
          expect(["stored", "moved"]).toContain(answer);
          if (answer === "stored") done += 1;
          seq += 1;
        }
      };
      await Promise.all(Array.from({ length: 64 }, (_, writer) => writeAll(writer)));
      const entries = await everything(store, log);
      expect(entries.map((entry) => entry.seq)).toEqual(entries.map((_, index) => index));
      const written = entries.map((entry) => `${entry.bytes[60]}/${entry.bytes.length}`);
      expect(new Set(written).size).toBe(64 * each);
      expect(written).toHaveLength(64 * each);
    });

    test("O58 what one log does changes no answer about another", async () => {
      const [quiet, busy] = [newLog(), newLog()];
      expect(await store.append(entryOf(quiet, 0, { isControl: true }))).toBe("stored");
      const before = [await everything(store, quiet), await store.controls(quiet)];
      await Promise.all(
        Array.from({ length: 20 }, (_, seq) =>
          store.append(entryOf(busy, seq, { isControl: true })),
        ),
      );
      expect(await store.putBlob(busy, newBlob(), new Uint8Array(500))).toBe("stored");
      expect([await everything(store, quiet), await store.controls(quiet)]).toEqual(before);
      expect(await store.append(entryOf(quiet, 1))).toBe("stored");
    });

    test("O59 writes that are refused leave those beside them alone", async () => {
      const logs = Array.from({ length: 30 }, () => newLog());
      const answers = await Promise.all(
        logs.map((log, index) => store.append(entryOf(log, index % 3 === 0 ? 5 : 0))),
      );
      expect(answers).toEqual(logs.map((_, index) => (index % 3 === 0 ? "moved" : "stored")));
    });

    test("O59 writes to one log in one breath are judged in their order", async () => {
      const log = newLog();
      const entries = Array.from({ length: 40 }, (_, seq) => entryOf(log, seq));
      const answers = await Promise.all(entries.map((entry) => store.append(entry)));
      expect(answers).toEqual(entries.map(() => "stored"));
      expect(await everything(store, log)).toEqual(entries.map(stored));
    });

    test("O53 whoever listens for growth is woken by it, until he stops listening", async () => {
      const log = newLog();
      const heard: LogId[] = [];
      const stop = store.onGrowth((grown) => heard.push(grown));
      const woken = new Promise((wake) => {
        const stopToo = store.onGrowth((grown) => {
          stopToo();
          wake(grown);
        });
      });
      expect(await store.append(entryOf(log, 0))).toBe("stored");
      expect(await woken).toBe(log);
      stop();
      expect(await store.append(entryOf(log, 1))).toBe("stored");
      expect(heard).toEqual([log]);
    });

    test("O50 closing waits for the writes under way and refuses later ones", async () => {
      const own = await make();
      const log = newLog();
      const under = Array.from({ length: 5 }, (_, seq) => own.store.append(entryOf(log, seq)));
      await own.store.close();
      expect(await Promise.all(under)).toEqual(under.map(() => "stored"));
      expect(await own.store.append(entryOf(log, 5))).toEqual({ fault: "store-failed" });
      await own.drop();
    });
  });
};
