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
import { emptyDisk, nameOfImage, writeImage, type Image } from "./child/power-loss.ts";
import { buildChild, startChild, type Child } from "./child/start-child.ts";
import { readCalls, underStrace, whyNoStrace, type Call } from "./child/system-calls.ts";
import { newFolder } from "./folders.ts";
import { startOn } from "./in-place.ts";

const reason = whyNoStrace();
if (reason !== undefined) process.stderr.write(`skipped: ${reason}\n`);

const names = ["a", "b"];
const burst = Array.from({ length: 64 }, (_, index) => `burst-${index}`);

type Life = { readonly folder: string; readonly calls: readonly Call[] };

// Runs a child under strace and gives what it did to a folder; `failing` is a sync that is to fail.
const live = async (
  script: (child: Child) => Promise<void>,
  folder: string,
  failing?: number,
): Promise<readonly Call[]> => {
  const trace = `${folder}.trace`;
  const child = startChild(await buildChild(), { under: underStrace(trace, failing) });
  await script(child);
  child.end();
  await child.ended;
  return readCalls(trace, folder);
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

test("O60 and O64 each acknowledged write has a sync before it: its own, or one shared by few commits", async (context) => {
  if (reason !== undefined) context.skip(reason);
  const { folder, drop } = await newFolder();
  const calls = await live(async (child) => {
    await child.ask(`open ${folder}`);
    await child.hear();
    await appendAll(child, 0, 13);
    await appendAtOnce(child);
    await must(child, "close", "closed");
  }, folder);
  await drop();
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

const logs = [...names, ...burst].map((name): readonly [string, LogId] => [name, logNamed(name)]);

// How many entries a start on an image finds in each log; a refusal or a wrong entry is thrown.
const lengthsOn = async (image: Image, target: string): Promise<ReadonlyMap<string, number>> => {
  await writeImage(image, target);
  const found = await startOn(
    target,
    logs.map(([, log]) => log),
  );
  await rm(target, { recursive: true });
  if ("fault" in found) throw new Error(found.sentence);
  const lengths = new Map<string, number>();
  for (const [at, [name, log]] of logs.entries()) {
    const entries = found[at] ?? [];
    const wrong = entries.findIndex(({ seq, bytes }, place) => {
      const { bytes: written } = entryOf(log, place, { fill: fillOf(name, place), length: 300 });
      return seq !== place || Buffer.compare(bytes, written) !== 0;
    });
    if (wrong !== -1) throw new Error(`the log ${name} is wrong at ${wrong}`);
    lengths.set(name, entries.length);
  }
  return lengths;
};

// Cuts the power after every call of a life, three times with different luck, and starts on what is left, once on each
// image; with `begin`, only after the first call of that type.
const cutEverywhere = async ({ calls, folder }: Life, begin?: Call["type"]): Promise<number> => {
  const disk = emptyDisk(folder);
  // In memory where that is to be had: what is under test is what was synced before, not this disk.
  const memory = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();
  const target = join(await mkdtemp(join(memory, "two-rooms-")), "cut");
  const promised = new Map<string, number>();
  const started = new Map<string, ReadonlyMap<string, number>>();
  const first = begin === undefined ? 0 : calls.findIndex(({ type }) => type === begin);
  let cuts = 0;
  for (const [index, call] of calls.entries()) {
    disk.happen(call);
    if (call.type === "told") {
      const [word, name = "", seq = "", answer] = call.line.split(" ");
      if (word === "append" && answer === "stored") promised.set(name, Number(seq) + 1);
    }
    for (const share of index < first ? [] : [0, 0.5, 1]) {
      const image = disk.lose({ share, random: randomFrom(index) });
      const imageName = nameOfImage(image);
      const lengths =
        started.get(imageName) ??
        (await lengthsOn(image, target).catch((cause: unknown) => {
          throw new Error(`after call ${index} (${call.type})`, { cause });
        }));
      started.set(imageName, lengths);
      for (const [name, length] of promised)
        if ((lengths.get(name) ?? 0) < length)
          throw new Error(
            `after call ${index} (${call.type}) the log ${name} lacks what was stored`,
          );
      cuts += 1;
    }
  }
  await rm(dirname(target), { recursive: true });
  return cuts;
};

test("O64 and O68 the power may go at any call: a start finds all that was acknowledged, as a whole chain", async (context) => {
  if (reason !== undefined) context.skip(reason);
  // It is made, written to one by one and many at once, carried over in the midst of it, closed, and opened once more.
  const { folder, drop } = await newFolder();
  const calls = await live(async (child) => {
    await child.ask(`open-in-place ${folder}`);
    await child.hear();
    await appendAll(child, 0, 15);
    await must(child, "blob a 100000", "stored");
    await appendAtOnce(child);
    await appendAll(child, 15, 25);
    await must(child, "close", "closed");
    await child.ask(`open-in-place ${folder}`);
    await child.hear();
    await appendAll(child, 25, 28);
  }, folder);
  await drop();
  const cuts = await cutEverywhere({ folder, calls });
  expect(cuts).toBeGreaterThan(500);
  process.stderr.write(`${cuts} power cuts: nothing acknowledged was lost\n`);
});

// One life in which one sync fails: written to until it is told so or is done, and killed there; and a next one, which
// finds the files as the page cache has them, and must not build on what is not on the disk.
const failedLife = async (failing: number): Promise<Life & { readonly isTold: boolean }> => {
  const { folder, drop } = await newFolder();
  let stored = 0;
  let isTold = false;
  const first = await live(
    async (child) => {
      await child.ask(`open-in-place ${folder}`);
      isTold = (await child.hear())?.at(-1) !== "live";
      while (stored < 30 && !isTold) {
        const answer = (await child.ask(`append a ${stored}`)).at(-1);
        if (answer === "stored") stored += 1;
        else isTold = true;
      }
      child.say("die");
    },
    folder,
    failing,
  );
  const second = await live(async (child) => {
    await child.ask(`open-in-place ${folder}`);
    await child.hear();
    for (let seq = stored; seq < stored + 5; seq += 1)
      await must(child, `append a ${seq}`, "stored");
  }, folder);
  await drop();
  return { folder, calls: [...first, ...second], isTold };
};

test("O62 and O64 the power may go at any call after a failed sync, whose bytes no later sync writes", async (context) => {
  if (reason !== undefined) context.skip(reason);
  const whole = await failedLife(1000);
  const toFirst = whole.calls.slice(0, whole.calls.findIndex(isStored));
  const before = toFirst.filter((call) => call.type === "sync").length;
  let cuts = 0;
  let told = 0;
  // Syncs of opening, of the first commit, of later ones, and of carrying over among them.
  const soon = Array.from({ length: 6 }, (_, index) => before - 4 + index);
  const later = Array.from({ length: 7 }, (_, index) => before + 4 * (index + 1));
  for (const failing of [...soon, ...later]) {
    const life = await failedLife(failing);
    expect(life.calls.some((call) => call.type === "failed-sync")).toBe(true);
    cuts += await cutEverywhere(life, "failed-sync");
    if (life.isTold) told += 1;
  }
  expect(told).toBeGreaterThan(3);
  process.stderr.write(`${cuts} power cuts around failed syncs: nothing acknowledged was lost\n`);
});
