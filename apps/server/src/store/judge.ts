// Judges writes inside one transaction and commits them together: the only place that changes a store. Each write is
// a compare-and-swap of its own, judged after those before it in the batch. Runs in the writer's worker.

import type { Write } from "@tworooms/office";
import { crcOf, placeOf } from "./schema.ts";
import type { Database } from "./sqlite.ts";

/** Judges one write within the transaction under way; throws SQLite's error. */
export type Judge = (write: Write) => "stored" | "moved";

const bytesFrom = (hex: string): Uint8Array => Buffer.from(hex, "hex");

/** Prepares the statements of one connection. */
export const judgeOf = (database: Database): Judge => {
  const height = database.prepare("SELECT max(seq) AS top FROM entries WHERE log = ?");
  const entryAt = database.prepare("SELECT bytes FROM entries WHERE log = ? AND seq = ?");
  const addEntry = database.prepare("INSERT INTO entries VALUES (?, ?, ?, ?, ?)");
  const factVersion = database.prepare("SELECT version FROM facts WHERE key = ?");
  const setFact = database.prepare(
    `INSERT INTO facts VALUES (?, ?, ?, ?) ON CONFLICT (key)
     DO UPDATE SET version = excluded.version, crc = excluded.crc, bytes = excluded.bytes`,
  );
  const vaultVersion = database.prepare("SELECT version FROM vaults WHERE vault = ?");
  const setVault = database.prepare(
    `INSERT INTO vaults VALUES (?, ?, ?, ?, ?) ON CONFLICT (vault) DO UPDATE
     SET version = excluded.version, key = excluded.key, crc = excluded.crc, bytes = excluded.bytes`,
  );
  const dropVault = database.prepare("DELETE FROM vaults WHERE vault = ?");
  const blobAt = database.prepare("SELECT bytes FROM blobs WHERE log = ? AND blob = ?");
  const addBlob = database.prepare("INSERT INTO blobs VALUES (?, ?, ?, ?, ?)");

  return (write) => {
    switch (write.type) {
      case "append": {
        const { log: name, seq, bytes } = write.entry;
        const log = bytesFrom(name);
        const next = Number(height.get(log)?.top ?? -1) + 1;
        if (seq > next) return "moved";
        if (seq < next)
          return Buffer.compare(entryAt.get(log, seq).bytes, bytes) === 0 ? "stored" : "moved";
        const isControl = write.entry.isControl ? 1 : 0;
        addEntry.run(log, seq, isControl, crcOf(placeOf.entry(name, seq, isControl), bytes), bytes);
        return "stored";
      }
      case "put-fact": {
        const { key, bytes } = write;
        if (Number(factVersion.get(key)?.version ?? 0) !== write.version) return "moved";
        const version = write.version + 1;
        setFact.run(key, version, crcOf(placeOf.fact(key, version), bytes), bytes);
        return "stored";
      }
      case "put-vault": {
        const vault = bytesFrom(write.vault);
        if (Number(vaultVersion.get(vault)?.version ?? 0) !== write.replaces) return "moved";
        const { version, key, bytes } = write.put;
        const place = placeOf.vault(write.vault, version, Buffer.from(key).toString("hex"));
        setVault.run(vault, version, key, crcOf(place, bytes), bytes);
        return "stored";
      }
      case "delete-vault":
        dropVault.run(bytesFrom(write.vault));
        return "stored";
      case "put-blob": {
        const { bytes } = write;
        const [log, blob] = [bytesFrom(write.log), bytesFrom(write.blob)];
        const there = blobAt.get(log, blob);
        if (there !== undefined)
          return Buffer.compare(there.bytes, bytes) === 0 ? "stored" : "moved";
        addBlob.run(
          log,
          blob,
          bytes.length,
          crcOf(placeOf.blob(write.log, write.blob), bytes),
          bytes,
        );
        return "stored";
      }
    }
  };
};
