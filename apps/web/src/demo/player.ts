// A person of the demo with real keys on a device that forgets: the same client everybody else uses, over an office in this
// very process. Nothing of it is ever written to storage.

import { memoryDevice, newSheet, openClient, sheetKeys } from "@tworooms/client";
import type { Client, Ports, SheetKeys, Talk } from "@tworooms/client";
import { deviceKeyUnder } from "../host/device-key.ts";
import type { Who } from "./people.ts";

/** Fresh bytes for keys. */
export type Random = (length: number) => Uint8Array;

/** A person at a device. The sheet and the device's key are kept, so that a host can open the same device again. */
export type Player = {
  readonly who: Who;
  readonly client: Client;
  readonly ports: Ports;
  readonly sheet: Uint8Array;
  readonly keys: SheetKeys;
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
  const keys = await sheetKeys(sheet);
  const deviceKey = await deviceKeyUnder(ports.store, keys, random);
  if (deviceKey === "another-sheet") throw new Error("an empty device belongs to somebody");
  const client = await openClient(ports, { sheet: keys, deviceKey });
  return { who, client, ports, sheet, keys, deviceKey };
};

/** Everybody who came, by short name. */
export type Cast = Map<Who, Seated>;

/** Somebody who came; a story in which somebody acts before that is wrong. */
export const seatedIn = (cast: ReadonlyMap<Who, Seated>, who: Who): Seated => {
  const found = cast.get(who);
  if (found === undefined) throw new Error("somebody acts who has not come");
  return found;
};
