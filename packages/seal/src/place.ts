// What a client refuses before it believes a log: a salt it knows from another log (its keys there would be the same),
// and a second log for a place it has pinned.

import { Bug, type Fault } from "./envelope/fault.ts";
import type { LogId } from "./envelope/ids.ts";
import type { LogKind } from "./vault.ts";

/** A log somebody may join, as its invitation or vault names it. */
export type Placed = {
  readonly id: LogId;
  readonly kind: LogKind;
  readonly party?: string;
  readonly salt: Uint8Array;
};

/** `salt-known`: another log of the vault has this salt. `place-taken`: another log of this talk holds this kind and party. */
export const checkPlace = (
  known: readonly Placed[],
  joining: Placed,
): Fault<"salt-known" | "place-taken"> | undefined => {
  void [known, joining];
  throw new Bug("not written yet");
};
