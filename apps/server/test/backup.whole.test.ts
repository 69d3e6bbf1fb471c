// A backup of a store that is running, by its own threads, while writers write.

import { mkdir, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Store } from "@tworooms/office";
import { backup, restore } from "../src/data-folder.ts";
import {
  entryOf,
  newBlob,
  newLog,
  newVault,
} from "../../../packages/office/test/stored-entries.ts";
import { newFolder, openedFolder, openWhole } from "./folders.ts";

const countOf = async (store: Store, log: ReturnType<typeof newLog>): Promise<number> => {
  const entries = await store.read(log, 0, 100_000, 1 << 30);
  if ("fault" in entries) throw new Error(entries.fault);
  expect(entries.map((entry) => entry.seq)).toEqual(entries.map((_, index) => index));
  return entries.length;
};

test("O69 a backup taken while writers write has all that was acknowledged before it, and no gap", async () => {
  const running = await openedFolder();
  const other = await newFolder();
  await mkdir(other.folder);
  const file = join(other.folder, "backup");
  const logs = Array.from({ length: 8 }, () => newLog());
  const acknowledged = logs.map(() => 0);
  const state = { isOver: false };
  const writers = logs.map(async (log, index) => {
    for (let seq = 0; !state.isOver; seq += 1) {
      expect(await running.store.append(entryOf(log, seq))).toBe("stored");
      acknowledged[index] = seq + 1;
    }
  });
  const blob = newBlob();
  const vault = newVault();
  const put = { version: 3, key: new Uint8Array(32), bytes: new Uint8Array(500).fill(4) };
  const [log = newLog()] = logs;
  await running.store.putBlob(log, blob, new Uint8Array(100_000).fill(9));
  await running.store.putVault(vault, 0, put);
  await running.store.putFact("a fact", 0, Uint8Array.of(1));
  const before = [...acknowledged];
  expect(await backup(running.folder, file)).toBe("done");
  const after = [...acknowledged];
  state.isOver = true;
  await Promise.all(writers);
  await running.drop();

  expect((await stat(file)).mode & 0o077).toBe(0);
  expect(await readdir(other.folder)).toEqual(["backup"]);
  const target = join(other.folder, "restored");
  expect(await restore(file, target)).toBe("done");
  const { store, standing } = await openWhole(target);
  expect(standing).toBe("restored");
  for (const [index, id] of logs.entries()) {
    const count = await countOf(store, id);
    expect(count).toBeGreaterThanOrEqual(before[index] ?? 0);
    expect(count).toBeLessThanOrEqual((after[index] ?? 0) + 1);
  }
  expect(await store.getVault(vault)).toEqual(put);
  expect(await store.getFact("a fact")).toEqual({ version: 1, bytes: Uint8Array.of(1) });
  expect(await store.blobBytes(log)).toBe(100_000);
  const back = await store.getBlob(log, blob);
  expect(back instanceof Uint8Array && back.every((byte) => byte === 9)).toBe(true);
  await store.close();
  await other.drop();
});
