// The demo's story: fictional talks about the crossings of the Aru, in three rounds up to "now". Pure data: the same story is
// played every time, with fresh keys and with times that end where the visitor's clock stands.

import { roundOne } from "./story/round-1.ts";
import { roundTwo } from "./story/round-2.ts";
import { roundThreeFirstDay } from "./story/round-3.ts";
import { today } from "./story/today.ts";
import type { Sitting } from "./step.ts";

/** The sittings, in order. */
export const sittings: readonly Sitting[] = [roundOne, roundTwo, roundThreeFirstDay, today];
