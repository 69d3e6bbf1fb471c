// Files for the tests of formats: texts as bytes, and the example folders.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import type { NamedBytes, ReadingFault } from "../../src/formats/reading.ts";
import { isRefused } from "../../src/formats/reading.ts";

export const fileOf = (name: string, text: string): NamedBytes => ({
  name,
  bytes: new TextEncoder().encode(text),
});

export const examples: string = fileURLToPath(new URL("../../examples", import.meta.url));

/** The files of a folder, in the order the disk gives them. */
export const folderOf = (folder: string): readonly NamedBytes[] =>
  readdirSync(folder).map((name) => ({
    name,
    bytes: new Uint8Array(readFileSync(join(folder, name))),
  }));

/** A reading that was not refused. */
export const taken = <Reading extends object>(reading: Reading | ReadingFault): Reading => {
  if (isRefused(reading)) {
    expect.fail(JSON.stringify(reading));
  }
  return reading;
};

/** A refusal. */
export const refused = (reading: object): ReadingFault => {
  if (!isRefused(reading)) {
    expect.fail("this was taken");
  }
  return reading;
};

/** A value that is there; a test that finds none has failed. */
export const present = <Value>(value: Value | undefined): Value => {
  if (value === undefined) {
    throw new Error("nothing is there");
  }
  return value;
};
