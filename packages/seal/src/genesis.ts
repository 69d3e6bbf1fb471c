// Believing a genesis: the root of a log. It is held against what an invitation, a note or the vault said of it before any
// key of ours touches the log; a server's word counts for nothing, so a false room is refused here.

import { hexFromBytes } from "./envelope/bytes.ts";
import { envelopeFromBytes } from "./envelope/envelope.ts";
import { type Fault, faultOf, isFault } from "./envelope/fault.ts";
import type { LogId } from "./envelope/ids.ts";
import type { LogState } from "./envelope/roster.ts";
import { foldLog } from "./fold-log.ts";
import { isRulesKnown } from "./rules.ts";

/** What was said of a log by somebody trusted. */
export type GenesisExpected = {
  readonly log: LogId;
  /** First 16 bytes of link 0, from an invitation or its note. */
  readonly linkStart?: Uint8Array;
  /** The talk's table, where it is known. */
  readonly talk?: LogId;
};

/** `not-authentic`: no genesis of that log, link and talk; `update-needed`: by rules this client does not know. */
export type GenesisFault = Fault<"not-authentic" | "update-needed">;

/** A log's state at its genesis (whole envelope bytes): its salt stands in `state.genesis.salt`. */
export const checkGenesis = async (
  bytes: Uint8Array,
  expected: GenesisExpected,
): Promise<LogState | GenesisFault> => {
  const envelope = envelopeFromBytes(bytes);
  if (isFault(envelope)) return faultOf("not-authentic");
  const { state } = await foldLog(undefined, [envelope]);
  if (state === undefined || state.log !== expected.log) return faultOf("not-authentic");
  if (expected.talk !== undefined && state.talk !== expected.talk) return faultOf("not-authentic");
  // The id pins what the genesis says; link 0 pins the very bytes that were posted.
  const { linkStart } = expected;
  if (linkStart !== undefined && linkStart.length !== 16) return faultOf("not-authentic");
  if (linkStart !== undefined && !state.head.link.startsWith(hexFromBytes(linkStart)))
    return faultOf("not-authentic");
  return isRulesKnown(state.rules) ? state : faultOf("update-needed");
};
