// Backup, restore and resume as they run in a worker. A backup is one file, complete at one moment, with everything that
// was acknowledged before it began; a reader makes it, so the store may be running, in this process or another. A
// restored store says so of itself until told to resume: clients may hold more than it does. Rules O69, O70, O71.

import { chmodSync, copyFileSync, existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { faultFrom, folderFault, type FolderFault } from "./folder-fault.ts";
import { inspectStore, makeFolder, openFolder, takeFolder } from "./folder.ts";
import type { FolderLock } from "./folder-lock.ts";
import { pathsOf, type FolderPaths } from "./paths.ts";
import { writeAhead } from "./schema.ts";
import { openDatabase, troubleOf } from "./sqlite.ts";
import { dropPart, finishFile } from "./sync-files.ts";
import { walDamage } from "./wal-damage.ts";

/** Done, or why not. */
export type ChoreAnswer = "done" | FolderFault;

/** What a chore worker is started for. */
export type Chore =
  | { readonly type: "backup"; readonly folder: string; readonly file: string }
  | { readonly type: "restore"; readonly file: string; readonly folder: string }
  | { readonly type: "resume"; readonly folder: string };

const copyOut = (store: string, part: string): void => {
  const database = openDatabase(store, "read");
  try {
    database.exec("PRAGMA busy_timeout = 5000");
    database.prepare("VACUUM INTO ?").run(part);
  } finally {
    database.close();
  }
};

const backup = (folder: string, file: string): ChoreAnswer => {
  const paths = pathsOf(folder);
  if (!existsSync(paths.store)) return folderFault("no-store", folder);
  if (existsSync(file)) return folderFault("exists", file);
  // A store that runs keeps its own write-ahead log; one at rest is looked at first, as at a start.
  const lock = takeFolder(paths);
  const part = `${file}.part`;
  try {
    if ("release" in lock) {
      const damage = walDamage(paths.wal);
      if (damage !== undefined) return folderFault("damaged", paths.store, damage);
    } else if (lock.fault !== "in-use") return lock;
    dropPart(part);
    copyOut(paths.store, part);
    chmodSync(part, 0o600);
    const standing = inspectStore(part, paths.store);
    if (typeof standing !== "string") return standing;
    finishFile(part, file);
    return "done";
  } catch (error) {
    if (troubleOf(error) === "corrupt")
      return folderFault("damaged", paths.store, "the data file cannot be read as one");
    return faultFrom(file, error);
  } finally {
    dropPart(part);
    if ("release" in lock) lock.release();
  }
};

const markRestored = (part: string): void => {
  const database = openDatabase(part, "write");
  try {
    database.exec(`INSERT OR IGNORE INTO marks VALUES ('restored'); ${writeAhead}`);
  } finally {
    database.close();
  }
};

// What an unfinished try left behind does not count: its lock, and parts.
const isEmpty = (paths: FolderPaths): boolean =>
  !existsSync(paths.folder) ||
  readdirSync(paths.folder).every((name) => {
    const path = join(paths.folder, name);
    return path === paths.lock || path.startsWith(paths.part);
  });

const restore = (file: string, folder: string): ChoreAnswer => {
  const paths = pathsOf(folder);
  if (!existsSync(file)) return folderFault("no-store", file);
  let lock: FolderLock | FolderFault | undefined;
  try {
    if (!isEmpty(paths)) return folderFault("not-empty", folder);
    makeFolder(folder);
    lock = takeFolder(paths);
    if ("fault" in lock) return lock;
    // Again, now that nobody else can put anything there.
    if (!isEmpty(paths)) return folderFault("not-empty", folder);
    dropPart(paths.part);
    copyFileSync(file, paths.part);
    chmodSync(paths.part, 0o600);
    const standing = inspectStore(paths.part, file);
    if (typeof standing !== "string") return standing;
    markRestored(paths.part);
    finishFile(paths.part, paths.store);
    return "done";
  } catch (error) {
    return faultFrom(folder, error);
  } finally {
    if (lock !== undefined && "release" in lock) {
      dropPart(paths.part);
      lock.release();
    }
  }
};

const resume = (folder: string): ChoreAnswer => {
  if (!existsSync(pathsOf(folder).store)) return folderFault("no-store", folder);
  const opened = openFolder(folder);
  if ("fault" in opened) return opened;
  try {
    const database = openDatabase(opened.paths.store, "write");
    try {
      database.exec("PRAGMA synchronous = FULL; DELETE FROM marks WHERE mark = 'restored'");
    } finally {
      database.close();
    }
    return "done";
  } catch (error) {
    return faultFrom(folder, error);
  } finally {
    opened.lock.release();
  }
};

/** Does a chore to its end. */
export const doChore = (chore: Chore): ChoreAnswer => {
  switch (chore.type) {
    case "backup":
      return backup(chore.folder, chore.file);
    case "restore":
      return restore(chore.file, chore.folder);
    case "resume":
      return resume(chore.folder);
  }
};
