// What a person sent and may still take back: each command is kept sealed on this device for its hold, then performed.
// After a restart, or where the server did not answer, it waits for a tap: nothing of a person's own goes by itself late.

import type { Draft, Talk } from "@tworooms/client";
import { draftsOf, dropDraft, hasStood, keepDraft } from "@tworooms/client";
import type { Command, Time } from "@tworooms/talks";
import type { Hands } from "./hands.ts";
import type { Outcome } from "./acts.ts";
import type { HeldState } from "./state.ts";

/** The commands a talk holds on this device. */
export type Held = {
  readonly list: () => readonly HeldState[];
  readonly hold: (command: Command, milliseconds: number) => Promise<string>;
  readonly takeBack: (name: string) => Promise<Outcome<{ readonly command: Command }>>;
  readonly send: (names: readonly string[]) => Promise<Outcome<object>>;
  readonly stop: () => void;
};

type Kept = {
  readonly draft: Draft;
  readonly callOff?: () => void;
  readonly why?: string;
  readonly isGoing?: true;
};

/** Takes up what this device held, and holds more. `onChange` is called after every change of the list. */
export const heldOf = async (client: Hands, talk: Talk, onChange: () => void): Promise<Held> => {
  const { ports, records } = client;
  const kept = new Map<string, Kept>();
  for (const draft of await draftsOf(records, talk.id))
    kept.set(draft.name, { draft, why: "found-again" });

  // A tab that heard no answer from a host that ended asks the next one again, which may have found the command on the device.
  const nameOf = (command: Command): string | undefined => {
    const text = JSON.stringify(command);
    return [...kept.values()].find(({ draft }) => JSON.stringify(draft.command) === text)?.draft
      .name;
  };

  const go = async (name: string): Promise<Outcome<object>> => {
    const held = kept.get(name);
    if (held === undefined) return { ok: true, value: {} };
    held.callOff?.();
    kept.set(name, { draft: held.draft, isGoing: true });
    onChange();
    const appended = await talk.perform(held.draft.command);
    if (hasStood(appended)) {
      await dropDraft(records, held.draft);
      kept.delete(name);
      onChange();
      return { ok: true, value: {} };
    }
    const why = "code" in appended ? appended.code : "unreachable";
    kept.set(name, { draft: held.draft, why });
    onChange();
    return { ok: false, code: why };
  };

  return {
    list: () =>
      [...kept.values()].map(({ draft, callOff, why }) => ({
        name: draft.name,
        command: draft.command,
        keptAt: draft.keptAt,
        ...(callOff === undefined || draft.holdUntil === undefined
          ? {}
          : { holdUntil: draft.holdUntil }),
        ...(why === undefined ? {} : { why }),
      })),
    hold: async (command, milliseconds) => {
      const same = nameOf(command);
      if (same !== undefined) return same;
      const keptAt = ports.now() as Time;
      const holdUntil = (keptAt + milliseconds) as Time;
      const id = `${keptAt}-${[...ports.random(4)].join("-")}`;
      const draft = await keepDraft(records, talk.id, id, { command, keptAt, holdUntil });
      const callOff = ports.later(milliseconds, () => void go(draft.name));
      kept.set(draft.name, { draft, callOff });
      onChange();
      return draft.name;
    },
    takeBack: async (name) => {
      const held = kept.get(name);
      if (held === undefined || held.isGoing) return { ok: false, code: "gone-already" };
      held.callOff?.();
      kept.delete(name);
      await dropDraft(records, held.draft);
      onChange();
      return { ok: true, value: { command: held.draft.command } };
    },
    send: async (names) => {
      for (const name of names) {
        const sent = await go(name);
        if (!sent.ok) return sent;
      }
      return { ok: true, value: {} };
    },
    stop: () => {
      for (const { callOff } of kept.values()) callOff?.();
    },
  };
};
