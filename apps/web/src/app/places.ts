// The places of a talk that the rail leads to, as this seat has them: nobody is shown a door that would not open.

import type { LucideIcon } from "lucide-react";
import { BookOpenText, Columns2, MessageSquare, ScrollText, Table2, Users } from "lucide-react";
import type { SeatView } from "@tworooms/talks";
import type { Key } from "../words/key.ts";
import type { KeyAct } from "./key-acts.ts";

export type PlaceName = "desk" | "room" | "caucus" | "ledger" | "people" | "log";

export type PlaceOfTalk = {
  readonly name: PlaceName;
  readonly label: Key;
  readonly icon: LucideIcon;
  readonly act: KeyAct;
};

const PLACES: readonly PlaceOfTalk[] = [
  { name: "desk", label: "app.desk", icon: Columns2, act: "go-desk" },
  { name: "room", label: "app.room", icon: MessageSquare, act: "go-room" },
  { name: "caucus", label: "app.caucus", icon: BookOpenText, act: "go-caucus" },
  { name: "ledger", label: "app.ledger", icon: Table2, act: "go-ledger" },
  { name: "people", label: "app.people", icon: Users, act: "go-people" },
  { name: "log", label: "app.log", icon: ScrollText, act: "go-log" },
];

/** Whether a seat is at the desk; one that walked into a room with that room's keys alone is not. */
export const isAtDesk = (view: SeatView | undefined): boolean =>
  view?.type === "desk" && view.people.some(({ place }) => place.type === "desk");

const has = (view: SeatView | undefined, name: PlaceName): boolean => {
  switch (name) {
    case "desk":
    case "ledger":
      return isAtDesk(view);
    case "room":
      if (view?.type === "party") return view.room !== undefined;
      return view !== undefined && !isAtDesk(view) && view.rooms.length > 0;
    case "caucus":
      return view?.type === "party" && view.caucus !== undefined;
    case "people":
    case "log":
      return true;
  }
};

/** The places this seat has in a talk, of those that have a screen. */
export const placesOf = (
  view: SeatView | undefined,
  isThere: (name: PlaceName) => boolean,
): readonly PlaceOfTalk[] => PLACES.filter(({ name }) => has(view, name) && isThere(name));
