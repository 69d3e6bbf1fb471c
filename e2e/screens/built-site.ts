// Builds the screens before the browser tests, once for a whole run, and not at all when nothing they are made of changed.

import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

const house = join(import.meta.dirname, "..", "..");

/** Runs before every browser test of a run. */
export const setup = async (): Promise<void> => {
  await promisify(execFile)(process.execPath, [join(house, "tools", "site.mjs")], { cwd: house });
};
