// A data folder opened without its threads: the same functions that the threads call, called in place, so that hundreds of
// crashed or damaged copies of a folder can be started on in a few seconds.

import { copyFile, mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { batchingStore, type Store, type StoredEntry } from "@tworooms/office";
import type { LogId } from "@tworooms/seal/envelope";
import type { FolderFault, Standing } from "../src/data-folder.ts";
import { faultFrom } from "../src/store/folder-fault.ts";
import { openFolder } from "../src/store/folder.ts";
import { readerOf } from "../src/store/reader.ts";
import { writerOf, type Writer } from "../src/store/writer.ts";

/** Opens a folder in place, or says why not; `tidyAt` as in `writerOf`. */
export const openInPlace = (
  folder: string,
  tidyAt?: number,
): { readonly store: Store; readonly standing: Standing } | FolderFault => {
  const opened = openFolder(folder);
  if ("fault" in opened) return opened;
  const { store: file } = opened.paths;
  let writer: Writer | "held";
  try {
    writer = writerOf(file, tidyAt);
  } catch (error) {
    opened.lock.release();
    return faultFrom(folder, error);
  }
  if (writer === "held") throw new Error("somebody reads the folder");
  const { reads, close } = readerOf(file);
  const store = batchingStore(
    {
      commit: async (batch) => {
        const answers = writer.commit(batch);
        writer.tidy();
        return answers;
      },
      inFlight: 1,
      maxWrites: 512,
      maxBytes: 4 << 20,
      soon: setImmediate,
    },
    {
      read: async (...words) => reads.read(...words),
      controls: async (...words) => reads.controls(...words),
      getFact: async (...words) => reads.getFact(...words),
      getVault: async (...words) => reads.getVault(...words),
      getBlob: async (...words) => reads.getBlob(...words),
      blobBytes: async (...words) => reads.blobBytes(...words),
      close: async () => {
        close();
        writer.close();
        opened.lock.release();
      },
    },
  );
  return { store, standing: opened.standing };
};

/** Opens a folder in place that must open. */
export const openWholeInPlace = (
  folder: string,
): { readonly store: Store; readonly standing: Standing } => {
  const opened = openInPlace(folder);
  if ("fault" in opened) throw new Error(opened.sentence);
  return opened;
};

/** What a start finds in these logs, or why it refuses. */
export const startOn = async (
  folder: string,
  logs: readonly LogId[],
): Promise<readonly (readonly StoredEntry[])[] | FolderFault> => {
  const opened = openInPlace(folder);
  if ("fault" in opened) return opened;
  const found: (readonly StoredEntry[])[] = [];
  for (const log of logs) {
    const entries = await opened.store.read(log, 0, 100_000, 1 << 30);
    if ("fault" in entries) throw new Error(entries.fault);
    found.push(entries);
  }
  await opened.store.close();
  return found;
};

/** Copies store and write-ahead log as they lie on the disk now, locks and shared memory left out: what a crash leaves. */
export const copyImage = async (from: string, to: string): Promise<void> => {
  await mkdir(to, { recursive: true });
  for (const name of await readdir(from))
    if (name === "store.sqlite" || name === "store.sqlite-wal")
      await copyFile(join(from, name), join(to, name));
};
