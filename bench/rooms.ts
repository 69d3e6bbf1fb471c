// Appends and deliveries in rooms of three, what one delivery costs the server, and what an idle live connection weighs.

import { fork } from "node:child_process";
import { fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Live } from "@tworooms/wire";
import { WebSocket } from "ws";
import type { Bench } from "./bench.ts";
import { medianOf } from "./bench.ts";
import type { Room, ServerProcess } from "./parts/rooms.ts";
import { follow, openRoom, sealAhead, withServer } from "./parts/rooms.ts";

const seconds = async (task: () => Promise<void>): Promise<number> => {
  const from = performance.now();
  await task();
  return (performance.now() - from) / 1_000;
};

/** Single-record appends with fdatasync per second on this disk. */
const syncsPerSecond = async (count: number): Promise<number> => {
  const folder = mkdtempSync(join(tmpdir(), "two-rooms-bench-"));
  const file = openSync(join(folder, "reference"), "w");
  const record = new Uint8Array(1_184);
  const took = await seconds(async () => {
    for (let index = 0; index < count; index += 1) {
      writeSync(file, record);
      fdatasyncSync(file);
    }
  });
  rmSync(folder, { recursive: true, force: true });
  return count / took;
};

/** Sends entries one after another over a live connection, each when the one before is acknowledged and delivered to all three. */
const runRoom = async (
  server: ServerProcess,
  room: Room,
  sealed: readonly Uint8Array[],
): Promise<() => Promise<void>> => {
  let acknowledged = 0;
  let delivered = 0;
  let wake = (): void => undefined;
  const lives: Live[] = [];
  for (const [index, prover] of room.provers.entries())
    lives.push(
      await follow(server, room, prover, (tell) => {
        if (tell.type === "entry") delivered += 1;
        if (tell.type === "appended" && index === 0) acknowledged += 1;
        if (tell.type === "refused" || tell.type === "ended") throw new Error(tell.code);
        wake();
      }),
    );
  const [writer] = lives;
  return async () => {
    for (const [index, envelope] of sealed.entries()) {
      writer?.ask({ type: "append", envelope });
      while (acknowledged <= index || delivered < 3 * (index + 1))
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
    for (const live of lives) live.close();
  };
};

// No goal was set for these: the marks are what two cores that play the server and everybody in the rooms must not fall under.
const rooms = (count: number, entries: number, atLeast: number): Bench => ({
  id: `rooms-${count}`,
  what: `appends a second in ${count} room${count === 1 ? "" : "s"} of three, each delivered to all members before the next, against single fdatasyncs a second`,
  unit: "x",
  goal: `≥ ${atLeast} x`,
  run: () =>
    withServer(async (server) => {
      const runs: (() => Promise<void>)[] = [];
      for (let index = 0; index < count; index += 1) {
        const room = await openRoom(server);
        runs.push(await runRoom(server, room, await sealAhead(room, entries)));
      }
      const before = await syncsPerSecond(200);
      const took = await seconds(async () => {
        await Promise.all(runs.map((run) => run()));
      });
      const after = await syncsPerSecond(200);
      const reference = (before + after) / 2;
      const appends = (count * entries) / took;
      const figure = appends / reference;
      return {
        figure,
        met: figure >= atLeast,
        note: `${appends.toFixed(0)} appends/s, ${(3 * appends).toFixed(0)} deliveries/s, reference ${reference.toFixed(0)}/s`,
      };
    }),
});

const watchers = 64;

/** Microseconds of CPU that a bare send to a socket costs, over as many sockets. */
const bareSend = async (times: number): Promise<number> => {
  const child = fork(new URL("./parts/bare-sends.ts", import.meta.url), {
    execArgv: ["--import", new URL("./plain.mjs", import.meta.url).href],
  });
  const heard = <T>(): Promise<T> =>
    new Promise((resolve) => child.once("message", (message) => resolve(message as T)));
  const { port } = await heard<{ port: number }>();
  const sockets = Array.from({ length: watchers }, () => new WebSocket(`ws://127.0.0.1:${port}`));
  await Promise.all(
    sockets.map((socket) => new Promise((resolve) => socket.once("open", resolve))),
  );
  const sends = async (): Promise<number> => {
    const answer = heard<{ cpu: number }>();
    child.send(times);
    return (await answer).cpu / (times * watchers);
  };
  await sends();
  const figures = [await sends(), await sends(), await sends()];
  for (const socket of sockets) socket.terminate();
  child.send("end");
  return medianOf(figures);
};

const cpuPerDelivery: Bench = {
  id: "cpu-per-delivery",
  what: `server CPU for one delivery: appends to a room with ${watchers} more live connections against the same without`,
  unit: "µs",
  goal: "≤ 15 µs",
  run: () =>
    withServer(async (server) => {
      const entries = 150;
      const figures: number[] = [];
      // The first pair warms up and is left out: a server sends for weeks what it compiles once.
      for (let pair = 0; pair <= 5; pair += 1) {
        const costs: number[] = [];
        for (const extra of [0, watchers]) {
          const room = await openRoom(server);
          const run = await runRoom(server, room, await sealAhead(room, entries));
          let got = 0;
          let wake = (): void => undefined;
          const lives: Live[] = [];
          const [prover] = room.provers;
          for (let index = 0; index < extra && prover !== undefined; index += 1)
            lives.push(
              await follow(server, room, prover, (tell) => {
                if (tell.type === "entry") got += 1;
                wake();
              }),
            );
          const from = await server.cost();
          await run();
          while (got < extra * entries)
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
          costs.push((await server.cost()).cpu - from.cpuAfter);
          for (const live of lives) live.close();
        }
        const [without = 0, withThem = 0] = costs;
        if (pair > 0) figures.push((withThem - without) / (watchers * entries));
      }
      const figure = medianOf(figures);
      return {
        figure,
        met: figure <= 15,
        note: `${figures.map((each) => each.toFixed(1)).join(", ")} µs in five pairs; a bare send ${(await bareSend(entries)).toFixed(1)} µs`,
      };
    }),
};

const idle = 2_000;
const memoryPerSocket: Bench = {
  id: "memory-per-idle-socket",
  what: `server memory for one idle live connection that follows a log, at ${idle}`,
  unit: "KB",
  goal: "≤ 15 KB",
  run: () =>
    withServer(async (server) => {
      const room = await openRoom(server);
      const [prover] = room.provers;
      if (prover === undefined) throw new Error("nobody sits");
      const lives: Live[] = [];
      const open = async (): Promise<void> => {
        lives.push(await follow(server, room, prover, () => undefined));
      };
      // What the first connections make once (code, pools) is not counted against each of the others.
      for (let index = 0; index < 200; index += 1) await open();
      const before = await server.cost();
      while (lives.length < 200 + idle) await Promise.all(Array.from({ length: 20 }, open));
      const after = await server.cost();
      const weighed = (grown: number): number => grown / (lives.length - 200) / 1_000;
      const figure = weighed(after.rss - after.room - (before.rss - before.room));
      for (const live of lives) live.close();
      return {
        figure,
        met: figure <= 15,
        note: `${weighed(after.rss - before.rss).toFixed(1)} KB with the engine's empty room, ${(after.rss / 1e6).toFixed(0)} MB in all`,
      };
    }),
};

export const benches: readonly Bench[] = [
  rooms(1, 300, 0.1),
  rooms(8, 150, 0.25),
  rooms(64, 50, 0.4),
  cpuPerDelivery,
  memoryPerSocket,
];
