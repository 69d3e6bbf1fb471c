// A disk that loses power. Names change in order and last once their folder is synced; bytes last once their file is.
// What was not synced may be there, or not, or in part, sector by sector, in any mixture. When a sync fails, Linux calls
// the bytes clean all the same: they can be read, no later sync writes them, and the next loss of power may take them.

import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Call } from "./system-calls.ts";

type Change = Extract<Call, { type: "write" | "truncate" }>;
type File = {
  bytes: Buffer<ArrayBuffer>;
  /** What happened on top of `bytes` since a sync failed, in order: doubtful itself, or synced after it. */
  readonly doubtful: { readonly change: Change; readonly isSynced: boolean }[];
  readonly pending: Change[];
};
type Naming = Extract<Call, { type: "create" | "remove" | "rename" }>;

/** How much of what was not synced reaches the disk: 0 nothing, 1 all, between: each sector by chance. */
export type Luck = { readonly share: number; readonly random: () => number };

const sector = 512;
const all: Luck = { share: 1, random: () => 0 };

const grown = (bytes: Buffer<ArrayBuffer>, size: number): Buffer<ArrayBuffer> =>
  bytes.length >= size ? bytes : Buffer.concat([bytes, Buffer.alloc(size - bytes.length)]);

const applied = (
  before: Buffer<ArrayBuffer>,
  change: Change,
  { share, random }: Luck,
): Buffer<ArrayBuffer> => {
  const isKept = (): boolean => share === 1 || random() < share;
  if (change.type === "truncate")
    return isKept() ? grown(before.subarray(0, change.size), change.size) : before;
  let bytes = before;
  const end = change.at + change.bytes.length;
  for (let at = change.at; at < end;) {
    const next = Math.min(end, at - (at % sector) + sector);
    if (isKept()) {
      // Grown to the end of the write, as a file system that had noted its size would.
      bytes = grown(bytes, end);
      change.bytes.copy(bytes, at, at - change.at, next - change.at);
    }
    at = next;
  }
  return bytes;
};

const found = (file: File, luck: Luck): Buffer<ArrayBuffer> => {
  let bytes = Buffer.from(file.bytes);
  for (const { change, isSynced } of file.doubtful)
    bytes = applied(bytes, change, isSynced ? all : luck);
  for (const change of file.pending) bytes = applied(bytes, change, luck);
  return bytes;
};

/** A disk to which calls happen one by one, and which can be looked at as if the power had gone. */
export type Disk = {
  readonly happen: (call: Call) => void;
  /** What a start would find, by name. */
  readonly lose: (luck: Luck) => Image;
};

/** The files of a folder, by name. */
export type Image = ReadonlyMap<string, Uint8Array>;

/** Names an image by its contents: equal ones need to be started on only once. */
export const nameOfImage = (image: Image): string => {
  const hash = createHash("sha256");
  for (const [name, bytes] of [...image].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(`${name} ${bytes.length}\n`).update(bytes);
  return hash.digest("hex");
};

/** Writes an image into a new folder. */
export const writeImage = async (image: Image, folder: string): Promise<void> => {
  await mkdir(folder, { recursive: true });
  for (const [name, bytes] of image) await writeFile(join(folder, name), bytes);
};

const nameIn = (names: Map<string, File>, naming: Naming, files: Map<Naming, File>): void => {
  const file = names.get(naming.path);
  if (naming.type === "create") {
    const made = files.get(naming);
    if (file === undefined && made !== undefined) names.set(naming.path, made);
    return;
  }
  names.delete(naming.path);
  if (naming.type === "rename" && file !== undefined) names.set(naming.to, file);
};

/** An empty disk that holds one folder. */
export const emptyDisk = (folder: string): Disk => {
  const lasting = new Map<string, File>();
  const now = new Map<string, File>();
  const made = new Map<Naming, File>();
  const pendingNames: Naming[] = [];
  return {
    happen: (call) => {
      switch (call.type) {
        case "told":
          return;
        case "create":
        case "remove":
        case "rename":
          if (call.type === "create" && now.has(call.path)) return;
          if (call.type === "create")
            made.set(call, { bytes: Buffer.alloc(0), doubtful: [], pending: [] });
          pendingNames.push(call);
          nameIn(now, call, made);
          return;
        case "write":
        case "truncate":
          now.get(call.path)?.pending.push(call);
          return;
        case "sync": {
          if (call.path === folder)
            for (const naming of pendingNames.splice(0)) nameIn(lasting, naming, made);
          const file = now.get(call.path);
          if (file === undefined) return;
          for (const change of file.pending.splice(0))
            if (file.doubtful.length > 0) file.doubtful.push({ change, isSynced: true });
            else file.bytes = applied(file.bytes, change, all);
          return;
        }
        case "failed-sync": {
          const file = now.get(call.path);
          for (const change of file?.pending.splice(0) ?? [])
            file?.doubtful.push({ change, isSynced: false });
        }
      }
    },
    lose: (luck) => {
      const names = new Map(lasting);
      const kept =
        luck.share === 1
          ? pendingNames.length
          : Math.floor(luck.random() * luck.share * (pendingNames.length + 1));
      for (const naming of pendingNames.slice(0, kept)) nameIn(names, naming, made);
      const image = new Map<string, Uint8Array>();
      for (const [path, file] of names)
        if (!path.endsWith("-shm") && !path.endsWith(".lock"))
          image.set(basename(path), found(file, luck));
      return image;
    },
  };
};
