// The keys of messages: English is the measure, so a key that is not there does not compile.

import type { messages } from "./en.ts";

/** A key that English has a message for. */
export type Key = keyof typeof messages;
