// A server's data folder: opened by one process at a time, backed up while it runs, restored into an empty one. It is
// refused, and left as it was, when it is in use, damaged or of a newer format. Rules O65 to O71.

import { resolve } from "node:path";
import type { Store } from "@tworooms/office";
import type { ChoreAnswer, Chore } from "./store/backup-chores.ts";
import type { ChoreCalls } from "./store/chore-thread.ts";
import type { FolderFault } from "./store/folder-fault.ts";
import type { Standing } from "./store/folder.ts";
import { openSqliteStore } from "./store/sqlite-store.ts";
import { startThread } from "./store/thread.ts";

export type { FolderFault, FolderFaultCode } from "./store/folder-fault.ts";
export type { Standing } from "./store/folder.ts";

/** An open data folder. `restored`: serve it read-only, save for what clients offer, until `resume`. */
export type DataFolder = { readonly store: Store; readonly standing: Standing };

/** Opens a data folder, making it when it is not there; the lock lasts until the store is closed or the process ends. */
export const openDataFolder = (folder: string): Promise<DataFolder | FolderFault> =>
  openSqliteStore(resolve(folder));

const runChore = async (chore: Chore): Promise<ChoreAnswer> => {
  const thread = startThread<ChoreCalls>("chore-thread");
  const answer = await thread.call("chore", chore);
  await thread.end();
  return answer;
};

/** Writes one new file that holds all that was acknowledged before the call; the store may be running, here or in another process. */
export const backup = (folder: string, file: string): Promise<"done" | FolderFault> =>
  runChore({ type: "backup", folder: resolve(folder), file: resolve(file) });

/** Makes a store from a backup in an empty or new folder, marked `restored`. */
export const restore = (file: string, folder: string): Promise<"done" | FolderFault> =>
  runChore({ type: "restore", file: resolve(file), folder: resolve(folder) });

/** Takes the mark `restored` off a store that is not running. */
export const resume = (folder: string): Promise<"done" | FolderFault> =>
  runChore({ type: "resume", folder: resolve(folder) });
