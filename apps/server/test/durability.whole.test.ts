// What stands on the disk when a write is acknowledged, seen from below: by its system calls, and by cutting the power at
// every one of them.

import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import type { LogId } from "@tworooms/seal/envelope";
import { entryOf } from "../../../packages/office/test/stored-entries.ts";
import { fillOf, logNamed } from "./child/contents.ts";
import { emptyDisk } from "./child/power-loss.ts";
import { buildChild, startChild, type Child } from "./child/start-child.ts";
import { readCalls, underStrace, whyNoStrace, type Call } from "./child/system-calls.ts";
import { newFolder } from "./folders.ts";
import { startOn } from "./in-place.ts";

const reason = whyNoStrace();
if (reason !== undefined) process.stderr.write(`skipped: ${reason}\n`);

const names = ["a", "b"];
const burst = Array.from({ length: 64 }, (_, index) => `burst-${index}`);

type Life = { readonly folder: string; readonly calls: readonly Call[] };

// Runs a child under strace and tells what it did; every line said is answered before the next, unless said at once.
const live = async (script: (child: Child, folder: string) => Promise<void>): Promise<Life> => {
  const program = await buildChild();
  const { folder, drop } = await newFolder();
  const trace = `${folder}.trace`;
  const child = startChild(program, { under: underStrace(trace) });
  await script(child, folder);
  child.end();
  await child.ended;
  const calls = await readCalls(trace, folder);
  await drop();
  return { folder, calls };
};

const must = async (child: Child, line: string, answer: string): Promise<void> => {
  const words = await child.ask(line);
  if (words.at(-1) !== answer) throw new Error(`${line}: ${words.join(" ")}`);
};

const appendAll = async (child: Child, from: number, to: number): Promise<void> => {
  for (let seq = from; seq < to; seq += 1)
    for (const name of names) await must(child, `append ${name} ${seq}`, "stored");
};

const appendAtOnce = async (child: Child): Promise<void> => {
  for (const name of burst) child.say(`append ${name} 0`);
  for (const _ of burst) await child.hear();
};

const isStored = (call: Call): boolean => call.type === "told" && call.line.endsWith(" stored");
const isBurst = (call: Call): boolean =>
  isStored(call) && call.type === "told" && call.line.includes("burst");
const isSyncOfLog = (call: Call): boolean =>
  call.type === "sync" && call.path.endsWith("store.sqlite-wal");

test("O60 O64 each acknowledged write has a sync before it: its own, or one shared by few commits", async (context) => {
  if (reason !== undefined) context.skip(reason);
  const { calls } = await live(async (child, folder) => {
    await child.ask(`open ${folder}`);
    await child.hear();
    await appendAll(child, 0, 13);
    await appendAtOnce(child);
    await must(child, "close", "closed");
  });
  let syncs = 0;
  let acknowledged = 0;
  for (const call of calls) {
    if (isSyncOfLog(call)) syncs += 1;
    if (!isStored(call)) continue;
    if (isBurst(call)) continue;
    expect(syncs).toBeGreaterThan(0);
    syncs = 0;
    acknowledged += 1;
  }
  expect(acknowledged).toBe(names.length * 13);

  const first = calls.findIndex(isBurst);
  const last = calls.findLastIndex(isBurst);
  const before = calls.findLastIndex((call, index) => index < first && isStored(call));
  expect(calls.slice(before, first).some(isSyncOfLog)).toBe(true);
  expect(calls.slice(before, last).filter(isSyncOfLog).length).toBeLessThanOrEqual(16);
});

// A small generator, so that a failure can be had again from its seed.
const randomFrom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

test("O64 O68 the power may go at any call: a start finds all that was acknowledged, as a whole chain", async (context) => {
  if (reason !== undefined) context.skip(reason);
  // It is made, written to one by one and many at once, carried over in the midst of it, closed, and opened once more.
  const { calls, folder } = await live(async (child, place) => {
    await child.ask(`open-in-place ${place}`);
    await child.hear();
    await appendAll(child, 0, 15);
    await must(child, "blob a 100000", "stored");
    await appendAtOnce(child);
    await appendAll(child, 15, 25);
    await must(child, "close", "closed");
    await child.ask(`open-in-place ${place}`);
    await child.hear();
    await appendAll(child, 25, 28);
  });
  const disk = emptyDisk(folder);
  // In memory where that is to be had: what is under test is what was synced before, not this disk.
  const memory = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();
  const target = join(await mkdtemp(join(memory, "two-rooms-")), "cut");
  const promised = new Map<string, number>();
  const logs = [...names, ...burst].map((name): readonly [string, LogId] => [name, logNamed(name)]);
  let cuts = 0;
  for (const [index, call] of calls.entries()) {
    disk.happen(call);
    if (call.type === "told") {
      const [word, name = "", seq = ""] = call.line.split(" ");
      if (word === "append") promised.set(name, Number(seq) + 1);
    }
    for (const share of [0, 0.5, 1]) {
      await disk.lose({ share, random: randomFrom(index) }, target);
      const found = await startOn(
        target,
        logs.map(([, log]) => log),
      );
      if ("fault" in found)
        throw new Error(`after call ${index} (${call.type}): ${found.sentence}`);
      for (const [at, [name, log]] of logs.entries()) {
        const entries = found[at] ?? [];
        expect(entries.length).toBeGreaterThanOrEqual(promised.get(name) ?? 0);
        const wrong = entries.findIndex(({ seq, bytes }, place) => {
          const { bytes: written } = entryOf(log, place, {
            fill: fillOf(name, place),
            length: 300,
          });
          return seq !== place || Buffer.compare(bytes, written) !== 0;
        });
        expect(wrong).toBe(-1);
      }
      await rm(target, { recursive: true });
      cuts += 1;
    }
  }
  await rm(dirname(target), { recursive: true });
  expect(cuts).toBeGreaterThan(500);
  process.stderr.write(
    `${cuts} power cuts over ${calls.length} calls: nothing acknowledged was lost\n`,
  );
});
