// A backup is one whole moment of a running store; what is restored from it says that it was.

import { copyFile, mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Store } from "@tworooms/office";
import { doChore, type ChoreAnswer } from "../src/store/backup-chores.ts";
import { entryOf, newLog } from "../../../packages/office/test/stored-entries.ts";
import { newFolder } from "./folders.ts";
import { openWholeInPlace } from "./in-place.ts";

const backup = (folder: string, file: string): ChoreAnswer =>
  doChore({ type: "backup", folder, file });
const restore = (file: string, folder: string): ChoreAnswer =>
  doChore({ type: "restore", file, folder });
const resume = (folder: string): ChoreAnswer => doChore({ type: "resume", folder });

const openedInPlace = async () => {
  const { folder, drop } = await newFolder();
  return { folder, drop, store: openWholeInPlace(folder).store };
};

const countOf = async (store: Store, log: ReturnType<typeof newLog>): Promise<number> => {
  const entries = await store.read(log, 0, 100_000, 1 << 30);
  if ("fault" in entries) throw new Error(entries.fault);
  expect(entries.map((entry) => entry.seq)).toEqual(entries.map((_, index) => index));
  return entries.length;
};

test("O69 a backup of a store at rest leaves it as it was; one of nothing, or over a file, is refused", async () => {
  const { folder, store, drop } = await openedInPlace();
  await store.append(entryOf(newLog(), 0));
  await store.close();
  const before = await readFile(join(folder, "store.sqlite"));
  const file = `${folder}.backup`;
  expect(backup(folder, file)).toBe("done");
  expect((await readFile(join(folder, "store.sqlite"))).equals(before)).toBe(true);
  expect(backup(folder, file)).toMatchObject({ fault: "exists" });
  expect(backup(`${folder}-nowhere`, `${file}-2`)).toMatchObject({ fault: "no-store" });
  expect(backup(folder, join(folder, "no", "such", "place"))).toMatchObject({
    fault: "unreadable",
  });
  await drop();
});

test("O69 a damaged store gives no backup", async () => {
  const { folder, store, drop } = await openedInPlace();
  await store.append(entryOf(newLog(), 0, { fill: 77, length: 900 }));
  await store.close();
  const path = join(folder, "store.sqlite");
  const bytes = await readFile(path);
  bytes[bytes.indexOf(Buffer.alloc(50, 77)) + 5] = 78;
  await writeFile(path, bytes);
  expect(backup(folder, `${folder}.backup`)).toMatchObject({ fault: "damaged" });
  expect(await readdir(join(folder, ".."))).toEqual(["data"]);
  await drop();
});

test("O70 a backup is restored into an empty folder only, never over a store, and only when it is whole", async () => {
  const { folder, store, drop } = await openedInPlace();
  const log = newLog();
  await store.append(entryOf(log, 0, { fill: 77, length: 900 }));
  const file = `${folder}.backup`;
  expect(backup(folder, file)).toBe("done");
  await store.append(entryOf(log, 1));
  expect(restore(file, folder)).toMatchObject({ fault: "not-empty" });
  await store.close();
  expect(restore(file, folder)).toMatchObject({ fault: "not-empty" });
  const again = openWholeInPlace(folder);
  expect(await countOf(again.store, log)).toBe(2);
  await again.store.close();

  const foreign = `${folder}-foreign`;
  await mkdir(foreign);
  await writeFile(join(foreign, "letter.txt"), "mine");
  expect(restore(file, foreign)).toMatchObject({ fault: "not-empty" });
  expect(await readdir(foreign)).toEqual(["letter.txt"]);

  const target = `${folder}-target`;
  expect(restore(`${file}-nowhere`, target)).toMatchObject({ fault: "no-store" });
  const broken = `${folder}.broken`;
  await copyFile(file, broken);
  const bytes = await readFile(broken);
  bytes[bytes.indexOf(Buffer.alloc(50, 77)) + 5] = 78;
  await writeFile(broken, bytes);
  expect(restore(broken, target)).toMatchObject({ fault: "damaged" });
  expect(await readdir(target)).toEqual(["in-use.lock"]);
  // A try that failed does not stand in the way of the next.
  expect(restore(file, target)).toBe("done");
  await drop();
});

test("O71 a restored store stays marked until it is told to resume", async () => {
  const { folder, store, drop } = await openedInPlace();
  const log = newLog();
  await store.append(entryOf(log, 0));
  expect(backup(folder, `${folder}.backup`)).toBe("done");
  const target = `${folder}-target`;
  expect(restore(`${folder}.backup`, target)).toBe("done");
  for (let start = 0; start < 2; start += 1) {
    const restored = openWholeInPlace(target);
    expect(restored.standing).toBe("restored");
    // What clients offer is stored all the same: whether to take it is the office's to say.
    expect(await restored.store.append(entryOf(log, 1 + start))).toBe("stored");
    expect(resume(target)).toMatchObject({ fault: "in-use" });
    await restored.store.close();
  }
  // A backup of a restored store is one of a restored store.
  expect(backup(target, `${target}.backup`)).toBe("done");
  expect(resume(target)).toBe("done");
  const live = openWholeInPlace(target);
  expect(live.standing).toBe("live");
  await live.store.close();
  expect(resume(`${folder}-nowhere`)).toMatchObject({ fault: "no-store" });
  await drop();
});
