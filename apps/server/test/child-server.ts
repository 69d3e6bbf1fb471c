// Starts a server in a process of its own, with little memory, and watches it.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export type ChildServer = {
  readonly origin: string;
  readonly port: number;
  readonly pid: number;
  /** Everything it wrote to its error stream: its log. */
  readonly log: () => string;
  /** Most memory it ever held, in mebibytes; undefined where the system does not say. */
  readonly peakMemory: () => number | undefined;
  /** Sends a signal; gives exit code and last line once it is over. */
  readonly stop: (
    signal: NodeJS.Signals,
  ) => Promise<{ readonly code: number | null; readonly said: readonly string[] }>;
};

const script = fileURLToPath(new URL("child.ts", import.meta.url));

export const startChild = async (data: string, heapMebibytes: number): Promise<ChildServer> => {
  const child = spawn(
    process.execPath,
    [
      `--max-old-space-size=${heapMebibytes}`,
      "--conditions=source",
      "--import",
      "tsx",
      script,
      data,
    ],
    { stdio: ["ignore", "pipe", "pipe"] },
  );
  const said: string[] = [];
  let log = "";
  child.stderr.on("data", (chunk: Buffer) => {
    log += chunk.toString();
  });
  const ended = new Promise<number | null>((resolve) => {
    child.once("close", resolve);
  });
  const lines = createInterface(child.stdout);
  const first = await new Promise<string>((resolve, reject) => {
    lines.on("line", (line) => {
      said.push(line);
      resolve(line);
    });
    void ended.then(() => reject(new Error(`the server ended: ${log}`)));
  });
  const { origin, port } = JSON.parse(first) as { origin: string; port: number };
  const { pid = 0 } = child;
  return {
    origin,
    port,
    pid,
    log: () => log,
    peakMemory: () => {
      try {
        const status = readFileSync(`/proc/${pid}/status`, "utf8");
        const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
        return kibibytes === undefined ? undefined : Number(kibibytes) / 1_024;
      } catch {
        return undefined;
      }
    },
    stop: async (signal) => {
      child.kill(signal);
      return { code: await ended, said };
    },
  };
};
