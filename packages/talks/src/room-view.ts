// A room as anybody in it sees it: messages with their leave, asks, questions, what was told here and how it was read
// back, and the receipts that are the party's own half of the ledger. It comes from this room's log alone (rule T101).

import type { Ask } from "./asking.ts";
import type { Id, Member, Party, Time } from "./entry.ts";
import type { FileView } from "./file.ts";
import { fileViewsOf } from "./file.ts";
import type { RoomFold } from "./fold.ts";
import type { Leave, LeaveFrom, Manner } from "./leave.ts";
import type { RoomState } from "./logs.ts";
import type { Item } from "./message.ts";
import type { Question } from "./question.ts";
import type { Original, RenderedAs } from "./rendering.ts";
import { keyOfOriginal, mayRenderAs } from "./rendering.ts";
import type { FileGone } from "./receipt.ts";
import type { SeatLog } from "./seat.ts";
import { isCheckedNow } from "./seat.ts";
import type { Heard, ReadBack, ShownAs, Told } from "./told.ts";

/** An item's leave as it stands, on whose word it rests, and who narrowed it since. */
export type LeaveView = {
  readonly leave: Leave;
  readonly from: LeaveFrom;
  readonly narrowedBy?: Member;
};
/** One use of leave: to whom, when, how, on whose word; the words and what files went, if these talks tell them. */
export type ReceiptView = {
  readonly used: Id<"used">;
  readonly item: Id<"item">;
  readonly to: Party;
  readonly at: Time;
  readonly seq: number;
  readonly manner: Manner;
  readonly leave: LeaveView;
  readonly by: Member;
  readonly wasAsked: boolean;
  readonly words?: string;
  readonly files: readonly FileGone[];
  readonly corrects?: Id<"used">;
};
export type AskView = Ask;
/** A rendering beside its original. `isRevised`: an earlier one by the same person in this language stands in the log. */
export type RenderingView = {
  readonly rendering: Id<"rendering">;
  readonly language: string;
  readonly words: string;
  readonly by: Member;
  readonly as: RenderedAs;
  readonly isChecked: boolean;
  readonly at: Time;
  readonly seq: number;
  readonly isRevised: boolean;
};
/** A message. Mediators' own have no leave. `isChecked`: whether its author's words were compared, then or by now. */
export type MessageView = {
  readonly item: Id<"item">;
  readonly author: Member;
  readonly side: Party | "mediators";
  readonly isChecked: boolean;
  readonly words: string;
  readonly language?: string;
  readonly renderings: readonly RenderingView[];
  readonly files: readonly FileView[];
  readonly at: Time;
  readonly seq: number;
  readonly leave?: LeaveView;
  readonly asks: readonly AskView[];
  readonly receipts: readonly ReceiptView[];
};
export type ReadBackView = {
  readonly readBack: Id<"read-back">;
  readonly told: Id<"told">;
  readonly heard: Heard;
  readonly renderings: readonly RenderingView[];
  readonly by: Member;
  readonly isChecked: boolean;
  readonly at: Time;
  readonly seq: number;
};
/** What this room was told. `correctedBy`: later tellings that correct it. */
export type ToldView = {
  readonly told: Id<"told">;
  readonly words: string;
  readonly language?: string;
  readonly renderings: readonly RenderingView[];
  readonly files: readonly FileView[];
  readonly shownAs: ShownAs;
  readonly at: Time;
  readonly seq: number;
  readonly by: Member;
  readonly corrects?: Id<"told">;
  readonly correctedBy: readonly Id<"told">[];
  readonly readBacks: readonly ReadBackView[];
};
export type QuestionView = {
  readonly asked: Id<"asked">;
  readonly words: string;
  readonly renderings: readonly RenderingView[];
  readonly by: Member;
  readonly isChecked: boolean;
  readonly at: Time;
  readonly seq: number;
};
/** A room. Each list is in the order of the log; `seq` tells how they interleave. */
export type RoomView = {
  readonly party: Party;
  readonly standing: SeatLog["standing"];
  /** As what this seat may render here, if at all; an interpreter may do nothing else. */
  readonly renderAs?: RenderedAs;
  readonly messages: readonly MessageView[];
  readonly tolds: readonly ToldView[];
  readonly questions: readonly QuestionView[];
  /** The party's own half of the ledger: every use of its leave. */
  readonly outgoing: readonly ReceiptView[];
};

const gather = <K, V>(values: Iterable<V>, keyOf: (value: V) => K): ReadonlyMap<K, V[]> => {
  const gathered = new Map<K, V[]>();
  for (const value of values) {
    const key = keyOf(value);
    const list = gathered.get(key);
    if (list === undefined) gathered.set(key, [value]);
    else list.push(value);
  }
  return gathered;
};

const receiptsOf = (room: RoomState): readonly ReceiptView[] =>
  [...room.receipts.values()].flatMap((receipt): ReceiptView[] => {
    if (receipt.type === "let-go") return [];
    const { type: _, held, wasAsked, files = [], ...fields } = receipt;
    return [{ ...fields, files, leave: held, wasAsked: wasAsked !== undefined }];
  });

type RenderingsOf = (of: Original) => readonly RenderingView[];

/** The renderings of each original: of each person and language the newest, in the place of its first. */
const renderingsIn = (log: SeatLog<RoomFold>): RenderingsOf => {
  const byOriginal = new Map<string, Map<string, RenderingView>>();
  for (const { of, ...rendering } of log.fold.state.renderings.values()) {
    const key = keyOfOriginal(of);
    const shown = byOriginal.get(key) ?? new Map<string, RenderingView>();
    byOriginal.set(key, shown);
    const place = `${rendering.by} ${rendering.language}`;
    shown.set(place, {
      ...rendering,
      isChecked: rendering.isChecked || isCheckedNow(log, rendering.by),
      isRevised: shown.has(place),
    });
  }
  return (of) => [...(byOriginal.get(keyOfOriginal(of))?.values() ?? [])];
};

const readBackView = (
  log: SeatLog<RoomFold>,
  readBack: ReadBack,
  renderingsOf: RenderingsOf,
): ReadBackView => ({
  ...readBack,
  renderings: renderingsOf({ type: "read-back", readBack: readBack.readBack }),
  isChecked: readBack.isChecked || isCheckedNow(log, readBack.by),
});

const toldsOf = (log: SeatLog<RoomFold>, renderingsOf: RenderingsOf): readonly ToldView[] => {
  const room = log.fold.state;
  const tolds = [...room.tolds.values()];
  const corrections = gather(tolds, (told) => told.corrects);
  const readBacks = gather(room.readBacks.values(), (readBack) => readBack.told);
  const viewOf = (told: Told): ToldView => ({
    ...told,
    renderings: renderingsOf({ type: "told", told: told.told }),
    files: fileViewsOf(told.files),
    correctedBy: (corrections.get(told.told) ?? []).map((each) => each.told),
    readBacks: (readBacks.get(told.told) ?? []).map((readBack) =>
      readBackView(log, readBack, renderingsOf),
    ),
  });
  return tolds.map(viewOf);
};

const messagesOf = (
  log: SeatLog<RoomFold>,
  outgoing: readonly ReceiptView[],
  renderingsOf: RenderingsOf,
): readonly MessageView[] => {
  const room = log.fold.state;
  const receipts = gather(outgoing, (receipt) => receipt.item);
  const asks = gather(room.asks.values(), (ask) => ask.item);
  const viewOf = (item: Item): MessageView => {
    const leave = room.leaves.get(item.item);
    return {
      ...item,
      renderings: renderingsOf({ type: "item", item: item.item }),
      files: fileViewsOf(item.files),
      isChecked: item.isChecked || isCheckedNow(log, item.author),
      ...(leave === undefined ? {} : { leave }),
      asks: asks.get(item.item) ?? [],
      receipts: receipts.get(item.item) ?? [],
    };
  };
  return [...room.items.values()].map(viewOf);
};

const questionView = (
  log: SeatLog<RoomFold>,
  question: Question,
  renderingsOf: RenderingsOf,
): QuestionView => ({
  ...question,
  renderings: renderingsOf({ type: "asked", asked: question.asked }),
  isChecked: question.isChecked || isCheckedNow(log, question.by),
});

/** What anybody in a room sees of it. */
export const roomViewOf = (log: SeatLog<RoomFold>): RoomView => {
  const room = log.fold.state;
  const outgoing = receiptsOf(room);
  const renderingsOf = renderingsIn(log);
  const renderAs = mayRenderAs(room, log.me);
  return {
    party: room.party,
    standing: log.standing,
    ...(renderAs === undefined ? {} : { renderAs }),
    messages: messagesOf(log, outgoing, renderingsOf),
    tolds: toldsOf(log, renderingsOf),
    questions: [...room.questions.values()].map((question) =>
      questionView(log, question, renderingsOf),
    ),
    outgoing,
  };
};
