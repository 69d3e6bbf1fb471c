// The page's end of the demo: starts the worker, shows how far the story is, and links each seat's screens to that seat's own
// host. Stopping it ends the worker and with it everything that was played.

import { linkOver } from "../page/link.ts";
import type { Link } from "../page/link.ts";
import type { FromTab } from "../host/channel.ts";
import type { FromWorker, Played, ToWorker } from "./between.ts";
import { linesOver } from "./between.ts";
import type { Holdings } from "./office-holds.ts";
import type { SeatName } from "./stage.ts";
import { workerUrl } from "../page/worker-url.ts";
// The build makes this module; no linter can look into it.
// oxlint-disable-next-line import/default
import workerFile from "./worker.ts?worker&url";

/** How the demo stands. */
export type DemoState = {
  readonly phase: "playing" | "ready" | "failed";
  readonly done: number;
  readonly of: number;
  readonly played?: Played;
  readonly holdings?: Holdings;
};

/** A demo that runs. */
export type RunningDemo = {
  readonly state: () => DemoState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly links: Readonly<Record<SeatName, Link>>;
  readonly stop: () => void;
};

const midnightBefore = (now: number): number => new Date(now).setHours(0, 0, 0, 0);

/** Starts the demo anew. */
export const startDemo = (): RunningDemo => {
  const worker = new Worker(workerUrl(workerFile), { type: "module" });
  const send = (message: ToWorker): void => worker.postMessage(message);
  const lines = linesOver<ToWorker>(send, (seat, message) => ({
    type: "seat",
    seat,
    // A tab's end of a line only ever posts what a tab says.
    message: message as FromTab,
  }));
  const listeners = new Set<() => void>();
  let state: DemoState = { phase: "playing", done: 0, of: 1 };
  const take = (change: Partial<DemoState>): void => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  worker.addEventListener("message", ({ data }: MessageEvent<FromWorker>) => {
    switch (data.type) {
      case "progress":
        return take({ done: data.done, of: data.of });
      case "ready":
        return take({ phase: "ready", played: data.played });
      case "holds":
        return take({ holdings: data.holdings });
      case "failed":
        return take({ phase: "failed" });
      case "seat":
        return lines.hear(data.seat, data.message);
    }
  });
  worker.addEventListener("error", () => take({ phase: "failed" }));
  const linkOf = (seat: SeatName): Link => linkOver(lines.line(seat), () => crypto.randomUUID());
  const links = { mediator: linkOf("mediator"), varda: linkOf("varda"), selen: linkOf("selen") };
  send({ type: "play", origin: location.origin, midnight: midnightBefore(Date.now()) });
  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    links,
    stop: () => worker.terminate(),
  };
};
