// A real server on loopback, over a store in memory unless told otherwise, with a clock that a test moves.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { memoryStore } from "@tworooms/office";
import { type Running, type ServerParts, type Settings, startServer } from "@tworooms/server";
import { admission, type Site, stillClock, type Wish } from "../../../packages/office/test/site.ts";
import { httpTransport } from "./http-transport.ts";

/** A folder that goes when the test is over. */
export const makeFolder = (): { readonly path: string; readonly remove: () => void } => {
  const path = mkdtempSync(join(tmpdir(), "two-rooms-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
};

export const settingsIn = (data: string): Settings => ({
  data,
  host: "127.0.0.1",
  port: 0,
  admission: { from: "text", text: admission },
  front: "none",
});

/** Starts, and fails the test when it does not. */
export const started = async (settings: Settings, parts: ServerParts): Promise<Running> => {
  const running = await startServer(settings, parts);
  if ("fault" in running) throw new Error(running.sentence);
  return running;
};

/** A site over HTTP; `lines` is what it wrote down. */
export const siteOverHttp = async (
  { limits = {}, start = "open" }: Wish = {},
  parts: ServerParts = {},
): Promise<Site & { readonly running: Running; readonly lines: readonly string[] }> => {
  const lines: string[] = [];
  const clock = stillClock();
  const running = await started(settingsIn("unused"), {
    store: memoryStore(),
    standing: start === "restoring" ? "restored" : "live",
    now: clock.now,
    limits,
    secret: new Uint8Array(32).fill(7),
    log: { write: (line) => void lines.push(line) },
    ...parts,
  });
  const transports: { readonly end: () => void }[] = [];
  return {
    running,
    lines,
    clock,
    admission,
    resume: running.resume,
    transport: () => {
      const transport = httpTransport(running.origin);
      transports.push(transport);
      return transport;
    },
    close: async () => {
      for (const transport of transports) transport.end();
      await running.close();
    },
  };
};
