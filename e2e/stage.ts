// A real server and persons with seeds: what the proofs are played on. The server listens on this machine, on a store in
// memory or in a folder; every person goes through a proxy that keeps what the server sent.

import { memoryStore } from "@tworooms/office";
import { httpTransport } from "@tworooms/client";
import type { DeviceStore } from "@tworooms/client";
import { settingsFrom, startServer } from "@tworooms/server";
import type { Running, ServerParts } from "@tworooms/server";
import type { Transport } from "@tworooms/wire";
import { admission, makePerson, morning, seeded } from "../packages/client/test/world.ts";
import type { Person } from "../packages/client/test/world.ts";
import type { Recording } from "./recording.ts";
import { httpThrough, recordTo } from "./recording.ts";

/** A person on the stage. `cut` makes its network fail from now on. */
export type Player = Person & { readonly recording: Recording; readonly network: Network };
/** Whether a proxy keeps what the server sends, or the person dials the server itself (for benches). */
export type Way = "recorded" | "direct";
/** A network that can be cut: after `left` more appends nothing gets through. */
export type Network = { left: number };

/** A server and its people. */
export type Stage = {
  readonly running: Running;
  readonly clock: { now: number };
  readonly logLines: readonly string[];
  readonly player: (name: string, device?: DeviceStore, way?: Way) => Promise<Player>;
  readonly close: () => Promise<void>;
};

const cuttable = (transport: Transport, network: Network): Transport => ({
  origin: transport.origin,
  ask: async (request) => {
    if (network.left <= 0) return { fault: "unreachable" };
    if (request.type === "append") network.left -= 1;
    return transport.ask(request);
  },
  live: async (onTell, onClose) => {
    if (network.left <= 0) return { fault: "unreachable" };
    const live = await transport.live(onTell, onClose);
    if ("fault" in live) return live;
    return {
      ...live,
      ask: (asked) => {
        if (network.left <= 0) return;
        if (asked.type === "append") network.left -= 1;
        live.ask(asked);
      },
    };
  },
});

/** Opens a stage. `seed` fixes every random byte on it, the server's too. */
export const openStage = async (
  seed: string,
  settings: { readonly data?: string; readonly parts?: ServerParts } = {},
): Promise<Stage> => {
  const clock = { now: morning };
  const logLines: string[] = [];
  const wanted = settingsFrom(
    { port: "0", ...(settings.data === undefined ? {} : { data: settings.data }) },
    { TWOROOMS_ADMISSION: admission },
  );
  if ("fault" in wanted) throw new Error(wanted.sentence);
  const running = await startServer(wanted, {
    now: () => clock.now,
    secret: seeded(`${seed}/server`)(32),
    log: { write: (line) => void logLines.push(line) },
    ...(settings.data === undefined ? { store: memoryStore() } : {}),
    ...settings.parts,
  });
  if ("fault" in running) throw new Error(running.sentence);
  const closing: (() => Promise<void> | void)[] = [];
  return {
    running,
    clock,
    logLines,
    player: async (name, device, way = "recorded") => {
      const recording = await recordTo(running.port);
      const { ports, close } = httpThrough(way === "recorded" ? recording.port : running.port);
      closing.push(close, recording.close);
      const network: Network = { left: Number.POSITIVE_INFINITY };
      const transport = cuttable(httpTransport(running.origin, ports), network);
      const person = await makePerson(name, seed, clock, transport, device);
      return { ...person, recording, network };
    },
    close: async () => {
      for (const close of closing) await close();
      await running.close();
    },
  };
};
