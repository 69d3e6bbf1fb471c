// Saving a file: what stands there already is its owner's, and stays as it is.

import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeNew } from "../src/verbs/file.ts";

test("L8 a saved file is its owner's alone, and nothing is written over", async () => {
  const folder = await mkdtemp(join(tmpdir(), "two-rooms-file-"));
  try {
    const path = join(folder, "saved");
    expect(await writeNew(path, Buffer.from("one"))).toBe("written");
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await writeNew(path, Buffer.from("other"))).toBe("exists");
    expect(await readFile(path, "utf8")).toBe("one");
    expect(await writeNew(join(folder, "nowhere", "saved"), Buffer.from("one"))).toBe("failed");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
