// Believing a genesis: the root of a log. It is held against what an invitation, a note or the vault said of it before any
// key of ours touches the log; a server's word counts for nothing, so a false room is refused here.

import { equalBytes, hexFromBytes } from "./envelope/bytes.ts";
import type { Genesis } from "./envelope/control.ts";
import { envelopeFromBytes } from "./envelope/envelope.ts";
import { type Fault, faultOf, isFault } from "./envelope/fault.ts";
import type { Link, LogId } from "./envelope/ids.ts";
import type { LogState } from "./envelope/roster.ts";
import { foldLog } from "./fold-log.ts";
import { isRulesKnown } from "./rules.ts";

/** What was said of a log by somebody trusted: an inviter, a note, the vault. */
export type GenesisExpected = {
  readonly log: LogId;
  /** First 16 bytes of link 0, from an invitation or its note. */
  readonly linkStart?: Uint8Array;
  /** The talk's table, where it is known. */
  readonly talk?: LogId;
};

/** A log as its genesis founds it. */
export type Believed = {
  readonly genesis: Genesis;
  readonly link: Link;
  readonly state: LogState;
};

/** `not-authentic`: no genesis of that log, link and talk; `update-needed`: by rules this client does not know. */
export type GenesisFault = Fault<"not-authentic" | "update-needed">;

/** A genesis (whole envelope bytes) that is what was expected. */
export const believeGenesis = async (
  bytes: Uint8Array,
  expected: GenesisExpected,
): Promise<Believed | GenesisFault> => {
  const envelope = envelopeFromBytes(bytes);
  if (isFault(envelope)) return faultOf("not-authentic");
  const { state } = await foldLog(undefined, [envelope]);
  if (state === undefined || state.log !== expected.log) return faultOf("not-authentic");
  if (expected.talk !== undefined && state.talk !== expected.talk) return faultOf("not-authentic");
  // The id pins what the genesis says; link 0 pins the very bytes that were posted.
  const { genesis, head, rules } = state;
  const start = expected.linkStart;
  if (start !== undefined && hexFromBytes(start) !== head.link.slice(0, 32))
    return faultOf("not-authentic");
  return isRulesKnown(rules) ? { genesis, link: head.link, state } : faultOf("update-needed");
};

/**
 * A genesis before anybody makes keys for its log. `salt-known`: its salt is that of another log of this person, whose
 * keys there would be the same ones.
 */
export const checkGenesis = async (
  bytes: Uint8Array,
  expected: GenesisExpected & {
    readonly salts: readonly { readonly log: LogId; readonly salt: Uint8Array }[];
  },
): Promise<Believed | GenesisFault | Fault<"salt-known">> => {
  const believed = await believeGenesis(bytes, expected);
  if (isFault(believed)) return believed;
  const isKnown = expected.salts.some(
    ({ log, salt }) => log !== expected.log && equalBytes(salt, believed.genesis.salt),
  );
  return isKnown ? faultOf("salt-known") : believed;
};
