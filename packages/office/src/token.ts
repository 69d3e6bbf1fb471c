// A token says who won it and for how long, under the office's own signature; the office keeps no list. Whether its
// holder still has a seat is asked of the roster at each use, never of the token. Rule O7.

import {
  bytesFromHex,
  bytesFromUint32,
  hexFromBytes,
  joinBytes,
  type LogId,
  type MemberId,
} from "@tworooms/seal/envelope";
import type { Token, VaultId } from "@tworooms/wire";
import { minute } from "./challenge.ts";
import type { Mac } from "./mac.ts";

/** Minutes a token is good for, at least. */
export const tokenMinutes = 15;

/** Who a token is for: a key in a log (a seat's or an invitation's), or the key of a vault. */
export type Holder =
  | { readonly of: "log"; readonly log: LogId; readonly key: MemberId }
  | { readonly of: "vault"; readonly vault: VaultId; readonly key: string };

/** A holder and the minute (since 1970) at which its token has run out. */
export type Claim = { readonly holder: Holder; readonly until: number };

/** Makes tokens, and reads its own. */
export type Tokens = {
  readonly make: (holder: Holder, now: number) => Promise<Token>;
  /** The claim of a token of this office that has not run out. */
  readonly read: (token: Token, now: number) => Promise<Claim | undefined>;
};

const parts = { id: 16, until: 4, mac: 32 } as const;
const keyLengths = { log: 16, vault: 32 } as const;

const bodyOf = (holder: Holder, until: number): Uint8Array => {
  const id = holder.of === "log" ? holder.log : holder.vault;
  const bytes = bytesFromHex(id + holder.key) ?? new Uint8Array();
  return joinBytes(bytesFromUint32(until), bytes);
};

const claimFrom = (body: Uint8Array): Claim | undefined => {
  const until = new DataView(body.buffer, body.byteOffset).getUint32(0);
  const id = hexFromBytes(body.subarray(parts.until, parts.until + parts.id));
  const key = hexFromBytes(body.subarray(parts.until + parts.id));
  if (key.length === 2 * keyLengths.log)
    return { holder: { of: "log", log: id as LogId, key: key as MemberId }, until };
  if (key.length === 2 * keyLengths.vault)
    return { holder: { of: "vault", vault: id as VaultId, key }, until };
  return undefined;
};

/** Tokens under a Mac. The last few thousand read are remembered, so that one costs its signature once. */
export const makeTokens = (mac: Mac, remembered = 4_096): Tokens => {
  const known = new Map<Token, Claim>();
  const remember = (token: Token, claim: Claim): void => {
    known.set(token, claim);
    const [oldest] = known.keys();
    if (known.size > remembered && oldest !== undefined) known.delete(oldest);
  };
  const checked = async (token: Token): Promise<Claim | undefined> => {
    const bytes = bytesFromHex(token);
    if (bytes === undefined || bytes.length < parts.until + parts.id + parts.mac) return undefined;
    const body = bytes.slice(0, -parts.mac);
    if (!(await mac.isOwn("token", bytes.subarray(-parts.mac), body))) return undefined;
    const claim = claimFrom(body);
    if (claim !== undefined) remember(token, claim);
    return claim;
  };
  return {
    make: async (holder, now) => {
      const body = bodyOf(holder, Math.floor(now / minute) + tokenMinutes + 1);
      return hexFromBytes(joinBytes(body, await mac.sign("token", body))) as Token;
    },
    read: async (token, now) => {
      const claim = known.get(token) ?? (await checked(token));
      return claim !== undefined && Math.floor(now / minute) < claim.until ? claim : undefined;
    },
  };
};
