// Winning a token: a challenge for any id at all, and a signature over it by a key that has a standing now. Unknown
// log, unknown key, wrong origin, stale nonce and wrong signature get one answer after the same work. Rules O5 to O8.

import {
  bytesFromHex,
  isAuthentic,
  isFault,
  type LogId,
  type MemberId,
} from "@tworooms/seal/envelope";
import { type Answer, authMessage, type Request, type VaultId, vaultIdOf } from "@tworooms/wire";
import { isNonceFor, nonceFor } from "./challenge.ts";
import { signingKeyOf, standingOf } from "./standing.ts";
import { type Holder, tokenMinutes } from "./token.ts";
import { notAdmitted, refused, type Workings } from "./workings.ts";

type Ask<T extends Request["type"]> = Extract<Request, { readonly type: T }>;

/** A nonce for an id, whether or not there is such a log or vault. */
export const challenge = async (
  { mac, now }: Workings,
  { id }: Ask<"challenge">,
): Promise<Answer> => ({ type: "challenged", nonce: await nonceFor(mac, id, now()) });

// The public key of RFC 8032 §7.1 TEST 1. It stands in where there is no key, so that an unknown one costs the same
// verification; what it says is never believed.
const nobodysKey = (
  bytesFromHex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a") ??
  new Uint8Array()
).slice();

type Won = { readonly holder: Holder; readonly publicKey: Uint8Array };

const vaultKey = async (vault: VaultId, key: string): Promise<Won | undefined> => {
  const publicKey = bytesFromHex(key) ?? new Uint8Array();
  return (await vaultIdOf(publicKey)) === vault
    ? { holder: { of: "vault", vault, key }, publicKey }
    : undefined;
};

const vaultKeyLength = 64;

/** A token for a key that signed its challenge. */
export const token = async (workings: Workings, ask: Ask<"token">): Promise<Answer> => {
  const { mac, tokens, logs, now, isOrigin } = workings;
  const won =
    ask.key.length === vaultKeyLength
      ? await vaultKey(ask.id as VaultId, ask.key)
      : await logs.use(ask.id as LogId, async (open): Promise<Won | undefined> => {
          const [log, key] = [ask.id as LogId, ask.key as MemberId];
          const publicKey = open && signingKeyOf(standingOf(open.state(), key, now()));
          return publicKey && { holder: { of: "log", log, key }, publicKey };
        });
  if (isFault(won)) return refused(won.fault);
  const id = bytesFromHex(ask.id) ?? new Uint8Array();
  const nonce = bytesFromHex(ask.nonce) ?? new Uint8Array();
  const [isFresh, isSigned] = await Promise.all([
    isNonceFor(mac, ask.id, ask.nonce, now()),
    isAuthentic(won?.publicKey ?? nobodysKey, ask.signature, authMessage(ask.origin, id, nonce)),
  ]);
  if (won === undefined || !isFresh || !isSigned || !isOrigin(ask.origin)) return notAdmitted;
  return { type: "token", token: await tokens.make(won.holder, now()), minutes: tokenMinutes };
};
