// What every part of the desk shares: the talk as it stands, the rooms with their names and marks, what the mediator's hands are on,
// the unsent words and the tray. A part reads it and acts through it; it decides nothing.

import { createContext, useContext, useSyncExternalStore } from "react";
import type { DeskView, Party, RoomView } from "@tworooms/talks";
import type { TalkState } from "../../host/state.ts";
import type { RoomMark } from "../../parts/room-marks.ts";
import type { Puts } from "../files/puts.ts";
import type { DeskAct, DeskUi } from "./desk-ui.ts";
import type { Reader } from "./readers.ts";
import type { Unsent } from "./unsent.ts";
import type { Tray } from "./use-tray.ts";

/** A room as the desk shows it. */
export type RoomOnDesk = {
  readonly party: Party;
  readonly name: string;
  readonly mark: RoomMark;
  readonly readers: readonly Reader[];
  /** Absent where this seat does not hold the room. */
  readonly room?: RoomView;
  readonly unread: number;
};

export type Desk = {
  readonly talk: string;
  readonly state: TalkState;
  readonly view: DeskView;
  readonly rooms: readonly RoomOnDesk[];
  readonly ui: DeskUi;
  readonly dispatch: (act: DeskAct) => void;
  readonly unsent: Unsent;
  readonly puts: Puts;
  readonly tray: Tray;
};

/** The desk around. */
export const DeskContext = createContext<Desk | undefined>(undefined);

/** The desk that a part stands on. */
export const useDesk = (): Desk => {
  const desk = useContext(DeskContext);
  if (desk === undefined) throw new Error("a part of the desk stands on no desk");
  return desk;
};

/** One room of the desk. */
export const roomOnDesk = ({ rooms }: Pick<Desk, "rooms">, party: Party): RoomOnDesk | undefined =>
  rooms.find((room) => room.party === party);

/** The unsent words of a place, and how to change them. */
export const useUnsent = (place: string): readonly [string, (words: string) => void] => {
  const { unsent } = useDesk();
  const words = useSyncExternalStore(unsent.subscribe, () => unsent.get(place));
  return [words, (next) => unsent.set(place, next)];
};
