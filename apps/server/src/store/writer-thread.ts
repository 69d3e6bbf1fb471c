// The thread that holds a data folder's lock and makes every change to its store.

import type { Write, WriteAnswer } from "@tworooms/office";
import { faultFrom, folderFault, type FolderFault } from "./folder-fault.ts";
import type { FolderLock } from "./folder-lock.ts";
import { openFolder, type Standing } from "./folder.ts";
import { serveThread } from "./serve-thread.ts";
import { writerOf, type Writer } from "./writer.ts";

/** A data folder that is locked, whole and open for writing; `file` is its store. */
export type Opened = { readonly standing: Standing; readonly file: string };

/** What the writer's thread can be asked; `open` first and once. */
export type WriterCalls = {
  readonly open: (folder: string) => Opened | FolderFault;
  readonly commit: (batch: readonly Write[]) => readonly WriteAnswer[];
  readonly close: () => "closed";
};

let held: { readonly writer: Writer; readonly lock: FolderLock } | undefined;

const open = (folder: string): Opened | FolderFault => {
  const opened = openFolder(folder);
  if ("fault" in opened) return opened;
  const { lock, paths, standing } = opened;
  try {
    const writer = writerOf(paths.store);
    if (writer !== "held") {
      held = { writer, lock };
      return { standing, file: paths.store };
    }
    lock.release();
    return folderFault("in-use", folder, "a backup of it is being made");
  } catch (error) {
    lock.release();
    return faultFrom(folder, error);
  }
};

const calls: WriterCalls = {
  open,
  commit: (batch) => {
    if (held === undefined) throw new Error("a commit before open");
    return held.writer.commit(batch);
  },
  close: () => {
    held?.writer.close();
    held?.lock.release();
    held = undefined;
    return "closed";
  },
};

serveThread(calls, () => held?.writer.tidy());
