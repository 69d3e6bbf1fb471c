// A room's timeline: everything that stands in its log, once each, in the log's order, with a mark where a day begins and
// where the unread begins (rules V84, V85). It shows; it decides nothing, and reads no clock.

import type {
  AskView,
  Member,
  MessageView,
  QuestionView,
  ReadBackView,
  ReceiptView,
  RoomView,
  Time,
  ToldView,
} from "@tworooms/talks";

type Standing = { readonly key: string; readonly seq: number; readonly at: Time };
/** One thing of the log, or a mark between two. */
export type TimelineRow =
  | (Standing & { readonly type: "message"; readonly message: MessageView })
  | (Standing & { readonly type: "told"; readonly told: ToldView })
  | (Standing & { readonly type: "question"; readonly question: QuestionView })
  | (Standing & {
      readonly type: "ask";
      readonly ask: AskView;
      readonly words: string;
      /** Whose message it is about. */
      readonly author: Member;
    })
  | (Standing & { readonly type: "receipt"; readonly receipt: ReceiptView; readonly words: string })
  | (Standing & {
      readonly type: "read-back";
      readonly readBack: ReadBackView;
      readonly words: string;
    })
  | { readonly type: "day"; readonly key: string; readonly at: Time }
  | { readonly type: "unread"; readonly key: string };

type Entry = Exclude<TimelineRow, { readonly type: "day" | "unread" }>;

const rowsOfMessage = (message: MessageView): readonly Entry[] => {
  const { item, author, seq, at, words } = message;
  const rows: Entry[] = [{ type: "message", key: `message/${item}`, seq, at, message }];
  for (const ask of message.asks)
    rows.push({ type: "ask", key: `ask/${ask.ask}`, seq: ask.seq, at: ask.at, ask, words, author });
  for (const receipt of message.receipts)
    rows.push({
      type: "receipt",
      key: `receipt/${receipt.used}`,
      seq: receipt.seq,
      at: receipt.at,
      receipt,
      words,
    });
  return rows;
};

// A message that did not change is the same object in the next view, and so are its rows: of thousands a screen draws again
// what changed alone.
const rowsKnown = new WeakMap<MessageView, readonly Entry[]>();
const rowsOf = (message: MessageView): readonly Entry[] => {
  const rows = rowsKnown.get(message) ?? rowsOfMessage(message);
  rowsKnown.set(message, rows);
  return rows;
};

const standingIn = (room: RoomView): readonly Entry[] => {
  const rows: Entry[] = [];
  for (const message of room.messages) rows.push(...rowsOf(message));
  for (const told of room.tolds) {
    rows.push({ type: "told", key: `told/${told.told}`, seq: told.seq, at: told.at, told });
    for (const readBack of told.readBacks)
      rows.push({
        type: "read-back",
        key: `read-back/${readBack.readBack}`,
        seq: readBack.seq,
        at: readBack.at,
        readBack,
        words: told.words,
      });
  }
  for (const question of room.questions) {
    const { asked, seq, at } = question;
    rows.push({ type: "question", key: `question/${asked}`, seq, at, question });
  }
  return rows;
};

/** The timeline. `dayOf` names the day of a time where the reader is; `seen`: the last seq that was looked at, if any was. */
export const timelineOf = (
  room: RoomView,
  dayOf: (at: Time) => string,
  seen?: number,
): readonly TimelineRow[] => {
  const rows: TimelineRow[] = [];
  let day = "";
  let hasUnread = seen === undefined;
  for (const entry of standingIn(room).toSorted((one, other) => one.seq - other.seq)) {
    const its = dayOf(entry.at);
    // Clocks of two people differ, so a day may come again: its mark is named by what follows it.
    if (its !== day) rows.push({ type: "day", key: `day/${entry.key}`, at: entry.at });
    day = its;
    if (!hasUnread && seen !== undefined && entry.seq > seen) {
      // Where nothing was looked at yet, everything is new and no mark says so.
      if (rows.some(({ type }) => type !== "day")) rows.push({ type: "unread", key: "unread" });
      hasUnread = true;
    }
    rows.push(entry);
  }
  return rows;
};

/** The last seq of a room; -1 for an empty one. */
export const lastSeqOf = (room: RoomView): number =>
  standingIn(room).reduce((last, { seq }) => Math.max(last, seq), -1);
