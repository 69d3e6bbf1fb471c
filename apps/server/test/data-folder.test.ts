// A data folder is one process's at a time, is refused when it is newer or damaged, and is then left as it was.

import { createHash } from "node:crypto";
import { chmod, mkdir, readFile, readdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { StoredVault } from "@tworooms/office";
import type { LogId } from "@tworooms/seal/envelope";
import { formatVersion } from "../src/store/schema.ts";
import { openDatabase } from "../src/store/sqlite.ts";
import {
  entryOf,
  newBlob,
  newLog,
  newVault,
} from "../../../packages/office/test/stored-entries.ts";
import { newFolder } from "./folders.ts";
import { copyImage, openInPlace, openWholeInPlace, startOn } from "./in-place.ts";

// The lock, SQLite's shared memory and an empty log beside it hold nothing that was stored.
const contentsOf = async (folder: string): Promise<string> => {
  const digests: string[] = [];
  for (const name of (await readdir(folder)).toSorted()) {
    const bytes = await readFile(join(folder, name));
    if (
      !name.endsWith(".lock") &&
      !name.endsWith("-shm") &&
      !(name.endsWith("-wal") && bytes.length === 0)
    )
      digests.push(`${name} ${createHash("sha256").update(bytes).digest("hex")}`);
  }
  return digests.join("\n");
};

const faultOf = async (folder: string): Promise<string> => {
  const opened = openInPlace(folder);
  if ("fault" in opened) return opened.fault;
  await opened.store.close();
  return "none";
};

test("O65 a folder that is open is refused, and is free again once closed", async () => {
  const { folder, drop } = await newFolder();
  const { store } = openWholeInPlace(folder);
  const again = openInPlace(folder);
  expect(again).toMatchObject({ fault: "in-use" });
  expect("sentence" in again && again.sentence).toContain("in use by another process");
  await store.close();
  expect(await faultOf(folder)).toBe("none");
  await drop();
});

test("O66 a folder of a newer format is refused and left as it was", async () => {
  const { folder, drop } = await newFolder();
  await openWholeInPlace(folder).store.close();
  const database = openDatabase(join(folder, "store.sqlite"), "write");
  database.exec(`PRAGMA user_version = ${formatVersion + 1}; PRAGMA wal_checkpoint(TRUNCATE)`);
  database.close();
  const before = await contentsOf(folder);
  const opened = openInPlace(folder);
  expect(opened).toMatchObject({ fault: "newer-format" });
  expect("sentence" in opened && opened.sentence).toContain(`format ${formatVersion + 1}`);
  expect(await contentsOf(folder)).toBe(before);
  await drop();
});

test("O67 a file that is no store of ours is refused and left as it was", async () => {
  for (const bytes of ["", "hello", "x".repeat(20_000)]) {
    const { folder, drop } = await newFolder();
    await mkdir(folder);
    await writeFile(join(folder, "store.sqlite"), bytes);
    expect(await faultOf(folder)).toBe("not-a-store");
    expect(await readFile(join(folder, "store.sqlite"), "latin1")).toBe(bytes);
    await drop();
  }
});

test("O67 a write-ahead log without its store is damage, not a new store", async () => {
  const { folder, drop } = await newFolder();
  await mkdir(folder);
  await writeFile(join(folder, "store.sqlite-wal"), "left alone");
  expect(await faultOf(folder)).toBe("damaged");
  expect((await readdir(folder)).toSorted()).toEqual(["in-use.lock", "store.sqlite-wal"]);
  await drop();
});

test("O67 a folder that cannot be written is refused with a sentence", async () => {
  const { folder, drop } = await newFolder();
  await writeFile(folder, "a file stands where the folder should");
  expect(await faultOf(folder)).toBe("unreadable");
  await drop();
});

test("O73 what is made is readable by its owner alone", async () => {
  const { folder, drop } = await newFolder();
  const { store } = openWholeInPlace(folder);
  expect(await store.append(entryOf(newLog(), 0))).toBe("stored");
  const modes: Record<string, number> = {};
  for (const name of ["", "store.sqlite", "store.sqlite-wal"])
    modes[name] = (await stat(join(folder, name))).mode & 0o077;
  expect(modes).toEqual({ "": 0, "store.sqlite": 0, "store.sqlite-wal": 0 });
  await store.close();
  await drop();
});

const vaultOf = (version: number, text: string): StoredVault => ({
  version,
  key: new Uint8Array(32),
  bytes: Buffer.from(text.repeat(2000)),
});

test("O72 the bytes of a deleted or replaced vault are in no file once the store is closed", async () => {
  const { folder, drop } = await newFolder();
  const { store } = openWholeInPlace(folder);
  const [kept, deleted] = [newVault(), newVault()];
  await store.putVault(deleted, 0, vaultOf(1, "deleted-vault-canary"));
  await store.putVault(kept, 0, vaultOf(1, "replaced-vault-canary"));
  await store.putVault(kept, 1, vaultOf(2, "standing-vault"));
  await store.deleteVault(deleted);
  await store.close();
  let all = "";
  for (const name of await readdir(folder)) all += await readFile(join(folder, name), "latin1");
  expect(all.includes("standing-vault")).toBe(true);
  expect(all.includes("vault-canary")).toBe(false);
  await drop();
});

describe("a store at rest", () => {
  const logs: readonly LogId[] = [newLog(), newLog(), newLog()];
  let source: Awaited<ReturnType<typeof newFolder>>;
  let whole: Awaited<ReturnType<typeof startOn>>;
  let bytes: Buffer;

  beforeAll(async () => {
    source = await newFolder();
    const { store } = openWholeInPlace(source.folder);
    for (const log of logs) {
      for (let seq = 0; seq < 20; seq += 1)
        await store.append(entryOf(log, seq, { fill: 17 + seq, length: 900, isControl: seq < 3 }));
      await store.putBlob(log, newBlob(), new Uint8Array(30_000).fill(5));
      await store.putFact(`fact/${log}`, 0, new Uint8Array(40).fill(6));
    }
    await store.putVault(newVault(), 0, {
      version: 1,
      key: new Uint8Array(32),
      bytes: new Uint8Array(400).fill(7),
    });
    await store.close();
    whole = await startOn(source.folder, logs);
    bytes = await readFile(join(source.folder, "store.sqlite"));
  });
  afterAll(() => source.drop());

  test("O67 any flipped bit is reported at start or hit nothing; it never changes what is read", async () => {
    let reported = 0;
    let tries = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(7), async (at, bit) => {
        const { folder, drop } = await newFolder();
        await mkdir(folder);
        const flipped = Buffer.from(bytes);
        flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
        await writeFile(join(folder, "store.sqlite"), flipped);
        const found = await startOn(folder, logs);
        tries += 1;
        const isReported = "fault" in found;
        if (isReported) reported += 1;
        expect(isReported ? whole : found).toEqual(whole);
        const left = await readFile(join(folder, "store.sqlite"));
        expect(!isReported || left.equals(flipped)).toBe(true);
        await drop();
      }),
      { numRuns: 50 },
    );
    // The file is mostly rows, so most flips hit one.
    expect(reported).toBeGreaterThan(tries / 2);
  });

  test("O67 a byte of any kind of row is seen", async () => {
    // What fills a row of entries, blobs, facts and vaults.
    for (const fill of [17, 5, 6, 7]) {
      const at = bytes.indexOf(Buffer.alloc(30, fill));
      expect(at).toBeGreaterThan(0);
      const { folder, drop } = await newFolder();
      await mkdir(folder);
      const flipped = Buffer.from(bytes);
      flipped[at + 10] = 99;
      await writeFile(join(folder, "store.sqlite"), flipped);
      expect(await startOn(folder, logs)).toMatchObject({ fault: "damaged" });
      await drop();
    }
  });

  test("O67 a log's id changed anywhere, in a row, in an index or in an envelope, is seen", async () => {
    const id = Buffer.from(logs[1] ?? "", "hex");
    const places: number[] = [];
    for (let at = bytes.indexOf(id); at !== -1; at = bytes.indexOf(id, at + 1)) places.push(at);
    // Twenty rows, their envelopes and their index; three control entries; a blob and its index; a fact has it as text.
    expect(places).toHaveLength(65);
    for (const at of places) {
      const { folder, drop } = await newFolder();
      await mkdir(folder);
      const changed = Buffer.from(bytes);
      changed[at + 15] = (changed[at + 15] ?? 0) ^ 1;
      await writeFile(join(folder, "store.sqlite"), changed);
      expect(await startOn(folder, logs)).toMatchObject({ fault: "damaged" });
      await drop();
    }
  });

  test("O67 a row taken out, moved or put under another log is seen", async () => {
    for (const change of [
      "DELETE FROM entries WHERE rowid = 5",
      "UPDATE entries SET seq = 100 WHERE rowid = 7",
      "UPDATE entries SET is_control = 1 - is_control WHERE rowid = 7",
      `UPDATE entries SET log = x'${newLog()}' WHERE log = x'${logs[0]}'`,
    ]) {
      const { folder, drop } = await newFolder();
      await copyImage(source.folder, folder);
      const database = openDatabase(join(folder, "store.sqlite"), "write");
      database.exec(change);
      database.close();
      expect(await startOn(folder, logs)).toMatchObject({ fault: "damaged" });
      await drop();
    }
  });

  test("O67 a file cut short anywhere is reported", () =>
    fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), async (length) => {
        const { folder, drop } = await newFolder();
        await mkdir(folder);
        await writeFile(join(folder, "store.sqlite"), bytes.subarray(0, length));
        expect(await startOn(folder, logs)).toHaveProperty("fault");
        await drop();
      }),
      { numRuns: 25 },
    ));
});

test("O67 a folder without rights to it is refused", async (context) => {
  if (process.getuid?.() === 0) context.skip("root may write everywhere");
  const { folder, drop } = await newFolder();
  await mkdir(folder);
  await chmod(folder, 0o500);
  expect(await faultOf(folder)).toBe("unreadable");
  await chmod(folder, 0o700);
  await drop();
});
