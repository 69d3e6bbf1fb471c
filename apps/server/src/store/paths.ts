// What lies in a data folder, by name. `store.sqlite` is the store (SQLite keeps -wal and -shm beside it while it is
// open); `in-use.lock` is never written to, only locked; names ending in `.part` are unfinished and may be removed.

import { join } from "node:path";

/** Files of one data folder. */
export type FolderPaths = {
  readonly folder: string;
  readonly store: string;
  readonly wal: string;
  readonly lock: string;
  /** A store being made or restored: becomes `store` by renaming, when it is whole and synced. */
  readonly part: string;
};

/** Names the files of a data folder. */
export const pathsOf = (folder: string): FolderPaths => ({
  folder,
  store: join(folder, "store.sqlite"),
  wal: join(folder, "store.sqlite-wal"),
  lock: join(folder, "in-use.lock"),
  part: join(folder, "store.sqlite.part"),
});
