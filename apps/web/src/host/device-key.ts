// The key that seals a device's own records (drafts, links, marks). It is random, and kept sealed under the vault key:
// whoever has the key sheet opens this device again, and whoever copies its storage does not.

import type { DeviceStore, SheetKeys } from "@tworooms/client";

const name = "device-key";
const nonceLength = 12;
const context = new TextEncoder().encode("two-rooms/device-key\0");

type Random = (length: number) => Uint8Array;

const importKey = (raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> =>
  crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);

const algorithmOf = (iv: Uint8Array<ArrayBuffer>): AesGcmParams => ({
  name: "AES-GCM",
  iv,
  additionalData: context,
});

const seal = async (
  store: DeviceStore,
  sheet: SheetKeys,
  raw: Uint8Array<ArrayBuffer>,
  random: Random,
): Promise<void> => {
  const iv = new Uint8Array(random(nonceLength));
  const sealed = new Uint8Array(await crypto.subtle.encrypt(algorithmOf(iv), sheet.vaultKey, raw));
  const bytes = new Uint8Array(nonceLength + sealed.length);
  bytes.set(iv);
  bytes.set(sealed, nonceLength);
  await store.put(name, bytes);
};

const unseal = async (
  store: DeviceStore,
  sheet: SheetKeys,
): Promise<Uint8Array<ArrayBuffer> | "none" | "another-sheet"> => {
  const bytes = await store.get(name);
  if (bytes === undefined) return "none";
  const whole = new Uint8Array(bytes);
  try {
    return new Uint8Array(
      await crypto.subtle.decrypt(
        algorithmOf(whole.slice(0, nonceLength)),
        sheet.vaultKey,
        whole.slice(nonceLength),
      ),
    );
  } catch {
    return "another-sheet";
  }
};

/** The device key under a sheet, made when there is none; `another-sheet` when this device belongs to another. */
export const deviceKeyUnder = async (
  store: DeviceStore,
  sheet: SheetKeys,
  random: Random,
): Promise<CryptoKey | "another-sheet"> => {
  const held = await unseal(store, sheet);
  if (held === "another-sheet") return held;
  if (held !== "none") return importKey(held);
  const raw = new Uint8Array(random(32));
  await seal(store, sheet, raw, random);
  return importKey(raw);
};

/** Seals the device key under a new sheet instead. */
export const resealDeviceKey = async (
  store: DeviceStore,
  sheets: { readonly old: SheetKeys; readonly now: SheetKeys },
  random: Random,
): Promise<void> => {
  const held = await unseal(store, sheets.old);
  if (typeof held !== "string") await seal(store, sheets.now, held, random);
};
