// The hold: what was written waits here, on this device alone, and can be taken back with Ctrl-C.

import type { Terminal } from "./verb.ts";

/** Waits some seconds; `taken-back` when the person pressed Ctrl-C meanwhile. */
export const holdFor = (
  terminal: Terminal,
  seconds: number,
  where: string,
): Promise<"over" | "taken-back"> =>
  new Promise((resolve) => {
    if (!(seconds > 0)) {
      resolve("over");
      return;
    }
    terminal.say(`Held for ${seconds} s before it goes to ${where}; Ctrl-C takes it back.`);
    const end = (outcome: "over" | "taken-back"): void => {
      clearTimeout(timer);
      process.off("SIGINT", onInterrupt);
      resolve(outcome);
    };
    const onInterrupt = (): void => end("taken-back");
    const timer = setTimeout(() => end("over"), seconds * 1_000);
    process.on("SIGINT", onInterrupt);
  });
