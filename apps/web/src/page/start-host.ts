// Starts this tab's worker, which is the host or waits to be, and links the tab to whichever worker is.

import workerFile from "../host/worker.ts?worker&url";
import { broadcastChannel } from "../host/channel.ts";
import type { Link } from "./link.ts";
import { linkOver } from "./link.ts";

/** The link of this tab, to the host of this browser at a server. */
export const startHost = (server: string): Link => {
  const worker = new Worker(workerFile, { type: "module" });
  worker.postMessage({ server });
  return linkOver(broadcastChannel("two-rooms"), () => crypto.randomUUID());
};
