// One talk in the host: followed live, folded, and shown as a state that screens can draw. Chains that are due go on from here
// for mediators; everything else waits for an act.

import type { DueAsk, Invitation, Talk } from "@tworooms/client";
import {
  booksOf,
  doorsOpenFor,
  invitationsOf,
  isFault,
  nameOfPlace,
  warningsOf,
} from "@tworooms/client";
import type { Attaching } from "./attaching.ts";
import { attachingIn } from "./attaching.ts";
import type { Hands } from "./hands.ts";
import type { Comparing } from "./comparing.ts";
import { comparingOf } from "./comparing.ts";
import type { Held } from "./held.ts";
import { heldOf } from "./held.ts";
import type { Marks } from "./marks.ts";
import { marksOf } from "./marks.ts";
import { invitationStates, personStates } from "./people-state.ts";
import type { TalkState } from "./state.ts";

/** A talk that is kept current. */
export type TalkHost = {
  readonly talk: Talk;
  readonly state: () => TalkState;
  readonly held: Held;
  readonly marks: Marks;
  readonly comparing: Comparing;
  readonly attaching: Attaching;
  readonly invitations: () => readonly Invitation[];
  /** Reads the invitations of this device anew. */
  readonly refreshInvitations: () => Promise<void>;
  /** Lets due chains go on now. */
  readonly settle: () => Promise<void>;
  /** Tries the server at once if its connection is lost: the network may be back. */
  readonly tryNow: () => void;
  readonly stop: () => void;
};

const lookAgain = 30_000;
const longestTimer = 3_600_000;

/** What an answer says of the way to the server. Who was removed is told no more than that it is not admitted. */
const lossIn = (answer: "current" | object): "offline" | "shut-out" | undefined => {
  if (typeof answer !== "object") return undefined;
  if (isFault(answer)) return "offline";
  return "code" in answer && answer.code === "not-admitted" ? "shut-out" : undefined;
};

const doorsOf = (talk: Talk): TalkState["doors"] => {
  const readers = booksOf(talk)
    .filter(({ spec }) => spec.kind === "room" || spec.kind === "table")
    .flatMap((book) => book.reader() ?? []);
  const needs = readers.map((reader) => doorsOpenFor(reader)).find((need) => need !== undefined);
  return {
    areShut: readers.length > 0 && readers.every(({ state }) => state.isShut),
    ...(needs === undefined ? {} : { needs }),
  };
};

/** Opens a talk in the host. `onChange` is called whenever its state may differ. `resume` finishes what broke off. */
export const hostTalk = async (
  client: Hands,
  talk: Talk,
  parts: {
    readonly server: string;
    readonly onChange: () => void;
    readonly resume: () => Promise<unknown>;
  },
): Promise<TalkHost> => {
  const { ports, records } = client;
  const { onChange } = parts;
  let invitations = await invitationsOf(records);
  let dues: readonly DueAsk[] = [];
  let lost: "offline" | "shut-out" | undefined;
  let isStopped = false;
  let settling: Promise<void> | undefined;
  let settledAt = -1;
  let callOffTimer: (() => void) | undefined;

  const held = await heldOf(client, talk, onChange);
  const marks = await marksOf(records, talk.id, onChange);
  const comparing = comparingOf(client, talk, () => invitations, onChange);
  const attaching = attachingIn(talk, onChange);
  const following = talk.follow();

  const entries = (): number =>
    booksOf(talk).reduce((sum, book) => sum + book.envelopes().length, 0);
  const isLive = (): boolean => booksOf(talk).every((book) => following.isLive(book));

  const lineNow = (): TalkState["line"] => {
    if (!isLive()) return lost ?? "catching-up";
    return following.isRestoring() ? "restoring" : "live";
  };

  /** Chains are a mediator's; whose seat this is says the seat, without the whole view of it being worked out. */
  const isDesk = (): boolean => {
    const seat = talk.seat();
    return "type" in seat && seat.type === "desk";
  };

  /** When a chain may next want something: a hold that ends, or, offline, a while from now. */
  const nextDue = (): number => {
    const now = ports.now();
    const wait = lookAgain;
    const view = isDesk() ? talk.view() : undefined;
    if (view === undefined || !("type" in view) || view.type !== "desk") return wait;
    const times = view.tray
      .filter(({ stage }) => stage === "held")
      .map(({ dueFrom }) => dueFrom - now)
      .filter((each) => each > 0);
    return Math.min(wait, longestTimer, ...times.map((each) => each + 5));
  };

  const settleOnce = async (): Promise<void> => {
    if (!isDesk()) {
      if (!isLive()) lost = lossIn(await talk.sync());
      return;
    }
    const outcome = await talk.settle();
    lost = lossIn(outcome);
    if (Array.isArray(outcome)) dues = outcome;
  };

  const arm = (): void => {
    callOffTimer?.();
    if (!isStopped) callOffTimer = ports.later(nextDue(), () => void settle());
  };

  const settle = (): Promise<void> => {
    if (isStopped) return Promise.resolve();
    settling ??= settleOnce().finally(() => {
      settling = undefined;
      settledAt = entries();
      arm();
      onChange();
    });
    return settling;
  };

  /** The places whose keys are here. */
  const opened = (): number =>
    booksOf(talk).filter((book) => (book.reader()?.keyring.size ?? 0) > 0).length;

  let wasLive = false;
  let wasOpened = opened();
  const stopListening = talk.onChange(() => {
    onChange();
    void comparing.step();
    const nowLive = isLive();
    const isLost = wasLive && !nowLive;
    // What a broken connection left half done (a healed log, a link to forget) is looked at once when it is back.
    // Whoever was added after the doors were shut can write its name from then on.
    const nowOpened = opened();
    if (nowLive && (!wasLive || nowOpened > wasOpened)) void parts.resume();
    wasLive = nowLive;
    wasOpened = nowOpened;
    // A look at nothing new must not cause the next look; whether a server that was lost still answers is new.
    if (entries() !== settledAt || isLost) void settle();
  });

  const host: TalkHost = {
    talk,
    held,
    marks,
    comparing,
    attaching,
    invitations: () => invitations,
    refreshInvitations: async () => {
      invitations = await invitationsOf(records);
      onChange();
    },
    settle,
    tryNow: () => {
      following.tryNow();
      if (!isLive()) void settle();
    },
    state: () => {
      const view = talk.view();
      const seats = talk.logs().flatMap(({ me }) => me() ?? []);
      const links = client.vault.current().seats.find((seat) => seat.talk === talk.id)?.links ?? [];
      const isChecked = seats.length > 0 && seats.every((me) => me.isChecked);
      return {
        talk: talk.id,
        ...("type" in view ? { view } : { refused: view.refused }),
        line: lineNow(),
        entries: entries(),
        warnings: warningsOf(talk, client.vault),
        dues,
        held: held.list(),
        attaching: attaching.list(),
        persons: personStates(talk, invitations),
        invitations: invitationStates(talk, parts.server, invitations),
        comparing: comparing.list(),
        logs: talk.logs().map(({ book, place, voids }) => ({
          place: nameOfPlace(place),
          entries: book.envelopes().length,
          voids: voids().length,
          epoch: book.reader()?.state.epoch ?? 0,
        })),
        doors: doorsOf(talk),
        isChecked,
        owesWords: !isChecked && links.length > 0,
        seen: marks.seen(),
        texts: marks.texts(),
      };
    },
    stop: () => {
      isStopped = true;
      callOffTimer?.();
      held.stop();
      stopListening();
      following.stop();
    },
  };
  void settle();
  return host;
};
