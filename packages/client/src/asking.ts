// Asking the post office as somebody: a token is won with a signed challenge, used until it is about to run out, and won
// again once when the office no longer takes it. The origin that was dialled is part of what is signed.

import { bytesFromHex } from "@tworooms/seal";
import type { LogId } from "@tworooms/seal";
import { authMessage } from "@tworooms/wire";
import type { Answer, RefusalCode, Request, Token, Transport, VaultId } from "@tworooms/wire";

/** A key that answers challenges: a seat's or invitation's in one log, or a vault's. */
export type Prover = {
  readonly id: LogId | VaultId;
  /** Member or invitation id; for a vault its auth public key in hex. */
  readonly key: string;
  readonly sign: CryptoKey;
};

/** Nobody answered: whether an append went through is unknown until the log is read again. */
export type Unreachable = { readonly fault: "unreachable" };
/** The office's no. */
export type OfficeRefusal = { readonly type: "refused"; readonly code: RefusalCode };

/** Asks with a token of this prover's; `make` builds the request around it. `onSent`: bytes of it that have left. */
export type AskAs = (
  prover: Prover,
  make: (token: Token) => Request,
  onSent?: (bytes: number) => void,
) => Promise<Answer | Unreachable>;

/** What a client asks through. */
export type Asking = {
  readonly askAs: AskAs;
  /** A token for a first frame of a live connection, or to stand as ground for something else. */
  readonly tokenOf: (prover: Prover) => Promise<Token | OfficeRefusal | Unreachable>;
};

const refusedOf = (answer: Answer): OfficeRefusal =>
  answer.type === "refused" ? answer : { type: "refused", code: "malformed" };

const isUnreachable = (answer: Answer | Unreachable): answer is Unreachable => "fault" in answer;

/** Asking over a transport. Tokens stay in memory. */
export const asking = (transport: Transport, now: () => number): Asking => {
  const held = new Map<string, { readonly token: Token; readonly until: number }>();
  const nameOf = (prover: Prover): string => `${prover.id}/${prover.key}`;

  const win = async (prover: Prover): Promise<Token | OfficeRefusal | Unreachable> => {
    const challenged = await transport.ask({ type: "challenge", id: prover.id });
    if (isUnreachable(challenged)) return challenged;
    if (challenged.type !== "challenged") return refusedOf(challenged);
    const nonce = bytesFromHex(challenged.nonce);
    const id = bytesFromHex(prover.id);
    if (nonce === undefined || id === undefined) return { type: "refused", code: "malformed" };
    const message = authMessage(transport.origin, id, nonce);
    const signature = new Uint8Array(await crypto.subtle.sign("Ed25519", prover.sign, message));
    const answer = await transport.ask({
      type: "token",
      id: prover.id,
      key: prover.key,
      origin: transport.origin,
      nonce: challenged.nonce,
      signature,
    });
    if (isUnreachable(answer)) return answer;
    if (answer.type !== "token") return refusedOf(answer);
    // A minute early, so that a token never runs out between here and the office.
    const until = now() + Math.max(0, answer.minutes - 1) * 60_000;
    held.set(nameOf(prover), { token: answer.token, until });
    return answer.token;
  };

  const tokenOf = async (prover: Prover): Promise<Token | OfficeRefusal | Unreachable> => {
    const known = held.get(nameOf(prover));
    return known !== undefined && known.until > now() ? known.token : win(prover);
  };

  return {
    tokenOf,
    askAs: async (prover, make, onSent) => {
      const wasHeld = held.has(nameOf(prover));
      const token = await tokenOf(prover);
      if (typeof token !== "string") return token;
      const answer = await transport.ask(make(token), onSent);
      if (isUnreachable(answer) || answer.type !== "refused" || answer.code !== "not-admitted")
        return answer;
      held.delete(nameOf(prover));
      if (!wasHeld) return answer;
      const fresh = await win(prover);
      return typeof fresh === "string" ? transport.ask(make(fresh), onSent) : fresh;
    },
  };
};
