// The ledger and the tray: views of the desk joined with the rooms, never events. A telling is in the ledger when it
// stands in the target room; a carry is in the tray from hand-over until it is told, let go or taken back (T102, T103).

import type { CarriedFile } from "./carried-file.ts";
import type { Carry } from "./carry.ts";
import { isApproved } from "./carry.ts";
import type { Id, Member, Party, Time } from "./entry.ts";
import type { FileView } from "./file.ts";
import { blockOf, dueFrom } from "./hand-over.ts";
import type { Manner } from "./leave.ts";
import type { PublicNote } from "./public.ts";
import { publicIn } from "./public.ts";
import type { RefusalCode } from "./refusals.ts";
import type {
  LeaveView,
  MessageView,
  ReadBackView,
  ReceiptView,
  RenderingView,
  RoomView,
  ToldView,
} from "./room-view.ts";
import type { DeskSeat } from "./seat.ts";
import type { ShownAs } from "./told.ts";

/** One telling of an item to a room. */
export type TellingView = {
  readonly carry: Id<"carry">;
  readonly told: Id<"told">;
  readonly at: Time;
  readonly by: Member;
  readonly manner: Manner;
  readonly shownAs: ShownAs;
  /** The words as conveyed, their language, and their renderings in that room. */
  readonly words: string;
  readonly language?: string;
  readonly renderings: readonly RenderingView[];
  /** The files as conveyed. */
  readonly files: readonly FileView[];
  /** The leave it rested on; absent only if the source room's receipt is missing, which is flagged. */
  readonly leave?: LeaveView;
  readonly wasAsked: boolean;
  readonly corrects?: Id<"carry">;
  readonly readBacks: readonly ReadBackView[];
};
/** What one room was told of an item. */
export type LedgerCell = { readonly to: Party; readonly tellings: readonly TellingView[] };
/** An item that crossed, or of which something was said in public: as written, as told to each other room, in public. */
export type LedgerRow = {
  readonly from: Party;
  readonly item: Id<"item">;
  readonly author?: Member;
  readonly words?: string;
  readonly language?: string;
  readonly renderings: readonly RenderingView[];
  readonly cells: readonly LedgerCell[];
  readonly public: readonly PublicView[];
};
/** What the mediators noted as said in public. */
export type PublicView = PublicNote;

/** Where a carry stands, by the logs alone; `let-go` and `taken-back` are ends, as is `told`. */
export type CarryStage =
  | "waits-for-approval"
  | "held"
  | "released"
  | "leave-used"
  | "told"
  | "let-go"
  | "taken-back";
/** A carry. `words` are for the other room, `original` the item's own. */
export type CarryView = {
  readonly carry: Id<"carry">;
  readonly from: Party;
  readonly item: Id<"item">;
  readonly to: Party;
  readonly manner: Manner;
  readonly words: string;
  readonly language?: string;
  readonly original?: string;
  /** Files that go along: `source` is the item's, `name` for the other room. */
  readonly files: readonly Pick<CarriedFile, "source" | "blob" | "name">[];
  readonly stage: CarryStage;
  readonly preparedBy: Member;
  readonly preparedAt: Time;
  readonly approvedBy?: Member;
  /** When it may go: its hold, its own not-before and its leave's. */
  readonly dueFrom: Time;
  readonly isAgain: boolean;
  readonly corrects?: Id<"carry">;
  /** Why it would not go now, while it has not gone. */
  readonly block?: RefusalCode;
};

const stageOf = (seat: DeskSeat, carry: Carry): CarryStage => {
  if (carry.stage === "taken-back") return "taken-back";
  if (seat.rooms.get(carry.to)?.fold.state.tolds.has(carry.told)) return "told";
  if (carry.stage !== "released") {
    const desk = seat.desk?.fold.state ?? {};
    return isApproved(desk, carry) ? "held" : "waits-for-approval";
  }
  const receipt = seat.rooms.get(carry.from)?.fold.state.receipts.get(carry.used);
  if (receipt === undefined) return "released";
  return receipt.type === "used" ? "leave-used" : "let-go";
};

const carryView = (seat: DeskSeat, carry: Carry): CarryView => {
  const stage = stageOf(seat, carry);
  const original = seat.rooms.get(carry.from)?.fold.state.items.get(carry.item)?.words;
  const isInHand = stage === "held" || stage === "waits-for-approval";
  const block = isInHand ? blockOf(seat, carry) : undefined;
  return {
    carry: carry.carry,
    from: carry.from,
    item: carry.item,
    to: carry.to,
    manner: carry.manner,
    words: carry.words,
    ...(carry.language === undefined ? {} : { language: carry.language }),
    ...(original === undefined ? {} : { original }),
    files: (carry.files ?? []).map(({ source, blob, name }) => ({ source, blob, name })),
    stage,
    preparedBy: carry.by,
    preparedAt: carry.at,
    ...(carry.approved === undefined ? {} : { approvedBy: carry.approved.by }),
    dueFrom: dueFrom(seat, carry),
    isAgain: carry.again !== undefined,
    ...(carry.corrects === undefined ? {} : { corrects: carry.corrects }),
    ...(block === undefined ? {} : { block }),
  };
};

/** Every carry, with where it stands, in the desk's order. */
export const carriesOf = (seat: DeskSeat): readonly CarryView[] =>
  [...(seat.desk?.fold.state.carries.values() ?? [])].map((carry) => carryView(seat, carry));

type RoomByIds = {
  readonly tolds: ReadonlyMap<Id<"told">, ToldView>;
  readonly receipts: ReadonlyMap<Id<"used">, ReceiptView>;
  readonly messages: ReadonlyMap<Id<"item">, MessageView>;
};

const byIds = (room: RoomView): RoomByIds => ({
  tolds: new Map(room.tolds.map((told) => [told.told, told])),
  receipts: new Map(room.outgoing.map((receipt) => [receipt.used, receipt])),
  messages: new Map(room.messages.map((message) => [message.item, message])),
});

const telling = (carry: Carry, told: ToldView, receipt?: ReceiptView): TellingView => ({
  carry: carry.carry,
  told: carry.told,
  at: told.at,
  by: told.by,
  manner: carry.manner,
  shownAs: told.shownAs,
  words: told.words,
  ...(told.language === undefined ? {} : { language: told.language }),
  renderings: told.renderings,
  files: told.files,
  ...(receipt === undefined ? {} : { leave: receipt.leave }),
  wasAsked: receipt?.wasAsked ?? false,
  ...(carry.corrects === undefined ? {} : { corrects: carry.corrects }),
  readBacks: told.readBacks,
});

type Row = {
  readonly from: Party;
  readonly item: Id<"item">;
  readonly cells: Map<Party, TellingView[]>;
  readonly public: PublicView[];
};

const rowView = (row: Row, source: RoomByIds | undefined): LedgerRow => {
  const { from, item, cells } = row;
  const message = source?.messages.get(item);
  const { language } = message ?? {};
  return {
    from,
    item,
    ...(message === undefined ? {} : { author: message.author, words: message.words }),
    ...(language === undefined ? {} : { language }),
    renderings: message?.renderings ?? [],
    cells: [...cells].map(([to, tellings]) => ({ to, tellings })),
    public: row.public,
  };
};

/** Who was told what, in the order of each item's first telling; then what only the public was told of. */
export const ledgerOf = (seat: DeskSeat, rooms: readonly RoomView[]): readonly LedgerRow[] => {
  const known = new Map(rooms.map((room) => [room.party, byIds(room)]));
  const rows = new Map<string, Row>();
  const rowOf = (from: Party, item: Id<"item">): Row => {
    const key = `${from}/${item}`;
    const row = rows.get(key) ?? { from, item, cells: new Map(), public: [] };
    rows.set(key, row);
    return row;
  };
  for (const carry of seat.desk?.fold.state.carries.values() ?? []) {
    const told = known.get(carry.to)?.tolds.get(carry.told);
    if (told === undefined) continue;
    const { from, item, to } = carry;
    const row = rowOf(from, item);
    const tellings = row.cells.get(to) ?? [];
    tellings.push(telling(carry, told, known.get(from)?.receipts.get(carry.used)));
    row.cells.set(to, tellings);
  }
  for (const noted of publicIn(seat.desk?.fold.state))
    if (noted.about !== undefined) rowOf(noted.about.party, noted.about.item).public.push(noted);
  return [...rows.values()].map((row) => rowView(row, known.get(row.from)));
};
