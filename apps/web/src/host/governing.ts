// What a person who governs a side does from the screen about people: invite, withdraw, mark words as compared, empower,
// remove, shut the doors. Each is the client's own act over every log it touches; a half done is done again.

import type { Appended, InvitationPlan } from "@tworooms/client";
import {
  booksOf,
  checkSeats,
  empowerSeats,
  hasStood,
  invite,
  invitedLogs,
  newcomerOf,
  personsOf,
  removeSeats,
  shutBooks,
  withdraw,
} from "@tworooms/client";
import type { Hands } from "./hands.ts";
import { no } from "./acts.ts";
import type { Acts, Outcome } from "./acts.ts";
import type { TalkHost } from "./talk-host.ts";

const dayLength = 86_400_000;

/** The outcome of an append: well if it stands. */
export const outcomeOf = (appended: Appended | object): Outcome<object> => {
  if ("type" in appended && hasStood(appended)) return { ok: true, value: {} };
  return no(
    "code" in appended && typeof appended.code === "string" ? appended.code : "unreachable",
  );
};

/** Makes an invitation; the address may be shown when this resolves well. */
export const inviteFrom = async (
  client: Hands,
  host: TalkHost,
  server: string,
  { kind, title, days }: Acts["invite"]["takes"],
): Promise<Outcome<Acts["invite"]["gives"]>> => {
  const logs = await invitedLogs(client.ports, host.talk, kind);
  if (!("length" in logs)) return no("code" in logs ? logs.code : "unreachable");
  const plan: InvitationPlan = {
    logs,
    role: kind.as,
    title,
    until: client.ports.now() + days * dayLength,
  };
  const made = await invite(client.ports, client.records, plan);
  await host.refreshInvitations();
  if (!("link" in made)) return no("code" in made ? made.code : "unreachable");
  return {
    ok: true,
    value: { invitation: made.name, address: `${server}/join#${made.link}` },
  };
};

/** Withdraws an invitation of this device. */
export const withdrawFrom = async (
  client: Hands,
  host: TalkHost,
  name: string,
): Promise<Outcome<object>> => {
  const invitation = host.invitations().find((each) => each.name === name);
  if (invitation === undefined) return no("unknown-invite");
  const appended = await withdraw(client.ports, client.records, booksOf(host.talk), invitation);
  await host.refreshInvitations();
  return outcomeOf(appended);
};

const empower = (host: TalkHost, seats: Parameters<typeof empowerSeats>[0]): Promise<Appended> => {
  const view = host.talk.view();
  const rules = "type" in view ? view.rules : undefined;
  const parties = new Set<unknown>(rules?.parties.map(({ party }) => party));
  const table = host.talk.logAt({ type: "table" })?.roll();
  return empowerSeats(seats, (book, bytes) => {
    const side = table?.sides.get(bytes);
    return book.spec.kind === "table" && side !== undefined && !parties.has(side);
  });
};

/** Whom an invitation makes an authority as soon as the words agree: who was invited to be one. */
const isInvitedToGovern = (role: string): boolean => role === "head" || role === "mediator";

/** Marks a newcomer's words as compared, and gives the authority its invitation was for. */
export const checkFrom = async (
  client: Hands,
  host: TalkHost,
  name: string,
): Promise<Outcome<object>> => {
  const invitation = host.invitations().find((each) => each.name === name);
  if (invitation === undefined) return no("unknown-invite");
  const { seats } = newcomerOf(host.talk, invitation);
  if (seats.length === 0) return no("not-seated");
  const checked = await checkSeats(client.ports, seats);
  if (!hasStood(checked) || !isInvitedToGovern(invitation.role)) return outcomeOf(checked);
  return outcomeOf(await empower(host, seats));
};

/** Gives a checked newcomer authority over its side. */
export const empowerFrom = async (host: TalkHost, name: string): Promise<Outcome<object>> => {
  const invitation = host.invitations().find((each) => each.name === name);
  if (invitation === undefined) return no("unknown-invite");
  return outcomeOf(await empower(host, newcomerOf(host.talk, invitation).seats));
};

/** Removes a person from every log it sits in. */
export const removeFrom = async (
  client: Hands,
  host: TalkHost,
  id: string,
): Promise<Outcome<object>> => {
  const person = personsOf(host.talk, host.invitations()).find((each) => each.id === id);
  const seats = (person?.seats ?? []).filter(
    ({ standing }) => standing !== "removed" && standing !== "open",
  );
  if (person === undefined || person.isMe || seats.length === 0) return no("not-seated");
  return outcomeOf(await removeSeats(client.ports, seats));
};

/** Shuts the doors of every room and of the table. */
export const shutFrom = async (client: Hands, host: TalkHost): Promise<Outcome<object>> =>
  outcomeOf(
    await shutBooks(
      client.ports,
      booksOf(host.talk).filter(({ spec }) => spec.kind === "room" || spec.kind === "table"),
    ),
  );
