// Programs of the machine that some tests need and not every machine lets them have: a mount, a compiler.

import { spawnSync } from "node:child_process";

/** Runs a program to its end; gives why it failed, if it did. */
export const run = (program: string, ...words: readonly string[]): string | undefined => {
  const { error, status, stderr } = spawnSync(program, words, { encoding: "utf8" });
  return error === undefined && status === 0
    ? undefined
    : `${program}: ${error?.message ?? stderr.trim()}`;
};

/** Prints why a test is skipped, and gives it. */
export const skipping = (reason: string): string => {
  process.stderr.write(`skipped: ${reason}\n`);
  return reason;
};
