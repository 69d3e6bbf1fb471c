// Whose people sit behind which party bytes at the table. Everywhere else a log's place tells it; at the table the
// mediators name it once, and the name stands, so a member cannot change sides by a later word (rule T17).

import * as v from "valibot";
import type { Entry, Side } from "./entry.ts";
import { refuse } from "./entry.ts";
import type { Laws, Schemas } from "./log.ts";
import { readEvent, stamp } from "./log.ts";
import { isMediator } from "./message.ts";
import { hexBytes, party } from "./parse.ts";
import { isSameSide } from "./profile.ts";

export type SideInTable = {
  /** `bytes`: a party's 16 bytes at the table, in hex. */
  "side-named": { readonly bytes: string; readonly side: Exclude<Side, "mediators"> };
};
/** Whose people sit behind which bytes. */
export type Sides = { readonly sides: ReadonlyMap<string, Side> };

export const sideSchemas: Schemas<SideInTable> = {
  "side-named": v.strictObject({
    type: v.literal("side-named"),
    ...stamp,
    bytes: hexBytes,
    side: v.union([v.literal("observers"), party, v.strictObject({ capitalOf: party })]),
  }),
};

export const sideLaws: Laws<Sides, SideInTable> = {
  "side-named": {
    rule: (state, event, by) => {
      const standing = state.sides.get(event.bytes);
      if (standing !== undefined && isSameSide(standing, event.side)) return "repeat";
      if (!isMediator(by)) return refuse("not-a-mediator");
      return standing === undefined ? "stands" : refuse("side-stands");
    },
    apply: (draft, event) => {
      draft.sides.set(event.bytes, event.side);
    },
  },
};

/** The naming in an entry of the table, if a mediator made it; the first for the same bytes stands. */
export const sideNamedIn = (entry: Entry): SideInTable["side-named"] | undefined => {
  if (!isMediator(entry.by)) return undefined;
  return readEvent<SideInTable>(sideSchemas, entry.body);
};
