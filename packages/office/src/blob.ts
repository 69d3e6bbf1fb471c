// Sealed blobs belong to one log: its seats put and get them, its limits hold, and equal bytes in two logs are two
// blobs, for a saving would tell one room what lies in another. Rules O26, O27.

import { equalBytes, isFault } from "@tworooms/seal/envelope";
import { type Answer, mostBlobBytes, type Request } from "@tworooms/wire";
import type { OpenLog } from "./open-log.ts";
import { isSeated, standingOf } from "./standing.ts";
import type { StoreFault } from "./store.ts";
import {
  answered,
  claimOn,
  type LogClaim,
  notAdmitted,
  refused,
  type Workings,
} from "./workings.ts";

type Put = Extract<Request, { readonly type: "put-blob" }>;
type Get = Extract<Request, { readonly type: "get-blob" }>;

const seated = async (
  workings: Workings,
  ask: Put | Get,
  task: (open: OpenLog, claim: LogClaim) => Promise<Answer>,
): Promise<Answer> => {
  const claim = await claimOn(workings, ask.log, ask.token);
  if (claim === undefined) return notAdmitted;
  const answer = await workings.logs.use(ask.log, async (open): Promise<Answer | StoreFault> => {
    const now = workings.now();
    if (open === undefined || !isSeated(standingOf(open.state(), claim.key, now)))
      return notAdmitted;
    if (open.takes.read(claim.key, 1, now) !== "taken") return refused("too-often");
    return task(open, claim);
  });
  return answered(answer);
};

const mayWrite = (open: OpenLog, { key }: LogClaim): boolean => {
  const member = open.state().members.get(key);
  return member !== undefined && member.standing !== "removed" && member.role !== "reader";
};

const write = async (workings: Workings, open: OpenLog, ask: Put): Promise<Answer> => {
  const { store, limits } = workings;
  const held = await store.blobBytes(open.log);
  if (isFault(held)) return refused(held.fault);
  if (held + ask.bytes.length > limits.logBlobBytes) {
    const known = await store.getBlob(open.log, ask.blob);
    if (isFault(known)) return refused(known.fault);
    const isRepeat = known !== undefined && equalBytes(known, ask.bytes);
    return isRepeat ? { type: "stored" } : refused("too-many");
  }
  const answer = await store.putBlob(open.log, ask.blob, ask.bytes);
  if (answer === "stored") return { type: "stored" };
  return refused(answer === "moved" ? "exists-already" : answer.fault);
};

/** Puts a blob once; the same bytes again are answered as the first time. */
export const putBlob = (workings: Workings, ask: Put): Promise<Answer> =>
  seated(workings, ask, async (open, claim) => {
    const mode = workings.mode();
    if (mode !== "open") return refused(mode);
    if (!mayWrite(open, claim)) return notAdmitted;
    if (ask.bytes.length > mostBlobBytes) return refused("too-large");
    if (open.takes.blobPut(claim.key, ask.bytes.length, workings.now()) !== "taken")
      return refused("too-often");
    return open.blobs.run(() => write(workings, open, ask));
  });

/** A blob of this log. */
export const getBlob = (workings: Workings, ask: Get): Promise<Answer> =>
  seated(workings, ask, async (open) => {
    const bytes = await workings.store.getBlob(open.log, ask.blob);
    if (isFault(bytes)) return refused(bytes.fault);
    return bytes === undefined ? notAdmitted : { type: "blob", bytes };
  });
