// A new log: a table by the operator's admission token, any other log of a talk by a seat at its table, and so many
// for each seat and no more. The count is kept where it survives a restart. The same genesis again is answered as the
// first time, for founding is a chain that may have broken off. Rules O21, O22.

import {
  admit,
  bytesFromHex,
  envelopeFromBytes,
  type Genesis,
  hexFromBytes,
  isFault,
  joinBytes,
  type LogId,
  type MemberId,
} from "@tworooms/seal/envelope";
import type { Answer, Request } from "@tworooms/wire";
import type { OpenLog, Stands } from "./open-log.ts";
import { isSeated, standingOf } from "./standing.ts";
import type { StoreFault } from "./store.ts";
import { answered, claimOn, isAdmission, notAdmitted, refused, type Workings } from "./workings.ts";

type Found = Extract<Request, { readonly type: "found" }>;

const idLength = 16;
const logsOf = (bytes: Uint8Array): readonly string[] =>
  Array.from({ length: bytes.length / idLength }, (_, at) =>
    hexFromBytes(bytes.subarray(idLength * at, idLength * (at + 1))),
  );

/** Writes down that a table seat convenes a log, unless it has convened as many as it may. */
const writeDown = async (
  workings: Workings,
  table: OpenLog,
  seat: MemberId,
  log: LogId,
): Promise<"written" | "too-many" | StoreFault> => {
  const { store, limits } = workings;
  const most = table.state().founder === seat ? limits.logsOfLead : limits.logsOfSeat;
  const key = `convened/${table.log}/${seat}`;
  for (;;) {
    const fact = await store.getFact(key);
    if (isFault(fact)) return fact;
    const bytes = fact?.bytes ?? new Uint8Array();
    const logs = logsOf(bytes);
    if (logs.includes(log)) return "written";
    if (logs.length >= most) return "too-many";
    const added = joinBytes(bytes, bytesFromHex(log) ?? new Uint8Array());
    const answer = await store.putFact(key, fact?.version ?? 0, added);
    if (answer === "stored") return "written";
    if (answer !== "moved") return answer;
  }
};

const store = async ({ store: stored, mode }: Workings, entry: Stands): Promise<Answer> => {
  if (mode() !== "open") return refused(mode() === "closing" ? "closing" : "restoring");
  const { header, bytes } = entry.envelope;
  const answer = await stored.append({ log: header.log, seq: 0, isControl: true, bytes });
  if (answer === "stored") return { type: "appended", head: { seq: 0, link: entry.link } };
  return refused(answer === "moved" ? "exists-already" : answer.fault);
};

const foundTable = async (
  workings: Workings,
  { ground }: Found,
  entry: Stands,
): Promise<Answer> => {
  if (!("admission" in ground) || !(await isAdmission(workings, ground.admission)))
    return notAdmitted;
  return store(workings, entry);
};

const convene = async (
  workings: Workings,
  { ground }: Found,
  entry: Stands,
  talk: LogId,
): Promise<Answer> => {
  if ("admission" in ground || ground.log !== talk) return notAdmitted;
  const claim = await claimOn(workings, talk, ground.token);
  if (claim === undefined) return notAdmitted;
  const answer = await workings.logs.use(talk, async (table) => {
    const state = table?.state();
    if (table === undefined || state === undefined || state.genesis.talk !== undefined)
      return notAdmitted;
    if (!isSeated(standingOf(state, claim.key, workings.now()))) return notAdmitted;
    if (workings.mode() !== "open") return store(workings, entry);
    const written = await writeDown(workings, table, claim.key, entry.envelope.header.log);
    if (isFault(written)) return written;
    return written === "too-many" ? refused("too-many") : store(workings, entry);
  });
  return answered(answer);
};

/** Whether a ground is good for anything at all, before its genesis is looked at. */
const isGround = async (workings: Workings, { ground }: Found): Promise<boolean> =>
  "admission" in ground
    ? isAdmission(workings, ground.admission)
    : (await claimOn(workings, ground.log, ground.token)) !== undefined;

const genesisOf = (entry: Stands): Genesis | undefined =>
  entry.control?.type === "genesis" ? entry.control : undefined;

/** Founds a log. */
export const found = async (workings: Workings, ask: Found): Promise<Answer> => {
  if (!(await isGround(workings, ask))) return notAdmitted;
  const envelope = envelopeFromBytes(ask.envelope);
  if (isFault(envelope)) return refused("malformed");
  if (envelope.header.seq !== 0) return refused("not-next");
  const entry = await admit(undefined, envelope);
  const genesis = entry.type === "stands" ? genesisOf(entry) : undefined;
  if (entry.type !== "stands" || genesis === undefined) return refused("void");
  return genesis.talk === undefined
    ? foundTable(workings, ask, entry)
    : convene(workings, ask, entry, genesis.talk);
};
