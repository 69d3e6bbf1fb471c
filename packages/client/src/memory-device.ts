// A device that forgets: for tests, the demo, and whoever wants nothing on disk. Passes the same contract as the others.

import { joinBytes } from "@tworooms/seal/envelope";
import type { DeviceStore } from "./ports.ts";

/** An empty device store in memory. */
export const memoryDevice = (): DeviceStore => {
  const held = new Map<string, Uint8Array>();
  return {
    get: async (key) => held.get(key)?.slice(),
    put: async (key, bytes) => {
      held.set(key, bytes.slice());
    },
    append: async (key, bytes) => {
      held.set(key, joinBytes(held.get(key) ?? new Uint8Array(), bytes));
    },
    remove: async (key) => {
      held.delete(key);
    },
    keys: async (prefix) => [...held.keys()].filter((key) => key.startsWith(prefix)).sort(),
  };
};
