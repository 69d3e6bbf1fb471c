// Serves a host to every tab of this origin: the whole tree to whoever says hello, each difference to all, each answer to whom
// it is for. An act asked twice under one id (by a tab that had not heard its answer) is performed once.

import type { Outcome } from "./acts.ts";
import type { Channel } from "./channel.ts";
import { isFromTab } from "./channel.ts";
import type { Host } from "./host.ts";

const remembered = 1_000;

/** Puts a host on a channel; `run` names this life of it. */
export const serveHost = (host: Host, channel: Channel, run: string): void => {
  const answers = new Map<string, Promise<Outcome<unknown>>>();
  const whole = (): void =>
    channel.postMessage({
      from: "host",
      type: "whole",
      run,
      turn: host.turn(),
      state: host.state(),
    });
  host.onChange((patch, turn) =>
    channel.postMessage({ from: "host", type: "change", run, turn, patch }),
  );
  channel.onmessage = ({ data }) => {
    if (!isFromTab(data)) return;
    if (data.type === "hello") return whole();
    if (data.type === "back") return host.tryNow();
    const { id, asked } = data;
    const answer = answers.get(id) ?? host.act(asked);
    answers.set(id, answer);
    const [oldest] = answers.keys();
    if (answers.size > remembered && oldest !== undefined) answers.delete(oldest);
    void answer.then((outcome) =>
      channel.postMessage({ from: "host", type: "answer", id, outcome }),
    );
  };
  whole();
};
