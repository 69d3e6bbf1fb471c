// `tworooms people`: who sits where, and what an authority does about it. Giving and taking follow signed invitations and
// rosters; a name is only how a person is called.

import { buildRouteMap } from "@stricli/core";
import {
  booksOf,
  checkSeats,
  empowerSeats,
  hasStood,
  invitationsOf,
  isNotDone,
  personsOf,
  removeSeats,
  shutBooks,
  withdraw as withdrawInvitation,
} from "@tworooms/client";
import type { Appended, Person } from "@tworooms/client";
import { nameOfParty, viewOf } from "../finding.ts";
import { newcomersOf } from "../newcomers.ts";
import type { NamedNewcomer } from "../newcomers.ts";
import { done, refused } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { hindered, isOutcome, outcomeOf, seatedIn, talkFlag } from "../seated.ts";
import type { Seated, TalkFlags } from "../seated.ts";
import type { CommonFlags, Terminal } from "../verb.ts";
import { verb } from "../verb.ts";
import { interpreter } from "./interpreter.ts";

const who = {
  kind: "tuple",
  parameters: [
    {
      parse: String,
      placeholder: "name",
      brief: "Whom: a name, or first digits as people list shows",
    },
  ],
} as const;

const newcomerNamed = async (
  { client, talk }: Seated,
  name: string,
): Promise<NamedNewcomer | Outcome> => {
  const all = newcomersOf(talk, await invitationsOf(client.records));
  const found = all.filter(
    (each) =>
      each.name.toLowerCase() === name.toLowerCase() ||
      (each.invitation.name.split("/")[1] ?? "").startsWith(name.toLowerCase()),
  );
  const [one] = found;
  if (one === undefined)
    return refused(
      "no-such-newcomer",
      `Nobody called so came by an invitation of this device; those who did: ${all.map((each) => each.name).join(", ") || "nobody"}.`,
    );
  return found.length === 1
    ? one
    : refused("who", "Several are called so; use the digits of the invitation.");
};

const say = (appended: Appended, ...lines: readonly string[]): Outcome =>
  hindered(appended) ?? done({ done: true }, ...lines);

const acting = async (
  flags: TalkFlags & CommonFlags,
  terminal: Terminal,
  act: (seated: Seated) => Promise<Outcome>,
): Promise<Outcome> => {
  const seated = await seatedIn(flags, terminal);
  if (isOutcome(seated)) return seated;
  const synced = await seated.talk.sync();
  return synced === "current" ? act(seated) : outcomeOf(synced);
};

const sideText = (side: unknown, seated: Seated): string => {
  const view = seated.talk.view();
  const rules = "rules" in view ? view.rules : undefined;
  if (typeof side === "object" && side !== null && "capitalOf" in side)
    return `capital of ${nameOfParty(rules, side.capitalOf as never)}`;
  return side === "mediators" || side === "observers" ? side : nameOfParty(rules, side as never);
};

const personLines = (person: Person, seated: Seated): readonly string[] => {
  const [first] = person.seats;
  const title = person.title === "" ? "" : `, ${person.title}`;
  const role = person.role === "" ? "" : ` (${person.role})`;
  return [
    `${person.name || person.id.slice(0, 8)}${title}${role}${person.isMe ? " — you" : ""}: ${first === undefined ? "" : sideText(first.side, seated)}`,
    ...person.seats.map(
      ({ place, standing, roles, isInterpreter }) =>
        `    ${[place.padEnd(12), [standing, ...roles, ...(isInterpreter ? ["interpreter"] : [])].join(", ")].join(" ")}`,
    ),
  ];
};

const list = verb<TalkFlags>({
  brief: "Who sits where, whose words were compared, which invitations are open",
  parameters: { flags: talkFlag },
  run: (flags, terminal) =>
    acting(flags, terminal, async (seated) => {
      const invitations = await invitationsOf(seated.client.records);
      const persons = personsOf(seated.talk, invitations);
      const came = newcomersOf(seated.talk, invitations);
      const open = invitations.filter(
        ({ name }) => !came.some((each) => each.invitation.name === name),
      );
      return done(
        {
          talk: seated.talk.id,
          people: persons.map(({ seats, ...person }) => ({
            ...person,
            seats: seats.map(({ member, place, side, roles, standing, isInterpreter }) => ({
              member,
              place,
              side,
              roles,
              standing,
              isInterpreter,
            })),
          })),
          invitations: open.map(({ name, role }) => ({ invitation: name.split("/")[1], role })),
        },
        `Talks ${seated.talk.id.slice(0, 8)}`,
        ...persons.flatMap((person) => personLines(person, seated)),
        ...open.map(
          ({ name, role }) => `Open invitation ${(name.split("/")[1] ?? "").slice(0, 8)}: ${role}`,
        ),
      );
    }),
});

const check = verb<TalkFlags, [string]>({
  brief: "After the four words agreed by voice: mark a newcomer checked, in every place it came to",
  parameters: { flags: talkFlag, positional: who },
  run: (flags, terminal, name) =>
    acting(flags, terminal, async (seated) => {
      const newcomer = await newcomerNamed(seated, name);
      if (isOutcome(newcomer)) return newcomer;
      const appended = await checkSeats(seated.client.ports, newcomer.seats);
      return say(appended, `${newcomer.name} is checked; keys have turned.`);
    }),
});

const authority = verb<TalkFlags, [string?]>({
  brief: "Give a checked newcomer authority over its side; on a head's own side, found the caucus",
  parameters: {
    flags: talkFlag,
    positional: {
      kind: "tuple",
      parameters: [
        {
          parse: String,
          optional: true,
          placeholder: "name",
          brief: "Whom; nobody: found your party's caucus",
        },
      ],
    },
  },
  run: (flags, terminal, name) =>
    acting(flags, terminal, async (seated) => {
      const { client, talk } = seated;
      const view = viewOf(seated);
      if (isOutcome(view)) return view;
      if (name === undefined) {
        if (view.type !== "party")
          return refused("who", "Say to whom; only a head of delegation founds a caucus.");
        const room = talk.logAt({ type: "room", party: view.party })?.me();
        if (room?.roles.length === 0 || room === undefined)
          return refused(
            "not-an-authority",
            "The mediators name you head of delegation first; ask them.",
          );
        const founded = await client.foundCaucus(talk, view.party);
        return isNotDone(founded)
          ? outcomeOf(founded)
          : done({ done: true }, "The caucus stands. Nobody but your own people can open it.");
      }
      const newcomer = await newcomerNamed(seated, name);
      if (isOutcome(newcomer)) return newcomer;
      const parties = new Set<unknown>(view.rules?.parties.map(({ party }) => party));
      const table = talk.logAt({ type: "table" })?.roll();
      const appended = await empowerSeats(newcomer.seats, (book, bytes) => {
        const side = table?.sides.get(bytes);
        return book.spec.kind === "table" && side !== undefined && !parties.has(side);
      });
      return say(appended, `${newcomer.name} has authority over its side.`);
    }),
});

const remove = verb<TalkFlags, [string]>({
  brief: "Remove a person everywhere this seat may; keys turn at once",
  parameters: { flags: talkFlag, positional: who },
  run: (flags, terminal, name) =>
    acting(flags, terminal, async (seated) => {
      const invitations = await invitationsOf(seated.client.records);
      const found = personsOf(seated.talk, invitations).filter(
        (person) =>
          !person.isMe &&
          (person.name.toLowerCase() === name.toLowerCase() ||
            (name.length >= 4 && person.id.startsWith(name.toLowerCase()))),
      );
      const [person] = found;
      if (person === undefined)
        return refused("not-seated", "Nobody else is called so; look at the list of people.");
      if (found.length > 1)
        return refused("who", "Several are called so; use the digits of people list --json.");
      const seats = person.seats.filter(
        ({ standing }) => standing !== "removed" && standing !== "open",
      );
      const appended = await removeSeats(seated.client.ports, seats);
      return say(
        appended,
        `${person.name} is removed from ${seats.map(({ place }) => place).join(", ")}; keys have turned.`,
      );
    }),
});

const withdraw = verb<TalkFlags, [string]>({
  brief: "Withdraw an open invitation",
  parameters: { flags: talkFlag, positional: who },
  run: (flags, terminal, digits) =>
    acting(flags, terminal, async (seated) => {
      const { client, talk } = seated;
      const all = await invitationsOf(client.records);
      const found = all.filter(({ name }) =>
        (name.split("/")[1] ?? "").startsWith(digits.toLowerCase()),
      );
      const [one] = found;
      if (one === undefined || found.length > 1)
        return refused(
          "no-such-invitation",
          "No single invitation of this device starts so; see people list.",
        );
      const appended = await withdrawInvitation(client.ports, client.records, booksOf(talk), one);
      return say(appended, hasStood(appended) ? "Withdrawn; the link opens nothing any more." : "");
    }),
});

const shut = verb<TalkFlags>({
  brief: "Shut the doors before the first round: from then on newcomers wait until they are added",
  parameters: { flags: talkFlag },
  run: (flags, terminal) =>
    acting(flags, terminal, async ({ client, talk }) => {
      const books = booksOf(talk).filter(
        ({ spec }) => spec.kind === "room" || spec.kind === "table",
      );
      return say(await shutBooks(client.ports, books), "The doors of rooms and table are shut.");
    }),
});

export const people = buildRouteMap({
  routes: { list, check, authority, interpreter, remove, withdraw, shut },
  docs: {
    brief: "Who sits where; check, empower, confine, remove; withdraw invitations; shut the doors",
  },
});
