// The demo's story: fictional talks about the crossings of the Aru, in three rounds up to "now". Pure data: the same story is
// played every time, with fresh keys and with times that end where the visitor's clock stands.

import { roundOne } from "./story/round-1.ts";
import { roundTwo } from "./story/round-2.ts";
import { roundThreeFirstDay } from "./story/round-3.ts";
import { today } from "./story/today.ts";
import type { Sitting } from "./step.ts";

/** The sittings, in order. */
export const sittings: readonly Sitting[] = [roundOne, roundTwo, roundThreeFirstDay, today];

/** The item whose carry the visitor is guided through, and the figure that must stay behind. */
export const guided = {
  item: "east-first",
  staying: "release",
  figure: "4,200 m³/s",
  wording:
    "There may be a sequence in which the eastern crossing opens first, once both sides have inspected it together. Flow would stay near 4,200 m³/s while that happens.",
} as const;
