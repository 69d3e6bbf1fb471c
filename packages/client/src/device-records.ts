// What a device keeps for itself alone (drafts, words not yet revealed, links not yet used), sealed under a key of the
// device. A record is bound to its name, so that one cannot be passed off as another.

import { bytesFromText, isFault, joinBytes, parseBody } from "@tworooms/seal";
import type { Json } from "@tworooms/seal";
import type { Ports } from "./ports.ts";

/** Named records, sealed; unreadable ones are as good as absent. */
export type DeviceRecords = {
  readonly get: (name: string) => Promise<Json | undefined>;
  readonly put: (name: string, record: Json) => Promise<void>;
  readonly remove: (name: string) => Promise<void>;
  readonly names: (prefix: string) => Promise<readonly string[]>;
};

const nonceLength = 12;

/** Records under an AES-256-GCM key that never leaves the device. */
export const deviceRecords = (ports: Ports, deviceKey: CryptoKey): DeviceRecords => {
  const algorithmOf = (name: string, iv: Uint8Array): object => ({
    name: "AES-GCM",
    iv,
    additionalData: bytesFromText(`two-rooms/device\0${name}`),
  });
  return {
    get: async (name) => {
      const bytes = await ports.store.get(name);
      if (bytes === undefined) return undefined;
      try {
        const iv = bytes.slice(0, nonceLength);
        const text = await crypto.subtle.decrypt(
          algorithmOf(name, iv),
          deviceKey,
          bytes.slice(nonceLength),
        );
        const record = parseBody(new Uint8Array(text));
        return isFault(record) ? undefined : record.body;
      } catch {
        return undefined;
      }
    },
    put: async (name, record) => {
      const iv = ports.random(nonceLength);
      const text = bytesFromText(JSON.stringify(record));
      const sealed = await crypto.subtle.encrypt(algorithmOf(name, iv), deviceKey, text);
      await ports.store.put(name, joinBytes(iv, new Uint8Array(sealed)));
    },
    remove: (name) => ports.store.remove(name),
    names: (prefix) => ports.store.keys(prefix),
  };
};
