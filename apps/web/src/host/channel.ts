// How tabs and the host speak: over one BroadcastChannel of this origin, in memory alone. A tab says hello and gets the whole
// tree, then differences in order; an act gets one answer; who is back gets none. Messages that do not read as such are ignored.

import type { Asked, Outcome } from "./acts.ts";
import type { Patch } from "./patch.ts";
import type { HostState } from "./state.ts";

/** What a tab says. */
export type FromTab =
  | { readonly from: "tab"; readonly type: "hello" }
  /** The browser is online again, or somebody looks at this tab again. */
  | { readonly from: "tab"; readonly type: "back" }
  | { readonly from: "tab"; readonly type: "ask"; readonly id: string; readonly asked: Asked };

/** What the host says. `run` names one life of the host: when it changes, tabs begin anew. */
export type FromHost =
  | {
      readonly from: "host";
      readonly type: "whole";
      readonly run: string;
      readonly turn: number;
      readonly state: HostState;
    }
  | {
      readonly from: "host";
      readonly type: "change";
      readonly run: string;
      readonly turn: number;
      readonly patch: Patch;
    }
  | {
      readonly from: "host";
      readonly type: "answer";
      readonly id: string;
      readonly outcome: Outcome<unknown>;
    };

/** The part of a BroadcastChannel that is used. */
export type Channel = {
  readonly postMessage: (message: FromTab | FromHost) => void;
  onmessage: ((message: { readonly data: unknown }) => void) | null;
};

/** The BroadcastChannel of a name, within this browser and this origin. */
export const broadcastChannel = (name: string): Channel => {
  const broadcast = new BroadcastChannel(name);
  const channel: Channel = {
    onmessage: null,
    postMessage: (message) => broadcast.postMessage(message),
  };
  broadcast.addEventListener("message", ({ data }: MessageEvent<unknown>) =>
    channel.onmessage?.({ data }),
  );
  return channel;
};

const isFrom = (value: unknown, who: "tab" | "host"): boolean =>
  typeof value === "object" && value !== null && "from" in value && value.from === who;

/** A message of a tab. */
export const isFromTab = (value: unknown): value is FromTab => isFrom(value, "tab");
/** A message of the host. */
export const isFromHost = (value: unknown): value is FromHost => isFrom(value, "host");
