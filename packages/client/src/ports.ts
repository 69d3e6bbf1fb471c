// What a client needs of the machine it runs on. Everything else in this workspace is the same in Node, in a browser and
// in a test that replays two runs byte for byte: no clock, randomness, disk or network is reached but through these.

import type { Transport } from "@tworooms/wire";

/** Keyed bytes on this device. A promise resolves when the write would survive the process; `put` replaces whole. */
export type DeviceStore = {
  readonly get: (key: string) => Promise<Uint8Array | undefined>;
  readonly put: (key: string, bytes: Uint8Array) => Promise<void>;
  /** Adds at the end; a torn end after a crash is the reader's to see. */
  readonly append: (key: string, bytes: Uint8Array) => Promise<void>;
  readonly remove: (key: string) => Promise<void>;
  /** Keys that start so, in order. */
  readonly keys: (prefix: string) => Promise<readonly string[]>;
};

/** All ports at once. */
export type Ports = {
  readonly store: DeviceStore;
  readonly transport: Transport;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** n bytes fit for keys. */
  readonly random: (length: number) => Uint8Array;
  /** Runs once after some milliseconds; returns how to call it off. */
  readonly later: (milliseconds: number, run: () => void) => () => void;
};
