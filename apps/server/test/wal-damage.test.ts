// What a start makes of a write-ahead log left by a crash: a torn end is what a power cut leaves and is dropped, as
// nobody was told of it; a break before commits that were synced is damage, and is said.

import { readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { StoredEntry } from "@tworooms/office";
import { entryOf, newLog } from "../../../packages/office/test/stored-entries.ts";
import { newFolder } from "./folders.ts";
import { copyImage, openWholeInPlace, startOn } from "./in-place.ts";

const log = newLog();
const count = 30;
const frame = 8192 + 24;
let crashed: Awaited<ReturnType<typeof newFolder>>;
let wal: Buffer;

beforeAll(async () => {
  crashed = await newFolder();
  const running = await newFolder();
  const { store } = openWholeInPlace(running.folder);
  for (let seq = 0; seq < count; seq += 1) await store.append(entryOf(log, seq, { fill: seq }));
  await copyImage(running.folder, crashed.folder);
  await store.close();
  await running.drop();
  wal = await readFile(join(crashed.folder, "store.sqlite-wal"));
});
afterAll(() => crashed.drop());

const prefixOf = (length: number): readonly StoredEntry[] =>
  Array.from({ length }, (_, seq) => {
    const { isControl, bytes } = entryOf(log, seq, { fill: seq });
    return { seq, isControl, bytes };
  });

// How many entries a start finds once the log beside the store was changed, or why it refuses; never anything but a
// prefix of what was stored, and never a change to what it refuses.
const startWith = async (change: (file: string) => Promise<void>): Promise<number | string> => {
  const { folder, drop } = await newFolder();
  await copyImage(crashed.folder, folder);
  const file = join(folder, "store.sqlite-wal");
  await change(file);
  const before = await readFile(file);
  const found = await startOn(folder, [log]);
  const isRefused = "fault" in found;
  expect(!isRefused || (await readFile(file)).equals(before)).toBe(true);
  await drop();
  if (isRefused) return found.fault;
  const entries = found[0] ?? [];
  expect(entries).toEqual(prefixOf(entries.length));
  return entries.length;
};

test("O68 a whole write-ahead log gives back everything", async () => {
  expect(await startWith(async () => {})).toBe(count);
});

test("O68 cut off anywhere it opens as a prefix of what was stored", () =>
  fc.assert(
    fc.asyncProperty(fc.nat(wal.length), async (length) => {
      const found = await startWith((file) => truncate(file, length));
      expect(found).toBeTypeOf("number");
    }),
    { numRuns: 25 },
  ));

// SQLite writes at least two pages for each of these commits, so the last one is the last two frames.
const lastCommit = (): number => wal.length - 2 * frame;

test("O68 a flipped bit before the last commit is reported, and nothing is changed", () =>
  fc.assert(
    fc.asyncProperty(fc.nat(lastCommit() - 1), fc.nat(7), async (at, bit) => {
      const flipped = Buffer.from(wal);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
      expect(await startWith((file) => writeFile(file, flipped))).toBe("damaged");
    }),
    { numRuns: 60 },
  ));

test("O68 a flipped bit in the last commit loses that one at most, where it is not reported", () =>
  fc.assert(
    fc.asyncProperty(fc.integer({ min: lastCommit(), max: wal.length - 1 }), async (at) => {
      const flipped = Buffer.from(wal);
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      const found = await startWith((file) => writeFile(file, flipped));
      expect(["damaged", count, count - 1]).toContain(found);
    }),
    { numRuns: 30 },
  ));

test("O68 a torn last commit is dropped without a word, whatever of it reached the disk", () =>
  fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.nat(31), { minLength: 1 }), async (sectors) => {
      const torn = Buffer.from(wal);
      for (const sector of sectors) {
        const at = lastCommit() + sector * 512;
        torn.fill(0xaa, at, at + 512);
      }
      expect(await startWith((file) => writeFile(file, torn))).toBe(count - 1);
    }),
    { numRuns: 25 },
  ));
