// A new key sheet: the same vault under new words, made by the signature of a seat, and the old vault taken off the server.
// The new one stands and was read back before the old one goes; whatever breaks between, both open the same seats.

import type { SheetKeys } from "@tworooms/seal";
import type { Asking } from "./asking.ts";
import { memoryDevice } from "./memory-device.ts";
import type { Ports } from "./ports.ts";
import type { Talk } from "./talk.ts";
import type { VaultKeeper, VaultTrouble } from "./vault-keeper.ts";
import { keepVault } from "./vault-keeper.ts";

/** Puts what a vault holds under a new sheet as well. The local copy is still the old one's until the old one retires. */
export const copyVault = async (
  ports: Ports,
  asking: Asking,
  vault: VaultKeeper,
  talk: Talk,
  sheet: SheetKeys,
): Promise<"stored" | VaultTrouble> => {
  const log = talk.logs().find(({ me }) => me() !== undefined)?.book;
  if (log === undefined) return { type: "refused", code: "not-admitted" };
  const refreshed = await vault.refresh();
  if (refreshed !== "current") return refreshed;
  const token = await asking.tokenOf(log.prover());
  if (typeof token !== "string") return token;
  // The new vault must not touch the local copy before its words are kept, so it is made over a store of its own.
  const fresh = await keepVault({ ...ports, store: memoryDevice() }, asking, sheet);
  const held = vault.current();
  return fresh.change(() => held, { log: log.spec.log, token });
};

/** Takes the old vault off the server and makes the new one this device's own. */
export const retireVault = async (
  ports: Ports,
  asking: Asking,
  sheets: { readonly old: SheetKeys; readonly now: SheetKeys },
): Promise<VaultKeeper | VaultTrouble> => {
  const old = await keepVault(ports, asking, sheets.old);
  const gone = await old.destroy();
  if (gone !== "stored") return gone;
  await ports.store.remove("vault");
  const now = await keepVault(ports, asking, sheets.now);
  const refreshed = await now.refresh();
  return refreshed === "current" ? now : refreshed;
};
