// Admission: what one more envelope is to a log. The same verdict for everybody: not an entry (whoever handed it over
// is at fault), void (it keeps its place and changes nothing), or it stands. Keyless; total. protocol.md "Verdicts".

import { equalBytes } from "./bytes.ts";
import type { Control, Head } from "./control.ts";
import { type Envelope, isSameEnvelope, logIdOf } from "./envelope.ts";
import { type Fault, faultOf, isFault } from "./fault.ts";
import { areUsableKeys, foldControl, foundedLog } from "./fold.ts";
import type { Link, MemberId } from "./ids.ts";
import { memberIdOf } from "./member.ts";
import { isSealedLength } from "./padme.ts";
import {
  type Prepared,
  type Question,
  answerOf,
  guesses,
  newKeys,
  prepare,
  proofQuestion,
  signatureQuestion,
} from "./prepare.ts";
import type { LogState } from "./roster.ts";
import { isAuthentic } from "./signature.ts";
import { type VoidCode, isVoided } from "./void.ts";

/** Why an envelope has no place in a chain. */
export type NotAnEntryCode =
  | "wrong-log"
  | "wrong-seq"
  | "wrong-prev"
  /** The first entry is no genesis. */
  | "no-genesis"
  /** The genesis is not by the founder it names, or has keys nobody may use. */
  | "wrong-founder";

/** What an envelope is to a log. Only what stands changes it; what is void moves the head alone. */
export type Admission =
  | {
      readonly type: "stands";
      readonly state: LogState;
      readonly envelope: Envelope;
      readonly link: Link;
      readonly control?: Control;
    }
  | {
      readonly type: "void";
      readonly state: LogState;
      readonly envelope: Envelope;
      readonly link: Link;
      readonly code: VoidCode;
    }
  | { readonly type: "not-an-entry"; readonly code: NotAnEntryCode };

const notAnEntry = (code: NotAnEntryCode): Admission => ({ type: "not-an-entry", code });

const founded = async ({ envelope, link, signed, control }: Prepared): Promise<Admission> => {
  const { header } = envelope;
  if (header.seq !== 0) return notAnEntry("wrong-seq");
  if (/[^0]/.test(header.prev)) return notAnEntry("wrong-prev");
  if (control === undefined || isFault(control) || control.type !== "genesis")
    return notAnEntry("no-genesis");
  if (header.log !== (await logIdOf(envelope.ct))) return notAnEntry("wrong-log");
  const founder = await memberIdOf(control.founder);
  const isFounders =
    header.author === founder &&
    (await isAuthentic(control.founder.sigPk, envelope.signature, signed)) &&
    areUsableKeys(control.founder);
  if (!isFounders) return notAnEntry("wrong-founder");
  const state = foundedLog(control, header.log, founder, { seq: 0, link });
  return { type: "stands", state, envelope, link, control };
};

/** Why an envelope is not the next of this log, or undefined. */
const misplaced = (
  head: Head,
  log: LogState["log"],
  { header }: Envelope,
): NotAnEntryCode | undefined => {
  if (header.log !== log) return "wrong-log";
  if (header.seq !== head.seq + 1) return "wrong-seq";
  return header.prev === head.link ? undefined : "wrong-prev";
};

/** Kinds 0 and 2: whether the roster lets the author write here and now. */
const writeFault = (state: LogState, { header }: Envelope): VoidCode | undefined => {
  const author = state.members.get(header.author);
  const mayWrite =
    (author?.standing === "checked" || author?.standing === "unchecked") &&
    author.role !== "reader";
  if (!mayWrite) return "standing";
  if (state.epoch === 0) return "before-epoch";
  if (header.kind === 2) return state.genesis.public ? undefined : "kind";
  if (header.epoch !== state.epoch) return "epoch";
  return isSealedLength(header.length) ? undefined : "padding";
};

/** The verdict on an envelope that has its place, once its signatures are known. */
const judged = (
  state: LogState,
  prepared: Prepared,
  isSigned: boolean | undefined,
  isProven: boolean | undefined,
): Admission => {
  const { envelope, link, control } = prepared;
  const at: Head = { seq: envelope.header.seq, link };
  const moved: LogState = { ...state, head: at };
  const voidFor = (code: VoidCode): Admission => ({
    type: "void",
    state: moved,
    envelope,
    link,
    code,
  });
  if (isSigned === undefined) return voidFor("unknown-author");
  if (!isSigned) return voidFor("not-authentic");
  if (control === undefined) {
    const code = writeFault(state, envelope);
    return code === undefined ? { type: "stands", state: moved, envelope, link } : voidFor(code);
  }
  if (isFault(control)) return voidFor(control.fault);
  const next = foldControl(state, control, {
    author: envelope.header.author,
    at,
    ...(prepared.keysId && { keysId: prepared.keysId }),
    ...(prepared.valueDigest && { valueDigest: prepared.valueDigest }),
    isProven: isProven === true,
  });
  if (isVoided(next)) return voidFor(next.refused);
  return { type: "stands", state: next, envelope, link, control };
};

type Ask = (question: Question) => Promise<boolean>;

const admitPrepared = async (state: LogState, prepared: Prepared, ask: Ask): Promise<Admission> => {
  const code = misplaced(state.head, state.log, prepared.envelope);
  if (code !== undefined) return notAnEntry(code);
  const signature = signatureQuestion(state, prepared);
  const isSigned = signature && (await ask(signature));
  const proof = isSigned === true ? proofQuestion(state, prepared) : undefined;
  const isProven = proof && (await ask(proof));
  return judged(state, prepared, isSigned, isProven);
};

/** What `envelope` is to a log in `state` (undefined: to no log yet, so it must be a genesis). */
export const admit = async (
  state: LogState | undefined,
  envelope: Envelope,
): Promise<Admission> => {
  const prepared = await prepare(envelope);
  return state === undefined ? founded(prepared) : admitPrepared(state, prepared, answerOf);
};

const batchLength = 256;
// Fewer answers than this are had sooner one after another than by handing them to other threads.
const fewQuestions = 4;

/**
 * Answers for a batch, asked all at once: of the entries whose places fit the chain, with keys as the roster and the
 * batch's own newcomers give them. A guess the fold does not share is simply asked again.
 */
const foreseen = async (state: LogState, batch: readonly Prepared[]): Promise<Ask> => {
  const keys = new Map<MemberId, Uint8Array>();
  const questions: Question[] = [];
  let head = state.head;
  for (const prepared of batch) {
    if (misplaced(head, state.log, prepared.envelope) !== undefined) continue;
    head = { seq: prepared.envelope.header.seq, link: prepared.link };
    for (const { id, key } of newKeys(prepared)) keys.set(id, key);
    questions.push(...guesses(state, keys, prepared));
  }
  const asked = questions.length < fewQuestions ? "alone" : "with-others";
  const answers = await Promise.all(questions.map((question) => answerOf(question, asked)));
  const known = new Map(questions.map((question, index) => [question.signature, index]));
  return async (question) => {
    const index = known.get(question.signature);
    const guess = index === undefined ? undefined : questions[index];
    const answer = index === undefined ? undefined : answers[index];
    return answer !== undefined && guess !== undefined && equalBytes(guess.key, question.key)
      ? answer
      : answerOf(question);
  };
};

/** A log's state after many envelopes, and what each was: exactly as `admit` would give one by one, but faster. */
export const admitAll = async (
  state: LogState | undefined,
  envelopes: readonly Envelope[],
): Promise<{ readonly state: LogState | undefined; readonly admissions: readonly Admission[] }> => {
  const admissions: Admission[] = [];
  const prepareAll = (from: number, to: number): Promise<readonly Prepared[]> =>
    Promise.all(envelopes.slice(from, to).map(prepare));
  let current = state;
  let end = current === undefined ? 1 : batchLength;
  let preparing = prepareAll(0, end);
  for (let at = 0; at < envelopes.length; at = end, end += batchLength) {
    const batch = await preparing;
    const asking = current === undefined ? answerOf : foreseen(current, batch);
    // The next batch is worked out while the signatures of this one are verified.
    preparing = prepareAll(end, end + batchLength);
    const ask = await asking;
    for (const prepared of batch) {
      const admission =
        current === undefined
          ? await founded(prepared)
          : await admitPrepared(current, prepared, ask);
      if (admission.type !== "not-an-entry") current = admission.state;
      admissions.push(admission);
    }
  }
  return { state: current, admissions };
};

/**
 * A log's state from what its own keeper stored: all control entries in order, and the newest entry. Everything is
 * checked but the links across the sealed entries left out. `not-stored` when an entry does not stand.
 */
export const stateFromStored = async (
  controls: readonly Envelope[],
  newest: Envelope | undefined,
): Promise<LogState | Fault<"not-stored">> => {
  const [genesis, ...others] = controls;
  if (genesis === undefined) return faultOf("not-stored");
  let admission = await admit(undefined, genesis);
  for (const envelope of newest === undefined ? others : [...others, newest]) {
    if (admission.type !== "stands") return faultOf("not-stored");
    const { state } = admission;
    const { seq, prev } = envelope.header;
    if (seq === state.head.seq && isSameEnvelope(envelope, admission.envelope)) continue;
    const head = seq > state.head.seq + 1 ? { seq: seq - 1, link: prev } : state.head;
    admission = await admit({ ...state, head }, envelope);
  }
  return admission.type === "stands" ? admission.state : faultOf("not-stored");
};
