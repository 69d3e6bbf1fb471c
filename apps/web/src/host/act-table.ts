// Every act and what does it: a table of contents. An act that is not listed does not compile.

import type { Client } from "@tworooms/client";
import { isFault, isNotDone, transcriptOf } from "@tworooms/client";
import { leakMarksOf } from "@tworooms/talks";
import type { Command, Id } from "@tworooms/talks";
import { no } from "./acts.ts";
import type { ActName, Acts, Asked, Outcome } from "./acts.ts";
import { rulesFrom } from "./convening.ts";
import {
  checkFrom,
  empowerFrom,
  inviteFrom,
  outcomeOf,
  removeFrom,
  shutFrom,
  withdrawFrom,
} from "./governing.ts";
import type { Hands } from "./hands.ts";
import type { Inside } from "./host.ts";
import { departFrom } from "./departing.ts";
import { placeOfFiles } from "./marks.ts";
import { searchIn } from "./search.ts";
import {
  forgetWords,
  newSeat,
  renewSheet,
  unlockSeat,
  unsavedWords,
  walkIn,
} from "./seat-keeping.ts";
import type { TalkHost } from "./talk-host.ts";

type Table = {
  readonly [N in ActName]: (takes: Acts[N]["takes"]) => Promise<Outcome<Acts[N]["gives"]>>;
};

const well: Outcome<object> = { ok: true, value: {} };

/** The composer that a command was written in. */
const composerOf = (command: Command): string | undefined => {
  switch (command.type) {
    case "say":
    case "ask-for":
      return `room/${command.room}`;
    case "caucus-say":
      return `caucus/${command.caucus}`;
    default:
      return undefined;
  }
};

/** Answers acts over what the host holds. */
export const actsOver = (inside: Inside): ((asked: Asked) => Promise<Outcome<unknown>>) => {
  const { parts, talks } = inside;
  const { ports, keys } = parts;

  const inTalk = async <Value>(
    talk: string,
    act: (host: TalkHost, hands: Hands) => Promise<Outcome<Value>> | Outcome<Value>,
  ): Promise<Outcome<Value>> => {
    const host = talks.get(talk);
    const hands = inside.hands();
    return host === undefined || hands === undefined ? no("unknown-talk") : act(host, hands);
  };
  const withClient = async <Value>(
    act: (client: Client) => Promise<Outcome<Value>>,
  ): Promise<Outcome<Value>> => {
    const client = inside.client();
    return client === undefined ? no("no-seat") : act(client);
  };
  /** The client of this device, made with a fresh key sheet where there is none. */
  const someClient = async (): Promise<Client | string> => {
    const known = inside.client();
    if (known !== undefined) return known;
    if (inside.hands() !== undefined) return "walk-in-only";
    if ((await ports.store.keys("logs/")).length > 0) return "locked-device";
    const made = await newSeat(ports, keys);
    if (typeof made !== "string") await inside.adopt(made);
    return made;
  };
  const enter = async (
    client: Client,
    come: () => ReturnType<Client["join"]>,
  ): Promise<Outcome<{ readonly talk: string }>> => {
    const talk = await come();
    if (isNotDone(talk)) {
      await inside.adopt(client);
      return no(isFault(talk) ? "unreachable" : "code" in talk ? talk.code : "malformed");
    }
    await inside.take(client, talk);
    await inside.adopt(client);
    return { ok: true, value: { talk: talk.id } };
  };

  const table: Table = {
    convene: async (plan) => {
      const rules = rulesFrom(plan);
      if (!rules.ok) return rules;
      const client = await someClient();
      if (typeof client === "string") return no(client);
      const shown = { name: plan.name.trim(), title: plan.personTitle.trim(), role: "" };
      return enter(client, () =>
        client.convene({ rules: rules.value, shown, admission: plan.admission.trim() }),
      );
    },
    join: async ({ link, name, title }) => {
      if (name.trim() === "") return no("name-missing");
      const client = await someClient();
      if (typeof client === "string") return no(client);
      return enter(client, () =>
        client.join(link, { name: name.trim(), title: title.trim(), role: "" }),
      );
    },
    "finish-convening": ({ talk, admission }) =>
      withClient(async (client) => {
        const finished = await client.finishConvening(talk as never, admission.trim());
        if (isNotDone(finished)) return no(isFault(finished) ? "unreachable" : finished.code);
        await inside.take(client, finished);
        return well;
      }),
    "open-talk": ({ talk }) =>
      withClient(async (client) => {
        const opened = await client.open(talk as never);
        if (isNotDone(opened)) return no(isFault(opened) ? "unreachable" : opened.code);
        await inside.take(client, opened);
        return well;
      }),
    "sheet-words": () =>
      withClient(async (client) => {
        const words = await unsavedWords(client);
        return words === undefined ? no("sheet-not-here") : { ok: true, value: { words } };
      }),
    "sheet-saved": ({ typed }) =>
      withClient(async (client) => {
        const words = await unsavedWords(client);
        if (words === undefined) return no("sheet-not-here");
        const areRight =
          new Set(typed.map(({ place }) => place)).size >= 2 &&
          typed.every(({ place, word }) => words[place - 1] === word.trim().toLowerCase());
        if (!areRight) return no("words-differ");
        await forgetWords(client);
        await inside.adopt(client);
        return well;
      }),
    "new-sheet": () =>
      withClient(async (client) => {
        const [host] = talks.values();
        if (host === undefined) return no("no-seat");
        const renewed = await renewSheet(client, keys, host);
        if (!renewed.ok) return renewed;
        await inside.restart();
        return { ok: true, value: { words: renewed.value.words } };
      }),
    lock: () =>
      withClient(async (client) => {
        if ((await unsavedWords(client)) !== undefined) return no("sheet-unsaved");
        await keys.write({});
        await inside.restart();
        return well;
      }),
    unlock: async ({ words }) => {
      const opened = await unlockSeat(ports, keys, words);
      if (!opened.ok) return opened;
      await inside.restart();
      return well;
    },
    forget: async () => {
      const client = inside.client();
      if (client !== undefined && (await unsavedWords(client)) !== undefined)
        return no("sheet-unsaved");
      await parts.wipe();
      await inside.restart();
      return well;
    },
    "walk-in": ({ talk, party }) =>
      inTalk(talk, async (host) => {
        const client = inside.client();
        if (client === undefined) return no("walk-in-only");
        if ((await unsavedWords(client)) !== undefined) return no("sheet-unsaved");
        const walked = await walkIn(keys, host, party);
        if (walked.ok) await inside.restart();
        return walked;
      }),
    perform: ({ talk, command }) =>
      inTalk(talk, async (host) => {
        const outcome = outcomeOf(await host.talk.perform(command));
        void host.settle();
        return outcome;
      }),
    hold: ({ talk, command, hold }) =>
      inTalk(talk, async (host) => {
        const name = await host.held.hold(command, Math.min(Math.max(hold, 0), 600_000));
        // Held, they are unsent words no more: a page loaded again must not show them twice.
        const place = composerOf(command);
        if (place !== undefined) await host.marks.keep(place, "");
        // A question takes no files along: those put before it stay for the message they are for.
        if (place !== undefined && command.type !== "ask-for")
          await host.marks.keep(placeOfFiles(place), "");
        return { ok: true, value: { name } };
      }),
    "take-back": ({ talk, name }) => inTalk(talk, (host) => host.held.takeBack(name)),
    "send-held": ({ talk, names }) => inTalk(talk, (host) => host.held.send(names)),
    leak: ({ talk, wording }) =>
      inTalk(talk, (host) => {
        const seat = host.talk.seat();
        if ("refused" in seat) return no(seat.refused);
        if (seat.type !== "desk") return no("not-a-mediator");
        const { item, ...course } = wording;
        const marks = leakMarksOf(seat, { ...course, item: item as Id<"item"> });
        return { ok: true, value: { marks } };
      }),
    "keep-text": ({ talk, place, text }) =>
      inTalk(talk, async (host) => {
        await host.marks.keep(place, text);
        return well;
      }),
    seen: ({ talk, place, seq }) =>
      inTalk(talk, async (host) => {
        await host.marks.look(place, seq);
        return well;
      }),
    invite: (takes) =>
      inTalk(takes.talk, (host, hands) => inviteFrom(hands, host, ports.transport.origin, takes)),
    withdraw: ({ talk, invitation }) =>
      inTalk(talk, (host, hands) => withdrawFrom(hands, host, invitation)),
    compare: ({ talk, with: whom, begin }) =>
      inTalk(talk, (host) => {
        host.comparing.begin(whom, begin);
        return well;
      }),
    "put-down-words": ({ talk, with: whom }) =>
      inTalk(talk, (host) => {
        host.comparing.putDown(whom);
        return well;
      }),
    check: ({ talk, invitation }) =>
      inTalk(talk, async (host, hands) => {
        const checked = await checkFrom(hands, host, invitation);
        if (checked.ok) host.comparing.putDown(invitation);
        return checked;
      }),
    authority: ({ talk, invitation }) => inTalk(talk, (host) => empowerFrom(host, invitation)),
    "found-caucus": ({ talk, party }) =>
      inTalk(talk, (host) =>
        withClient(async (client) => {
          const founded = await client.foundCaucus(host.talk, party);
          return isNotDone(founded) ? outcomeOf(founded) : well;
        }),
      ),
    remove: ({ talk, person }) => inTalk(talk, (host, hands) => removeFrom(hands, host, person)),
    shut: ({ talk }) => inTalk(talk, (host, hands) => shutFrom(hands, host)),
    depart: ({ talk }) =>
      inTalk(talk, (host) => withClient((client) => departFrom(inside, client, host))),
    "find-file": (takes) => inTalk(takes.talk, (host) => host.attaching.find(takes)),
    attach: (takes) => inTalk(takes.talk, (host) => host.attaching.attach(takes)),
    "open-file": (takes) => inTalk(takes.talk, (host) => host.attaching.open(takes)),
    search: ({ talk, text }) =>
      inTalk(talk, (host) => {
        const view = host.talk.view();
        return "type" in view
          ? { ok: true, value: { hits: searchIn(view, text) } }
          : no(view.refused);
      }),
    export: ({ talk }) =>
      inTalk(talk, async (host) => ({
        ok: true,
        value: { text: `${JSON.stringify(await transcriptOf(host.talk))}\n` },
      })),
  };

  return async ({ act, takes }) => {
    // Name and takes belong together by the type of `Asked`; a mapped table cannot say so to the compiler.
    const perform = table[act] as ((takes: unknown) => Promise<Outcome<unknown>>) | undefined;
    return perform === undefined ? no("malformed") : perform(takes);
  };
};
