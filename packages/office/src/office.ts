// The post office without I/O: a table of contents of what may be asked. It reads no clock and no disk but through
// what it is given, and holds no talk: what it cannot read it cannot leak. protocol.md "Server".

import { isFault, type LogId } from "@tworooms/seal/envelope";
import type { Answer, Request } from "@tworooms/wire";
import { append } from "./append.ts";
import { challenge, token } from "./auth.ts";
import { getBlob, putBlob } from "./blob.ts";
import type { LivePort } from "./follow.ts";
import { found } from "./found.ts";
import { type InHand, makeInHand } from "./in-hand.ts";
import { type Limits, usualLimits } from "./limits.ts";
import { type LiveOffice, makeLive } from "./live.ts";
import { makeMac } from "./mac.ts";
import { makeOpenLogs } from "./open-logs.ts";
import { makeAccount, makeAccounts } from "./rate.ts";
import { heads, read } from "./read.ts";
import type { Store } from "./store.ts";
import { makeTokens } from "./token.ts";
import { deleteVault, getVault, putVault } from "./vault.ts";
import { type Mode, refused, type Workings } from "./workings.ts";

/** What an office is made of. */
export type OfficeParts = {
  readonly store: Store;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** 32 random bytes of this process; tokens end with it. */
  readonly secret: Uint8Array;
  /** SHA-256 of the admission token's UTF-8 bytes. */
  readonly admission: Uint8Array;
  /** Whether clients may have dialled this origin. */
  readonly isOrigin: (origin: string) => boolean;
  readonly limits?: Partial<Limits>;
  /** `restoring` until the operator resumes: reads, and takes only what was lost. */
  readonly start?: "open" | "restoring";
  /** `several` when other offices write to the same store: then its hints are followed. */
  readonly offices?: "one" | "several";
};

/** One client's way in: limits for who has no seat yet are its own. */
export type Connection = {
  readonly ask: (request: Request) => Promise<Answer>;
  readonly live: (port: LivePort) => LiveOffice;
};

/** The post office. */
export type Office = {
  readonly connect: () => Connection;
  readonly inHand: InHand;
  /** Whether the store takes writes and the office is not closing. */
  readonly isReady: () => Promise<boolean>;
  /** Ends restoring. */
  readonly resume: () => void;
  /** Refuses what comes from now on; resolves when everything asked before is answered. */
  readonly close: () => Promise<void>;
};

const vaultsRemembered = 10_000;

const answer = (workings: Workings, request: Request): Promise<Answer> => {
  switch (request.type) {
    case "challenge":
      return challenge(workings, request);
    case "token":
      return token(workings, request);
    case "found":
      return found(workings, request);
    case "append":
      return append(workings, request);
    case "read":
      return read(workings, request);
    case "heads":
      return heads(workings, request);
    case "get-vault":
      return getVault(workings, request);
    case "put-vault":
      return putVault(workings, request);
    case "delete-vault":
      return deleteVault(workings, request);
    case "put-blob":
      return putBlob(workings, request);
    case "get-blob":
      return getBlob(workings, request);
  }
};

/** Asks that no seat answers for: they count against their connection. */
const isUnseated = ({ type }: Request): boolean =>
  type === "challenge" || type === "token" || type === "found" || type === "put-vault";

const probe = async (store: Store): Promise<boolean> => {
  const fact = await store.getFact("ready");
  if (isFault(fact)) return false;
  // `moved` is another question of readiness: the store took that one.
  return !isFault(await store.putFact("ready", fact?.version ?? 0, new Uint8Array()));
};

/** Opens an office over a store. */
export const makeOffice = (parts: OfficeParts): Office => {
  const { store, now, isOrigin, admission } = parts;
  const limits: Limits = { ...usualLimits, ...parts.limits };
  const mac = makeMac(parts.secret);
  const logs = makeOpenLogs(store, limits);
  let mode: Mode = parts.start ?? "open";
  const workings: Workings = {
    store,
    limits,
    now,
    mac,
    tokens: makeTokens(mac),
    logs,
    mode: () => mode,
    isOrigin,
    admission,
    takeVault: makeAccounts(limits.vaults, vaultsRemembered),
  };
  const onHint = async (log: LogId): Promise<void> => {
    const open = await logs.known(log);
    if (open !== undefined) await open.appends.run(() => open.catchUp());
  };
  const stopHints =
    parts.offices === "several" ? store.onGrowth((log) => void onHint(log)) : undefined;

  return {
    connect: () => {
      const account = makeAccount(limits.connection);
      return {
        ask: async (request) =>
          isUnseated(request) && account(1, now()) !== "taken"
            ? refused("too-often")
            : answer(workings, request),
        live: (port) => makeLive(workings, account, port),
      };
    },
    inHand: makeInHand(workings),
    isReady: async () => mode !== "closing" && probe(store),
    resume: () => {
      if (mode === "restoring") mode = "open";
    },
    close: async () => {
      mode = "closing";
      stopHints?.();
      await logs.over();
    },
  };
};
