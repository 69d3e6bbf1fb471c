// What a mediator's hands are on: which composer is live, which message is chosen, what stands where. At most one composer
// is live at any moment, because there is one place to say which (rule V81); nothing here is a secret or is stored.

import type { Id, Party } from "@tworooms/talks";
import type { Side, Sides } from "./sides.ts";
import { withRoomAt } from "./sides.ts";

/** The one composer that takes words, if any does. */
export type Live =
  | { readonly type: "none" }
  | { readonly type: "room"; readonly party: Party }
  | { readonly type: "tray" }
  | { readonly type: "form" };

/** A message somebody chose, to act on. */
export type Chosen = { readonly party: Party; readonly item: Id<"item"> };

/** One pane of the phone's three. */
export type Pane = "first" | "middle" | "second";

export type DeskUi = {
  readonly sides: Sides;
  readonly live: Live;
  readonly chosen?: Chosen;
  readonly pane: Pane;
  readonly middle: "tray" | "ledger" | "notes" | "search";
  /** The side whose room was replaced last, for its flash. */
  readonly flashed?: Side;
};

export type DeskAct =
  | { readonly type: "open"; readonly live: Live }
  | { readonly type: "put-down" }
  | { readonly type: "choose"; readonly chosen: Chosen }
  | { readonly type: "unchoose" }
  | { readonly type: "replace"; readonly side: Side; readonly party: Party }
  | { readonly type: "show"; readonly pane: Pane }
  | { readonly type: "middle"; readonly middle: DeskUi["middle"] };

/** The desk before anybody touches it. */
export const startUi = (sides: Sides): DeskUi => ({
  sides,
  live: { type: "none" },
  pane: "middle",
  middle: "ledger",
});

const paneOf = (sides: Sides, live: Live): Pane | undefined => {
  switch (live.type) {
    case "none":
    case "form":
      return undefined;
    case "room":
      return live.party === sides[0] ? "first" : "second";
    case "tray":
      return "middle";
  }
};

const unchosen = (ui: DeskUi): DeskUi => {
  const { sides, live, pane, middle, flashed } = ui;
  return { sides, live, pane, middle, ...(flashed === undefined ? {} : { flashed }) };
};

/** The desk after an act. A room at no side never becomes live: nobody writes into what is not seen. */
export const nextUi = (ui: DeskUi, act: DeskAct): DeskUi => {
  switch (act.type) {
    case "open": {
      const { live } = act;
      if (live.type === "room" && !ui.sides.includes(live.party)) return ui;
      return { ...ui, live, pane: paneOf(ui.sides, live) ?? ui.pane };
    }
    case "put-down":
      return { ...ui, live: { type: "none" } };
    case "choose":
      return { ...ui, chosen: act.chosen };
    case "unchoose":
      return unchosen(ui);
    case "replace": {
      const sides = withRoomAt(ui.sides, act.party, act.side);
      if (sides === ui.sides) return ui;
      const { chosen, live } = ui;
      const isLiveGone = live.type === "room" && !sides.includes(live.party);
      const isChosenGone = chosen !== undefined && !sides.includes(chosen.party);
      return {
        ...(isChosenGone ? unchosen(ui) : ui),
        sides,
        live: isLiveGone ? { type: "none" } : live,
        flashed: act.side,
        pane: act.side === 0 ? "first" : "second",
      };
    }
    case "show":
      return { ...ui, pane: act.pane };
    case "middle":
      return { ...ui, middle: act.middle, pane: "middle" };
  }
};

/** Whether a room's composer takes words now. */
export const isLiveRoom = (live: Live, party: Party): boolean =>
  live.type === "room" && live.party === party;
