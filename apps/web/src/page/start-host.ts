// Starts this tab's worker, which is the host or waits to be, and links the tab to whichever worker is. Whenever the tab comes
// back it says so to the host, which may be another tab's.

// The build makes this module; no linter can look into it.
// oxlint-disable-next-line import/default
import workerFile from "../host/worker.ts?worker&url";
import { broadcastChannel } from "../host/channel.ts";
import { onComingBack } from "./coming-back.ts";
import type { Link } from "./link.ts";
import { linkOver } from "./link.ts";
import { workerUrl } from "./worker-url.ts";

/** The link of this tab, to the host of this browser at a server. */
export const startHost = (server: string): Link => {
  const worker = new Worker(workerUrl(workerFile), { type: "module" });
  worker.postMessage({ server });
  const channel = broadcastChannel("two-rooms");
  onComingBack({ window, document }, () => channel.postMessage({ from: "tab", type: "back" }));
  return linkOver(channel, () => crypto.randomUUID());
};
