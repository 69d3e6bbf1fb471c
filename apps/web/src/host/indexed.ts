// This browser's storage: sealed logs, sealed records and keys that cannot be exported, in one IndexedDB of this origin.
// Bytes are kept as rows in order of appending, so that a long log is never rewritten for one entry.

import type { DeviceStore } from "@tworooms/client";
import type { Kept, KeyCase } from "./key-case.ts";

type Row = { readonly key: string; readonly bytes: Uint8Array };

const bytesName = "bytes";
const keysName = "keys";
const byKey = "by-key";
const tooManyRows = 512;

const settled = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("storage failed")));
  });

const done = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    const fail = (): void => reject(transaction.error ?? new Error("storage failed"));
    transaction.addEventListener("complete", () => resolve());
    transaction.addEventListener("error", fail);
    transaction.addEventListener("abort", fail);
  });

/** Opens the database of a name. */
export const openIndexed = (name: string): Promise<IDBDatabase> => {
  const request = indexedDB.open(name, 1);
  request.addEventListener("upgradeneeded", () => {
    const database = request.result;
    const rows = database.createObjectStore(bytesName, { autoIncrement: true });
    rows.createIndex(byKey, "key");
    database.createObjectStore(keysName);
  });
  return settled(request);
};

const joined = (rows: readonly Row[]): Uint8Array => {
  const whole = new Uint8Array(rows.reduce((sum, { bytes }) => sum + bytes.length, 0));
  let at = 0;
  for (const { bytes } of rows) {
    whole.set(bytes, at);
    at += bytes.length;
  }
  return whole;
};

/** A device store in the database. */
export const indexedDevice = (database: IDBDatabase): DeviceStore => {
  const writing = (): IDBTransaction =>
    database.transaction(bytesName, "readwrite", { durability: "strict" });

  /** Replaces all rows of a key in one transaction; none when there are no bytes to put. */
  const replace = async (key: string, bytes?: Uint8Array): Promise<void> => {
    const transaction = writing();
    const rows = transaction.objectStore(bytesName);
    const old = await settled(rows.index(byKey).getAllKeys(key));
    for (const id of old) rows.delete(id);
    if (bytes !== undefined) rows.add({ key, bytes: bytes.slice() });
    await done(transaction);
  };

  /** Many small rows become one, in one transaction, so that nothing appended meanwhile is lost. */
  const compact = async (key: string): Promise<void> => {
    const transaction = writing();
    const index = transaction.objectStore(bytesName).index(byKey);
    const ids = await settled(index.getAllKeys(key));
    const rows: Row[] = await settled(index.getAll(key));
    for (const id of ids) transaction.objectStore(bytesName).delete(id);
    transaction.objectStore(bytesName).add({ key, bytes: joined(rows) });
    await done(transaction);
  };

  return {
    get: async (key) => {
      const transaction = database.transaction(bytesName, "readonly");
      const rows: Row[] = await settled(
        transaction.objectStore(bytesName).index(byKey).getAll(key),
      );
      if (rows.length === 0) return undefined;
      if (rows.length > tooManyRows) await compact(key);
      return joined(rows);
    },
    put: replace,
    append: async (key, bytes) => {
      const transaction = writing();
      transaction.objectStore(bytesName).add({ key, bytes: bytes.slice() });
      await done(transaction);
    },
    remove: (key) => replace(key),
    keys: async (prefix) => {
      const transaction = database.transaction(bytesName, "readonly");
      const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
      const keys: string[] = [];
      const request = transaction
        .objectStore(bytesName)
        .index(byKey)
        .openKeyCursor(range, "nextunique");
      await new Promise<void>((resolve, reject) => {
        request.addEventListener("error", () =>
          reject(request.error ?? new Error("storage failed")),
        );
        request.addEventListener("success", () => {
          const cursor = request.result;
          if (cursor === null) return resolve();
          if (typeof cursor.key === "string") keys.push(cursor.key);
          cursor.continue();
        });
      });
      return keys.sort();
    },
  };
};

/** A key case in the database: browsers keep CryptoKeys there without ever showing their bytes. */
export const indexedKeyCase = (database: IDBDatabase): KeyCase => ({
  read: async () => {
    const kept: Kept | undefined = await settled(
      database.transaction(keysName, "readonly").objectStore(keysName).get("kept"),
    );
    return kept ?? {};
  },
  write: async (kept) => {
    const transaction = database.transaction(keysName, "readwrite", { durability: "strict" });
    transaction.objectStore(keysName).put(kept, "kept");
    await done(transaction);
  },
});

/** Everything this browser holds of a name, gone. */
export const wipeIndexed = async (database: IDBDatabase): Promise<void> => {
  const transaction = database.transaction([bytesName, keysName], "readwrite", {
    durability: "strict",
  });
  transaction.objectStore(bytesName).clear();
  transaction.objectStore(keysName).clear();
  await done(transaction);
};
