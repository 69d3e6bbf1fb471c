// The keyless pass over envelopes on their way to being opened: chain, signatures and roster first, so that nothing is
// decrypted that has no place or no author. It runs ahead of any lock, for what lifts a lock stands further on.

import { type Admission, admitAll } from "./envelope/admit.ts";
import type { Control } from "./envelope/control.ts";
import type { Envelope } from "./envelope/envelope.ts";
import { Bug } from "./envelope/fault.ts";
import type { Link } from "./envelope/ids.ts";
import type { LogState, Member } from "./envelope/roster.ts";
import type { VoidCode } from "./envelope/void.ts";
import { isRulesKnown } from "./rules.ts";

/** An entry folded and not yet opened. */
export type Folded =
  | {
      readonly type: "sealed";
      readonly seq: number;
      readonly link: Link;
      /** As of then. */
      readonly author: Member;
      /** Rules version in force. */
      readonly rules: number;
      readonly envelope: Envelope;
    }
  | {
      readonly type: "control";
      readonly seq: number;
      readonly link: Link;
      /** As of then; the newcomer for an `accept`. */
      readonly author: Member;
      readonly control: Control;
    }
  | { readonly type: "void"; readonly seq: number; readonly link: Link; readonly code: VoidCode };

/** Why reading stopped: the server gave what is no next entry and is at fault, or the rules are newer than this client. */
export type Stop = { readonly code: "not-an-entry" | "update-needed"; readonly seq: number };

type Admitted = Exclude<Admission, { readonly type: "not-an-entry" }>;

const authorOf = (before: LogState | undefined, { state, envelope }: Admitted): Member => {
  const id = envelope.header.author;
  const author = before?.members.get(id) ?? state.members.get(id);
  if (author === undefined) throw new Bug("what stands has an author");
  return author;
};

const foldedFrom = (before: LogState | undefined, admitted: Admitted): Folded => {
  const { envelope, link } = admitted;
  const at = { seq: envelope.header.seq, link };
  if (admitted.type === "void") return { type: "void", ...at, code: admitted.code };
  const author = authorOf(before, admitted);
  if (admitted.control !== undefined)
    return { type: "control", ...at, author, control: admitted.control };
  // In clear, and only in a press log: nothing there is sealed, and nothing here reads it yet.
  if (envelope.header.kind === 2) return { type: "void", ...at, code: "kind" };
  return { type: "sealed", ...at, author, rules: admitted.state.rules, envelope };
};

/** The entries of these envelopes after `state`, up to the first that is none or lies beyond rules this client knows. */
export const foldLog = async (
  state: LogState | undefined,
  envelopes: readonly Envelope[],
): Promise<{
  readonly state: LogState | undefined;
  readonly folded: readonly Folded[];
  readonly stop?: Stop;
}> => {
  const { admissions } = await admitAll(state, envelopes);
  const folded: Folded[] = [];
  let current = state;
  for (const admission of admissions) {
    const seq = current === undefined ? 0 : current.head.seq + 1;
    if (current !== undefined && !isRulesKnown(current.rules))
      return { state: current, folded, stop: { code: "update-needed", seq } };
    if (admission.type === "not-an-entry")
      return { state: current, folded, stop: { code: "not-an-entry", seq } };
    folded.push(foldedFrom(current, admission));
    current = admission.state;
  }
  if (current === undefined || isRulesKnown(current.rules)) return { state: current, folded };
  return { state: current, folded, stop: { code: "update-needed", seq: current.head.seq + 1 } };
};
