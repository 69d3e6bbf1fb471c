// What a seat of a replay can be told to do, each as its person would: the same client, the same keys on its own disk, the
// same server. Whoever directs the play hears only what a person would say aloud: links, words by voice, ids of items.

import {
  ceremonyWith,
  checkSeats,
  empowerSeats,
  invite,
  invitedLogs,
  isNotDone,
  newId,
  newcomerOf,
  ownCeremony,
  shutBooks,
  stepCeremony,
  tableCeremony,
  transcriptOf,
  verifyTranscript,
} from "@tworooms/client";
import type { CeremonyPlan, Client, GuestKind, Invitation, Talk } from "@tworooms/client";
import type { CommandOf, Id, Leave, Party, Rules } from "@tworooms/talks";

/** One thing to do. */
export type Act =
  | {
      readonly do: "convene";
      readonly rules: Rules;
      readonly name: string;
      readonly title: string;
      readonly admission: string;
    }
  | { readonly do: "invite"; readonly kind: GuestKind }
  | { readonly do: "join"; readonly link: string; readonly name: string; readonly title: string }
  | { readonly do: "words"; readonly with: "guest" | "inviter" | "heads" }
  | { readonly do: "check" }
  | { readonly do: "caucus"; readonly party: Party }
  | { readonly do: "shut" }
  | { readonly do: "say"; readonly room: Party; readonly words: string; readonly leave?: Leave }
  | { readonly do: "ask"; readonly room: Party; readonly words: string }
  | (Omit<CommandOf<"prepare-carry">, "type" | "carry" | "used" | "told"> & {
      readonly do: "carry";
    })
  | { readonly do: "read-back" }
  | { readonly do: "show" };

/** What came of it. `refused` carries a code of the talks, of the office or of the client. */
export type Acted = { readonly [field: string]: unknown } | { readonly refused: string };

type Seat = { readonly client: Client; talk?: Talk; invitation?: Invitation; link?: string };

const codeOf = (value: object): string | undefined => {
  if (!isNotDone(value)) return undefined;
  return "code" in value ? value.code : "unreachable";
};
const outcome = (value: object, good: Acted): Acted => {
  const code = codeOf(value);
  return code === undefined ? good : { refused: code };
};

const planOf = (
  seat: Seat,
  talk: Talk,
  side: "guest" | "inviter" | "heads",
): CeremonyPlan | undefined => {
  if (side === "heads") return tableCeremony(talk);
  if (side === "guest")
    return seat.invitation === undefined
      ? undefined
      : ceremonyWith(newcomerOf(talk, seat.invitation));
  const link = seat.client.vault
    .current()
    .seats.find((each) => each.talk === talk.id)
    ?.links.at(-1);
  return link === undefined ? undefined : ownCeremony(talk, link.log);
};

/** Steps through the words until they stand; waits for the other side by following the log. */
const compare = async (
  seat: Seat,
  talk: Talk,
  side: "guest" | "inviter" | "heads",
): Promise<Acted> => {
  const { ports, records } = seat.client;
  const following = talk.follow();
  try {
    for (;;) {
      const changed = new Promise<void>((resolve) => {
        const stop = talk.onChange(() => {
          stop();
          resolve();
        });
        ports.later(500, () => {
          stop();
          resolve();
        });
      });
      await talk.sync();
      const plan = planOf(seat, talk, side);
      const step = plan === undefined ? undefined : await stepCeremony(ports, records, plan);
      const code = step === undefined ? undefined : codeOf(step);
      if (code !== undefined) return { refused: code };
      if (step !== undefined && "words" in step) return { words: step.words };
      await changed;
    }
  } finally {
    following.stop();
  }
};

const carry = async (
  seat: Seat,
  talk: Talk,
  act: Extract<Act, { readonly do: "carry" }>,
): Promise<Acted> => {
  const { do: _, ...fields } = act;
  const { ports } = seat.client;
  const id = newId<"carry">(ports);
  const prepared = await talk.perform({
    ...fields,
    type: "prepare-carry",
    carry: id,
    used: newId(ports),
    told: newId(ports),
  });
  const code = codeOf(prepared);
  if (code !== undefined) return { refused: code };
  await new Promise<void>((resolve) => ports.later(act.hold, resolve));
  const asks = await talk.settle();
  if (!("length" in asks)) return { refused: codeOf(asks) ?? "unreachable" };
  const ask = asks.find((each) => each.carry === id);
  return ask === undefined ? { carry: id } : { refused: ask.why };
};

const perform = async (seat: Seat, talk: Talk, act: Act): Promise<Acted> => {
  const { ports, records } = seat.client;
  switch (act.do) {
    case "convene":
    case "join":
      return { refused: "begun-already" };
    case "invite": {
      const logs = await invitedLogs(ports, talk, act.kind);
      if (!("length" in logs)) return { refused: codeOf(logs) ?? "unreachable" };
      const until = ports.now() + 86_400_000;
      const made = await invite(ports, records, { logs, role: act.kind.as, title: "", until });
      if (!("link" in made)) return { refused: codeOf(made) ?? "unreachable" };
      seat.invitation = made;
      return { link: made.link };
    }
    case "words":
      return compare(seat, talk, act.with);
    case "check": {
      if (seat.invitation === undefined) return { refused: "not-seated" };
      await talk.sync();
      const { seats } = newcomerOf(talk, seat.invitation);
      const checked = await checkSeats(ports, seats);
      if (isNotDone(checked)) return { refused: codeOf(checked) ?? "unreachable" };
      return outcome(await empowerSeats(seats, () => false), { checked: true });
    }
    case "caucus":
      await talk.sync();
      return outcome(await seat.client.foundCaucus(talk, act.party), { founded: true });
    case "shut": {
      await talk.sync();
      const books = talk
        .logs()
        .map(({ book }) => book)
        .filter(({ spec }) => spec.kind === "room" || spec.kind === "table");
      return outcome(await shutBooks(ports, books), { shut: true });
    }
    case "say": {
      const item: Id<"item"> = newId(ports);
      const { room, words, leave } = act;
      return outcome(
        await talk.perform({
          type: "say",
          room,
          item,
          words,
          ...(leave === undefined ? {} : { leave }),
        }),
        { item },
      );
    }
    case "ask": {
      const asked: Id<"asked"> = newId(ports);
      return outcome(
        await talk.perform({ type: "ask-for", room: act.room, asked, words: act.words }),
        { asked },
      );
    }
    case "carry":
      return carry(seat, talk, act);
    case "read-back": {
      await talk.sync();
      const view = talk.view();
      if ("refused" in view || view.type !== "party") return { refused: "not-your-room" };
      const told = view.room?.tolds.at(-1);
      if (told === undefined) return { refused: "no-such-telling" };
      return outcome(
        await talk.perform({
          type: "read-back",
          room: view.party,
          readBack: newId(ports),
          told: told.told,
        }),
        { told: told.told },
      );
    }
    case "show": {
      await talk.sync();
      const rows = await verifyTranscript(await transcriptOf(talk));
      return {
        pid: process.pid,
        view: talk.view(),
        verified: rows.every(({ isVerified }) => isVerified),
      };
    }
  }
};

/** A seat that does as it is told. */
export const seatThatActs = (client: Client): ((act: Act) => Promise<Acted>) => {
  const seat: Seat = { client };
  return async (act) => {
    if (seat.talk !== undefined) return perform(seat, seat.talk, act);
    if (act.do !== "convene" && act.do !== "join") return { refused: "unknown-talk" };
    const shown = { name: act.name, title: act.title, role: "" };
    const talk =
      act.do === "convene"
        ? await client.convene({ rules: act.rules, shown, admission: act.admission })
        : await client.join(act.link, shown);
    if (isNotDone(talk)) return { refused: codeOf(talk) ?? "unreachable" };
    seat.talk = talk;
    return { talk: talk.id };
  };
};
