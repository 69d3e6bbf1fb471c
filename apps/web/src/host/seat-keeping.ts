// How a person's seat comes onto this device and leaves it: a new key sheet, opening by twelve words, locking, walking in
// with one room's keys, forgetting. Keys are kept before anything is put at the server, so no seat is made that nobody can open.

import type { BookSpec, Client, LogId, Ports, SheetKeys } from "@tworooms/client";
import {
  asking as askingOver,
  booksOf,
  copyVault,
  deviceRecords,
  isFault,
  keepVault,
  newSheet,
  openClient,
  retireVault,
  sheetFromText,
  sheetKeys,
  wordsFromSheet,
} from "@tworooms/client";
import type { Party } from "@tworooms/talks";
import { no } from "./acts.ts";
import type { Outcome } from "./acts.ts";
import { deviceKeyUnder, resealDeviceKey } from "./device-key.ts";
import { emptyVaultKeeper, forgetApart, storeApart } from "./hands.ts";
import type { Hands } from "./hands.ts";
import type { AloneLog, KeyCase } from "./key-case.ts";
import type { TalkHost } from "./talk-host.ts";

const unsavedName = "sheet/unsaved";

/** The words of a sheet that was not shown to be saved yet. */
export const unsavedWords = async (client: Client): Promise<readonly string[] | undefined> => {
  const record = await client.records.get(unsavedName);
  if (typeof record !== "object" || record === null || !("words" in record)) return undefined;
  const { words } = record;
  return Array.isArray(words) ? words.filter((word) => typeof word === "string") : undefined;
};

/** Notes that the sheet is on paper: its words leave this device. */
export const forgetWords = (client: Client): Promise<void> => client.records.remove(unsavedName);

const keepWords = (client: Client, entropy: Uint8Array): Promise<void> =>
  client.records.put(unsavedName, { words: [...wordsFromSheet(entropy)] });

/** A new person on this device: a fresh sheet, its keys kept, nothing at the server yet. */
export const newSeat = async (ports: Ports, keys: KeyCase): Promise<Client | "another-sheet"> => {
  const entropy = newSheet(ports.random);
  const sheet = await sheetKeys(entropy);
  const deviceKey = await deviceKeyUnder(ports.store, sheet, ports.random);
  if (deviceKey === "another-sheet") return deviceKey;
  await keys.write({ sheet, device: deviceKey });
  const client = await openClient(ports, { sheet, deviceKey });
  await keepWords(client, entropy);
  return client;
};

/** Opens this device by twelve words: what was locked here, or, on an empty device, the vault at the server. */
export const unlockSeat = async (
  ports: Ports,
  keys: KeyCase,
  words: string,
): Promise<Outcome<Client>> => {
  const entropy = sheetFromText(words);
  if (isFault(entropy)) return no(entropy.fault);
  const sheet = await sheetKeys(entropy);
  const vault = await keepVault(ports, askingOver(ports.transport, ports.now), sheet);
  const refreshed = await vault.refresh();
  // Without the server, what this device holds is enough, if it opens.
  if (refreshed !== "current" && vault.version() === 0)
    return no("code" in refreshed ? refreshed.code : "unreachable");
  const deviceKey = await deviceKeyUnder(ports.store, sheet, ports.random);
  if (deviceKey === "another-sheet") return no("another-sheet");
  await keys.write({ sheet, device: deviceKey });
  await forgetApart(ports.store);
  return { ok: true, value: await openClient(ports, { sheet, deviceKey }) };
};

/** A new sheet for the same seats; the old one opens nothing once this resolves well. */
export const renewSheet = async (
  client: Client,
  keys: KeyCase,
  host: TalkHost,
): Promise<Outcome<{ readonly client: Client; readonly words: readonly string[] }>> => {
  const { ports, asking, vault } = client;
  const kept = await keys.read();
  if (kept.sheet === undefined || kept.device === undefined) return no("no-seat");
  const old: SheetKeys = kept.sheet;
  const entropy = newSheet(ports.random);
  const now = await sheetKeys(entropy);
  const stored = await copyVault(ports, asking, vault, host.talk, now);
  if (stored !== "stored") return no("code" in stored ? stored.code : "unreachable");
  await keepWords(client, entropy);
  await resealDeviceKey(ports.store, { old, now }, ports.random);
  await keys.write({ ...kept, sheet: now, retiring: old });
  await finishRenewing(ports, keys);
  const fresh = await openClient(ports, { sheet: now, deviceKey: kept.device });
  return { ok: true, value: { client: fresh, words: wordsFromSheet(entropy) } };
};

/** Takes an old sheet's vault off the server, if one is still to go; without a server it waits for the next start. */
export const finishRenewing = async (ports: Ports, keys: KeyCase): Promise<void> => {
  const { retiring, ...kept } = await keys.read();
  if (retiring === undefined || kept.sheet === undefined) return;
  const asking = askingOver(ports.transport, ports.now);
  const retired = await retireVault(ports, asking, { old: retiring, now: kept.sheet });
  if ("current" in retired) await keys.write(kept);
};

/** Keeps the keys of one room alone on this device; everything else needs the key sheet again. */
export const walkIn = async (
  keys: KeyCase,
  host: TalkHost,
  party: Party,
): Promise<Outcome<object>> => {
  const logs = booksOf(host.talk)
    .filter(({ spec }) => spec.kind === "room" && spec.party === party)
    .map(({ spec }): AloneLog => ({ log: spec.log, kind: "room", party, seat: spec.seat }));
  if (logs.length === 0) return no("no-log");
  const device = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, [
    "encrypt",
    "decrypt",
  ]);
  await keys.write({ device, alone: { talk: host.talk.id, logs } });
  return { ok: true, value: {} };
};

/** What a device that walked in acts with: one room's own keys, records of its own, no vault. */
export const aloneHands = (ports: Ports, device: CryptoKey): Hands => {
  const apart: Ports = { ...ports, store: storeApart(ports.store) };
  return {
    ports: apart,
    asking: askingOver(ports.transport, ports.now),
    records: deviceRecords(apart, device),
    vault: emptyVaultKeeper,
  };
};

/** The logs a device that walked in opens. */
export const aloneSpecs = (talk: string, logs: readonly AloneLog[]): readonly BookSpec[] =>
  logs.map(({ log, kind, party, seat }) => ({
    log: log as LogId,
    kind,
    ...(party === undefined ? {} : { party }),
    talk: talk as LogId,
    seat,
  }));
