// Secrets and words come from files, from stdin or from a prompt, never from the command line: a history keeps that, and
// other users of the machine can read it.

import { readFile } from "node:fs/promises";
import { isCancel, password, text } from "@clack/prompts";
import type { Terminal } from "./verb.ts";

const readStdin = async (terminal: Terminal): Promise<string> => {
  let all = "";
  terminal.stdin.setEncoding("utf8");
  for await (const chunk of terminal.stdin) all += String(chunk);
  return all;
};

/** Why nothing was read. */
export type Unread = { readonly unread: "no-file" | "nothing" };

/** Whether nothing was read. */
export const isUnread = (read: string | Unread): read is Unread => typeof read !== "string";

/**
 * A text from a file ("-" for stdin); without a file, from a prompt when a person sits there, else from stdin.
 * A trailing line end is dropped.
 */
export const readText = async (
  terminal: Terminal,
  file: string | undefined,
  question: { readonly ask: string; readonly isSecret: boolean },
): Promise<string | Unread> => {
  let read: string;
  if (file !== undefined && file !== "-") {
    try {
      read = await readFile(file, "utf8");
    } catch {
      return { unread: "no-file" };
    }
  } else if (file === undefined && terminal.stdin.isTTY) {
    const answer = question.isSecret
      ? await password({ message: question.ask })
      : await text({ message: question.ask });
    if (isCancel(answer)) return { unread: "nothing" };
    read = answer;
  } else {
    read = await readStdin(terminal);
  }
  const trimmed = read.replace(/\r?\n$/, "");
  return trimmed.trim() === "" ? { unread: "nothing" } : trimmed;
};
