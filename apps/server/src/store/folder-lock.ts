// One process at a time on a data folder. The lock is an exclusive transaction on an empty database file of its own, so
// it is the kernel's: it ends with the process however that ends, needs no clean-up after kill -9, is blind to process
// ids (which containers repeat) and leaves the store itself open to a backup's reader. Rule O65, decision 0006.

import { openDatabase, troubleOf, type Database } from "./sqlite.ts";

/** Holds the folder until closed, or until the process ends. */
export type FolderLock = { readonly release: () => void };

/** Takes the lock, or says that somebody has it; never waits. */
export const lockFolder = (file: string): FolderLock | "in-use" => {
  let database: Database | undefined;
  try {
    database = openDatabase(file, "write");
    const held = database;
    held.exec("PRAGMA journal_mode = MEMORY; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
    return { release: () => held.close() };
  } catch (error) {
    database?.close();
    if (troubleOf(error) === "busy") return "in-use";
    throw error;
  }
};
