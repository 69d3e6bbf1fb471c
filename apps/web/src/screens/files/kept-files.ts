// Files put to a message, as this device keeps them among the unsent texts: the server has their sealed bytes by then, and what
// opens them would be lost with the page. Only those that are kept there; what does not read as files is none (rule V270).

import type { AttachedFile } from "@tworooms/talks";
import { attachedFilesIn } from "@tworooms/talks";

/** Files as text; none is no text. */
export const textFromFiles = (files: readonly AttachedFile[]): string =>
  files.length === 0 ? "" : JSON.stringify(files);

/** The files that a text holds. */
export const filesFromText = (text: string): readonly AttachedFile[] => {
  if (text === "") return [];
  try {
    return attachedFilesIn(JSON.parse(text));
  } catch {
    return [];
  }
};
