// The roster fold: what each control entry changes, and why one is void. Pure and synchronous; signatures, ids and
// digests are established before (admit.ts). The server and every client run this same fold. Rules S20 to S39.

import { equalBytes } from "./bytes.ts";
import { withWords } from "./ceremony.ts";
import { maxRecipients } from "./control-bytes.ts";
import type { Control, Genesis, Head, PublicKeys, Turn } from "./control.ts";
import { authorityOf, isOfHouse, isInScope, mayGovern, mayRemove, scopeOf } from "./govern.ts";
import type { LogId, MemberId } from "./ids.ts";
import {
  type TurningAct,
  recipientsOf,
  rosterAfter,
  withInvite,
  withMember,
} from "./recipients.ts";
import type { LogState } from "./roster.ts";
import { isUsableKemKey, isUsableKey } from "./signature.ts";
import { type Voided, isVoided, voided } from "./void.ts";

/** What was established about an entry before it is folded. */
export type Facts = {
  readonly author: MemberId;
  /** The entry's own place. */
  readonly at: Head;
  /** Of `invite` and `accept`: the id of the keys in it. */
  readonly keysId?: MemberId;
  /** Of `accept`: whether the invitation's key signed the new keys. */
  readonly isProven?: boolean;
  /** Of `words`: SHA-256 of the value. */
  readonly valueDigest?: Uint8Array;
};

type ControlOf<T extends Control["type"]> = Extract<Control, { type: T }>;
type Change<T extends Control["type"]> = (
  state: LogState,
  control: ControlOf<T>,
  facts: Facts,
) => LogState | Voided;

/** Whether both keys of a seat or an invitation may be used. */
export const areUsableKeys = (keys: PublicKeys): boolean =>
  isUsableKey(keys.sigPk) && isUsableKemKey(keys.kemPk);

/** The state right after a genesis that is known to be its founder's. */
export const foundedLog = (
  genesis: Genesis,
  log: LogId,
  founder: MemberId,
  head: Head,
): LogState => ({
  log,
  talk: genesis.talk ?? log,
  genesis,
  founder,
  head,
  rules: genesis.rules,
  epoch: 0,
  epochs: new Map(),
  members: new Map([
    [
      founder,
      {
        id: founder,
        keys: genesis.founder,
        role: "authority",
        party: genesis.party,
        standing: "checked",
        scope: [],
        entered: head,
        authoritySince: 0,
      },
    ],
  ]),
  invites: new Map(),
  isShut: !genesis.boxed,
  ceremonies: new Map(),
});

/** The roster after an entry with its turn, when the turn is the next and boxed to exactly that roster. */
const turned = (state: LogState, act: TurningAct, turn: Turn, facts: Facts): LogState | Voided => {
  if (turn.n !== state.epoch + 1) return voided("turn");
  const after = rosterAfter(state, act);
  const recipients = recipientsOf(after);
  const isExact =
    recipients.length === turn.boxes.length &&
    recipients.every((recipient, index) => recipient.id === turn.boxes[index]?.to);
  if (!isExact) return voided("boxes");
  const signed = { commit: turn.commit, signer: facts.author, seq: facts.at.seq };
  return { ...after, epoch: turn.n, epochs: new Map(state.epochs).set(turn.n, signed) };
};

const shut: Change<"shut"> = (state, control, facts) => {
  if (!isOfHouse(state, facts.author)) return voided("authority");
  if (state.isShut) return voided("shut");
  return turned(state, { type: "shut" }, control.turn, facts);
};

const invite: Change<"invite"> = (state, control, facts) => {
  if (!mayGovern(state, facts.author, control.party, "invite")) return voided("authority");
  if (control.role === "authority") return voided("role");
  if (facts.keysId !== control.invite) return voided("id");
  if (state.invites.has(control.invite) || state.members.has(control.invite)) return voided("id");
  if (!areUsableKeys(control.keys)) return voided("key");
  const isBoxed = control.past.length > 0;
  if (isBoxed && state.isShut) return voided("shut");
  if (isBoxed && control.past.length !== state.epoch) return voided("boxes");
  // A roster too large for one turn could never turn again, not even to remove somebody.
  if (isBoxed && recipientsOf(state).length >= maxRecipients) return voided("full");
  return withInvite(state, { ...control, inviter: facts.author, state: "open", isBoxed });
};

const withdraw: Change<"withdraw"> = (state, control, facts) => {
  const open = state.invites.get(control.invite);
  if (open?.state !== "open") return voided("invite");
  if (!mayGovern(state, facts.author, open.party, "withdraw")) return voided("authority");
  return turned(state, { type: "withdraw", invite: open.invite }, control.turn, facts);
};

const accept: Change<"accept"> = (state, control, facts) => {
  if (facts.keysId !== facts.author) return voided("id");
  if (state.members.has(facts.author) || state.invites.has(facts.author)) return voided("id");
  const open = state.invites.get(control.invite);
  if (open?.state !== "open") return voided("invite");
  if (facts.isProven !== true) return voided("proof");
  if (!areUsableKeys(control.keys)) return voided("key");
  const seated = withMember(state, {
    id: facts.author,
    keys: control.keys,
    role: open.role,
    party: open.party,
    standing: open.isBoxed ? "unchecked" : "pending",
    scope: [],
    inviter: open.inviter,
    invite: open.invite,
    entered: facts.at,
  });
  return withInvite(seated, { ...open, state: "used", usedBy: facts.author });
};

const words: Change<"words"> = (state, control, facts) =>
  withWords(state, {
    ...control,
    author: facts.author,
    at: facts.at,
    digest: facts.valueDigest ?? new Uint8Array(),
  });

const check: Change<"check"> = (state, control, facts) => {
  const member = state.members.get(control.member);
  if (member?.standing !== "unchecked") return voided("member");
  if (!mayGovern(state, facts.author, member.party, "check")) return voided("authority");
  if (control.past.length !== state.epoch) return voided("boxes");
  return turned(state, { type: "check", member: member.id }, control.turn, facts);
};

const add: Change<"add"> = (state, control, facts) => {
  const member = state.members.get(control.member);
  if (member?.standing !== "pending") return voided("member");
  if (!mayGovern(state, facts.author, member.party, "add")) return voided("authority");
  const { sigPk, kemPk } = control.keys;
  if (!equalBytes(sigPk, member.keys.sigPk) || !equalBytes(kemPk, member.keys.kemPk))
    return voided("key");
  if (control.past.length !== state.epoch) return voided("boxes");
  if (recipientsOf(state).length >= maxRecipients) return voided("full");
  return withMember(state, { ...member, standing: "checked" });
};

const remove: Change<"remove"> = (state, control, facts) => {
  const member = state.members.get(control.member);
  if (member === undefined || member.standing === "removed") return voided("member");
  // Its signer makes the new key, so nobody removes itself; hence the last authority stays.
  if (member.id === facts.author) return voided("self");
  if (!mayRemove(state, facts.author, member.id)) return voided("authority");
  return turned(state, { type: "remove", member: member.id }, control.turn, facts);
};

const authority: Change<"authority"> = (state, control, facts) => {
  const member = state.members.get(control.member);
  if (member?.standing !== "checked") return voided("member");
  if (member.id === state.founder) return voided("founder");
  const scope = scopeOf(state, facts.author);
  if (!isInScope(scope, member.party)) return voided("authority");
  if (!control.scope.every((party) => isInScope(scope, party))) return voided("scope");
  return withMember(state, {
    ...member,
    role: "authority",
    // A later grant adds; to take away, remove.
    scope: [...new Set([...member.scope, ...control.scope])].toSorted(),
    authoritySince: member.authoritySince ?? facts.at.seq,
  });
};

const changes: { readonly [T in Control["type"]]: Change<T> } = {
  genesis: () => voided("genesis"),
  rules: (state, control, facts) => {
    if (!isOfHouse(state, facts.author)) return voided("authority");
    return control.rules > state.rules ? { ...state, rules: control.rules } : voided("rules");
  },
  shut,
  invite,
  withdraw,
  accept,
  words,
  check,
  add,
  remove,
  epoch: (state, control, facts) =>
    authorityOf(state, facts.author) === undefined
      ? voided("authority")
      : turned(state, { type: "epoch" }, control.turn, facts),
  authority,
};

// Tells the compiler that the change found under a control's type takes that very control.
const changed = <T extends Control["type"]>(
  state: LogState,
  control: ControlOf<T> & { readonly type: T },
  facts: Facts,
): LogState | Voided => changes[control.type](state, control, facts);

/** The state after a control entry (its head moved there), or why the entry is void. Total. */
export const foldControl = (state: LogState, control: Control, facts: Facts): LogState | Voided => {
  const author = state.members.get(facts.author);
  if (control.type !== "accept") {
    if (author === undefined) return voided("unknown-author");
    const mayPost =
      author.standing === "checked" || (control.type === "words" && author.standing !== "removed");
    if (!mayPost) return voided("standing");
  }
  if (state.epoch === 0 && control.type !== "epoch") return voided("before-epoch");
  const next = changed(state, control, facts);
  return isVoided(next) ? next : { ...next, head: facts.at };
};
