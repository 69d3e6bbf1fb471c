export * from "./entry.ts";
export { longestName, longestWords, isId, isMember, isParty, isTime } from "./parse.ts";
export { isLanguage, languageFrom } from "./language.ts";
export { refusalSentences } from "./refusals.ts";
export type { RefusalCode } from "./refusals.ts";
export type { Seen, Stamp } from "./log.ts";
export type {
  CaucusEvent,
  CaucusState,
  DeskEvent,
  DeskState,
  RoomEvent,
  RoomState,
  TableEvent,
  TableState,
} from "./logs.ts";
export { foldEntries, startOf } from "./fold.ts";
export type { CaucusFold, DeskFold, Folded, LogFold, RoomFold, TableFold } from "./fold.ts";
export { areSameRules, placeOfRules } from "./rules.ts";
export type { CaucusRule, Rules } from "./rules.ts";
export { sideNamedIn } from "./side.ts";
export type { Original, RenderedAs } from "./rendering.ts";
export type { Profile } from "./profile.ts";
export { isSameLeave, isWithin, leaveBySilence, manners } from "./leave.ts";
export type { Leave, LeaveFrom, LeaveHeld, Manner } from "./leave.ts";
export { shownAsFrom } from "./told.ts";
export type { Heard, ShownAs } from "./told.ts";
export { logOf, roomOf, seatOf } from "./seat.ts";
export type { DeskSeat, PartySeat, ReaderSeat, Seat, SeatLog } from "./seat.ts";
export type { Command, CommandOf, Commands } from "./command.ts";
export type { Append, Decision, Done } from "./append.ts";
export { decide, logsNamed } from "./decide.ts";
export type { CarriedFile, PickedFile } from "./carried-file.ts";
export {
  attachedFilesIn,
  fileSizeFault,
  fileTypeFromName,
  isFileName,
  isFileType,
  mostFileBytes,
  mostFiles,
  neutralFileName,
} from "./file.ts";
export type { AttachedFile, FileView } from "./file.ts";
export type { FileGone } from "./receipt.ts";
export { filesNeeded } from "./needed-file.ts";
export type { FileNeeded } from "./needed-file.ts";
export { due } from "./due.ts";
export type { Due, WhyAsk } from "./hand-over.ts";
export { fileMarksOf, leakIndexOf, leakMarksOf } from "./leak-texts.ts";
export type { FileMark } from "./leak-texts.ts";
export type { LeakMark } from "./leak-check.ts";
export { fiveMinutes } from "./witness.ts";
export { view } from "./view.ts";
export type {
  CaucusMessageView,
  CaucusView,
  DeskView,
  PartyView,
  ReaderView,
  SeatView,
} from "./view.ts";
export type { PeopleView, PersonView } from "./people.ts";
export type {
  AskView,
  LeaveView,
  MessageView,
  QuestionView,
  ReadBackView,
  ReceiptView,
  RenderingView,
  RoomView,
  ToldView,
} from "./room-view.ts";
export type {
  CarryStage,
  CarryView,
  LedgerCell,
  LedgerRow,
  PublicView,
  TellingView,
} from "./ledger.ts";
export type { Flag } from "./watch.ts";
