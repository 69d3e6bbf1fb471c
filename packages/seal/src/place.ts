// What a client refuses before it joins a log: a salt it knows from another log (its keys there would be the same ones),
// and a second log for a place it has pinned, whoever names it.

import { equalBytes } from "./envelope/bytes.ts";
import { type Fault, faultOf } from "./envelope/fault.ts";
import type { LogId } from "./envelope/ids.ts";
import type { LogKind } from "./vault.ts";

/** A log somebody may join, as its invitation or vault names it. */
export type Placed = {
  readonly id: LogId;
  readonly kind: LogKind;
  readonly party?: string;
  readonly salt: Uint8Array;
};

/**
 * Why a log may not be joined beside those `known` of the same seat, or undefined when it may. `salt-known`: another log
 * has this salt; `place-taken`: another log was pinned for this kind and party, or this log for another.
 */
export const checkPlace = (
  known: readonly Placed[],
  joining: Placed,
): Fault<"salt-known" | "place-taken"> | undefined => {
  for (const log of known) {
    const isSame = log.id === joining.id;
    const isSamePlace = log.kind === joining.kind && log.party === joining.party;
    if (!isSame && equalBytes(log.salt, joining.salt)) return faultOf("salt-known");
    if (isSame !== isSamePlace) return faultOf("place-taken");
  }
  return undefined;
};
