// A tab's link to the host: the tree as this tab knows it, and acts. When the host changes hands (the tab that carried it
// closed), the tab asks for the whole tree again and repeats what was not answered; acts carry their ids, so nothing doubles.

import type { Acts, ActName, Asked, Outcome } from "../host/acts.ts";
import { isFromHost } from "../host/channel.ts";
import type { Channel } from "../host/channel.ts";
import { patched } from "../host/patch.ts";
import type { HostState } from "../host/state.ts";
import { startState } from "../host/state.ts";

/** The host as a screen sees it. */
export type Link = {
  readonly state: () => HostState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly act: <N extends ActName>(
    act: N,
    takes: Acts[N]["takes"],
  ) => Promise<Outcome<Acts[N]["gives"]>>;
};

/**
 * Acts that make something new each time they are performed: whether the old host did so is for a person to look at. What is
 * held is not among them: a command carries its own ids, and the host holds one command once.
 */
const isMaking: ReadonlySet<ActName> = new Set([
  "convene",
  "join",
  "invite",
  "new-sheet",
  "attach",
]);

type Waiting = {
  readonly asked: Asked;
  readonly wasAsked: boolean;
  readonly answer: (outcome: Outcome<unknown>) => void;
};

/** Links this tab to whatever host listens on the channel. */
export const linkOver = (channel: Channel, newId: () => string): Link => {
  let state: HostState = startState;
  let run = "";
  let turn = -1;
  const listeners = new Set<() => void>();
  const waiting = new Map<string, Waiting>();
  const hello = (): void => channel.postMessage({ from: "tab", type: "hello" });
  const ask = (id: string, asked: Asked): void =>
    channel.postMessage({ from: "tab", type: "ask", id, asked });

  const askAgain = (id: string, { asked, answer, wasAsked }: Waiting): void => {
    if (wasAsked && isMaking.has(asked.act)) {
      waiting.delete(id);
      answer({ ok: false, code: "moved" });
      return;
    }
    waiting.set(id, { asked, answer, wasAsked: true });
    ask(id, asked);
  };

  channel.onmessage = ({ data }) => {
    if (!isFromHost(data)) return;
    switch (data.type) {
      case "answer": {
        waiting.get(data.id)?.answer(data.outcome);
        waiting.delete(data.id);
        return;
      }
      case "whole": {
        if (data.run === run && data.turn < turn) return;
        const isNewHost = data.run !== run;
        ({ run, turn, state } = data);
        for (const listener of listeners) listener();
        if (isNewHost) for (const [id, each] of waiting) askAgain(id, each);
        return;
      }
      case "change": {
        if (data.run === run && data.turn <= turn) return;
        if (data.run !== run || data.turn !== turn + 1) return hello();
        turn = data.turn;
        // The host made this difference from the very tree it is put to.
        state = patched(state, data.patch) as HostState;
        for (const listener of listeners) listener();
      }
    }
  };
  hello();

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    act: (act, takes) =>
      new Promise((resolve) => {
        const id = newId();
        // An act's name and what it takes belong together by this function's own type.
        const asked = { act, takes } as Asked;
        const wasAsked = run !== "";
        waiting.set(id, { asked, wasAsked, answer: (outcome) => resolve(outcome as never) });
        // Before the first host is up the question waits for its hello.
        if (wasAsked) ask(id, asked);
      }),
  };
};
