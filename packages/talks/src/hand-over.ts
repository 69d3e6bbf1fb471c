// The chain of a carry: released at the desk, leave used (or let go) in the source room, told in the target room. Found
// again after any crash from the logs alone, so any mediator's client may finish it, and a step done twice is a repeat.
// Before release a person may be asked; after it nobody is (rules T83 to T92).

import { blockOfFiles, filesAnew } from "./carried-file.ts";
import type { Carry } from "./carry.ts";
import { isApproved } from "./carry.ts";
import type { Append, Decision } from "./append.ts";
import { inDesk, inRoom } from "./append.ts";
import type { Id, Time } from "./entry.ts";
import type { RoomFold } from "./fold.ts";
import { fileMarksOf, leakMarksOf } from "./leak-texts.ts";
import type { Leave } from "./leave.ts";
import type { Item } from "./message.ts";
import { isMediator } from "./message.ts";
import type { FileGone, Receipt } from "./receipt.ts";
import type { RefusalCode } from "./refusals.ts";
import type { DeskSeat, SeatLog } from "./seat.ts";
import { isCheckedNow } from "./seat.ts";
import { shownAsFrom } from "./told.ts";
import { fiveMinutes } from "./witness.ts";

/** What the chain wants now: an append that needs nobody, or a person's decision and why. */
export type Due =
  | { readonly type: "append"; readonly carry: Id<"carry">; readonly append: Append }
  | { readonly type: "ask"; readonly carry: Id<"carry">; readonly why: WhyAsk };
/** `late`: over five minutes past its time. `receipt-differs`: the source room's receipt is of another carry. Else a refusal. */
export type WhyAsk = "late" | "receipt-differs" | RefusalCode;

type Course = Pick<
  Carry,
  | "from"
  | "item"
  | "to"
  | "manner"
  | "words"
  | "language"
  | "asked"
  | "corrects"
  | "carry"
  | "files"
>;
type Rooms = { readonly source: SeatLog<RoomFold>; readonly target: SeatLog<RoomFold> };

const roomsOf = (seat: DeskSeat, carry: Pick<Carry, "from" | "to">): Rooms | undefined => {
  const source = seat.rooms.get(carry.from);
  const target = seat.rooms.get(carry.to);
  return source === undefined || target === undefined ? undefined : { source, target };
};

const notBeforeOf = (leave: Leave | undefined): Time | undefined =>
  leave === undefined || leave === "stays" ? undefined : leave.notBefore;

const blockAtTarget = (
  seat: DeskSeat,
  target: SeatLog<RoomFold>,
  carry: Course,
): RefusalCode | undefined => {
  if (carry.asked !== undefined) {
    const question = target.fold.state.questions.get(carry.asked);
    if (question === undefined) return "no-such-question";
    if (!question.isChecked && !isCheckedNow(target, question.by)) return "unchecked";
  }
  if (carry.corrects === undefined) return undefined;
  const wrong = seat.desk?.fold.state.carries.get(carry.corrects);
  if (wrong === undefined) return "nothing-to-correct";
  return target.fold.state.tolds.has(wrong.told) ? undefined : "not-told-yet";
};

const isAsWritten = (carry: Course, item: Item): boolean =>
  carry.words === item.words && (item.language === undefined || carry.language === item.language);

/** Why a carry may not go, by this seat's own rules over all its logs; times apart. Undefined: nothing is in its way. */
export const blockOf = (seat: DeskSeat, carry: Course): RefusalCode | undefined => {
  const rooms = roomsOf(seat, carry);
  if (rooms === undefined) return "no-log";
  const { source, target } = rooms;
  for (const { standing } of [source, target])
    if (standing !== "open") return standing === "closed" ? "log-closed" : "log-locked";
  const item = source.fold.state.items.get(carry.item);
  const leave = source.fold.state.leaves.get(carry.item)?.leave;
  if (item === undefined || leave === undefined) return "no-such-item";
  if (!item.isChecked && !isCheckedNow(source, item.author)) return "unchecked";
  if (leave === "stays" || !leave.manners.includes(carry.manner)) return "no-leave";
  if (leave.onlyIfAsked && carry.asked === undefined) return "not-asked";
  if (carry.manner === "as-written" && !isAsWritten(carry, item)) return "not-as-written";
  const block =
    blockAtTarget(seat, target, carry) ?? blockOfFiles(source.fold.state, target.fold.state, carry);
  if (block !== undefined) return block;
  const marks = [...leakMarksOf(seat, carry), ...fileMarksOf(seat, carry)];
  return marks.some((mark) => mark.level === "stop") ? "leak-stop" : undefined;
};

/** The earliest time a carry may be released: its hold, its own not-before, and its leave's. */
export const dueFrom = (seat: DeskSeat, carry: Carry): Time => {
  const leave = roomsOf(seat, carry)?.source.fold.state.leaves.get(carry.item)?.leave;
  let from = carry.holdUntil;
  for (const time of [carry.notBefore, notBeforeOf(leave)])
    if (time !== undefined && time > from) from = time;
  return from;
};

const appendOr = (decision: Decision, carry: Carry): readonly Due[] => {
  if ("done" in decision) return [];
  if ("refused" in decision) return [{ type: "ask", carry: carry.carry, why: decision.refused }];
  return [{ type: "append", carry: carry.carry, append: decision }];
};

const isOfCarry = (receipt: Receipt & { readonly type: "used" }, carry: Carry): boolean =>
  receipt.item === carry.item && receipt.manner === carry.manner && receipt.to === carry.to;

const release = (seat: DeskSeat, carry: Carry, at: Time): readonly Due[] => {
  const from = dueFrom(seat, carry);
  const desk = seat.desk?.fold.state;
  if (desk === undefined || !isApproved(desk, carry) || at < from) return [];
  const why = blockOf(seat, carry);
  if (why !== undefined) return [{ type: "ask", carry: carry.carry, why }];
  const ready = Math.max(from, carry.approved?.at ?? 0);
  if (at > ready + fiveMinutes) return [{ type: "ask", carry: carry.carry, why: "late" }];
  return appendOr(inDesk(seat, { type: "carry-released", at, carry: carry.carry }), carry);
};

const filesGoneOf = ({ files }: Carry): { readonly files?: readonly FileGone[] } =>
  files === undefined ? {} : { files: files.map(({ source, name }) => ({ file: source, name })) };

const claim = (
  seat: DeskSeat,
  source: SeatLog<RoomFold>,
  carry: Carry,
  at: Time,
): readonly Due[] => {
  const { rules, leaves } = source.fold.state;
  const leave = leaves.get(carry.item)?.leave;
  const wrong =
    carry.corrects === undefined
      ? undefined
      : seat.desk?.fold.state.carries.get(carry.corrects)?.used;
  const isIfAsked = leave !== undefined && leave !== "stays" && leave.onlyIfAsked;
  const using = inRoom(seat, carry.from, {
    type: "leave-used",
    at,
    used: carry.used,
    item: carry.item,
    manner: carry.manner,
    to: carry.to,
    ...(rules?.receipts === "with-words" ? { words: carry.words, ...filesGoneOf(carry) } : {}),
    ...(isIfAsked && carry.asked !== undefined ? { wasAsked: "asked" } : {}),
    ...(wrong === undefined ? {} : { corrects: wrong }),
  });
  if (!("refused" in using)) return appendOr(using, carry);
  // A clock behind the releaser's waits for the leave's own time; leave narrowed after the release is gone.
  const notBefore = notBeforeOf(leave) ?? 0;
  if (using.refused === "too-early" && notBefore <= (carry.released?.at ?? 0)) return [];
  return appendOr(inRoom(seat, carry.from, { type: "leave-let-go", at, used: carry.used }), carry);
};

const tell = (
  seat: DeskSeat,
  source: SeatLog<RoomFold>,
  carry: Carry,
  at: Time,
): readonly Due[] => {
  // Never without a file that was promised: a carry of one that its item has not waits for a person.
  const files = filesAnew(source.fold.state.items.get(carry.item), carry);
  if (files === undefined) return [{ type: "ask", carry: carry.carry, why: "no-such-file" }];
  const wrong =
    carry.corrects === undefined
      ? undefined
      : seat.desk?.fold.state.carries.get(carry.corrects)?.told;
  return appendOr(
    inRoom(seat, carry.to, {
      type: "told",
      at,
      told: carry.told,
      words: carry.words,
      ...(carry.language === undefined ? {} : { language: carry.language }),
      shownAs: shownAsFrom(carry.manner, carry.from),
      ...(files.length === 0 ? {} : { files }),
      ...(wrong === undefined ? {} : { corrects: wrong }),
    }),
    carry,
  );
};

/** The next step of one carry, if it has one that is due. */
export const dueCarry = (seat: DeskSeat, carry: Carry, at: Time): readonly Due[] => {
  if (carry.stage === "taken-back") return [];
  const rooms = roomsOf(seat, carry);
  if (rooms === undefined || seat.desk === undefined) return [];
  const { source, target } = rooms;
  if (target.fold.state.tolds.has(carry.told)) return [];
  // A chain stops, and waits, where a place is closed or locked, or where this seat is no mediator.
  const canGoOn = [seat.desk, source, target].every(
    (log) => log.standing === "open" && isMediator(log.me),
  );
  if (!canGoOn) return [];
  if (carry.stage !== "released") return release(seat, carry, at);
  const receipt = source.fold.state.receipts.get(carry.used);
  if (receipt === undefined) return claim(seat, source, carry, at);
  if (receipt.type === "let-go") return [];
  if (!isOfCarry(receipt, carry))
    return [{ type: "ask", carry: carry.carry, why: "receipt-differs" }];
  return tell(seat, source, carry, at);
};
