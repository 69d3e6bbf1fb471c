// One more entry for a log: who brings it has a standing, its author may write it, it takes the next link, and it is
// durable before anybody is told. The same bytes again are answered as the first time. protocol.md "Server".

import {
  admit,
  controlFromBytes,
  type Envelope,
  envelopeFromBytes,
  equalBytes,
  type Head,
  isAuthentic,
  isFault,
  linkOf,
  signedBytes,
} from "@tworooms/seal/envelope";
import { type Answer, mostEnvelopeBytes, type Request } from "@tworooms/wire";
import type { OpenLog, Stands } from "./open-log.ts";
import { isInTime, type Standing, standingOf } from "./standing.ts";
import type { StoreFault } from "./store.ts";
import {
  answered,
  claimOn,
  type LogClaim,
  notAdmitted,
  refused,
  type Workings,
} from "./workings.ts";

/** An envelope and who brings it, as an entry or as an offer to a restored office. */
export type Bringing = {
  readonly claim: LogClaim;
  readonly envelope: Envelope;
  readonly as: "entry" | "offer";
};

/** Whether a standing may bring this envelope: a seat any, an invitation its own `accept` alone. Rules O10, O16. */
const mayBring = (standing: Standing | undefined, { header, ct }: Envelope): boolean => {
  if (standing === undefined) return false;
  if (standing.as === "seat") return true;
  const control = header.kind === 1 ? controlFromBytes(ct) : undefined;
  if (control === undefined || isFault(control) || control.type !== "accept") return false;
  const { invite } = standing;
  if (control.invite !== invite.invite) return false;
  return standing.as === "invitee" || header.author === invite.usedBy;
};

/** Where these very bytes stand already, if they do. */
const standingAt = async (
  { store }: Workings,
  open: OpenLog,
  envelope: Envelope,
): Promise<Head | undefined | StoreFault> => {
  const { seq } = envelope.header;
  if (seq > open.state().head.seq) return undefined;
  const entries = await store.read(open.log, seq, 1, 1);
  if (isFault(entries)) return entries;
  const [entry] = entries;
  if (entry?.seq !== seq || !equalBytes(entry.bytes, envelope.bytes)) return undefined;
  return { seq, link: await linkOf(envelope) };
};

/** Whether an envelope that lost was truly its bringer's: nobody can spend another's turn. */
const isOwnLoss = async (
  open: OpenLog,
  { claim, envelope: { header, headerBytes, ct, signature } }: Bringing,
): Promise<boolean> => {
  const state = open.state();
  const author = state.members.get(header.author);
  if (author === undefined || author.standing === "removed") return false;
  if (header.author !== claim.key || header.seq > state.head.seq + 1) return false;
  return isAuthentic(author.keys.sigPk, signature, await signedBytes(headerBytes, ct));
};

const moved = async ({ now }: Workings, open: OpenLog, bringing: Bringing): Promise<Answer> => {
  const hasTurn =
    bringing.as === "entry" &&
    (await isOwnLoss(open, bringing)) &&
    open.turns.lost(bringing.envelope.header.author, now());
  return { type: "moved", head: open.state().head, hasTurn };
};

const modeRefusal = ({ mode }: Workings, as: Bringing["as"]): Answer | undefined => {
  if (mode() === "closing") return refused("closing");
  if (mode() === "restoring") return as === "offer" ? undefined : refused("restoring");
  return as === "offer" ? refused("not-restoring") : undefined;
};

const isFull = ({ limits }: Workings, { header }: Envelope): boolean =>
  header.seq >= limits.logEntries * (header.kind === 1 ? 1.1 : 1);

/** Whether an `accept` comes too late. An offered one stood in time before, and is not judged by the clock again. */
const isTooLate = (
  { now }: Workings,
  open: OpenLog,
  entry: Stands,
  as: Bringing["as"],
): boolean => {
  if (entry.control?.type !== "accept" || as === "offer") return false;
  const invite = open.state().invites.get(entry.control.invite);
  return invite !== undefined && !isInTime(invite, now());
};

const store = async (
  workings: Workings,
  open: OpenLog,
  entry: Stands,
): Promise<Answer | "moved"> => {
  const { header, bytes } = entry.envelope;
  const { seq } = header;
  const answer = await workings.store.append({
    log: open.log,
    seq,
    isControl: header.kind === 1,
    bytes,
  });
  if (answer === "stored") {
    open.grow(entry);
    return { type: "appended", head: { seq, link: entry.link } };
  }
  // Another office was first, or a failed write may stand after all: the store is asked what is true.
  const trouble = await open.catchUp();
  if (answer !== "moved") return refused(answer.fault);
  return trouble === undefined ? "moved" : refused(trouble.fault);
};

const takeNext = async (workings: Workings, open: OpenLog, bringing: Bringing): Promise<Answer> => {
  const { now } = workings;
  const { envelope } = bringing;
  const { header } = envelope;
  const { head, epoch } = open.state();
  const isNext = header.seq === head.seq + 1 && header.prev === head.link;
  if (!isNext || !open.turns.isOpenTo(header.author, now())) return moved(workings, open, bringing);
  if (isFull(workings, envelope)) return refused("too-many");
  const entry = await admit(open.state(), envelope);
  if (entry.type !== "stands")
    return refused(header.kind === 0 && header.epoch < epoch ? "old-epoch" : "void");
  if (isTooLate(workings, open, entry, bringing.as)) return notAdmitted;
  const answer = await store(workings, open, entry);
  if (answer === "moved") return moved(workings, open, bringing);
  if (answer.type === "appended") open.turns.done(header.author, now());
  return answer;
};

const inOrder = async (workings: Workings, open: OpenLog, bringing: Bringing): Promise<Answer> => {
  const { envelope } = bringing;
  const standing = standingOf(open.state(), bringing.claim.key, workings.now());
  if (!mayBring(standing, envelope)) return notAdmitted;
  const known = await standingAt(workings, open, envelope);
  if (isFault(known)) return refused(known.fault);
  if (known !== undefined) return { type: "appended", head: known };
  if (standing?.as === "used") return notAdmitted;
  const no = modeRefusal(workings, bringing.as);
  if (no !== undefined) return no;
  const take = bringing.as === "offer" ? open.takes.offer : open.takes.append;
  if (take(bringing.claim.key, 1, workings.now()) !== "taken") return refused("too-often");
  return takeNext(workings, open, bringing);
};

/** Brings an envelope to its log, held open. */
export const bring = async (
  workings: Workings,
  open: OpenLog,
  bringing: Bringing,
): Promise<Answer> => {
  const { key } = bringing.claim;
  if (open.takes.read(key, 1, workings.now()) !== "taken") return refused("too-often");
  const waiting = open.waiting.get(key) ?? 0;
  if (waiting >= workings.limits.waiting) return refused("too-often");
  open.waiting.set(key, waiting + 1);
  try {
    return await open.appends.run(() => inOrder(workings, open, bringing));
  } finally {
    const left = (open.waiting.get(key) ?? 1) - 1;
    if (left > 0) open.waiting.set(key, left);
    else open.waiting.delete(key);
  }
};

/** Appends to a log, or offers it what a restored office lost. */
export const append = async (
  workings: Workings,
  ask: Extract<Request, { readonly type: "append" }>,
): Promise<Answer> => {
  const claim = await claimOn(workings, ask.log, ask.token);
  if (claim === undefined) return notAdmitted;
  if (ask.envelope.length > mostEnvelopeBytes) return refused("too-large");
  const envelope = envelopeFromBytes(ask.envelope);
  if (isFault(envelope) || envelope.header.log !== ask.log) return refused("malformed");
  return answered(
    await workings.logs.use(ask.log, async (open) =>
      open === undefined || standingOf(open.state(), claim.key, workings.now()) === undefined
        ? notAdmitted
        : bring(workings, open, { claim, envelope, as: ask.as }),
    ),
  );
};
