// What the names of the story stand for: whose an item is, what an ask is about, which item a carry brings. Worked out once
// from the story itself, so that no step repeats it.

import type { SideName } from "./people.ts";
import { characters } from "./people.ts";
import { sittings } from "./script.ts";
import type { Deed } from "./step.ts";

type CarryDeed = Extract<Deed, { readonly type: "carry" }>;

const items = new Map<string, SideName>();
const asks = new Map<string, string>();
const carries = new Map<string, CarryDeed>();
for (const { steps } of sittings)
  for (const { by, deed } of steps) {
    const { side } = characters[by];
    if (deed.type === "say" && side !== "mediators") items.set(deed.item, side);
    if (deed.type === "ask-leave") asks.set(deed.ask, deed.item);
    if (deed.type === "carry") carries.set(deed.carry, deed);
  }

const known = <Value>(map: ReadonlyMap<string, Value>, name: string): Value => {
  const found = map.get(name);
  if (found === undefined) throw new Error(`the story names ${name}, which is nowhere in it`);
  return found;
};

/** Whose room an item was said in. */
export const sideOfItem = (item: string): SideName => known(items, item);
/** Whose room an ask stands in. */
export const sideOfAsk = (ask: string): SideName => sideOfItem(known(asks, ask));
/** A carry of the story. */
export const storyCarry = (carry: string): CarryDeed => known(carries, carry);
