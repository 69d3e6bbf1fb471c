// How the people of the demo come in: convened, invited by a link, words compared, checked, given authority, caucus founded,
// doors shut. Each step is the one a person takes; none is a short cut past a rule.

import {
  ceremonyWith,
  checkSeats,
  empowerSeats,
  invite,
  invitedLogs,
  isNotDone,
  newcomerOf,
  ownCeremony,
  shutBooks,
  stepCeremony,
  tableCeremony,
} from "@tworooms/client";
import type { Book, CeremonyPlan, GuestKind, Invitation, NotDone, Talk } from "@tworooms/client";
import type { Rules } from "@tworooms/talks";
import type { Character, Who } from "./people.ts";
import { characters, sideNames, sides } from "./people.ts";
import type { Player, Seated } from "./player.ts";

/** The value, or a throw: the story must never be refused anything. */
export const got = <T extends object>(value: T): Exclude<T, NotDone> => {
  if (isNotDone(value))
    throw new Error(`the demo's story was refused: ${"code" in value ? value.code : value.fault}`);
  // What is not `NotDone` is what is left of the type.
  return value as Exclude<T, NotDone>;
};

/** The demo's ground rules. */
export const rules: Rules = {
  title: "Aru River crossings",
  caucusRule: "closed",
  secondApproval: "not-needed",
  receipts: "with-words",
  languages: ["en", "ar", "fa"],
  parties: [
    { party: sides.varda, name: sideNames.varda },
    { party: sides.selen, name: sideNames.selen },
  ],
};

const shownOf = (
  who: Who,
): { readonly name: string; readonly title: string; readonly role: string } => {
  const { name, title, role } = characters[who];
  return { name, title, role };
};

/** Convenes as the lead. */
export const convene = async (lead: Player, admission: string): Promise<Seated> => ({
  ...lead,
  talk: got(await lead.client.convene({ rules, shown: shownOf(lead.who), admission })),
});

const kindOf = ({ side, seat }: Character): GuestKind => {
  if (side === "mediators" && seat === "interpreter")
    return { as: "mediators-interpreter", rooms: Object.values(sides) };
  if (side === "mediators") return { as: "mediator" };
  const party = sides[side];
  return seat === "head" ? { as: "head", party } : { as: "delegate", party };
};

const days = 86_400_000;

/** A link for somebody, good for a fortnight. */
export const inviteAs = async (
  inviter: Seated,
  kind: GuestKind,
  role: string,
  title: string,
): Promise<Invitation> => {
  const { client, talk, ports } = inviter;
  const logs = await invitedLogs(ports, talk, kind);
  if (!("length" in logs)) return got(logs);
  const until = ports.now() + 14 * days;
  return got(await invite(ports, client.records, { logs, role, title, until }));
};

/** Somebody comes by a link, and reads what the link opens. */
export const comeBy = async (guest: Player, invitation: Invitation): Promise<Seated> => ({
  ...guest,
  talk: got(await guest.client.join(invitation.link, shownOf(guest.who))),
});

/** Invites a character and has it come. */
export const bringIn = async (
  inviter: Seated,
  guest: Player,
): Promise<{ readonly seated: Seated; readonly invitation: Invitation }> => {
  const character = characters[guest.who];
  const invitation = await inviteAs(inviter, kindOf(character), character.role, character.title);
  return { seated: await comeBy(guest, invitation), invitation };
};

const mostTurns = 8;

/** Takes turns at a ceremony until every side holds the words, which must be the same. */
const compare = async (
  parts: readonly { readonly seated: Seated; readonly plan: () => CeremonyPlan | undefined }[],
): Promise<void> => {
  const spoken = new Map<Who, string>();
  for (let turn = 0; turn < mostTurns && spoken.size < parts.length; turn += 1)
    for (const { seated, plan } of parts) {
      if (spoken.has(seated.who)) continue;
      const known = plan();
      if (known === undefined) throw new Error("the demo's words have nobody to be compared with");
      await known.book.sync();
      const step = got(await stepCeremony(seated.ports, seated.client.records, plan() ?? known));
      if (step.type === "words") spoken.set(seated.who, step.words.join(" "));
    }
  const [one, ...others] = spoken.values();
  if (spoken.size !== parts.length || others.some((other) => other !== one))
    throw new Error("the demo's words were not compared");
};

const isOthers = (book: Book): boolean => book.spec.kind === "table";

/** Invites somebody, who comes; words are compared by voice, and the inviter checks, and empowers whom it should. */
export const seat = async (inviter: Seated, guest: Player): Promise<Seated> => {
  const { seated, invitation } = await bringIn(inviter, guest);
  await inviter.talk.sync();
  const named = invitation.logs.at(-1)?.log ?? seated.talk.id;
  await compare([
    { seated, plan: () => ownCeremony(seated.talk, named) },
    { seated: inviter, plan: () => ceremonyWith(newcomerOf(inviter.talk, invitation)) },
  ]);
  const { seats } = newcomerOf(inviter.talk, invitation);
  got(await checkSeats(inviter.ports, seats));
  const { seat: as } = characters[guest.who];
  if (as === "head" || as === "deputy" || as === "mediator")
    got(await empowerSeats(seats, isOthers));
  // Where keys had to wait, the newcomer's profile could not stand before.
  return { ...seated, talk: got(await seated.client.open(seated.talk.id)) };
};

/** A head founds its party's caucus. */
export const foundCaucus = async (head: Seated): Promise<Seated> => {
  const { side } = characters[head.who];
  if (side === "mediators") throw new Error("mediators have no caucus");
  return { ...head, talk: got(await head.client.foundCaucus(head.talk, sides[side])) };
};

/** The heads compare their words at the table, and the lead shuts the doors of rooms and table. */
export const openFirstRound = async (lead: Seated, heads: readonly Seated[]): Promise<void> => {
  const planOf = (talk: Talk) => () => tableCeremony(talk);
  for (const { talk } of heads) await talk.sync();
  await compare(heads.map((seated) => ({ seated, plan: planOf(seated.talk) })));
  await lead.talk.sync();
  const books = lead.talk
    .logs()
    .filter(({ place }) => place.type === "room" || place.type === "table")
    .map(({ book }) => book);
  got(await shutBooks(lead.ports, books));
};
