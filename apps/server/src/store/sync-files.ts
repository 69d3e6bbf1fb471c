// A file is where it should be only when its bytes and its name are both synced: write beside, sync, rename, sync the
// folder. Whoever skips a step has a store that a power cut can empty.

import { closeSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";

const syncPath = (path: string): void => {
  const handle = openSync(path, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/** Syncs a folder's names to disk. Windows has no such call and keeps names by itself. */
export const syncFolder = (folder: string): void => {
  if (process.platform !== "win32") syncPath(folder);
};

/** Gives a finished file its name, for good. */
export const finishFile = (part: string, file: string): void => {
  syncPath(part);
  renameSync(part, file);
  syncFolder(dirname(file));
};

/** Removes what an unfinished making left behind. */
export const dropPart = (part: string): void => {
  for (const tail of ["", "-journal", "-wal", "-shm"]) rmSync(part + tail, { force: true });
};
