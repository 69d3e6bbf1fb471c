// What of a client the host needs to keep a talk: ports, sealed records and the vault. A person who walked into a room with
// that room's keys alone has no vault; its place is held by an empty one that stores nothing.

import type { Client, DeviceStore, VaultKeeper } from "@tworooms/client";

export type Hands = Pick<Client, "ports" | "asking" | "records" | "vault">;

const noVault = { type: "refused", code: "walk-in-only" } as const;

/** A vault that holds nothing and takes nothing. */
export const emptyVaultKeeper: VaultKeeper = {
  current: () => ({ seats: [] }),
  version: () => 0,
  wentBack: () => false,
  refresh: () => Promise.resolve("current"),
  change: () => Promise.resolve(noVault as never),
  offer: () => Promise.resolve("stored"),
  destroy: () => Promise.resolve(noVault as never),
};

const prefix = "walk-in/";
const place = (key: string): string => (key.startsWith("logs/") ? key : `${prefix}${key}`);

/** A store that shares the sealed logs and keeps all else apart, so that nothing of the whole seat is read or written over. */
export const storeApart = (store: DeviceStore): DeviceStore => ({
  get: (key) => store.get(place(key)),
  put: (key, bytes) => store.put(place(key), bytes),
  append: (key, bytes) => store.append(place(key), bytes),
  remove: (key) => store.remove(place(key)),
  keys: async (start) =>
    (await store.keys(place(start))).map((key) =>
      key.startsWith(prefix) ? key.slice(prefix.length) : key,
    ),
});

/** Forgets what was kept apart. */
export const forgetApart = async (store: DeviceStore): Promise<void> => {
  for (const key of await store.keys(prefix)) await store.remove(key);
};
