// A person of the demo with real keys on a device that forgets: the same client everybody else uses, over an office in this
// very process. Nothing of it is ever written to storage.

import { memoryDevice, newSheet, openClient, sheetKeys } from "@tworooms/client";
import type { Client, Ports, Talk } from "@tworooms/client";
import type { Who } from "./people.ts";

/** Fresh bytes for keys. */
export type Random = (length: number) => Uint8Array;

/** A person at a device. The sheet and the device's key are kept, so that a host can open the same device again. */
export type Player = {
  readonly who: Who;
  readonly client: Client;
  readonly ports: Ports;
  readonly sheet: Uint8Array;
  readonly deviceKey: CryptoKey;
};
/** A person who sits in the talks. */
export type Seated = Player & { readonly talk: Talk };

/** Makes the keys of a person and opens its client. */
export const newPlayer = async (
  who: Who,
  parts: {
    readonly transport: Ports["transport"];
    readonly now: () => number;
    readonly random: Random;
  },
): Promise<Player> => {
  const { transport, now, random } = parts;
  const ports: Ports = {
    store: memoryDevice(),
    transport,
    now,
    random,
    later: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
  };
  const sheet = newSheet(random);
  const deviceKey = await crypto.subtle.importKey(
    "raw",
    Uint8Array.from(random(32)),
    "AES-GCM",
    false,
    ["encrypt", "decrypt"],
  );
  const client = await openClient(ports, { sheet: await sheetKeys(sheet), deviceKey });
  return { who, client, ports, sheet, deviceKey };
};
