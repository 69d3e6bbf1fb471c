// What an operator and a host of the screens are told when they start, and what a program reads.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, expect, test } from "vitest";
import { madeSite } from "../../server/test/made-site.ts";

const bin = fileURLToPath(new URL("../bin/tworooms.js", import.meta.url));
const enders: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of enders.splice(0)) await end();
});

const folderFor = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "two-rooms-screens-"));
  enders.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

const begun = (words: readonly string[]) => {
  const child = spawn(process.execPath, [bin, ...words], {
    env: { ...process.env, NODE_NO_WARNINGS: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<number>((resolve) => {
    child.once("exit", (code) => resolve(code ?? -1));
  });
  enders.push(() => {
    child.kill("SIGTERM");
    return ended;
  });
  return { child, ended };
};

/** The first lines that a program says. */
const linesOf = async (words: readonly string[], count: number): Promise<readonly string[]> => {
  const { child } = begun(words);
  child.stderr.resume();
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (lines.length === count) break;
  }
  return lines;
};

const faultOf = async (words: readonly string[]) => {
  const { child, ended } = begun([...words, "--json"]);
  let said = "";
  child.stdout.on("data", (chunk) => (said += String(chunk)));
  return { code: await ended, ...(JSON.parse(said) as Record<string, unknown>) };
};

test("V224 serve prints one address to open, the token of its data folder after the #, and the hash of the screens", async () => {
  const { folder, hash, remove } = madeSite();
  enders.push(remove);
  const data = join(folderFor(), "data");
  const lines = await linesOf(["serve", "--port", "0", "--data", data, "--site", folder], 3);
  const token = readFileSync(join(data, "admission-token"), "utf8").trim();
  expect(lines[0]).toMatch(/^Open http:\/\/127\.0\.0\.1:\d+\/#admission=/);
  expect(decodeURIComponent(lines[0]?.split("#admission=")[1] ?? "")).toBe(token);
  expect(lines[2]).toBe(`Screens ${hash}`);
  expect(lines.join("\n").match(/https?:/g)).toHaveLength(1);
  const [json = ""] = await linesOf(
    ["serve", "--json", "--port", "0", "--data", `${data}-2`, "--site", folder],
    1,
  );
  expect(JSON.parse(json)).toEqual({
    url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    admission: expect.any(String),
    standing: "open",
    site: hash,
  });
});

test("V210 serve does not start on screens that are not what was built", async () => {
  const { folder, remove } = madeSite();
  enders.push(remove);
  rmSync(join(folder, "site-worker.js"));
  const words = ["serve", "--port", "0", "--data", folderFor(), "--site", folder];
  expect(await faultOf(words)).toMatchObject({ code: 3, fault: "site-damaged" });
});

test("V218 tworooms web prints one address, the server it speaks to and the hash; without screens or server it says why not", async () => {
  const { folder, hash, remove } = madeSite();
  enders.push(remove);
  const server = "https://talks.example";
  const [open, speaks, screens] = await linesOf(
    ["web", "--server", server, "--port", "0", "--site", folder],
    3,
  );
  expect(open).toMatch(/^Open http:\/\/127\.0\.0\.1:\d+\/$/);
  expect(speaks).toContain(server);
  expect(screens).toBe(`Screens ${hash}`);
  expect(await faultOf(["web", "--port", "0"])).toMatchObject({ code: 2, refused: "bad-server" });
  expect(
    await faultOf(["web", "--server", server, "--port", "0", "--site", folderFor()]),
  ).toMatchObject({ code: 3, fault: "site-missing" });
});
