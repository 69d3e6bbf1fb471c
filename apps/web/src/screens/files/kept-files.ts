// Files put to a message, as this device keeps them among the unsent texts: the server has their sealed bytes by then, and what
// opens them would be lost with the page. Only those that are kept there; what does not read as files is none (rule V270).

import type { AttachedFile } from "@tworooms/talks";
import { isFileName, isFileType, isId } from "@tworooms/talks";

/** Files as text; none is no text. */
export const textFromFiles = (files: readonly AttachedFile[]): string =>
  files.length === 0 ? "" : JSON.stringify(files);

const isHex = (value: unknown): value is string =>
  typeof value === "string" && /^[0-9a-f]{64}$/.test(value);

const fileIn = (value: unknown): AttachedFile | undefined => {
  if (typeof value !== "object" || value === null) return undefined;
  const { blob, key, size, digest, name, type }: { readonly [field: string]: unknown } = {
    ...value,
  };
  if (typeof blob !== "string" || !isId<"blob">(blob) || !isHex(key) || !isHex(digest))
    return undefined;
  if (typeof size !== "number" || !isFileName(name) || typeof type !== "string") return undefined;
  return isFileType(type) ? { blob, key, size, digest, name, type } : undefined;
};

/** The files that a text holds. */
export const filesFromText = (text: string): readonly AttachedFile[] => {
  if (text === "") return [];
  try {
    const values: unknown = JSON.parse(text);
    return Array.isArray(values) ? values.flatMap((value: unknown) => fileIn(value) ?? []) : [];
  } catch {
    return [];
  }
};
