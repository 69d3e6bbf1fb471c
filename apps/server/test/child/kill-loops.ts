// Kills a writing process over and over, at moments of every kind, and holds what the next one finds against what was
// acknowledged. It says nothing about a power cut: what was written but not synced survives the end of a process.

import { expect } from "vitest";
import { newFolder } from "../folders.ts";
import { digestOf } from "./contents.ts";
import { buildChild, startChild, type Child } from "./start-child.ts";

const names = ["a", "b", "c", "d"];

type Promised = { readonly entries: Map<string, number>; readonly facts: Map<string, number> };

const note = (promised: Promised, [word = "", name = "", number = ""]: readonly string[]): void => {
  const told = word === "stored" ? promised.entries : promised.facts;
  const value = word === "stored" ? Number(number) + 1 : Number(number);
  expect(["stored", "fact"]).toContain(word);
  told.set(name, Math.max(told.get(name) ?? 0, value));
};

// Nothing that was acknowledged is missing, no place is empty, none is taken twice, and every byte is as it was written.
const check = async (child: Child, promised: Promised): Promise<number> => {
  let unpromised = 0;
  for (const name of names) {
    const [, , count = "", digest = "", version = ""] = await child.ask(`count ${name}`);
    const least = promised.entries.get(name) ?? 0;
    expect(Number(count)).toBeGreaterThanOrEqual(least);
    expect(Number(digest)).toBe(digestOf(name, Number(count)));
    const facts = promised.facts.get(name) ?? 0;
    expect(Number(version)).toBeGreaterThanOrEqual(facts);
    expect(Number(version)).toBeLessThanOrEqual(facts + 1);
    unpromised += Number(count) - least;
    // What is found after a start is durable, and so may be counted on from here.
    promised.entries.set(name, Number(count));
    promised.facts.set(name, Number(version));
  }
  return unpromised;
};

// Hears everything that was told before the end.
const noteRest = async (child: Child, promised: Promised): Promise<number> => {
  let told = 0;
  for (let line = await child.hear(); line !== undefined; line = await child.hear()) {
    note(promised, line);
    told += 1;
  }
  return told;
};

type Tally = { readonly acknowledged: number; readonly unpromised: number };

// One folder, killed again and again.
const runLane = async (program: string, loops: number): Promise<Tally> => {
  const { folder, drop } = await newFolder();
  const promised: Promised = { entries: new Map(), facts: new Map() };
  let acknowledged = 0;
  let unpromised = 0;
  for (let loop = 0; loop < loops; loop += 1) {
    const child = startChild(program);
    child.say(`open ${folder}`);
    expect(await child.hear()).toEqual(["opening"]);
    // One in ten dies while it opens.
    if (loop % 10 === 9) {
      child.kill();
      await child.ended;
      continue;
    }
    expect(await child.hear()).toEqual(["open", "live"]);
    unpromised += await check(child, promised);
    child.say(`write ${names.join(" ")}`);
    // Kills fall after one acknowledgement, or two, or many, wherever the next commit happens to be.
    const patience = 1 + ((loop * 7) % 41);
    for (let told = 0; told < patience; told += 1) note(promised, (await child.hear()) ?? []);
    child.kill();
    await child.ended;
    acknowledged += patience + (await noteRest(child, promised));
  }
  const last = startChild(program);
  last.say(`open ${folder}`);
  expect(await last.hear()).toEqual(["opening"]);
  expect(await last.hear()).toEqual(["open", "live"]);
  unpromised += await check(last, promised);
  expect(await last.ask("close")).toEqual(["closed"]);
  last.kill();
  await last.ended;
  await drop();
  return { acknowledged, unpromised };
};

/** Runs `loops` loops on four folders side by side; gives how many writes were acknowledged, and how many were found that had not been. */
export const runKillLoops = async (loops: number): Promise<Tally> => {
  const program = await buildChild();
  const lanes = Array.from({ length: 4 }, () => runLane(program, loops / 4));
  const tallies = await Promise.all(lanes);
  return {
    acknowledged: tallies.reduce((sum, tally) => sum + tally.acknowledged, 0),
    unpromised: tallies.reduce((sum, tally) => sum + tally.unpromised, 0),
  };
};
