// Opening a data folder, in the order that harms nothing: lock, look without changing anything, and only when all holds
// together open for writing. A folder that is refused is left byte for byte as it was found. Rules O65, O66, O67, O68.

import { chmodSync, existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { storeDamage } from "./damage.ts";
import { faultFrom, folderFault, type FolderFault } from "./folder-fault.ts";
import { lockFolder, type FolderLock } from "./folder-lock.ts";
import { pathsOf, type FolderPaths } from "./paths.ts";
import { applicationId, formatVersion, hasMark, numberFrom, schema, writeAhead } from "./schema.ts";
import { openDatabase, troubleOf, type Database } from "./sqlite.ts";
import { dropPart, finishFile, syncFolder } from "./sync-files.ts";
import { walDamage } from "./wal-damage.ts";

/** `restored`: came from a backup and was not yet told to resume. */
export type Standing = "live" | "restored";

/** Looks at a store file without changing it: its standing, or why it cannot be used. `named` is what its fault speaks of. */
export const inspectStore = (file: string, named: string): Standing | FolderFault => {
  let database: Database | undefined;
  try {
    database = openDatabase(file, "read");
    if (numberFrom(database, "PRAGMA application_id") !== applicationId)
      return folderFault("not-a-store", named);
    const version = numberFrom(database, "PRAGMA user_version");
    if (version > formatVersion)
      return folderFault("newer-format", named, `format ${version}, this program ${formatVersion}`);
    const damage = storeDamage(database);
    if (damage !== undefined) return folderFault("damaged", named, damage);
    return hasMark(database, "restored") ? "restored" : "live";
  } catch (error) {
    const trouble = troubleOf(error);
    if (trouble === "not-a-database") return folderFault("not-a-store", named);
    if (trouble === "corrupt")
      return folderFault("damaged", named, "the data file cannot be read as one");
    return faultFrom(named, error);
  } finally {
    database?.close();
  }
};

const makeStore = (paths: FolderPaths): void => {
  dropPart(paths.part);
  const database = openDatabase(paths.part, "write");
  database.exec(schema);
  database.exec(writeAhead);
  database.close();
  chmodSync(paths.part, 0o600);
  finishFile(paths.part, paths.store);
};

/** Makes a folder, for its owner alone, with its name synced; one that is there stays as it is. */
export const makeFolder = (folder: string): void => {
  const first = mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (first !== undefined) syncFolder(dirname(first));
};

/** Takes the lock of a folder, or says why not. */
export const takeFolder = (paths: FolderPaths): FolderLock | FolderFault => {
  try {
    const lock = lockFolder(paths.lock);
    return lock === "in-use" ? folderFault("in-use", paths.folder) : lock;
  } catch (error) {
    return faultFrom(paths.folder, error);
  }
};

/** Makes or inspects the store of a folder whose lock is held. */
export const readyStore = (paths: FolderPaths): Standing | FolderFault => {
  if (!existsSync(paths.store)) {
    if (existsSync(paths.wal))
      return folderFault("damaged", paths.folder, "its write-ahead log is there without it");
    makeStore(paths);
    return "live";
  }
  const damage = walDamage(paths.wal);
  if (damage !== undefined) return folderFault("damaged", paths.store, damage);
  return inspectStore(paths.store, paths.store);
};

/** Locks a folder and readies its store. */
export const openFolder = (
  folder: string,
):
  | { readonly lock: FolderLock; readonly paths: FolderPaths; readonly standing: Standing }
  | FolderFault => {
  const paths = pathsOf(folder);
  let lock: FolderLock | FolderFault | undefined;
  try {
    makeFolder(folder);
    lock = takeFolder(paths);
    if ("fault" in lock) return lock;
    const standing = readyStore(paths);
    if (typeof standing === "string") return { lock, paths, standing };
    lock.release();
    return standing;
  } catch (error) {
    if (lock !== undefined && "release" in lock) lock.release();
    return faultFrom(folder, error);
  }
};
