// The README's five-minute walk, as three persons type it: real processes, real folders, a real server.

import { spawn } from "node:child_process";
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fileURLToPath } from "node:url";

const bin = fileURLToPath(new URL("../bin/tworooms.js", import.meta.url));

type Ended = { readonly code: number; readonly out: string; readonly err: string };

let folder = "";
let origin = "";
let admission = "";
let stopServer: () => Promise<number> = async () => 0;

const start = (words: readonly string[], env: Record<string, string> = {}) =>
  spawn(process.execPath, [bin, ...words], {
    env: { ...process.env, NODE_NO_WARNINGS: "1", ...env },
    stdio: ["pipe", "pipe", "pipe"],
  });

/** Runs one command as one person; input goes to stdin. */
const as = (who: string, words: readonly string[], input = ""): Promise<Ended> =>
  new Promise((resolve) => {
    const child = start([...words], { TWOROOMS_HOME: join(folder, who) });
    let [out, err] = ["", ""];
    child.stdout.on("data", (chunk) => (out += String(chunk)));
    child.stderr.on("data", (chunk) => (err += String(chunk)));
    child.on("close", (code) => resolve({ code: code ?? -1, out, err }));
    child.stdin.end(input);
  });

/** The JSON answer of a command that must succeed. */
const asJson = async (
  who: string,
  words: readonly string[],
  input = "",
): Promise<Record<string, unknown>> => {
  const ended = await as(who, [...words, "--json"], input);
  expect(ended.err).toBe("");
  expect(ended.code).toBe(0);
  return JSON.parse(ended.out);
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "two-rooms-walk-"));
  const server = start(["serve", "--json", "--port", "0", "--data", join(folder, "data")]);
  server.stderr.resume();
  const line = await new Promise<string>((resolve) =>
    createInterface({ input: server.stdout }).once("line", resolve),
  );
  ({ url: origin, admission } = JSON.parse(line));
  stopServer = () =>
    new Promise((resolve) => {
      server.once("exit", (code) => resolve(code ?? -1));
      server.kill("SIGTERM");
    });
  await writeFile(join(folder, "token"), admission);
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

const compare = async (guest: string, inviter = "mediator"): Promise<void> => {
  const [one, other] = await Promise.all([asJson(inviter, ["words"]), asJson(guest, ["words"])]);
  expect(one["words"]).toHaveLength(4);
  expect(other["words"]).toEqual(one["words"]);
};

test("L1 three terminals convene talks, carry with leave, stop a leak, and verify the export", async () => {
  await asJson("mediator", [
    "convene",
    "--server",
    origin,
    "--admission",
    join(folder, "token"),
    "--title",
    "Harbour",
    "--party",
    "North",
    "--party",
    "South",
    "--name",
    "Mediator",
  ]);
  for (const [guest, party] of [
    ["north", "North"],
    ["south", "South"],
  ] as const) {
    await asJson("mediator", ["invite", "--party", party, "--out", join(folder, `${guest}.link`)]);
    expect((await stat(join(folder, `${guest}.link`))).mode & 0o777).toBe(0o600);
    await asJson(guest, [
      "join",
      "--link",
      join(folder, `${guest}.link`),
      "--name",
      `Head of ${party}`,
    ]);
    await compare(guest);
    await asJson("mediator", ["people", "check", `Head of ${party}`]);
    await asJson("mediator", ["people", "authority", `Head of ${party}`]);
    await asJson(guest, ["people", "authority"]);
  }
  await asJson("mediator", ["people", "shut"]);

  const said = await asJson(
    "north",
    ["say", "--hold", "0", "--leave", "reworded-named"],
    "We can take the early berth.",
  );
  await asJson(
    "north",
    ["say", "--hold", "0", "--leave", "stays"],
    "Our limit is 40 tonnes a day.",
  );
  const item = String(said["item"]);
  const stopped = await as(
    "mediator",
    [
      "carry",
      item.slice(0, 8),
      "--to",
      "South",
      "--manner",
      "reworded-named",
      "--hold",
      "0",
      "--json",
    ],
    "They would take the early berth, up to 40 tonnes.",
  );
  expect(stopped.code).toBe(2);
  expect(JSON.parse(stopped.out)).toMatchObject({ refused: "leak-stop" });
  const carried = await asJson(
    "mediator",
    ["carry", item.slice(0, 8), "--to", "South", "--manner", "reworded-named", "--hold", "0"],
    "They would take the early berth.",
  );
  expect(carried["stage"]).toBe("told");

  const south = await asJson("south", ["read"]);
  expect(JSON.stringify(south)).toContain("They would take the early berth.");
  expect(JSON.stringify(south)).not.toContain("40 tonnes");
  const told = JSON.stringify(south).match(/"told":"([0-9a-f]{32})"/)?.[1] ?? "";
  await asJson("south", ["readback", told.slice(0, 8)]);
  expect(JSON.stringify(await asJson("mediator", ["ledger"]))).toContain(
    '"heard":{"type":"confirmed"}',
  );

  await asJson("south", ["say", "--caucus", "--hold", "0"], "What do we want?");
  for (const who of ["mediator", "north", "south"]) {
    await asJson(who, ["export", "--out", join(folder, `${who}.json`)]);
    const verified = await asJson("nobody", ["verify", join(folder, `${who}.json`)]);
    expect(verified["isVerified"]).toBe(true);
  }
  // A transcript with one character changed is found out.
  const text = await readFile(join(folder, "south.json"), "utf8");
  const at = text.indexOf('"envelopes":["') + 400;
  await writeFile(
    join(folder, "changed.json"),
    text.slice(0, at) + (text[at] === "A" ? "B" : "A") + text.slice(at + 1),
  );
  expect((await as("nobody", ["verify", join(folder, "changed.json"), "--json"])).code).toBe(2);
});

test("L2 canaries stand in no file of the server, and a seat's folder is its owner's alone", async () => {
  const names = await readdir(join(folder, "data"));
  for (const name of names) {
    const bytes = await readFile(join(folder, "data", name)).catch(() => Buffer.alloc(0));
    for (const canary of [
      "early berth",
      "40 tonnes",
      "Head of North",
      "Harbour",
      "What do we want",
    ])
      expect(bytes.includes(canary), `${name} holds ${canary}`).toBe(false);
  }
  for (const name of await readdir(join(folder, "north"), { recursive: true })) {
    const { mode } = await stat(join(folder, "north", name));
    expect(mode & 0o077).toBe(0);
  }
});

test("L3 exit codes are stable: 0 done, 2 refused, 3 a fault outside, and refusals say what to do", async () => {
  expect((await as("nobody", ["read"])).code).toBe(2);
  expect((await as("nobody", ["nonsense"])).code).toBe(2);
  expect((await as("nobody", ["read", "--nonsense"])).code).toBe(2);
  const refused = await as("north", [
    "carry",
    "aaaaaaaa",
    "--to",
    "South",
    "--manner",
    "as-written",
    "--json",
  ]);
  expect(refused.code).toBe(2);
  expect(JSON.parse(refused.out)).toMatchObject({ refused: "not-a-mediator", sentence: /./ });
  const away = await as("stranger", [
    "convene",
    "--server",
    "http://127.0.0.1:9",
    "--admission",
    join(folder, "token"),
    "--title",
    "T",
    "--party",
    "A",
    "--party",
    "B",
    "--name",
    "N",
    "--json",
  ]);
  expect(away.code).toBe(3);
  expect(JSON.parse(away.out)).toMatchObject({ fault: "unreachable" });
});

test("L4 what was said without a server is kept as a draft and goes when its author sends it", async () => {
  const elsewhere = join(folder, "north", "server");
  await writeFile(elsewhere, "http://127.0.0.1:9");
  const kept = await as(
    "north",
    ["say", "--hold", "0", "--leave", "stays", "--json"],
    "Said in a tunnel.",
  );
  expect(kept.code).toBe(3);
  expect(JSON.stringify(await asJson("north", ["drafts", "list"]))).toContain("Said in a tunnel.");
  await writeFile(elsewhere, origin);
  await asJson("north", ["drafts", "send"]);
  await asJson("north", ["drafts", "send"]);
  const view = JSON.stringify(await asJson("north", ["read"]));
  expect(view.split("Said in a tunnel.")).toHaveLength(2);
});

test("L5 a seat opens again on a new device from its key sheet", async () => {
  const { keySheet } = await asJson("north", ["sheet"]);
  const words = keySheet as string[];
  const wrong = await as(
    "north again",
    ["sheet", "--restore", "--server", origin, "--json"],
    words.toReversed().join(" "),
  );
  expect(wrong.code).toBe(2);
  await asJson("north again", ["sheet", "--restore", "--server", origin], words.join("\n"));
  expect(JSON.stringify(await asJson("north again", ["read"]))).toContain(
    "We can take the early berth.",
  );
});

test("L10 interpreters render and say nothing; what is public stands in the ledger", async () => {
  const said = await asJson(
    "north",
    ["say", "--hold", "0", "--leave", "reworded-named", "--language", "FA"],
    "ما می‌توانیم",
  );
  const item = String(said["item"]).slice(0, 8);
  for (const [inviter, guest, more] of [
    ["north", "northern interpreter", []],
    ["mediator", "mediators' interpreter", ["--room", "North", "--room", "South"]],
  ] as const) {
    const link = join(folder, `${guest}.link`);
    const made = await asJson(inviter, ["invite", "--as", "interpreter", ...more, "--out", link]);
    await asJson(guest, ["join", "--link", link, "--name", guest]);
    await compare(guest, inviter);
    // Doors are shut: until it is added a newcomer has no key to give its name with.
    await asJson(inviter, ["people", "check", String(made["invitation"])]);
    const spoken = await as(guest, ["say", "--room", "North", "--hold", "0", "--json"], "I say");
    expect([spoken.code, JSON.parse(spoken.out)]).toMatchObject([2, { refused: "confined" }]);
    await asJson(guest, ["render", item, "--language", "en"], `We can, says ${guest}`);
  }
  const wrong = await as("north", ["render", item, "--language", "Persian", "--json"], "W");
  expect([wrong.code, JSON.parse(wrong.out)]).toMatchObject([2, { refused: "language-tag" }]);
  const lines = (await as("mediator", ["read"])).out;
  for (const guest of ["northern interpreter", "mediators' interpreter"])
    expect(lines).toContain(`in en, by ${guest} (interpreter): We can, says ${guest}`);
  expect(lines).toContain("[fa]: ما می‌توانیم");
  expect((await as("mediator", ["people", "list"])).out).toMatch(/room\/p2 +checked, interpreter/);

  const source = ["--public", "--source", "The harbour gazette, Friday"];
  const noted = await asJson("mediator", ["note", ...source, "--about", item], "They can.");
  await asJson("mediator", ["note", ...source], "The quay is 40 tonnes strong.");
  const rows = (await asJson("mediator", ["ledger"]))["ledger"] as { public: object[] }[];
  expect(rows.map((row) => row.public.length)).toEqual([0, 1]);
  expect((await as("mediator", ["ledger"])).out).toMatch(/in public .*gazette, Friday .*They can/);
  const digits = String(noted["public"]).slice(0, 8);
  await asJson("mediator", ["note", "--strike", digits]);
  expect((await as("mediator", ["ledger"])).out).not.toContain("They can.");
  const unsourced = await as("mediator", ["note", "--public", "--json"], "W");
  expect([unsourced.code, JSON.parse(unsourced.out)]).toMatchObject([2, { refused: "which-note" }]);

  await asJson("north", ["people", "interpreter", "northern interpreter", "--free"]);
  await asJson("northern interpreter", ["say", "--hold", "0", "--leave", "stays"], "Freed.");
});

test("L8 a file goes with words, is carried when it is picked, and is saved only when it is the true one", async () => {
  const [sketch, photo] = [join(folder, "Our sketch.txt"), join(folder, "photo.png")];
  const bytes = Buffer.alloc(150_000, "canary-sketch ");
  await writeFile(sketch, bytes);
  await writeFile(photo, "canary-photo");
  const words = ["say", "--hold", "0", "--leave", "reworded-named"];
  const said = await asJson(
    "north",
    [...words, "--file", sketch, "--file", photo],
    "Enclosed: two files.",
  );
  const [one, other] = said["files"] as { file: string; name: string; type: string }[];
  expect([one, other]).toMatchObject([
    { name: "Our sketch.txt", type: "text/plain", size: 150_000 },
    { name: "photo.png", type: "image/png" },
  ]);
  const read = await as("mediator", ["read"]);
  expect(read.out).toContain(
    `file ${one?.file.slice(0, 8)}: Our sketch.txt (text/plain, 146.5 KiB)`,
  );
  expect((await as("mediator", ["read", "--json"])).out).not.toMatch(/"key":|"digest":/);

  const saved = join(folder, "saved.txt");
  const save = ["file", String(one?.file.slice(0, 8)), "--out", saved];
  await asJson("mediator", save);
  expect(await readFile(saved)).toEqual(bytes);
  expect((await stat(saved)).mode & 0o777).toBe(0o600);
  const again = await as("mediator", [...save, "--json"]);
  expect([again.code, JSON.parse(again.out).refused]).toEqual([2, "file-exists"]);
  const none = await as("south", [...save, "--json"]);
  expect([none.code, JSON.parse(none.out).refused]).toEqual([2, "no-such-file"]);
  const missing = await as("north", [...words, "--file", join(folder, "nothing"), "--json"], "W");
  expect(missing.code).toBe(3);
  await writeFile(join(folder, "empty"), "");
  const empty = await as("north", [...words, "--file", join(folder, "empty"), "--json"], "W");
  expect([empty.code, JSON.parse(empty.out).refused]).toEqual([2, "file-empty"]);

  const carry = ["carry", String(said["item"]).slice(0, 8), "--to", "South", "--hold", "0"];
  const picked = ["--manner", "reworded-named", "--file", String(one?.file.slice(0, 8))];
  const shown = await as(
    "mediator",
    [...carry, ...picked, "--as", "A sketch.txt"],
    "They enclose something.",
  );
  expect(shown.code).toBe(0);
  expect(shown.out).toContain("with the file: A sketch.txt");
  expect(shown.out).toContain("what “A sketch.txt” holds cannot be checked");
  const south = (await as("south", ["read", "--json"])).out;
  expect(south).toContain("A sketch.txt");
  for (const own of ["Our sketch.txt", "photo.png", String(one?.file)])
    expect(south.includes(own), own).toBe(false);
  const there = /"files":\[{"blob":"([0-9a-f]{32})"/.exec(south)?.[1] ?? "";
  await asJson("south", ["file", there.slice(0, 8), "--out", join(folder, "received.txt")]);
  expect(await readFile(join(folder, "received.txt"))).toEqual(bytes);

  // Who hurries takes the other room's file; under another name it is the same.
  const copied = join(folder, "paper.txt");
  await writeFile(copied, "canary-photo");
  const toSouth = ["say", "--room", "South", "--hold", "0", "--file", copied];
  const wrong = await as("mediator", [...toSouth, "--json"], "W");
  expect([wrong.code, JSON.parse(wrong.out).refused]).toEqual([2, "file-elsewhere"]);
  expect((await as("south", ["read"])).out).not.toContain("paper.txt");
  expect((await as("mediator", [...toSouth, "--also-here"], "Meant for you too.")).code).toBe(0);
  expect((await as("south", ["read"])).out).toContain("paper.txt");
  const spare = await as(
    "mediator",
    [...carry, ...picked, "--as", "a", "--as", "b", "--json"],
    "W",
  );
  expect([spare.code, JSON.parse(spare.out).refused]).toEqual([2, "as-without-file"]);

  const kept = join(folder, "kept");
  const out = join(folder, "with files.json");
  await asJson("north", ["export", "--out", out, "--files", kept]);
  const names = [`${one?.file.slice(0, 8)} Our sketch.txt`, `${other?.file.slice(0, 8)} photo.png`];
  expect((await readdir(kept)).toSorted()).toEqual(names.toSorted());
  const plain = await as("north", ["export", "--out", join(folder, "without files.json")]);
  expect(plain.out).toContain("It names 2 files and holds none of them");
  for (const name of await readdir(join(folder, "data"))) {
    const stored = await readFile(join(folder, "data", name)).catch(() => Buffer.alloc(0));
    for (const canary of ["canary-sketch", "canary-photo", "Our sketch", "A sketch", "image/png"])
      expect(stored.includes(canary), `${name} holds ${canary}`).toBe(false);
  }
});

test("L6 the founding case replays in separate processes, and every seat verifies", async () => {
  const { case: name, ok, seats } = await asJson("nobody", ["replay", "muscat"]);
  expect([name, ok]).toEqual(["muscat", true]);
  const seen = Object.values(
    seats as Record<string, { pid: number; verified: boolean; view: unknown }>,
  );
  expect(Object.keys(seats as object)).toEqual(["mediator", "iran", "united-states"]);
  expect(new Set(seen.map(({ pid }) => pid)).size).toBe(3);
  expect(seen.every(({ verified }) => verified)).toBe(true);
});

test("L7 a server that is told to stop ends well", async () => {
  expect(await stopServer()).toBe(0);
});
