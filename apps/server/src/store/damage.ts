// Holds a whole store against itself before anybody is served from it: SQLite's own structure and indexes, every row's
// CRC, every entry's header against the place it is kept under, every log without a gap. It only reads; what it finds is
// reported and left as it is. Rule O67. What it cannot see: a tail cut off whole; only members' remembered heads can.

import { crcOf, numberFrom, placeOf } from "./schema.ts";
import { troubleOf, type Database } from "./sqlite.ts";

const hexFrom = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

const structureDamage = (database: Database): string | undefined => {
  const found: string = database.prepare("PRAGMA integrity_check(1)").get().integrity_check;
  return found === "ok" ? undefined : "the structure of the data file does not hold together";
};

const entryDamage = (database: Database): string | undefined => {
  const rows = database.prepare("SELECT log, seq, is_control, crc, bytes FROM entries").iterate();
  let row = 0;
  for (const { log, seq, is_control: isControl, crc, bytes } of rows) {
    row += 1;
    const name = hexFrom(log);
    if (crcOf(placeOf.entry(name, seq, isControl), bytes) !== crc)
      return `the bytes of a stored entry changed (row ${row})`;
    const header = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const isThere =
      Buffer.compare(bytes.subarray(4, 20), log) === 0 && Number(header.getBigUint64(24)) === seq;
    if (!isThere) return `an entry stands at another place than its header says (row ${row})`;
  }
  const gaps = numberFrom(
    database,
    `SELECT count(*) FROM (SELECT log FROM entries GROUP BY log
     HAVING min(seq) <> 0 OR max(seq) + 1 <> count(*))`,
  );
  return gaps === 0 ? undefined : `entries are missing in ${gaps} logs`;
};

const otherDamage = (database: Database): string | undefined => {
  for (const { key, version, crc, bytes } of database.prepare("SELECT * FROM facts").iterate())
    if (crcOf(placeOf.fact(key, version), bytes) !== crc) return "a stored fact changed";
  for (const row of database.prepare("SELECT * FROM vaults").iterate()) {
    const place = placeOf.vault(hexFrom(row.vault), row.version, hexFrom(row.key));
    if (crcOf(place, row.bytes) !== row.crc) return "a stored vault changed";
  }
  for (const { log, blob, size, crc, bytes } of database.prepare("SELECT * FROM blobs").iterate())
    if (bytes.length !== size || crcOf(placeOf.blob(hexFrom(log), hexFrom(blob)), bytes) !== crc)
      return "a stored blob changed";
  return undefined;
};

/** What is wrong with an open store, or undefined when it is whole. */
export const storeDamage = (database: Database): string | undefined => {
  try {
    return structureDamage(database) ?? entryDamage(database) ?? otherDamage(database);
  } catch (error) {
    const trouble = troubleOf(error);
    if (trouble === "corrupt" || trouble === "not-a-database")
      return "the data file cannot be read as one";
    throw error;
  }
};
