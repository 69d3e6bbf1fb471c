// What a seat sees: a table of contents. Plain data that JSON can hold, a pure function of the logs the seat may open; no
// clock is read, so what must count time gets times to count from (rules T97, T98).

import type { CaucusMessage } from "./caucus.ts";
import type { FileView } from "./file.ts";
import { fileViewsOf } from "./file.ts";
import type { Party } from "./entry.ts";
import type { CarryView, LedgerRow, PublicView } from "./ledger.ts";
import { carriesOf, ledgerOf } from "./ledger.ts";
import type { ListedName, Note } from "./note.ts";
import type { PeopleView } from "./people.ts";
import { peopleOf } from "./people.ts";
import { publicIn } from "./public.ts";
import type { RoomView } from "./room-view.ts";
import { roomViewOf } from "./room-view.ts";
import type { Rules } from "./rules.ts";
import type { DeskSeat, PartySeat, Seat, SeatLog } from "./seat.ts";
import type { Flag } from "./watch.ts";
import { logsHeld, watch } from "./watch.ts";

type Common = {
  /** The ground rules, from the table if held, else from a room. */
  readonly rules?: Rules;
  readonly people: readonly PeopleView[];
  readonly flags: readonly Flag[];
};
export type CaucusMessageView = Omit<CaucusMessage, "files"> & {
  readonly files: readonly FileView[];
};
export type CaucusView = {
  readonly party: Party;
  readonly standing: SeatLog["standing"];
  readonly messages: readonly CaucusMessageView[];
};
export type PartyView = Common & {
  readonly type: "party";
  readonly party: Party;
  readonly room?: RoomView;
  readonly caucus?: CaucusView;
};
export type DeskView = Common & {
  readonly type: "desk";
  readonly rooms: readonly RoomView[];
  /** Carries in hand. */
  readonly tray: readonly CarryView[];
  /** Carries that ended without telling anybody: taken back, or let go. */
  readonly dropped: readonly CarryView[];
  readonly ledger: readonly LedgerRow[];
  /** Everything noted as said in public and not struck; what is about an item stands in its ledger row too. */
  readonly publics: readonly PublicView[];
  readonly notes: readonly Note[];
  /** Names the leak check looks for. */
  readonly names: readonly ListedName[];
};
export type ReaderView = Common & { readonly type: "reader"; readonly rooms: readonly RoomView[] };
/** What a seat sees, by the kind of seat. */
export type SeatView = PartyView | DeskView | ReaderView;

const rulesOf = (seat: Seat): Rules | undefined => {
  for (const { fold } of logsHeld(seat))
    if (fold.type !== "caucus" && fold.state.rules !== undefined) return fold.state.rules;
  return undefined;
};

const partyView = (seat: PartySeat, common: Common): PartyView => {
  const { party, room, caucus } = seat;
  return {
    type: "party",
    party,
    ...common,
    ...(room === undefined ? {} : { room: roomViewOf(room) }),
    ...(caucus === undefined
      ? {}
      : {
          caucus: {
            party,
            standing: caucus.standing,
            messages: [...caucus.fold.state.messages.values()].map((message) => ({
              ...message,
              files: fileViewsOf(message.files),
            })),
          },
        }),
  };
};

const hasEnded = ({ stage }: CarryView): boolean => stage === "let-go" || stage === "taken-back";

const deskView = (seat: DeskSeat, common: Common): DeskView => {
  const rooms = [...seat.rooms.values()].map((room) => roomViewOf(room));
  const carries = carriesOf(seat);
  const desk = seat.desk?.fold.state;
  return {
    type: "desk",
    ...common,
    rooms,
    tray: carries.filter((carry) => carry.stage !== "told" && !hasEnded(carry)),
    dropped: carries.filter(hasEnded),
    ledger: ledgerOf(seat, rooms),
    publics: publicIn(desk),
    notes: [...(desk?.notes.values() ?? [])],
    names: [...(desk?.names.values() ?? [])].filter((name) => !name.isDropped),
  };
};

/** What a seat sees now. */
export const view = (seat: Seat): SeatView => {
  const rules = rulesOf(seat);
  const common: Common = {
    ...(rules === undefined ? {} : { rules }),
    people: logsHeld(seat).map((log) => peopleOf(log)),
    flags: watch(seat),
  };
  switch (seat.type) {
    case "party":
      return partyView(seat, common);
    case "desk":
      return deskView(seat, common);
    case "reader":
      return {
        type: "reader",
        ...common,
        rooms: [...seat.rooms.values()].map((room) => roomViewOf(room)),
      };
  }
};
