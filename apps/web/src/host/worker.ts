// The worker that may carry the host. Every tab starts one; the one that holds the lock is the host for all of them, and when
// its tab closes the next one takes over from what the device holds. Nothing of a talk is written anywhere but sealed.

import { httpTransport } from "@tworooms/client";
import type { HttpPorts, Ports } from "@tworooms/client";
import { broadcastChannel } from "./channel.ts";
import { makeHost } from "./host.ts";
import { indexedDevice, indexedKeyCase, openIndexed, wipeIndexed } from "./indexed.ts";
import { serveHost } from "./serve.ts";
import { upload } from "./upload.ts";

const name = "two-rooms";

const http: HttpPorts = {
  fetch: (url, { body, headers, method, redirect, cache, credentials }) =>
    fetch(url, {
      method,
      headers,
      redirect,
      cache,
      credentials,
      ...(body === undefined ? {} : { body: new Uint8Array(body) }),
    }),
  upload,
  openSocket: (url, protocol) =>
    new WebSocket(url, protocol) as ReturnType<HttpPorts["openSocket"]>,
};

const carry = async (server: string): Promise<void> => {
  const database = await openIndexed(name);
  const ports: Ports = {
    store: indexedDevice(database),
    transport: httpTransport(server, http),
    now: () => Date.now(),
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    later: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
  };
  const host = makeHost({
    ports,
    keys: indexedKeyCase(database),
    isKept: () => navigator.storage.persisted(),
    wipe: () => wipeIndexed(database),
  });
  serveHost(host, broadcastChannel(name), crypto.randomUUID());
};

/** The page says which server once; then the worker waits for its turn to be the host, and is it until its tab closes. */
addEventListener(
  "message",
  ({ data }: MessageEvent<{ readonly server: string }>) => {
    void navigator.locks.request(`${name}/host`, async () => {
      await carry(data.server);
      await new Promise<never>(() => undefined);
    });
  },
  { once: true },
);
