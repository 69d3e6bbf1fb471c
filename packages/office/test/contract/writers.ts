// Many hands writing to one log at the same moment: each tries until its entry stands.
import {
  admit,
  admitAll,
  envelopesFromBytes,
  isFault,
  type LogState,
} from "@tworooms/seal/envelope";
import { expect } from "vitest";
import { type Hand, handOf, sealedBy, seated } from "../../../seal/test/hands.ts";
import { asked, foundedAt, type Sender, senderOf, sent, type Site, word } from "../site.ts";
import { tableOf } from "../town.ts";

/** The log as an office gives it, folded on from a state. */
const caughtUp = async (sender: Sender, state: LogState): Promise<LogState> => {
  const { transport, log, token } = sender;
  const from = state.head.seq + 1;
  const answer = await asked(transport, { type: "read", log, token, from, limit: 1_000 });
  if (answer.type !== "entries") throw new Error(word(answer));
  const envelopes = envelopesFromBytes(answer.envelopes);
  if (isFault(envelopes)) throw new Error(envelopes.fault);
  let newest = state;
  for (const envelope of envelopes) {
    const admission = await admit(newest, envelope);
    if (admission.type === "not-an-entry") throw new Error(admission.code);
    newest = admission.state;
  }
  return newest;
};

/** Writes until it stands; gives how often it was told to try again. */
const insist = async (sender: Sender, known: LogState): Promise<[LogState, number]> => {
  let state = known;
  for (let tries = 0; tries < 10_000; tries += 1) {
    const answer = await sent(sender, await sealedBy(sender.hand, state));
    if (answer.type === "appended") return [await caughtUp(sender, state), tries];
    if (answer.type !== "moved") throw new Error(word(answer));
    state = await caughtUp(sender, state);
  }
  throw new Error("starved");
};

/** Seats `count` hands at one table and lets all write `each` entries at once; checks that one whole chain results, and gives how many entries that were. */
export const manyWriters = async (site: Site, count: number, each: number): Promise<number> => {
  const talk = `writers ${count}`;
  const written = await tableOf(talk);
  const hands: Hand[] = [];
  let table = written.table;
  for (let at = 0; at < count; at += 1) {
    const hand = await handOf(`${talk} ${at}`);
    hands.push(hand);
    table = await seated(table, written.lead, hand, written.parties.b);
  }
  const lead = await foundedAt(site.transport(), written.lead, table);
  const senders = await Promise.all(
    hands.map((hand) => senderOf(site.transport(), hand, table.state.log)),
  );
  await Promise.all(
    senders.map(async (sender) => {
      let { state } = table;
      for (let turn = 0; turn < each; turn += 1) [state] = await insist(sender, state);
    }),
  );
  const envelopes: Uint8Array[] = [];
  const final = await caughtUp(lead, table.state);
  expect(final.head.seq).toBe(table.state.head.seq + count * each);
  let from = 0;
  while (from <= final.head.seq) {
    const { transport, log, token } = lead;
    const answer = await asked(transport, { type: "read", log, token, from, limit: 1_000 });
    if (answer.type !== "entries") throw new Error(word(answer));
    const page = envelopesFromBytes(answer.envelopes);
    if (isFault(page)) throw new Error(page.fault);
    envelopes.push(...page.map(({ bytes }) => bytes));
    from += page.length;
  }
  const all = envelopesFromBytes(Buffer.concat(envelopes));
  if (isFault(all)) throw new Error(all.fault);
  const { state, admissions } = await admitAll(undefined, all);
  expect(state?.head).toEqual(final.head);
  expect(admissions.every(({ type }) => type === "stands")).toBe(true);
  const byAuthor = new Map<string, number>();
  for (const { header } of all.slice(table.envelopes.length))
    byAuthor.set(header.author, (byAuthor.get(header.author) ?? 0) + 1);
  for (const hand of hands) expect(byAuthor.get(hand.id)).toBe(each);
  return all.length - table.envelopes.length;
};
