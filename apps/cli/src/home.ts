// A seat's folder: its key sheet, its device key, the server it was told, and all that the client keeps. Files have mode
// 0600; whoever can read them can sit in the seat, and nothing here pretends otherwise.

import { randomBytes } from "node:crypto";
import { homedir } from "node:os";
import { join } from "node:path";
import { newSheet, openClient, sheetKeys, httpTransport } from "@tworooms/client";
import type { Client, DeviceStore, HttpPorts, Ports } from "@tworooms/client";
import { WebSocket } from "ws";
import { diskDevice } from "./disk-device.ts";
import type { CommonFlags, Terminal } from "./verb.ts";

/** A folder of one person's. */
export type Home = {
  readonly folder: string;
  readonly store: DeviceStore;
};

const sheetKey = "sheet";
const deviceKeyKey = "device-key";
const serverKey = "server";

/** Where this seat lives. */
export const homeOf = (flags: CommonFlags, terminal: Pick<Terminal, "env">): Home => {
  const folder = flags.home ?? terminal.env["TWOROOMS_HOME"] ?? join(homedir(), ".tworooms");
  return { folder, store: diskDevice(folder) };
};

const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));
const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** Node's fetch and the `ws` library, with an extra authority when NODE_EXTRA_CA_CERTS names one. */
export const nodeHttp: HttpPorts = {
  fetch: async (url, { headers, ...settings }) =>
    fetch(url, { ...settings, headers } as RequestInit),
  openSocket: (url, protocol) => {
    const socket = new WebSocket(url, protocol, { perMessageDeflate: false });
    return socket as unknown as ReturnType<HttpPorts["openSocket"]>;
  },
};

/** The 16 bytes of this home's sheet, if it has one. */
export const sheetOf = async (home: Home): Promise<Uint8Array | undefined> => {
  const bytes = await home.store.get(sheetKey);
  return bytes?.length === 16 ? bytes : undefined;
};

/** Gives the home a sheet: a new one, or one typed from paper. */
export const putSheet = (home: Home, sheet: Uint8Array): Promise<void> =>
  home.store.put(sheetKey, sheet);

/** A fresh sheet. */
export const freshSheet = (): Uint8Array => newSheet(random);

/** The server this home was told, if any. */
export const serverOf = async (home: Home): Promise<string | undefined> => {
  const bytes = await home.store.get(serverKey);
  return bytes === undefined ? undefined : decoder.decode(bytes);
};

/** Remembers the server. */
export const putServer = (home: Home, origin: string): Promise<void> =>
  home.store.put(serverKey, encoder.encode(origin));

const deviceKeyOf = async (home: Home): Promise<CryptoKey> => {
  let raw = await home.store.get(deviceKeyKey);
  if (raw?.length !== 32) {
    raw = random(32);
    await home.store.put(deviceKeyKey, raw);
  }
  return crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
};

/** The client of this home at a server. */
export const clientAt = async (home: Home, origin: string, sheet: Uint8Array): Promise<Client> => {
  const ports: Ports = {
    store: home.store,
    transport: httpTransport(origin, nodeHttp),
    now: () => Date.now(),
    random,
    later: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
  };
  return openClient(ports, {
    sheet: await sheetKeys(sheet),
    deviceKey: await deviceKeyOf(home),
  });
};
