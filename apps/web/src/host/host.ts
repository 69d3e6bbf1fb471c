// The host: one person's client on this device, whatever number of tabs look at it. It keeps one tree of state and answers
// acts; keys never leave it. It runs in a Worker, so that no typing ever waits for folding, opening or the network.

import type { Client, LogId, Ports, Talk } from "@tworooms/client";
import { isNotDone, openClient, openTalkAlone } from "@tworooms/client";
import type { Asked, Outcome } from "./acts.ts";
import { actsOver } from "./act-table.ts";
import type { Hands } from "./hands.ts";
import type { KeyCase } from "./key-case.ts";
import type { Patch } from "./patch.ts";
import { patchBetween } from "./patch.ts";
import { aloneHands, aloneSpecs, finishRenewing, unsavedWords } from "./seat-keeping.ts";
import type { HostState, Phase, TalkBrief } from "./state.ts";
import { startState } from "./state.ts";
import type { TalkHost } from "./talk-host.ts";
import { hostTalk } from "./talk-host.ts";
import { unreadIn } from "./unread.ts";

/** What a host stands on. */
export type HostParts = {
  readonly ports: Ports;
  readonly keys: KeyCase;
  /** Whether the browser promised to keep what is stored. */
  readonly isKept: () => Promise<boolean>;
  /** Forgets everything of this device. */
  readonly wipe: () => Promise<void>;
};

/** A host. `turn` counts changes, so that a tab knows when it missed one. */
export type Host = {
  readonly state: () => HostState;
  readonly turn: () => number;
  readonly onChange: (listener: (patch: Patch, turn: number) => void) => () => void;
  readonly act: (asked: Asked) => Promise<Outcome<unknown>>;
  /** Tries servers that were lost at once: the network, or whoever looks, is back. */
  readonly tryNow: () => void;
  readonly stop: () => void;
};

/** What acts work with: the parts that change while a host lives. */
export type Inside = {
  readonly parts: HostParts;
  readonly client: () => Client | undefined;
  readonly hands: () => Hands | undefined;
  readonly talks: ReadonlyMap<string, TalkHost>;
  /** Takes a client as this device's own and shows it. */
  readonly adopt: (client: Client) => Promise<void>;
  /** Keeps a talk current from now on. */
  readonly take: (hands: Hands, talk: Talk) => Promise<TalkHost>;
  /** Drops client, talks and keys from memory and begins anew from what the device holds. */
  readonly restart: () => Promise<void>;
  /** Works out the tree again and tells what changed. */
  readonly tell: () => void;
};

const tellAfter = 16;

/** Starts a host; it is `starting` until it has looked at what this device holds. */
export const makeHost = (parts: HostParts): Host => {
  const { ports, keys } = parts;
  const listeners = new Set<(patch: Patch, turn: number) => void>();
  const talks = new Map<string, TalkHost>();
  let state: HostState = startState;
  let turn = 0;
  let phase: Phase = "starting";
  let client: Client | undefined;
  let hands: Hands | undefined;
  let sheet: HostState["device"]["sheet"] = "none";
  let storage: HostState["device"]["storage"] = "unknown";
  const unopened = new Map<string, string>();
  let isTelling = false;
  let isStopped = false;

  const briefOf = (talk: string): TalkBrief => {
    const shown = talks.get(talk)?.state();
    const title = shown?.view?.rules?.title;
    return {
      talk,
      ...(title === undefined ? {} : { title }),
      ...(shown === undefined && unopened.has(talk) ? { refused: unopened.get(talk) ?? "" } : {}),
      unread: shown?.view === undefined ? 0 : unreadIn(shown.view, shown.seen),
    };
  };

  const build = (): HostState => ({
    device: {
      phase,
      server: ports.transport.origin,
      sheet,
      storage,
      talks: (client?.vault.current().seats.map(({ talk }) => talk) ?? [...talks.keys()]).map(
        briefOf,
      ),
    },
    talks: Object.fromEntries([...talks].map(([id, host]) => [id, host.state()])),
  });

  const tellNow = (): void => {
    isTelling = false;
    if (isStopped) return;
    const next = build();
    const patch = patchBetween(state, next);
    if ("same" in patch) return;
    state = next;
    turn += 1;
    for (const listener of listeners) listener(patch, turn);
  };
  // Many entries come at once when a log is read: one look at all of them is enough.
  const tell = (): void => {
    if (isTelling) return;
    isTelling = true;
    ports.later(tellAfter, tellNow);
  };

  const take = async (by: Hands, talk: Talk): Promise<TalkHost> => {
    const known = talks.get(talk.id);
    if (known?.talk === talk) return known;
    known?.stop();
    const host = await hostTalk(by, talk, {
      server: ports.transport.origin,
      onChange: tell,
      resume: async () => client?.open(talk.id),
    });
    talks.set(talk.id, host);
    tell();
    return host;
  };

  const adopt = async (now: Client): Promise<void> => {
    client = now;
    hands = now;
    sheet = (await unsavedWords(now)) === undefined ? "saved" : "unsaved";
    const { seats } = now.vault.current();
    phase = seats.length > 0 ? "open" : "empty";
    storage = (await parts.isKept()) ? "kept" : "may-be-cleared";
    tell();
    for (const { talk: id } of seats) {
      if (talks.has(id)) continue;
      const talk = await now.open(id);
      if (isNotDone(talk)) unopened.set(id, "code" in talk ? talk.code : "unreachable");
      else await take(now, talk);
    }
    tell();
  };

  const begin = async (): Promise<void> => {
    const kept = await keys.read();
    if (kept.alone !== undefined && kept.device !== undefined) {
      hands = aloneHands(ports, kept.device);
      phase = "walk-in";
      const { talk: id, logs } = kept.alone;
      const alone = await openTalkAlone(
        hands.ports,
        hands.asking,
        id as LogId,
        aloneSpecs(id, logs),
      );
      await take(hands, alone);
      return;
    }
    if (kept.sheet !== undefined && kept.device !== undefined) {
      // A sheet that was being replaced when this device stopped is replaced to the end first.
      await finishRenewing(ports, keys);
      const opened = await openClient(ports, { sheet: kept.sheet, deviceKey: kept.device });
      await opened.vault.refresh();
      await adopt(opened);
      return;
    }
    const hasLogs = (await ports.store.keys("logs/")).length > 0;
    phase = hasLogs ? "locked" : "empty";
    tell();
  };

  const drop = (): void => {
    for (const host of talks.values()) host.stop();
    talks.clear();
    client = undefined;
    hands = undefined;
    sheet = "none";
    phase = "starting";
  };

  const inside: Inside = {
    parts,
    client: () => client,
    hands: () => hands,
    talks,
    adopt,
    take,
    restart: async () => {
      drop();
      await begin();
      tell();
    },
    tell,
  };
  const act = actsOver(inside);
  const begun = begin().then(tell);

  return {
    state: () => state,
    turn: () => turn,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    act: async (asked) => {
      await begun;
      const outcome = await act(asked);
      // Whoever is answered finds in the tree what it was answered about.
      tellNow();
      return outcome;
    },
    tryNow: () => {
      for (const host of talks.values()) host.tryNow();
    },
    stop: () => {
      isStopped = true;
      drop();
    },
  };
};
