// A seat's device as a folder: files only this user may read (mode 0600). It keeps raw keys, and says so: whoever can read
// the folder can sit in the seat. A put is whole or not at all; both puts and appends are on the disk before they resolve.

import { mkdirSync } from "node:fs";
import { mkdir, open, readFile, readdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { DeviceStore } from "@tworooms/client";

const isMissing = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "ENOENT";

const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const writeAll = async (path: string, flags: string, bytes: Uint8Array): Promise<void> => {
  const handle = await open(path, flags, 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** A device store in a folder, which is made (mode 0700) when missing. Keys are lowercase words with - and /. */
export const diskDevice = (folder: string): DeviceStore => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const pathOf = (key: string): string => join(folder, ...key.split("/"));
  const ensureParent = async (path: string): Promise<void> => {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  };
  const keysBelow = async (below: string): Promise<readonly string[]> => {
    const entries = await readdir(join(folder, below), { withFileTypes: true }).catch(
      (error: unknown) => {
        if (isMissing(error)) return [];
        throw error;
      },
    );
    const found = await Promise.all(
      entries.map(async (entry) => {
        const key = below === "" ? entry.name : `${below}/${entry.name}`;
        return entry.isDirectory() ? keysBelow(key) : [key];
      }),
    );
    return found.flat();
  };
  return {
    get: async (key) => {
      try {
        return new Uint8Array(await readFile(pathOf(key)));
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    put: async (key, bytes) => {
      const path = pathOf(key);
      await ensureParent(path);
      await writeAll(`${path}.new`, "w", bytes);
      await rename(`${path}.new`, path);
      await syncFolder(dirname(path));
    },
    append: async (key, bytes) => {
      const path = pathOf(key);
      await ensureParent(path);
      await writeAll(path, "a", bytes);
    },
    remove: async (key) => {
      await rm(pathOf(key), { force: true });
    },
    keys: async (prefix) =>
      (await keysBelow("")).filter((key) => key.startsWith(prefix) && !key.endsWith(".new")).sort(),
  };
};
