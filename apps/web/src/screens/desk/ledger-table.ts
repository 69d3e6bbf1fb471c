// The ledger as a table: each item of each room against each other room and the public, with one standing in each cell, and
// the filters over it (rules V93, V94). A view: what it says comes from the logs, and "told" only from a telling.

import type {
  CarryView,
  DeskView,
  Id,
  Leave,
  LedgerRow,
  Manner,
  Member,
  MessageView,
  Party,
  RoomView,
  TellingView,
  Time,
} from "@tworooms/talks";
import { foldText } from "../../host/search.ts";

/** How an item stands with a room or the public. */
export type CellStanding =
  | { readonly type: "own"; readonly at: Time; readonly by: Member }
  | {
      readonly type: "told";
      readonly manner: Manner;
      readonly at: Time;
      readonly times: number;
      readonly readBacks: number;
      readonly differs: number;
    }
  | { readonly type: "on-its-way"; readonly stage: CarryView["stage"] }
  | { readonly type: "must-not" }
  | { readonly type: "if-asked" }
  | { readonly type: "not-told" }
  /** Noted by the mediators as said in public. */
  | { readonly type: "public"; readonly at: Time; readonly times: number };
export type LedgerLine = {
  readonly key: string;
  readonly from: Party;
  readonly item: Id<"item">;
  readonly words: string;
  readonly author: Member;
  readonly at: Time;
  readonly leave: Leave;
  /** By room, in the order of the rules. */
  readonly cells: readonly { readonly room: Party; readonly standing: CellStanding }[];
  readonly public: CellStanding;
};

type Crossed = ReadonlyMap<string, LedgerRow>;

const toldCell = (tellings: readonly TellingView[]): CellStanding | undefined => {
  const last = tellings.at(-1);
  if (last === undefined) return undefined;
  const readBacks = tellings.flatMap((telling) => telling.readBacks);
  return {
    type: "told",
    manner: last.manner,
    at: last.at,
    times: tellings.length,
    readBacks: readBacks.length,
    differs: readBacks.filter(({ heard }) => heard.type === "differs").length,
  };
};

const untoldCell = (leave: Leave, carry: CarryView | undefined): CellStanding => {
  if (carry !== undefined) return { type: "on-its-way", stage: carry.stage };
  if (leave === "stays") return { type: "must-not" };
  return { type: leave.onlyIfAsked ? "if-asked" : "not-told" };
};

const publicCell = (leave: Leave, row: LedgerRow | undefined): CellStanding => {
  const notes = row?.public ?? [];
  const last = notes.at(-1);
  if (last !== undefined) return { type: "public", at: last.at, times: notes.length };
  return { type: leave === "stays" ? "must-not" : "not-told" };
};

const lineOf = (
  message: MessageView,
  room: RoomView,
  parties: readonly Party[],
  row: LedgerRow | undefined,
  tray: readonly CarryView[],
): LedgerLine => {
  const { item, words, author, at } = message;
  const leave = message.leave?.leave ?? "stays";
  const cellOf = (to: Party): CellStanding => {
    if (to === room.party) return { type: "own", at, by: author };
    const tellings = row?.cells.find((cell) => cell.to === to)?.tellings ?? [];
    return (
      toldCell(tellings) ??
      untoldCell(
        leave,
        tray.find((carry) => carry.to === to),
      )
    );
  };
  return {
    key: `${room.party}/${item}`,
    from: room.party,
    item,
    words,
    author,
    at,
    leave,
    cells: parties.map((party) => ({ room: party, standing: cellOf(party) })),
    public: publicCell(leave, row),
  };
};

const byKey = <T extends { readonly from: Party; readonly item: Id<"item"> }>(
  all: readonly T[],
): ReadonlyMap<string, readonly T[]> => {
  const found = new Map<string, T[]>();
  for (const each of all) {
    const key = `${each.from}/${each.item}`;
    const list = found.get(key);
    if (list === undefined) found.set(key, [each]);
    else list.push(each);
  }
  return found;
};

/** Every item of every room, the newest first. */
export const ledgerLinesOf = (view: DeskView): readonly LedgerLine[] => {
  const parties =
    view.rules?.parties.map(({ party }) => party) ?? view.rooms.map(({ party }) => party);
  const crossed: Crossed = new Map(view.ledger.map((row) => [`${row.from}/${row.item}`, row]));
  const tray = byKey(view.tray);
  const lines = view.rooms.flatMap((room) =>
    room.messages.flatMap((message): readonly LedgerLine[] => {
      if (message.side !== room.party) return [];
      const key = `${room.party}/${message.item}`;
      return [lineOf(message, room, parties, crossed.get(key), tray.get(key) ?? [])];
    }),
  );
  return lines.toSorted((one, other) => other.at - one.at);
};

/** Which lines are asked for. */
export type LedgerFilter = {
  /** Lines of this room alone. */
  readonly from?: Party;
  readonly standing: "all" | "told" | "not-told" | "must-not";
  readonly text: string;
};
export const everyLine: LedgerFilter = { standing: "all", text: "" };

const stands = (
  { leave, cells, public: open }: LedgerLine,
  wanted: LedgerFilter["standing"],
): boolean => {
  const isTold = open.type === "public" || cells.some(({ standing }) => standing.type === "told");
  switch (wanted) {
    case "all":
      return true;
    case "told":
      return isTold;
    case "not-told":
      return !isTold;
    case "must-not":
      return leave === "stays";
  }
};

/** The lines that a filter lets through, in the order they came. */
export const filteredLines = (
  lines: readonly LedgerLine[],
  { from, standing, text }: LedgerFilter,
): readonly LedgerLine[] => {
  const wanted = foldText(text.trim());
  return lines.filter(
    (line) =>
      (from === undefined || line.from === from) &&
      stands(line, standing) &&
      (wanted === "" || foldText(line.words).includes(wanted)),
  );
};
