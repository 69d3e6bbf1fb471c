// The four kinds of log and which nouns live in each: a table of contents. What is not listed for a log is void there;
// so on the table a party writes its profiles and its leaving, and nothing else yet (rule T3).

import type { CaucusMessages, TalkInCaucus } from "./caucus.ts";
import { caucusLaws, caucusSchemas } from "./caucus.ts";
import type { Carries, CarryInDesk } from "./carry.ts";
import { carryLaws, carrySchemas } from "./carry.ts";
import type { Asks, LeaveInRoom } from "./asking.ts";
import { leaveLaws, leaveSchemas } from "./asking.ts";
import type { Party } from "./entry.ts";
import type { InterpreterInRoom, Interpreters } from "./interpreter.ts";
import { interpreterLaws, interpreterSchemas } from "./interpreter.ts";
import type { Leavers, LeavingInLog } from "./leaving.ts";
import { leavingLaws, leavingSchemas } from "./leaving.ts";
import type { EventsOf, Laws, Schemas } from "./log.ts";
import type { MessageInRoom, Messages } from "./message.ts";
import { messageLaws, messageSchemas } from "./message.ts";
import type { NoteInDesk, Notes } from "./note.ts";
import { noteLaws, noteSchemas } from "./note.ts";
import type { Leaves } from "./leave.ts";
import type { ProfileInLog, Profiles } from "./profile.ts";
import { profileLaws, profileSchemas } from "./profile.ts";
import type { PublicInDesk, PublicNotes } from "./public.ts";
import { publicLaws, publicSchemas } from "./public.ts";
import type { QuestionInRoom, Questions } from "./question.ts";
import { questionLaws, questionSchemas } from "./question.ts";
import type { ReceiptInRoom, Receipts } from "./receipt.ts";
import { receiptLaws, receiptSchemas } from "./receipt.ts";
import type { RenderingInRoom, Renderings } from "./rendering.ts";
import { renderingLaws, renderingSchemas } from "./rendering.ts";
import type { Ground, RulesInLog } from "./rules.ts";
import { rulesLaws, rulesSchemas } from "./rules.ts";
import type { SideInTable, Sides } from "./side.ts";
import { sideLaws, sideSchemas } from "./side.ts";
import type { Tellings, ToldInRoom } from "./told.ts";
import { toldLaws, toldSchemas } from "./told.ts";
import type { Witness } from "./witness.ts";

type Shared = Profiles & Leavers & Witness;
type InEveryLog = ProfileInLog & LeavingInLog;

/** Everybody's place: ground rules and profiles. */
export type TableState = Shared & Ground & Sides;
/** One party's place with the mediators. */
export type RoomState = Shared &
  Ground &
  Messages &
  Leaves &
  Asks &
  Questions &
  Receipts &
  Tellings &
  Interpreters &
  Renderings;
/** One party's own place. It has no copy of the rules, for no mediator can write there. */
export type CaucusState = Shared & CaucusMessages;
/** The mediators' own place. */
export type DeskState = Shared & Ground & Carries & Notes & PublicNotes;

type InTable = InEveryLog & RulesInLog & SideInTable;
type InRoom = InEveryLog &
  RulesInLog &
  MessageInRoom &
  LeaveInRoom &
  QuestionInRoom &
  ReceiptInRoom &
  ToldInRoom &
  InterpreterInRoom &
  RenderingInRoom;
type InCaucus = InEveryLog & TalkInCaucus;
type InDesk = InEveryLog & RulesInLog & CarryInDesk & NoteInDesk & PublicInDesk;

/** An event that may stand in any log. */
export type EventAnywhere = EventsOf<InEveryLog>;
/** Every event of each kind of log. */
export type TableEvent = EventsOf<InTable>;
export type RoomEvent = EventsOf<InRoom>;
export type CaucusEvent = EventsOf<InCaucus>;
export type DeskEvent = EventsOf<InDesk>;

/** How one kind of log reads and judges. */
export type Log<S, M> = {
  readonly schemas: Schemas<M>;
  readonly laws: Laws<S, M>;
};

const sharedStart = (): Shared => ({
  profiles: new Map(),
  left: new Map(),
  behind: new Map(),
  quotes: new Map(),
});

export const table: Log<TableState, InTable> = {
  schemas: { ...profileSchemas, ...leavingSchemas, ...rulesSchemas, ...sideSchemas },
  laws: { ...profileLaws, ...leavingLaws, ...rulesLaws, ...sideLaws },
};

export const room: Log<RoomState, InRoom> = {
  schemas: {
    ...profileSchemas,
    ...leavingSchemas,
    ...rulesSchemas,
    ...messageSchemas,
    ...leaveSchemas,
    ...questionSchemas,
    ...receiptSchemas,
    ...toldSchemas,
    ...interpreterSchemas,
    ...renderingSchemas,
  },
  laws: {
    ...profileLaws,
    ...leavingLaws,
    ...rulesLaws,
    ...messageLaws,
    ...leaveLaws,
    ...questionLaws,
    ...receiptLaws,
    ...toldLaws,
    ...interpreterLaws,
    ...renderingLaws,
  },
};

export const caucus: Log<CaucusState, InCaucus> = {
  schemas: { ...profileSchemas, ...leavingSchemas, ...caucusSchemas },
  laws: { ...profileLaws, ...leavingLaws, ...caucusLaws },
};

export const desk: Log<DeskState, InDesk> = {
  schemas: {
    ...profileSchemas,
    ...leavingSchemas,
    ...rulesSchemas,
    ...carrySchemas,
    ...noteSchemas,
    ...publicSchemas,
  },
  laws: {
    ...profileLaws,
    ...leavingLaws,
    ...rulesLaws,
    ...carryLaws,
    ...noteLaws,
    ...publicLaws,
  },
};

/** Empty states, before the first entry. */
export const emptyTable = (): TableState => ({ ...sharedStart(), sides: new Map() });
export const emptyCaucus = (party: Party): CaucusState => ({
  ...sharedStart(),
  party,
  messages: new Map(),
  files: new Map(),
});
export const emptyDesk = (): DeskState => ({
  ...sharedStart(),
  carries: new Map(),
  minted: new Set(),
  courses: new Map(),
  notes: new Map(),
  names: new Map(),
  publics: new Map(),
});
export const emptyRoom = (party: Party): RoomState => ({
  ...sharedStart(),
  party,
  items: new Map(),
  files: new Map(),
  leaves: new Map(),
  asks: new Map(),
  questions: new Map(),
  receipts: new Map(),
  tolds: new Map(),
  readBacks: new Map(),
  interpreters: new Set(),
  renderings: new Map(),
});
