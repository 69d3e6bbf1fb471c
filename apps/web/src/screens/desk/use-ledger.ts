// What the ledger is drawn from: the desk's view with its rooms in the order of the rules, which is the order of the sides.

import type { DeskView, Party } from "@tworooms/talks";
import type { RoomMark } from "../../parts/room-marks.ts";
import { roomOf } from "../../parts/room-marks.ts";

/** A talk as its ledger needs it. */
export type LedgerOn = {
  readonly title: string;
  readonly view: DeskView;
  readonly rooms: readonly {
    readonly party: Party;
    readonly name: string;
    readonly mark: RoomMark;
  }[];
};

/** The ledger's ground. */
export const ledgerOn = (view: DeskView): LedgerOn => ({
  title: view.rules?.title ?? "",
  view,
  rooms: (view.rules?.parties ?? []).map(({ party, name }, index) => ({
    party,
    name,
    mark: roomOf(index),
  })),
});
