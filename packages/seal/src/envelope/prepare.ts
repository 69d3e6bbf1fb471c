// What can be known of an envelope before its place in a log is: link, decoded control entry, ids of the keys in it;
// and the questions of authenticity it raises once a roster is at hand. Kept apart from verdicts, so that many
// envelopes can be prepared and their signatures asked at once.

import { joinBytes, sha256 } from "./bytes.ts";
import { contextOf } from "./contexts.ts";
import { controlFromBytes } from "./control-bytes.ts";
import type { Control, PublicKeys } from "./control.ts";
import { type Envelope, digestsOf, linkFromDigests, signedFromDigests } from "./envelope.ts";
import type { Asked } from "./engine.ts";
import { type Fault, isFault } from "./fault.ts";
import type { Link, LogId, MemberId } from "./ids.ts";
import { memberIdOf } from "./member.ts";
import { bytesFromId } from "./parse.ts";
import type { LogState } from "./roster.ts";
import { isAuthentic } from "./signature.ts";
import type { VoidCode } from "./void.ts";

/** All that can be known of an envelope without its log. */
export type Prepared = {
  readonly envelope: Envelope;
  readonly link: Link;
  readonly signed: Uint8Array;
  readonly control?: Control | Fault<VoidCode>;
  readonly keysId?: MemberId;
  readonly valueDigest?: Uint8Array;
  /** Of `accept`: what the invitation's key must have signed. */
  readonly proven?: Uint8Array;
};

/** One question of authenticity; the key is found in the roster. */
export type Question = {
  readonly key: Uint8Array;
  readonly signature: Uint8Array;
  readonly message: Uint8Array;
};

const acceptContext = contextOf("accept");

/** What an invitation's key signs for a newcomer: "sr1/accept\0" ‖ log ‖ invite id ‖ SHA-256(sigPk ‖ kemPk). */
export const acceptBytes = async (
  log: LogId,
  invite: MemberId,
  keys: PublicKeys,
): Promise<Uint8Array> =>
  joinBytes(
    acceptContext,
    bytesFromId(log),
    bytesFromId(invite),
    await sha256(joinBytes(keys.sigPk, keys.kemPk)),
  );

// Of an entry of kind 1.
const controlFacts = async (
  envelope: Envelope,
): Promise<Pick<Prepared, "control" | "keysId" | "valueDigest" | "proven">> => {
  const control = controlFromBytes(envelope.ct);
  if (isFault(control)) return { control };
  switch (control.type) {
    case "invite":
      return { control, keysId: await memberIdOf(control.keys) };
    case "accept":
      return {
        control,
        keysId: await memberIdOf(control.keys),
        proven: await acceptBytes(envelope.header.log, control.invite, control.keys),
      };
    case "words":
      return { control, valueDigest: await sha256(control.value) };
    case "genesis":
    case "rules":
    case "shut":
    case "withdraw":
    case "check":
    case "add":
    case "remove":
    case "epoch":
    case "authority":
      return { control };
  }
};

/** Works out an envelope's digests, link and control entry. Total. */
export const prepare = async (envelope: Envelope): Promise<Prepared> => {
  const digests = await digestsOf(envelope.headerBytes, envelope.ct);
  const link = linkFromDigests(digests, envelope.signature);
  const signed = signedFromDigests(digests);
  // Most entries are sealed, and tell nothing more.
  if (envelope.header.kind !== 1) return { envelope, link, signed };
  return { envelope, link, signed, ...(await controlFacts(envelope)) };
};

const acceptOf = ({ control }: Prepared): Extract<Control, { type: "accept" }> | undefined =>
  control !== undefined && !isFault(control) && control.type === "accept" ? control : undefined;

/** The author's key: of `accept` its own when its id is that of the keys, else the roster's. */
export const signatureQuestion = (state: LogState, prepared: Prepared): Question | undefined => {
  const { envelope, keysId, signed } = prepared;
  const newKey = keysId === envelope.header.author ? acceptOf(prepared)?.keys.sigPk : undefined;
  const key = newKey ?? state.members.get(envelope.header.author)?.keys.sigPk;
  return key && { key, signature: envelope.signature, message: signed };
};

/** The invitation's signature over a newcomer's keys, when there is such an invitation. */
export const proofQuestion = (state: LogState, prepared: Prepared): Question | undefined => {
  const control = acceptOf(prepared);
  const key = control && state.invites.get(control.invite)?.keys.sigPk;
  if (control === undefined || key === undefined || prepared.proven === undefined) return undefined;
  return { key, signature: control.proof, message: prepared.proven };
};

/** Keys that an entry would bring into the roster, by their id; ids are digests of keys, so a guess is rarely wrong. */
export const newKeys = ({
  control,
  keysId,
}: Prepared): readonly { readonly id: MemberId; readonly key: Uint8Array }[] =>
  control !== undefined && !isFault(control) && "keys" in control && keysId !== undefined
    ? [{ id: keysId, key: control.keys.sigPk }]
    : [];

/** The questions an entry will raise, as far as roster and `keys` tell. */
export const guesses = (
  state: LogState,
  keys: ReadonlyMap<MemberId, Uint8Array>,
  prepared: Prepared,
): readonly Question[] => {
  const { envelope, signed, proven } = prepared;
  const control = acceptOf(prepared);
  const authorKey = keys.get(envelope.header.author);
  const inviteKey = control && keys.get(control.invite);
  const signature =
    signatureQuestion(state, prepared) ??
    (authorKey && { key: authorKey, signature: envelope.signature, message: signed });
  const proof =
    proofQuestion(state, prepared) ??
    (control && inviteKey && proven
      ? { key: inviteKey, signature: control.proof, message: proven }
      : undefined);
  return [signature, proof].filter((question) => question !== undefined);
};

/** Whether a question's signature is authentic. */
export const answerOf = (
  { key, signature, message }: Question,
  asked: Asked = "alone",
): Promise<boolean> => isAuthentic(key, signature, message, asked);
