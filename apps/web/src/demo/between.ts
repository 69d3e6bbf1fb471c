// How the page and the demo's worker speak: directly, never over a channel that another tab could hear. Each seat has its own
// line to its own host; nothing of one seat goes over another's.

import type { Channel, FromHost, FromTab } from "../host/channel.ts";
import type { Holdings } from "./office-holds.ts";
import type { SeatName } from "./stage.ts";

/** What the page says to the worker. */
export type ToWorker =
  | { readonly type: "play"; readonly origin: string; readonly midnight: number }
  | { readonly type: "seat"; readonly seat: SeatName; readonly message: FromTab };

/** What the page needs to know of the talks that were played. */
export type Played = {
  readonly talk: string;
  /** The guided item's id. */
  readonly item: string;
  /** The twelve words of each seat: in the demo they are no secret. */
  readonly words: Readonly<Record<SeatName, readonly string[]>>;
};

/** What the worker says to the page. */
export type FromWorker =
  | { readonly type: "progress"; readonly done: number; readonly of: number }
  | { readonly type: "ready"; readonly played: Played }
  | { readonly type: "holds"; readonly holdings: Holdings }
  | { readonly type: "failed" }
  | { readonly type: "seat"; readonly seat: SeatName; readonly message: FromHost };

/** One seat's line, from messages that carry every seat's. */
export type Lines = {
  readonly line: (seat: SeatName) => Channel;
  readonly hear: (seat: SeatName, message: FromTab | FromHost) => void;
};

/** Lines over `post`. */
export const linesOver = <Out>(
  post: (out: Out) => void,
  wrap: (seat: SeatName, message: FromTab | FromHost) => Out,
): Lines => {
  const lines = new Map<SeatName, Channel>();
  const line = (seat: SeatName): Channel => {
    const known = lines.get(seat);
    if (known !== undefined) return known;
    const fresh: Channel = {
      onmessage: null,
      postMessage: (message) => post(wrap(seat, message)),
    };
    lines.set(seat, fresh);
    return fresh;
  };
  return {
    line,
    hear: (seat, message) => line(seat).onmessage?.({ data: message }),
  };
};
