// Data folders for tests: each in a temporary place of its own, and gone afterwards.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Store } from "@tworooms/office";
import { openDataFolder, type Standing } from "../src/data-folder.ts";

/** A path nothing stands at yet, in a new temporary folder. */
export const newFolder = async (): Promise<{
  readonly folder: string;
  readonly drop: () => Promise<void>;
}> => {
  const parent = await mkdtemp(join(tmpdir(), "two-rooms-"));
  return { folder: join(parent, "data"), drop: () => rm(parent, { recursive: true, force: true }) };
};

/** Opens a folder that must open. */
export const openWhole = async (
  folder: string,
): Promise<{ readonly store: Store; readonly standing: Standing }> => {
  const opened = await openDataFolder(folder);
  if ("fault" in opened) throw new Error(opened.sentence);
  return opened;
};

/** A new open data folder; `drop` closes and removes it. */
export const openedFolder = async (): Promise<{
  readonly folder: string;
  readonly store: Store;
  readonly drop: () => Promise<void>;
}> => {
  const { folder, drop } = await newFolder();
  const { store } = await openWhole(folder);
  return {
    folder,
    store,
    drop: async () => {
      await store.close();
      await drop();
    },
  };
};
