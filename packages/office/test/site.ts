// An office and its town, for tests: a way in, a clock that stands still until told, and the people of `hands.ts`.
import type { Limits } from "@tworooms/office";
import {
  bytesFromHex,
  type Control,
  type Envelope,
  isFault,
  type LogId,
} from "@tworooms/seal/envelope";
import {
  type Answer,
  authMessage,
  type LiveAsk,
  type LiveTell,
  type Request,
  type Token,
  type Transport,
  type VaultId,
  vaultIdOf,
} from "@tworooms/wire";
import { expect } from "vitest";
import { type Chain, controlBy, grown, type Hand, sealedBy } from "../../seal/test/hands.ts";

/** An office somewhere, and what a test may do to it. */
export type Site = {
  /** A new way in, with connection limits of its own. */
  readonly transport: () => Transport;
  readonly admission: string;
  readonly clock: Clock;
  /** Ends restoring. */
  readonly resume: () => void;
  readonly close: () => Promise<void>;
};

/** How a contract opens a site. */
export type MakeSite = (wish?: Wish) => Promise<Site>;

/** What a test may wish of a site. */
export type Wish = { readonly limits?: Partial<Limits>; readonly start?: "open" | "restoring" };

export type Clock = { readonly now: () => number; readonly pass: (milliseconds: number) => void };

/** A clock that stands until told. */
export const stillClock = (): Clock => {
  let now = 1_800_000_000_000;
  return {
    now: () => now,
    pass: (milliseconds) => {
      now += milliseconds;
    },
  };
};

export const admission = "admission-token-of-the-tests";

/** Asks, and fails the test when nobody answers. */
export const asked = async (transport: Transport, request: Request): Promise<Answer> => {
  const answer = await transport.ask(request);
  if (isFault(answer)) throw new Error(answer.fault);
  return answer;
};

/** The code of a refusal, or the type of any other answer. */
export const word = (answer: Answer): string =>
  answer.type === "refused" ? answer.code : answer.type;

const nonceOf = async (transport: Transport, id: LogId | VaultId): Promise<string> => {
  const answer = await asked(transport, { type: "challenge", id });
  if (answer.type !== "challenged") throw new Error(word(answer));
  return answer.nonce;
};

/** Signs a challenge; anything of it may be put wrong. */
export const tokenAsk = async (
  transport: Transport,
  hand: Hand,
  id: LogId | VaultId,
  wrong: Partial<Extract<Request, { type: "token" }>> = {},
): Promise<Extract<Request, { type: "token" }>> => {
  const nonce = wrong.nonce ?? (await nonceOf(transport, id));
  const origin = wrong.origin ?? transport.origin;
  const message = authMessage(
    origin,
    bytesFromHex(id) ?? new Uint8Array(),
    bytesFromHex(nonce) ?? new Uint8Array(),
  );
  const signature = await hand.sign(message);
  return { type: "token", id, key: hand.id, origin, nonce, signature, ...wrong };
};

/** A token for a seat or an invitation. */
export const tokenOf = async (transport: Transport, hand: Hand, log: LogId): Promise<Token> => {
  const answer = await asked(transport, await tokenAsk(transport, hand, log));
  if (answer.type !== "token") throw new Error(word(answer));
  return answer.token;
};

/** A hand's vault, opened with its signing key. */
export const vaultOf = async (
  transport: Transport,
  hand: Hand,
): Promise<{ readonly vault: VaultId; readonly token: Token }> => {
  const vault = await vaultIdOf(hand.keys.sigPk);
  const key = Buffer.from(hand.keys.sigPk).toString("hex");
  const answer = await asked(transport, await tokenAsk(transport, hand, vault, { key }));
  if (answer.type !== "token") throw new Error(word(answer));
  return { vault, token: answer.token };
};

/** Whoever sends: a hand with its token in one log. */
export type Sender = {
  readonly transport: Transport;
  readonly hand: Hand;
  readonly log: LogId;
  readonly token: Token;
};

export const senderOf = async (transport: Transport, hand: Hand, log: LogId): Promise<Sender> => ({
  transport,
  hand,
  log,
  token: await tokenOf(transport, hand, log),
});

/** Sends an envelope. */
export const sent = (
  { transport, log, token }: Sender,
  envelope: Envelope,
  as: "entry" | "offer" = "entry",
): Promise<Answer> =>
  asked(transport, { type: "append", log, token, envelope: envelope.bytes, as });

/** Sends an envelope that must stand, and gives the chain one longer. */
export const posted = async (sender: Sender, chain: Chain, envelope: Envelope): Promise<Chain> => {
  const next = await grown(chain, envelope);
  expect(await sent(sender, envelope)).toEqual({ type: "appended", head: next.state.head });
  return next;
};

/** Sends a sealed entry by its own author. */
export const said = async (sender: Sender, chain: Chain): Promise<Chain> =>
  posted(sender, chain, await sealedBy(sender.hand, chain.state));

/** Sends a control entry by its own author. */
export const ruledBy = async (sender: Sender, chain: Chain, control: Control): Promise<Chain> =>
  posted(sender, chain, await controlBy(sender.hand, chain.state, control));

/** Founds a log from a chain's envelopes, the first by the ground, the others by its founder. */
export const foundedAt = async (
  transport: Transport,
  founder: Hand,
  chain: Chain,
  ground: Extract<Request, { type: "found" }>["ground"] = { admission },
): Promise<Sender> => {
  const [genesis, ...others] = chain.envelopes;
  if (genesis === undefined) throw new Error("empty chain");
  const answer = await asked(transport, { type: "found", envelope: genesis.bytes, ground });
  expect(answer.type).toBe("appended");
  const sender = await senderOf(transport, founder, chain.state.log);
  for (const envelope of others) expect(word(await sent(sender, envelope))).toBe("appended");
  return sender;
};

/** All a seat can read of a log, folded. */
export const readBack = async ({ transport, log, token }: Sender): Promise<Uint8Array> => {
  const answer = await asked(transport, { type: "read", log, token, from: 0, limit: 1_000 });
  if (answer.type !== "entries") throw new Error(word(answer));
  return answer.envelopes;
};

/** A live connection under watch. */
export type Watch = {
  readonly ask: (ask: LiveAsk) => void;
  /** The next thing told. */
  readonly next: () => Promise<LiveTell>;
  readonly closed: Promise<void>;
  readonly close: () => void;
};

export const watch = async (transport: Transport): Promise<Watch> => {
  const told: LiveTell[] = [];
  const waiting: ((tell: LiveTell) => void)[] = [];
  const closing: { resolve?: () => void } = {};
  const closed = new Promise<void>((resolve) => {
    closing.resolve = resolve;
  });
  const live = await transport.live(
    (tell) => {
      const first = waiting.shift();
      if (first === undefined) told.push(tell);
      else first(tell);
    },
    () => closing.resolve?.(),
  );
  if (isFault(live)) throw new Error(live.fault);
  return {
    ask: live.ask,
    close: live.close,
    closed,
    next: () => {
      const first = told.shift();
      return first === undefined
        ? new Promise((resolve) => waiting.push(resolve))
        : Promise.resolve(first);
    },
  };
};
