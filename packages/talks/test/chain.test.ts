// The chain under bad weather: whatever happens, what was released is told once and in the ledger, or let go and nobody was
// told; and nothing is told beyond its leave.

import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Leave } from "../src/index.ts";
import { due, foldEntries } from "../src/index.ts";
import { fileOf } from "./samples.ts";
import type { Scene } from "./scene.ts";
import { act, byAt, enter, id, logAt, p1, p2, roomOf, seatFor, start, time } from "./scene.ts";
import type { Count } from "./weather.ts";
import {
  appendOf,
  attempt,
  bodiesIn,
  checkEnds,
  checkLeave,
  finish,
  mediator,
  play,
  playOut,
  prepareCommand,
  weather,
} from "./weather.ts";

const say = (scene: Scene, leave: Leave): void => {
  const files = [fileOf(502), fileOf(602)];
  act(scene, "head1", { type: "say", room: p1, item: id(2), words: "W", leave, files }, 1);
};

describe("the chain of a carry", () => {
  test("T84 told exactly once and in the ledger, or not at all", () => {
    const count: Count = { carries: 0, told: 0, letGo: 0, takenBack: 0 };
    fc.assert(
      fc.property(weather, ([approval, all]) => {
        playOut(approval, all, count, checkEnds);
      }),
      { numRuns: 60 },
    );
    expect(count.told).toBeGreaterThan(50);
    expect(Math.min(count.letGo, count.takenBack)).toBeGreaterThan(1);
  });

  test("T85 nothing is told beyond its leave", () => {
    const count: Count = { carries: 0, told: 0, letGo: 0, takenBack: 0 };
    fc.assert(
      fc.property(weather, ([approval, all]) => {
        playOut(approval, all, count, checkLeave);
      }),
      { numRuns: 40 },
    );
    expect(count.told).toBeGreaterThan(30);
  });

  test("T84 a crash after any single step leaves a chain that anybody finishes", () => {
    for (let stop = 0; stop <= 3; stop += 1)
      for (const first of ["lead", "deputy"] as const) {
        const scene = start();
        const leave: Leave = { manners: ["own-idea"], onlyIfAsked: false };
        say(scene, leave);
        act(scene, "head2", { type: "ask-for", room: p2, asked: id(1), words: "And?" }, 1);
        act(scene, "lead", prepareCommand(1), 10);
        for (let done = 0; done < stop; done += 1)
          attempt(scene, mediator(scene, first), () =>
            appendOf(due(seatFor(scene, first), time(20)), 0),
          );
        finish(scene);
        const tolds = bodiesIn(scene, roomOf(p2), "told").length;
        expect([stop, first, tolds]).toEqual([stop, first, 1]);
        checkEnds(scene);
      }
  });

  test("T84 two mediators who both post each step tell it once", () => {
    const scene = start();
    const leave: Leave = { manners: ["own-idea"], onlyIfAsked: false };
    say(scene, leave);
    act(scene, "head2", { type: "ask-for", room: p2, asked: id(1), words: "And?" }, 1);
    act(scene, "lead", prepareCommand(1), 10);
    for (let n = 0; n < 3; n += 1) {
      const [mine, theirs] = (["lead", "deputy"] as const).map((name) =>
        appendOf(due(seatFor(scene, name), time(20)), 0),
      );
      if (mine === undefined || !("event" in mine)) throw new Error("nothing due");
      if (theirs === undefined || !("event" in theirs)) throw new Error("nothing due");
      expect(enter(scene, "lead", mine)).toBe("stands");
      expect(enter(scene, "deputy", theirs)).toBe("repeat");
    }
    checkEnds(scene);
  });

  test("T82 T8 whatever is due stands when it is appended, and is of the closed list", () => {
    const types = new Set<string>();
    fc.assert(
      fc.property(weather, fc.nat(20_000), ([approval, all], later) => {
        const scene = play(approval, all.slice(0, 40));
        const verdicts: unknown[] = [];
        for (const each of due(seatFor(scene, "lead"), time(later))) {
          if (each.type === "ask") continue;
          const { fold, entries } = logAt(scene, each.append.place);
          const by = byAt("lead", each.append.place, entries.length + 2);
          types.add(`${each.append.place.type} ${each.append.event.type}`);
          verdicts.push(...foldEntries(fold, [{ by, body: each.append.event }]).verdicts);
        }
        expect(verdicts.filter((verdict) => verdict !== "stands")).toEqual([]);
      }),
      { numRuns: 30 },
    );
    const closed = new Set([
      "desk carry-released",
      "room leave-let-go",
      "room leave-used",
      "room told",
    ]);
    expect([...types].filter((type) => !closed.has(type))).toEqual([]);
  });
});
