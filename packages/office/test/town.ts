// A table with a lead, two checked heads, a pending seat and a reader; and ways to found more.
import {
  admit,
  bytesFromControl,
  type LogId,
  logIdOf,
  type MemberId,
  type PartyBytes,
} from "@tworooms/seal/envelope";
import type { Transport } from "@tworooms/wire";
import {
  acceptOf,
  bytesOf,
  type Chain,
  controlBy,
  envelopeOf,
  foundedBy,
  grown,
  type Hand,
  handOf,
  inviteOf,
  partyOf,
  ruled,
  seated,
  turning,
} from "../../seal/test/hands.ts";
import { linkFromBytes } from "@tworooms/seal/envelope";
import { foundedAt, type Sender, senderOf } from "./site.ts";

export type Town = {
  readonly transport: Transport;
  readonly lead: Hand;
  readonly a: Hand;
  readonly b: Hand;
  readonly parties: { readonly m: PartyBytes; readonly a: PartyBytes; readonly b: PartyBytes };
  /** The table, with lead, A and B checked. */
  readonly table: Chain;
  readonly founder: Sender;
};

const checked = async (chain: Chain, lead: Hand, member: MemberId): Promise<Chain> =>
  ruled(chain, lead, await turning(chain.state, { type: "check", member }));

/** A table written out, but not yet at an office. */
export const tableOf = async (talk: string): Promise<Omit<Town, "transport" | "founder">> => {
  const [lead, a, b] = await Promise.all([
    handOf(`${talk} lead`),
    handOf(`${talk} a`),
    handOf(`${talk} b`),
  ]);
  const [m, pa, pb] = await Promise.all([
    partyOf(`${talk} m`),
    partyOf(`${talk} a`),
    partyOf(`${talk} b`),
  ]);
  let table = await foundedBy(lead, m, { boxed: true, public: false, salt: talk });
  table = await checked(await seated(table, lead, a, pa), lead, a.id);
  table = await checked(await seated(table, lead, b, pb), lead, b.id);
  return { lead, a, b, parties: { m, a: pa, b: pb }, table };
};

/** A table at an office. */
export const townAt = async (transport: Transport, talk = "talk"): Promise<Town> => {
  const written = await tableOf(talk);
  const founder = await foundedAt(transport, written.lead, written.table);
  return { ...written, transport, founder };
};

/** A further log of a talk with its first epoch, not yet at an office. */
export const roomOf = async (by: Hand, talk: LogId, name: string): Promise<Chain> => {
  const ct = bytesFromControl({
    type: "genesis",
    suite: 1,
    rules: 1,
    salt: (await bytesOf(`salt ${name}`)).subarray(0, 16),
    talk,
    founder: by.keys,
    party: await partyOf(name),
    boxed: true,
    public: false,
  });
  const genesis = await envelopeOf({
    by,
    header: {
      kind: 1,
      log: await logIdOf(ct),
      seq: 0,
      prev: linkFromBytes(new Uint8Array(32)),
      epoch: 0,
      nonce: new Uint8Array(12),
    },
    ct,
  });
  const admission = await admit(undefined, genesis);
  if (admission.type !== "stands") throw new Error("genesis");
  const chain = { state: admission.state, envelopes: [genesis] };
  return grown(
    chain,
    await controlBy(by, chain.state, await turning(chain.state, { type: "epoch" })),
  );
};

/** Invites by the lead; gives the invitation's hand and the chain with the invitation in it. */
export const invited = async (
  town: Town,
  chain: Chain,
  name: string,
  settings: { readonly boxed?: boolean; readonly role?: "writer" | "reader" } = {},
  until?: number,
): Promise<{ readonly key: Hand; readonly chain: Chain }> => {
  const key = await handOf(`invite ${name}`);
  const control = await inviteOf(chain.state, key, town.parties.a, settings);
  const invite = control.type === "invite" && until !== undefined ? { ...control, until } : control;
  return { key, chain: await ruled(chain, town.lead, invite) };
};

/** The `accept` of a newcomer. */
export const accepted = async (chain: Chain, key: Hand, newcomer: Hand): Promise<Chain> =>
  ruled(chain, newcomer, await acceptOf(chain.state, key, newcomer));

/** Senders for lead, A and B. */
export const sendersOf = async (
  town: Town,
  transport: () => Transport,
): Promise<readonly [Sender, Sender, Sender]> => {
  const { log } = town.table.state;
  const [lead, a, b] = await Promise.all([
    senderOf(transport(), town.lead, log),
    senderOf(transport(), town.a, log),
    senderOf(transport(), town.b, log),
  ]);
  return [lead, a, b];
};
