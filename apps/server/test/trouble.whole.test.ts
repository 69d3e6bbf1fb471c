// A disk that is full, and one whose syncs fail: nothing is acknowledged that is not safe, the answer says which it was,
// and the store goes on by itself when the disk does.

import { mkdirSync } from "node:fs";
import { rm, statfs, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { backup } from "../src/data-folder.ts";
import { entryOf, newBlob, newLog } from "../../../packages/office/test/stored-entries.ts";
import { digestOf } from "./child/contents.ts";
import { buildChild, startChild, type Child } from "./child/start-child.ts";
import { newFolder, openWhole } from "./folders.ts";
import { run, skipping } from "./programs.ts";

test("O61 a full disk: never acknowledged, said so, and on again when there is room", async (context) => {
  const { folder, drop } = await newFolder();
  mkdirSync(folder);
  const why = run("mount", "-t", "tmpfs", "-o", "size=3m", "two-rooms", folder);
  if (why !== undefined) {
    await drop();
    context.skip(skipping(`a small disk cannot be mounted (${why})`));
  }
  try {
    const { store } = await openWhole(folder);
    const logs = Array.from({ length: 8 }, () => newLog());
    const stored = logs.map(() => 0);
    // Eight writers until every one of them is told that there is no room.
    const fill = async (): Promise<void> => {
      const ends = logs.map(async (log, index) => {
        for (;;) {
          const answer = await store.append(
            entryOf(log, stored[index] ?? 0, { length: 3000, fill: 1 }),
          );
          if (answer !== "stored") return answer;
          stored[index] = (stored[index] ?? 0) + 1;
        }
      });
      for (const answer of await Promise.all(ends)) expect(answer).toEqual({ fault: "store-full" });
    };
    const expectAllThere = async (): Promise<void> => {
      for (const [index, log] of logs.entries()) {
        const entries = await store.read(log, 0, 10_000, 1 << 30);
        if ("fault" in entries) throw new Error(entries.fault);
        expect(entries).toHaveLength(stored[index] ?? 0);
        for (const [seq, { bytes }] of entries.entries())
          expect(Buffer.compare(bytes, entryOf(log, seq, { length: 3000, fill: 1 }).bytes)).toBe(0);
      }
    };
    await fill();
    const first = stored.reduce((sum, count) => sum + count, 0);
    expect(first).toBeGreaterThan(50);
    await expectAllThere();
    expect(await store.putBlob(logs[0] ?? newLog(), newBlob(), new Uint8Array(500_000))).toEqual({
      fault: "store-full",
    });

    expect(run("mount", "-o", "remount,size=6m", folder)).toBeUndefined();
    // What is too large still finds no room, and takes none from the small one beside it.
    const small = newLog();
    const [large, beside] = await Promise.all([
      store.putBlob(small, newBlob(), new Uint8Array(4_000_000)),
      store.append(entryOf(small, 0)),
    ]);
    expect([large, beside]).toEqual([{ fault: "store-full" }, "stored"]);
    await fill();
    expect(stored.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(first);
    await expectAllThere();
    // There is no room for a copy either, and half of one is not left lying about.
    expect(await backup(folder, `${folder}/backup`)).toMatchObject({ fault: "store-full" });
    expect((await statfs(folder)).bfree).toBeGreaterThanOrEqual(0);

    expect(run("mount", "-o", "remount,size=30m", folder)).toBeUndefined();
    expect(await store.append(entryOf(small, 1))).toBe("stored");
    await expectAllThere();
    await store.close();
    const again = await openWhole(folder);
    expect(await again.store.read(small, 0, 9, 1 << 20)).toHaveLength(2);
    await again.store.close();
  } finally {
    run("umount", "-l", folder);
    await drop();
  }
});

// Compiles what makes syncs fail; gives why not where that cannot be.
const compiled = (target: string): string | undefined => {
  if (process.platform !== "linux") return "failing syncs are made for Linux only";
  const source = fileURLToPath(new URL("./child/failing-sync.c", import.meta.url));
  return run("cc", "-shared", "-fPIC", "-O1", "-o", target, source, "-ldl");
};

const storedUpTo = async (child: Child, name: string, count: number): Promise<void> => {
  const words = await child.ask(`count ${name}`);
  expect(words.slice(0, 4)).toEqual(["count", name, String(count), String(digestOf(name, count))]);
};

for (const [part, what] of [
  ["store.sqlite-wal", "of the write-ahead log"],
  ["store.sqlite", "of every file of the store"],
] as const)
  test(`O62 failed syncs ${what}: never acknowledged, said so, and on again when they work`, async (context) => {
    const { folder, drop } = await newFolder();
    const shim = `${folder}.so`;
    const why = compiled(shim);
    if (why !== undefined) {
      await drop();
      context.skip(skipping(`syncs cannot be made to fail (${why})`));
    }
    const trigger = `${folder}.trigger`;
    const child = startChild(await buildChild(), {
      env: { LD_PRELOAD: shim, FAILING_SYNC: trigger },
    });
    await child.ask(`open ${folder}`);
    expect(await child.hear()).toEqual(["open", "live"]);
    for (let seq = 0; seq < 5; seq += 1)
      expect(await child.ask(`append a ${seq}`)).toContain("stored");

    await writeFile(trigger, part);
    for (let attempt = 0; attempt < 3; attempt += 1)
      expect(await child.ask("append a 5")).toEqual(["append", "a", "5", "store-failed"]);
    // What was stored before can be read all the while; what was not promised is not shown.
    await storedUpTo(child, "a", 5);
    await rm(trigger);

    // The retry of the same bytes is stored, whether or not the failed one reached the disk after all.
    expect(await child.ask("append a 5")).toEqual(["append", "a", "5", "stored"]);
    expect(await child.ask("append a 6")).toEqual(["append", "a", "6", "stored"]);
    await storedUpTo(child, "a", 7);
    child.kill();
    await child.ended;

    const next = startChild(await buildChild());
    await next.ask(`open ${folder}`);
    expect(await next.hear()).toEqual(["open", "live"]);
    await storedUpTo(next, "a", 7);
    next.kill();
    await next.ended;
    await drop();
  });

test("O62 a process that ends while syncs fail leaves a store that opens with all it acknowledged", async (context) => {
  const { folder, drop } = await newFolder();
  const shim = `${folder}.so`;
  const why = compiled(shim);
  if (why !== undefined) {
    await drop();
    context.skip(skipping(`syncs cannot be made to fail (${why})`));
  }
  const trigger = `${folder}.trigger`;
  const program = await buildChild();
  const env = { LD_PRELOAD: shim, FAILING_SYNC: trigger };
  const child = startChild(program, { env });
  await child.ask(`open ${folder}`);
  expect(await child.hear()).toEqual(["open", "live"]);
  expect(await child.ask("append a 0")).toContain("stored");
  await writeFile(trigger, "store.sqlite");
  expect(await child.ask("append a 1")).toContain("store-failed");
  expect(await child.ask("close")).toEqual(["closed"]);
  child.kill();
  await child.ended;

  // A start on a disk that cannot sync is refused: what it would serve might not be there.
  const refused = startChild(program, { env });
  await refused.ask(`open ${folder}`);
  expect(await refused.hear()).toEqual(["open", "unreadable"]);
  refused.kill();
  await refused.ended;

  await rm(trigger);
  const next = startChild(program, { env });
  await next.ask(`open ${folder}`);
  expect(await next.hear()).toEqual(["open", "live"]);
  const [, , count = ""] = await next.ask("count a");
  expect(["1", "2"]).toContain(count);
  expect(await next.ask("append a 1")).toContain("stored");
  await storedUpTo(next, "a", 2);
  next.kill();
  await next.ended;
  await drop();
});
