// Starts the child process of these tests. Its sources are bundled once for each run, so that starting it two hundred
// times costs the time of Node alone, and its threads run as built threads do.

import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL("./", import.meta.url));
const sources = fileURLToPath(new URL("../../src/store/", import.meta.url));
const root = fileURLToPath(new URL("../../../../", import.meta.url));

let built: Promise<string> | undefined;

/** Bundles the child and its threads, once; gives the program's path. */
export const buildChild = (): Promise<string> => (built ??= bundleChild());

const bundleChild = async (): Promise<string> => {
  // Inside the checkout, so that what is not bundled is found.
  const folder = join(root, ".cache", "store-child", String(process.pid));
  mkdirSync(folder, { recursive: true });
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  await build({
    entryPoints: [
      join(here, "child.ts"),
      ...["writer-thread", "reader-thread", "chore-thread"].map((name) => `${sources}${name}.ts`),
    ],
    outdir: folder,
    entryNames: "[name]",
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    conditions: ["source"],
    external: ["@photostructure/sqlite"],
    logLevel: "error",
  });
  return join(folder, "child.js");
};

/** A running child. */
export type Child = {
  readonly process: ChildProcess;
  /** Sends a line. */
  readonly say: (line: string) => void;
  /** The next line it tells, or undefined when it has ended and told all. */
  readonly hear: () => Promise<readonly string[] | undefined>;
  /** Sends a line and hears the answer. */
  readonly ask: (line: string) => Promise<readonly string[]>;
  /** Lets it end by itself; a program it runs under ends with it. */
  readonly end: () => void;
  /** Ends it at once, as a power cut would; what it told before can still be heard. */
  readonly kill: () => void;
  /** Resolves when it has ended. */
  readonly ended: Promise<unknown>;
};

/** Starts the child, under another program if one is named. */
export const startChild = (
  program: string,
  { under = [], env = {} }: { readonly under?: readonly string[]; readonly env?: object } = {},
): Child => {
  const [first = process.execPath, ...words] = under;
  const tail = under.length === 0 ? [program] : [process.execPath, program];
  const child = spawn(first, [...words, ...tail], {
    stdio: ["pipe", "ignore", "inherit", "pipe"],
    env: { ...process.env, ...env, NODE_OPTIONS: "" },
  });
  const ended = once(child, "exit");
  const [stdin, , , pipe] = child.stdio;
  if (!stdin || !pipe || !("read" in pipe)) throw new Error("no pipes to the child");
  stdin.on("error", () => {});
  const lines = createInterface({ input: pipe })[Symbol.asyncIterator]();
  const hear = async (): Promise<readonly string[] | undefined> => {
    const { done, value } = await lines.next();
    return done === true ? undefined : value.split(" ");
  };
  const say = (line: string): void => void stdin.write(`${line}\n`);
  return {
    process: child,
    say,
    hear,
    ask: async (line) => {
      say(line);
      const answer = await hear();
      if (answer === undefined) throw new Error(`the child ended at "${line}"`);
      return answer;
    },
    end: () => void stdin.end(),
    kill: () => void child.kill("SIGKILL"),
    ended,
  };
};
