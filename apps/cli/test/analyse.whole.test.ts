// The verb as a process: arguments, exit codes, what goes to stdout and what to stderr.
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const program = fileURLToPath(new URL("../bin/tworooms.js", import.meta.url));
const examples = fileURLToPath(new URL("../../../packages/analysis/examples", import.meta.url));
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tworooms-analyse-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

type Ended = { readonly code: number | null; readonly out: string; readonly err: string };
const run = (...words: readonly string[]): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, "analyse", ...words]);
    let [out, err] = ["", ""];
    child.stdout.on("data", (text: Buffer) => (out += text.toString()));
    child.stderr.on("data", (text: Buffer) => (err += text.toString()));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, out, err }));
  });

test("A95 a folder gives one JSON object on stdout and exit code 0", async () => {
  const picture = join(folder, "picture.svg");
  const ended = await run(join(examples, "ferry"), "--json", "--svg", picture, "--language", "ar");
  expect([ended.code, ended.err]).toEqual([0, ""]);
  expect(JSON.parse(ended.out)).toMatchObject({
    outcomes: "351",
    status: "proved",
    frontier: { size: 15 },
  });
  expect(await readFile(picture, "utf8")).toContain('lang="ar"');
});

test("A97 refusals end with 2 and faults outside with 3", async () => {
  const profiles = [join(examples, "ferry", "north.xml"), join(examples, "ferry", "south.xml")];
  const domain = join(examples, "ferry", "ferry-domain.xml");
  const few = await run(domain, ...profiles, "--reservation", "1");
  expect([few.code, few.out]).toEqual([2, ""]);
  expect(few.err).toContain("Refused (reservation)");
  expect((await run(domain, join(folder, "none.xml"))).code).toBe(3);
  expect((await run()).code).toBe(2);
  expect((await run(domain, ...profiles, "--budget", "soon")).code).toBe(2);
  expect((await run(domain, ...profiles, "--language", "la")).code).toBe(2);
});

test("A54 a file of a hundred megabytes is refused without being read", async () => {
  const huge = join(folder, "huge.xml");
  await writeFile(huge, "<negotiation_template>");
  await truncate(huge, 100 * 1024 * 1024);
  const ended = await run(huge, join(examples, "ferry", "north.xml"), "--json");
  expect(ended.code).toBe(2);
  expect(JSON.parse(ended.out)).toMatchObject({ refused: "too-large" });
});
