// Reads of a store over a connection of its own, so that they never wait behind a sync. In write-ahead mode a reader sees
// a commit only after its sync, so nothing can be read that was not durable. Every statement ends before it answers: one
// left open would hold the write-ahead log.

import type { Store, StoredEntry, StoredFact, StoredVault, StoreFault } from "@tworooms/office";
import { openDatabase } from "./sqlite.ts";

/** A reader of one store file; its reads throw SQLite's error. */
export type Reader = {
  readonly reads: {
    readonly [Name in "read" | "controls" | "getFact" | "getVault" | "getBlob" | "blobBytes"]: (
      ...words: Parameters<Store[Name]>
    ) => Exclude<Awaited<ReturnType<Store[Name]>>, StoreFault>;
  };
  readonly close: () => void;
};

type Row = {
  readonly seq: number;
  readonly is_control: number;
  readonly bytes: Uint8Array;
};

const entryFrom = (row: Row): StoredEntry => ({
  seq: row.seq,
  isControl: row.is_control === 1,
  bytes: row.bytes,
});

const bytesFrom = (hex: string): Uint8Array => Buffer.from(hex, "hex");

/** Opens a reader. */
export const readerOf = (file: string): Reader => {
  const database = openDatabase(file, "read");
  database.exec("PRAGMA busy_timeout = 5000; PRAGMA cache_size = -16384");
  const entries = database.prepare(
    "SELECT seq, is_control, bytes FROM entries WHERE log = ? AND seq >= ? ORDER BY seq LIMIT ?",
  );
  // One statement, so one moment: an entry may arrive at any time.
  const controls = database.prepare(
    `SELECT seq, is_control, bytes FROM entries WHERE log = ?1 AND is_control = 1
     UNION ALL
     SELECT seq, is_control, bytes FROM entries WHERE log = ?1 AND is_control = 0
       AND seq = (SELECT max(seq) FROM entries WHERE log = ?1)
     ORDER BY seq`,
  );
  const fact = database.prepare("SELECT version, bytes FROM facts WHERE key = ?");
  const vault = database.prepare("SELECT version, key, bytes FROM vaults WHERE vault = ?");
  const blob = database.prepare("SELECT bytes FROM blobs WHERE log = ? AND blob = ?");
  const sizes = database.prepare("SELECT coalesce(sum(size), 0) AS size FROM blobs WHERE log = ?");

  return {
    reads: {
      read: (log, from, limit, most) => {
        const found: StoredEntry[] = [];
        let bytes = 0;
        for (const row of entries.iterate(bytesFrom(log), from, limit)) {
          bytes += row.bytes.length;
          if (found.length > 0 && bytes > most) break;
          found.push(entryFrom(row));
        }
        return found;
      },
      controls: (log) => {
        const found = controls.all(bytesFrom(log)).map(entryFrom);
        const newest = found.at(-1);
        if (newest === undefined) return { controls: found };
        return { controls: found.filter((entry) => entry.isControl), newest };
      },
      getFact: (key) => {
        const row: StoredFact | undefined = fact.get(key);
        return row && { version: row.version, bytes: row.bytes };
      },
      getVault: (id) => {
        const row: StoredVault | undefined = vault.get(bytesFrom(id));
        return row && { version: row.version, key: row.key, bytes: row.bytes };
      },
      getBlob: (log, id) => blob.get(bytesFrom(log), bytesFrom(id))?.bytes,
      blobBytes: (log) => Number(sizes.get(bytesFrom(log)).size),
    },
    close: () => database.close(),
  };
};
