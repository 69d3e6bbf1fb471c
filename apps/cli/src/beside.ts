// What of this program runs as a process of its own stands beside this file, whether as sources, compiled or put together.

import { extname } from "node:path";
import { fileURLToPath } from "node:url";

/** The file of a process: the program itself, or one seat of a replay. */
export const fileOf = (name: "main" | "seat-process"): string =>
  fileURLToPath(new URL(`./${name}${extname(import.meta.url)}`, import.meta.url));
