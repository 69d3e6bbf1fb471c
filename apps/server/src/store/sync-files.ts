// A file is where it should be only when its bytes and its name are both synced: write beside, sync, rename, sync the
// folder. Whoever skips a step has a store that a power cut can empty.

import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";

const syncFile = (path: string): void => {
  const handle = openSync(path, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

const chunk = 1 << 16;

/** Writes a file's own bytes over themselves and syncs it, so that the sync vouches for all of them: after a sync that failed the kernel calls them clean, and would not write them again. Nothing to do for a file that is not there. */
export const rewriteFile = (path: string): void => {
  if (!existsSync(path)) return;
  const handle = openSync(path, "r+");
  try {
    const bytes = Buffer.alloc(chunk);
    for (let at = 0; ;) {
      const length = readSync(handle, bytes, 0, chunk, at);
      if (length === 0) break;
      for (let done = 0; done < length;)
        done += writeSync(handle, bytes, done, length - done, at + done);
      at += length;
    }
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/** Syncs a folder's names to disk. Windows has no such call and keeps names by itself. */
export const syncFolder = (folder: string): void => {
  if (process.platform !== "win32") syncFile(folder);
};

/** Gives a finished file its name, for good. */
export const finishFile = (part: string, file: string): void => {
  syncFile(part);
  renameSync(part, file);
  syncFolder(dirname(file));
};

/** Removes what an unfinished making left behind. */
export const dropPart = (part: string): void => {
  for (const tail of ["", "-journal", "-wal", "-shm"]) rmSync(part + tail, { force: true });
};
