// Hosts for tests: one office in memory, and for each person a host over memory storage, served on a channel that two ends
// share, as BroadcastChannels do.

import { memoryDevice } from "@tworooms/client";
import type { DeviceStore, Ports } from "@tworooms/client";
import { transportInProcess } from "@tworooms/office";
import type { Office } from "@tworooms/office";
import type { Transport } from "@tworooms/wire";
import { makeWorld, seeded } from "../../../packages/client/test/world.ts";
import type { World } from "../../../packages/client/test/world.ts";
import type { Channel } from "../src/host/channel.ts";
import { makeHost } from "../src/host/host.ts";
import type { Host } from "../src/host/host.ts";
import type { KeyCase } from "../src/host/key-case.ts";
import { memoryKeyCase } from "../src/host/key-case.ts";
import { serveHost } from "../src/host/serve.ts";
import type { HostState, TalkState } from "../src/host/state.ts";
import type { Link } from "../src/page/link.ts";
import { linkOver } from "../src/page/link.ts";

const origin = "http://127.0.0.1:8470";

/** Channels of one name: what one end posts, every other end gets, later and as a copy. */
export const makeChannels = (): (() => Channel) => {
  const ends: Channel[] = [];
  return () => {
    const end: Channel = {
      onmessage: null,
      postMessage: (message) => {
        const data: unknown = structuredClone(message);
        for (const other of ends)
          if (other !== end) queueMicrotask(() => other.onmessage?.({ data }));
      },
    };
    ends.push(end);
    return end;
  };
};

/** A person at a device: its storage, its keys, its host and a tab. */
export type Tab = {
  readonly store: DeviceStore;
  readonly keys: KeyCase;
  readonly host: Host;
  readonly link: Link;
  readonly channel: () => Channel;
  readonly network: Network;
};

/** The network of a device. */
type Network = {
  isUp: boolean;
  /** Ends every live connection there is, as a network does that goes and is noticed. */
  readonly hangUp: () => void;
};

const onLine = (
  transport: Transport,
  network: { readonly isUp: boolean },
  hangUps: Set<() => void>,
): Transport => ({
  origin: transport.origin,
  ask: async (request) => (network.isUp ? transport.ask(request) : { fault: "unreachable" }),
  live: async (onTell, onClose) => {
    if (!network.isUp) return { fault: "unreachable" };
    const live = await transport.live(onTell, onClose);
    if ("fault" in live) return live;
    hangUps.add(() => {
      live.close();
      onClose();
    });
    // A line that went dead says nothing of it: what is asked over it is simply never heard.
    return { close: live.close, ask: (ask) => (network.isUp ? live.ask(ask) : undefined) };
  },
});

let count = 0;

/** Runs once after some milliseconds. */
export const afterwards: Ports["later"] = (milliseconds, run) => {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
};

/** Opens a tab of a person; the same storage and keys make it a reload. */
export const openTab = (
  office: Office,
  seed: string,
  device: {
    readonly store?: DeviceStore;
    readonly keys?: KeyCase;
    readonly now?: () => number;
    readonly later?: Ports["later"];
  } = {},
): Tab => {
  const store = device.store ?? memoryDevice();
  const keys = device.keys ?? memoryKeyCase();
  const hangUps = new Set<() => void>();
  const network: Network = {
    isUp: true,
    hangUp: () => {
      const open = [...hangUps];
      hangUps.clear();
      for (const hangUp of open) hangUp();
    },
  };
  count += 1;
  const host = makeHost({
    ports: {
      store,
      transport: onLine(transportInProcess(office, origin), network, hangUps),
      now: device.now ?? Date.now,
      random: seeded(`${seed}/${count}`),
      later: device.later ?? afterwards,
    },
    keys,
    isKept: async () => true,
    wipe: async () => {
      for (const key of await store.keys("")) await store.remove(key);
      await keys.write({});
    },
  });
  const channel = makeChannels();
  const near = channel();
  const link = linkOver(near, () => `${seed}-${(count += 1)}`);
  serveHost(host, channel(), `run-${count}`);
  return { store, keys, host, link, channel, network };
};

/** Waits until the tree of a tab is as wanted. */
export const until = <Found>(
  link: Link,
  look: (state: HostState) => Found | undefined | false,
): Promise<Found> =>
  new Promise((resolve) => {
    const check = (): boolean => {
      const found = look(link.state());
      if (found === undefined || found === false) return false;
      resolve(found);
      return true;
    };
    if (check()) return;
    const stop = link.subscribe(() => {
      if (check()) stop();
    });
  });

/** An office with people whose clock is the machine's. */
export const makeOfficeWorld = async (): Promise<World> => {
  const world = await makeWorld("screens");
  world.clock.now = Date.now();
  return world;
};

/** The only talk of a tab. */
export const onlyTalk = (state: HostState): TalkState | undefined => Object.values(state.talks)[0];
