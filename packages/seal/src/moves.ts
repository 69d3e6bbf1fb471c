// Why a move cannot be made. A move is a control entry worked out from what a reader knows: it signs nothing and sends
// nothing; whether it stands is for the fold to say, which every reader and the server run alike.

import type { Fault } from "./envelope/fault.ts";

/** `key-missing`: an epoch that must be boxed again is not held. `unknown-member`, `unknown-invite`: not in this log, or not in a standing that allows the move. */
export type MoveFault = Fault<"key-missing" | "unknown-member" | "unknown-invite">;
