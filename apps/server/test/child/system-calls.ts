// What a child process asked of its disk, in order, as strace saw it: enough to count syncs against acknowledgements, and
// to replay any moment at which the power might have gone.

import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";

/** One thing that happened, at the moment it was over. */
export type Call =
  | { readonly type: "create"; readonly path: string }
  | { readonly type: "write"; readonly path: string; readonly at: number; readonly bytes: Buffer }
  | { readonly type: "truncate"; readonly path: string; readonly size: number }
  | { readonly type: "sync"; readonly path: string }
  | { readonly type: "failed-sync"; readonly path: string }
  | { readonly type: "remove"; readonly path: string }
  | { readonly type: "rename"; readonly path: string; readonly to: string }
  | { readonly type: "told"; readonly line: string };

/** Why strace cannot be used here, or undefined. */
export const whyNoStrace = (): string | undefined => {
  const tried = spawnSync("strace", ["-f", "-o", "/dev/null", "true"], { encoding: "utf8" });
  if (tried.error !== undefined) return "strace is not installed";
  return tried.status === 0 ? undefined : `strace may not be used here: ${tried.stderr.trim()}`;
};

/** The words that run a program under strace, writing to a file; `failing` is a sync of its main thread, counted from 1, that is to fail. */
export const underStrace = (file: string, failing?: number): readonly string[] => {
  const words = [
    `strace -f -qq -y -xx -s 70000 -e signal=none -o ${file}`,
    "-e trace=openat,pwrite64,write,ftruncate,fsync,fdatasync,unlink,unlinkat,rename,renameat2",
  ];
  if (failing !== undefined) words.push(`-e inject=fsync,fdatasync:error=EIO:when=${failing}`);
  return words.flatMap((some) => some.split(" "));
};

const bytesFrom = (text: string): Buffer => Buffer.from(text.replaceAll("\\x", ""), "hex");
const pathFrom = (text: string): string => bytesFrom(text).toString();

const patterns: readonly (readonly [RegExp, (found: readonly string[]) => Call])[] = [
  [
    /^openat\([^"]*"([^"]*)", [^)]*O_CREAT[^)]*\) = \d/,
    ([, path = ""]) => ({ type: "create", path: pathFrom(path) }),
  ],
  [
    /^pwrite64\(\d+<([^>]*)>, "([^"]*)"(?:\.\.\.)?, (\d+), (\d+)\) = \d/,
    ([, path = "", bytes = "", length = "", at = ""]) => {
      const written = bytesFrom(bytes);
      if (written.length !== Number(length)) throw new Error("a write was not traced whole");
      return { type: "write", path: pathFrom(path), at: Number(at), bytes: written };
    },
  ],
  [
    /^ftruncate\(\d+<([^>]*)>, (\d+)\) = 0/,
    ([, path = "", size = ""]) => ({ type: "truncate", path: pathFrom(path), size: Number(size) }),
  ],
  [
    /^f(?:data)?sync\(\d+<([^>]*)>\) = 0/,
    ([, path = ""]) => ({ type: "sync", path: pathFrom(path) }),
  ],
  [
    /^f(?:data)?sync\(\d+<([^>]*)>\) = -1/,
    ([, path = ""]) => ({ type: "failed-sync", path: pathFrom(path) }),
  ],
  [
    /^unlink(?:at)?\([^"]*"([^"]*)"[^)]*\) = 0/,
    ([, path = ""]) => ({ type: "remove", path: pathFrom(path) }),
  ],
  [
    /^rename(?:at2)?\([^"]*"([^"]*)",[^"]*"([^"]*)"[^)]*\) = 0/,
    ([, path = "", to = ""]) => ({ type: "rename", path: pathFrom(path), to: pathFrom(to) }),
  ],
  [
    /^write\(3<[^>]*>, "([^"]*)"/,
    ([, line = ""]) => ({ type: "told", line: pathFrom(line).trimEnd() }),
  ],
];

const callFrom = (text: string): Call | undefined => {
  for (const [pattern, make] of patterns) {
    const found = pattern.exec(text);
    if (found !== null) return make(found);
  }
  return undefined;
};

/** The calls of a trace that touch a folder, and the lines that were told. */
export const readCalls = async (file: string, folder: string): Promise<readonly Call[]> => {
  const calls: Call[] = [];
  const begun = new Map<string, string>();
  for (const line of (await readFile(file, "latin1")).split("\n")) {
    const [, thread = "", rest = ""] = /^(\d+) +(.*)$/.exec(line) ?? [];
    // A call that another thread interrupted stands on two lines.
    if (rest.endsWith("<unfinished ...>")) {
      begun.set(thread, rest.slice(0, -"<unfinished ...>".length).trimEnd());
      continue;
    }
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest);
    const call = callFrom(
      resumed === null ? rest : `${begun.get(thread) ?? ""}${resumed[1] ?? ""}`,
    );
    if (call !== undefined && (call.type === "told" || call.path.startsWith(folder)))
      calls.push(call);
  }
  return calls;
};
