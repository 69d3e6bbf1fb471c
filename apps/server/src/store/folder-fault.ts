// Why a data folder cannot be used: a stable code for programs, and a sentence that says what is wrong and what to do for
// the person who runs the server. No sentence holds anything that was stored.

import { troubleOf } from "./sqlite.ts";

/** A folder, store file or backup that was refused; nothing of it was changed. */
export type FolderFault = { readonly fault: FolderFaultCode; readonly sentence: string };

/** Stable words for each reason. */
export type FolderFaultCode = keyof typeof sentences;

const sentences = {
  "in-use": "is in use by another process. Stop that one first, or name another data folder.",
  "newer-format":
    "was written by a newer version of this program. Install that version or a later one; nothing was changed.",
  damaged:
    "is damaged. Nothing was repaired or changed. Keep a copy of the folder, restore the newest backup into an empty one, and let clients offer what it lacks.",
  "not-a-store":
    "is not a store of this program, or its first bytes are damaged. Name another data folder, or restore a backup into an empty one.",
  "no-store": "holds no store. Check the path.",
  "not-empty": "is not empty. Restore only into an empty or a new folder.",
  exists: "is there already. Name a new file: a backup never overwrites one.",
  "store-full": "cannot be written: the disk is full. Make room and try again.",
  unreadable:
    "cannot be opened, read or written. Check that the path, its permissions and the disk are in order.",
} as const;

/** A fault about one path; `detail` is put in brackets. */
export const folderFault = (
  fault: FolderFaultCode,
  path: string,
  detail?: string,
): FolderFault => ({
  fault,
  sentence: `${path} ${sentences[fault]}${detail === undefined ? "" : ` (${detail})`}`,
});

const isCoded = (error: unknown): error is { readonly code: string; readonly errstr?: string } =>
  typeof error === "object" && error !== null && "code" in error && typeof error.code === "string";

/** The fault that an error of the disk or of SQLite amounts to; throws what is neither, for that is a Bug. */
export const faultFrom = (path: string, error: unknown): FolderFault => {
  if (!isCoded(error)) throw error;
  const isFull = troubleOf(error) === "full" || error.code === "ENOSPC";
  return folderFault(isFull ? "store-full" : "unreadable", path, error.errstr ?? error.code);
};
