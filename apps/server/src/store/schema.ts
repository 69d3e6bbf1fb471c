// The tables of a store, format 1. Rowid tables with a unique index beside them: appends to many logs then land at the
// end of one table, three times as fast at half a million rows as a table kept in order of (log, seq). Every row that
// holds bytes carries a CRC-32 over its place and them, so that a flipped bit at rest is seen at the next start; it is no
// guard against a forger: the chain and the members' remembered heads are.

import { crc32 } from "node:zlib";
import type { Database } from "./sqlite.ts";

/** "2rms": what marks a database file as a store of ours. */
export const applicationId = 0x32726d73;
/** The format this program reads and writes. A store that says a higher one is left alone. */
export const formatVersion = 1;
/** Bytes of a page. */
export const pageSize = 8192;

/** All tables, for a new store under a name that does not count yet: nothing of it needs to be safe before it is whole. */
export const schema: string = `
  PRAGMA page_size = ${pageSize};
  PRAGMA journal_mode = OFF;
  PRAGMA synchronous = OFF;
  BEGIN;
  PRAGMA application_id = ${applicationId};
  PRAGMA user_version = ${formatVersion};
  CREATE TABLE entries (
    log BLOB NOT NULL, seq INTEGER NOT NULL, is_control INTEGER NOT NULL, crc INTEGER NOT NULL, bytes BLOB NOT NULL
  );
  CREATE UNIQUE INDEX entries_place ON entries (log, seq);
  CREATE INDEX entries_controls ON entries (log, seq) WHERE is_control = 1;
  CREATE TABLE facts (
    key TEXT NOT NULL UNIQUE, version INTEGER NOT NULL, crc INTEGER NOT NULL, bytes BLOB NOT NULL
  );
  CREATE TABLE vaults (
    vault BLOB NOT NULL UNIQUE, version INTEGER NOT NULL, key BLOB NOT NULL, crc INTEGER NOT NULL, bytes BLOB NOT NULL
  );
  CREATE TABLE blobs (
    log BLOB NOT NULL, blob BLOB NOT NULL, size INTEGER NOT NULL, crc INTEGER NOT NULL, bytes BLOB NOT NULL
  );
  CREATE UNIQUE INDEX blobs_place ON blobs (log, blob);
  CREATE TABLE marks (mark TEXT NOT NULL UNIQUE);
  COMMIT;
`;

/** Sets the write-ahead mode in the file itself. Done before a file gets its name, so that a store never has a rollback journal, which a start that only looks could not undo. */
export const writeAhead: string = "PRAGMA journal_mode = WAL";

/** CRC-32 over a row's place (words joined by "/") and its bytes. */
export const crcOf = (place: string, bytes: Uint8Array): number => crc32(bytes, crc32(place));

/** Places as they go into `crcOf`. */
export const placeOf = {
  entry: (log: string, seq: number, isControl: number): string =>
    `entry/${log}/${seq}/${isControl}`,
  fact: (key: string, version: number): string => `fact/${key}/${version}`,
  vault: (vault: string, version: number, key: string): string =>
    `vault/${vault}/${version}/${key}`,
  blob: (log: string, blob: string): string => `blob/${log}/${blob}`,
} as const;

/** A number from one row and one column of a query. */
export const numberFrom = (database: Database, query: string): number => {
  const row: object = database.prepare(query).get() ?? {};
  return Number(Object.values(row)[0] ?? 0);
};

/** Whether a mark is set: `restored` = came from a backup and was not yet told to resume. */
export const hasMark = (database: Database, mark: "restored"): boolean =>
  database.prepare("SELECT 1 FROM marks WHERE mark = ?").get(mark) !== undefined;
