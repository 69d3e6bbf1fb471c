// A real server over HTTP and WebSocket, its store on this disk: a carry until it is seen, appends and deliveries in rooms,
// what a delivery and an idle socket cost, and how soon a process is ready.

import { spawn } from "node:child_process";
import { fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { createConnection, createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newId } from "@tworooms/client";
import type { Following, Talk } from "@tworooms/client";
import type { Party } from "@tworooms/talks";
import { convened, got, seated } from "../packages/client/test/world.ts";
import { openStage } from "../e2e/stage.ts";
import type { Stage } from "../e2e/stage.ts";
import type { Bench } from "./bench.ts";
import { medianOf } from "./bench.ts";

const p1 = "p1" as Party;
const p2 = "p2" as Party;

const clock = (): number => Number(process.hrtime.bigint()) / 1e6;
const timed = async (task: () => Promise<void>): Promise<number> => {
  const from = clock();
  await task();
  return clock() - from;
};

const withFolder = async <T>(task: (folder: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), "two-rooms-bench-"));
  try {
    return await task(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Two heads and a mediator around a server on this disk, everybody following live. */
const withTalk = <T>(
  task: (scene: { stage: Stage; desk: Talk; a: Talk; b: Talk }) => Promise<T>,
): Promise<T> =>
  withFolder(async (folder) => {
    const stage = await openStage("bench", { data: join(folder, "data") });
    const following: { readonly talk: Talk; readonly live: Following }[] = [];
    try {
      const [lead, north, south] = [
        await stage.player("lead", undefined, "direct"),
        await stage.player("north", undefined, "direct"),
        await stage.player("south", undefined, "direct"),
      ];
      const desk = await convened(lead);
      const inLead = { person: lead, talk: desk };
      const a = await seated(inLead, north, { as: "head", party: p1 }, "authority");
      const b = await seated(inLead, south, { as: "head", party: p2 }, "authority");
      following.push(...[desk, a, b].map((talk) => ({ talk, live: talk.follow() })));
      for (const { talk, live } of following) {
        const isLive = (): boolean => talk.logs().every(({ book }) => live.isLive(book));
        if (isLive()) continue;
        await new Promise<void>((resolve) => {
          const stop = talk.onChange(() => {
            if (!isLive()) return;
            stop();
            resolve();
          });
        });
      }
      return await task({ stage, desk, a, b });
    } finally {
      for (const { live } of following) live.stop();
      await stage.close();
    }
  });

const until = (talk: Talk, isThere: () => boolean): Promise<void> =>
  isThere()
    ? Promise.resolve()
    : new Promise((resolve) => {
        const stop = talk.onChange(() => {
          if (!isThere()) return;
          stop();
          resolve();
        });
      });

const toldIn = (talk: Talk): number => {
  const fold = talk.logAt({ type: "room", party: p2 })?.fold();
  return fold?.type === "room" ? fold.state.tolds.size : 0;
};

/**
 * A carry is four appends: two at the desk, one in each room. Each is sealed, signed and synced once and makes one round
 * trip; the server and its author's client verify it, the author's client opens it; in a room one more member does both.
 */
const stepsOfCarry = [
  { verifications: 2, opens: 1 },
  { verifications: 2, opens: 1 },
  { verifications: 3, opens: 2 },
  { verifications: 3, opens: 2 },
] as const;
const bareCarry = async (
  folder: string,
  body: Uint8Array,
): Promise<{ readonly run: () => Promise<number>; readonly close: () => void }> => {
  const signing = await crypto.subtle.generateKey("Ed25519", false, ["sign", "verify"]);
  if (!("privateKey" in signing)) throw new Error("no key pair");
  const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, [
    "encrypt",
    "decrypt",
  ]);
  const file = openSync(join(folder, "bare"), "w");
  const echo = createServer((socket) => socket.on("data", (chunk) => socket.write(chunk)));
  await new Promise<void>((resolve) => echo.listen(0, "127.0.0.1", resolve));
  const socket = createConnection((echo.address() as AddressInfo).port, "127.0.0.1");
  await new Promise<void>((resolve) => socket.once("connect", resolve));
  socket.setNoDelay(true);
  const roundTrip = (bytes: Uint8Array): Promise<void> =>
    new Promise((resolve) => {
      let left = bytes.length;
      const onData = (chunk: Buffer): void => {
        left -= chunk.length;
        if (left > 0) return;
        socket.off("data", onData);
        resolve();
      };
      socket.on("data", onData);
      socket.write(bytes);
    });
  const run = (): Promise<number> =>
    timed(async () => {
      for (const { verifications, opens } of stepsOfCarry) {
        const iv = crypto.getRandomValues(new Uint8Array(12));
        const sealed = new Uint8Array(
          await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, body),
        );
        const signature = await crypto.subtle.sign("Ed25519", signing.privateKey, sealed);
        for (let time = 0; time < verifications; time += 1)
          await crypto.subtle.verify("Ed25519", signing.publicKey, signature, sealed);
        for (let time = 0; time < opens; time += 1)
          await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, sealed);
        writeSync(file, sealed);
        fdatasyncSync(file);
        await roundTrip(sealed);
      }
    });
  return {
    run,
    close: () => {
      socket.destroy();
      echo.close();
    },
  };
};

const carrySeen: Bench = {
  id: "carry-seen",
  what: "a carry from hand-over until the other room sees it, over WebSocket, against the same syncs, round trips, signatures and seals done bare",
  unit: "x",
  goal: "≤ 2 x (median)",
  run: () =>
    withFolder((folder) =>
      withTalk(async ({ stage, desk, a, b }) => {
        const bare = await bareCarry(folder, new Uint8Array(512));
        const ratios: number[] = [];
        const whole: number[] = [];
        const reference: number[] = [];
        for (let run = 0; run < 40; run += 1) {
          const ports = {
            random: (length: number) => crypto.getRandomValues(new Uint8Array(length)),
          };
          const item = newId<"item">(ports);
          got(
            await a.perform({
              type: "say",
              room: p1,
              item,
              words: `Item ${run}.`,
              leave: { manners: ["own-idea"], onlyIfAsked: false },
            }),
          );
          await until(
            desk,
            () =>
              desk.logAt({ type: "room", party: p1 })?.book.reader()?.state.head.seq ===
              a.logAt({ type: "room", party: p1 })?.book.reader()?.state.head.seq,
          );
          const before = toldIn(b);
          const one = await bare.run();
          const other = await timed(async () => {
            got(
              await desk.perform({
                type: "prepare-carry",
                carry: newId(ports),
                from: p1,
                item,
                to: p2,
                manner: "own-idea",
                words: "An idea of ours.",
                hold: 0,
                used: newId(ports),
                told: newId(ports),
              }),
            );
            await desk.settle();
            await until(b, () => toldIn(b) > before);
          });
          if (run < 8) continue;
          stage.clock.now += 1_000;
          ratios.push(other / one);
          whole.push(other);
          reference.push(one);
        }
        bare.close();
        const figure = medianOf(ratios);
        return {
          figure,
          met: figure <= 2,
          note: `${medianOf(whole).toFixed(1)} ms against ${medianOf(reference).toFixed(1)} ms, ${ratios.length} carries`,
        };
      }),
    ),
};

const processReady: Bench = {
  id: "server-ready",
  what: "a built server process from its start to a good answer at /readyz, against a Node process that listens and answers",
  unit: "s",
  goal: "≤ 0.5 s",
  run: () =>
    withFolder(async (folder) => {
      const main = new URL("../apps/cli/program/main.js", import.meta.url).pathname;
      const bare = `require("node:http").createServer((q,s)=>s.end("ok")).listen(0,"127.0.0.1",function(){console.log(JSON.stringify({url:"http://127.0.0.1:"+this.address().port}))})`;
      const ready = async (words: readonly string[], path: string): Promise<number> => {
        const from = clock();
        const child = spawn(process.execPath, words, {
          stdio: ["ignore", "pipe", "ignore"],
          env: { ...process.env, NODE_OPTIONS: "" },
        });
        const line = await new Promise<string>((resolve) =>
          child.stdout.once("data", (chunk) => resolve(String(chunk))),
        );
        const { url } = JSON.parse(line.split("\n")[0] ?? "{}");
        const response = await fetch(`${url}${path}`);
        const took = clock() - from;
        if (!response.ok) throw new Error("not ready");
        child.kill("SIGTERM");
        await new Promise((resolve) => child.once("exit", resolve));
        return took / 1_000;
      };
      const served: number[] = [];
      const reference: number[] = [];
      for (let run = 0; run < 6; run += 1) {
        const node = await ready(["-e", bare], "/");
        const ours = await ready(
          [main, "serve", "--json", "--port", "0", "--data", join(folder, "data")],
          "/readyz",
        );
        if (run === 0) continue;
        served.push(ours);
        reference.push(node);
      }
      const figure = medianOf(served);
      return {
        figure,
        met: figure <= 0.5,
        note: `bare Node ${medianOf(reference).toFixed(3)} s, ratio ${(figure / medianOf(reference)).toFixed(1)}`,
      };
    }),
};

export const benches: readonly Bench[] = [carrySeen, processReady];
