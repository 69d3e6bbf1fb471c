// The processes of a replay: one server on a fresh store, one process for each seat. They are started, spoken to line by
// line, and always ended.

import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileOf } from "../beside.ts";
import type { Act, Acted } from "./seat-acts.ts";

/** A seat to be told what to do. */
export type SeatProcess = { readonly act: (act: Act) => Promise<Acted> };
/** A running replay. */
export type Troupe = {
  readonly origin: string;
  readonly admission: string;
  readonly seat: (name: string) => SeatProcess;
  readonly end: () => Promise<void>;
};

const lines = (child: ChildProcess): (() => Promise<string>) => {
  const waiting: ((line: string) => void)[] = [];
  const read: string[] = [];
  if (child.stdout !== null)
    createInterface({ input: child.stdout }).on("line", (line) => {
      const next = waiting.shift();
      if (next === undefined) read.push(line);
      else next(line);
    });
  child.on("exit", () => {
    for (const next of waiting.splice(0)) next('{"refused":"process-ended"}');
  });
  return () => {
    const line = read.shift();
    if (line !== undefined) return Promise.resolve(line);
    if (child.exitCode !== null) return Promise.resolve('{"refused":"process-ended"}');
    return new Promise((resolve) => waiting.push(resolve));
  };
};

const start = (file: string, words: readonly string[], errors: "inherit" | "pipe"): ChildProcess =>
  spawn(process.execPath, [...process.execArgv, file, ...words], {
    stdio: ["pipe", "pipe", errors],
    env: { ...process.env, NODE_NO_WARNINGS: "1" },
  });

const ended = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => child.once("exit", () => resolve()));

/** Starts a server and gets ready to start seats. */
export const startTroupe = async (): Promise<Troupe | { readonly refused: string }> => {
  const folder = await mkdtemp(join(tmpdir(), "two-rooms-replay-"));
  const server = start(
    fileOf("main"),
    ["serve", "--json", "--port", "0", "--data", join(folder, "data")],
    "pipe",
  );
  // A server's own lines are of no interest to who watches a play, unless it does not start.
  let complaint = "";
  server.stderr?.on("data", (chunk: Buffer) => {
    complaint = `${complaint}${String(chunk)}`.slice(-4_096);
  });
  const children: ChildProcess[] = [server];
  const end = async (): Promise<void> => {
    for (const child of children) {
      child.stdin?.end();
      child.kill("SIGTERM");
    }
    await Promise.all(children.map(ended));
    await rm(folder, { recursive: true, force: true });
  };
  const first: { url?: string; admission?: string } = JSON.parse(await lines(server)());
  const { url, admission } = first;
  if (url === undefined || admission === undefined) {
    await end();
    process.stderr.write(complaint);
    return { refused: "no-server" };
  }
  return {
    origin: url,
    admission,
    end,
    seat: (name) => {
      const child = start(fileOf("seat-process"), [join(folder, name), url], "inherit");
      children.push(child);
      const next = lines(child);
      return {
        act: async (act) => {
          child.stdin?.write(`${JSON.stringify(act)}\n`);
          return JSON.parse(await next());
        },
      };
    },
  };
};
