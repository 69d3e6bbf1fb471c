// What a screen may ask of the host: each act with what it needs and what it gives. Acts carry ids minted by who asks, so
// that asking twice is doing once. Every no is a code; its sentence is the screens'.

import type { GuestKind, StandsElsewhere } from "@tworooms/client";
import type {
  AttachedFile,
  CaucusRule,
  Command,
  LeakMark,
  Manner,
  Party,
  Place,
  Rules,
} from "@tworooms/talks";

type In = { readonly talk: string };

/** A wording for another room, as the leak check wants it. */
export type Wording = {
  readonly from: Party;
  readonly item: string;
  readonly to: Party;
  readonly manner: Manner;
  readonly words: string;
};

/** One place where a search found its words. */
export type SearchHit = {
  /** "room/p1", "caucus/p1", "desk". */
  readonly place: string;
  /** The id of the message, telling, question or note. */
  readonly id: string;
  readonly words: string;
  readonly at: number;
  /** What stands beside it and holds the words, where its own do not: a rendering, or how its room read it back. */
  readonly beside?: { readonly type: "rendering" | "read-back"; readonly words: string };
};

export type Convening = {
  readonly title: string;
  readonly parties: readonly string[];
  readonly languages: readonly string[];
  readonly caucusRule: CaucusRule;
  readonly secondApproval: Rules["secondApproval"];
  readonly receipts: Rules["receipts"];
  readonly name: string;
  readonly personTitle: string;
  readonly admission: string;
};

/** Each act: what it takes, what it gives. */
export type Acts = {
  convene: { readonly takes: Convening; readonly gives: { readonly talk: string } };
  join: {
    readonly takes: { readonly link: string; readonly name: string; readonly title: string };
    readonly gives: { readonly talk: string };
  };
  /** Finishes convening that broke off; needs the admission token again. */
  "finish-convening": {
    readonly takes: In & { readonly admission: string };
    readonly gives: object;
  };
  "open-talk": { readonly takes: In; readonly gives: object };
  /** The twelve words, until they were shown to be saved. */
  "sheet-words": { readonly takes: object; readonly gives: { readonly words: readonly string[] } };
  /** Two of the words typed again; `place` counts from 1. */
  "sheet-saved": {
    readonly takes: {
      readonly typed: readonly { readonly place: number; readonly word: string }[];
    };
    readonly gives: object;
  };
  /** A new sheet: a new vault; the old sheet opens nothing from then on. */
  "new-sheet": { readonly takes: object; readonly gives: { readonly words: readonly string[] } };
  lock: { readonly takes: object; readonly gives: object };
  /** Opens this device by the twelve words; on an empty one, from the server's vault. */
  unlock: { readonly takes: { readonly words: string }; readonly gives: object };
  /** Wipes everything of this device; the key sheet opens the seats again elsewhere. */
  forget: { readonly takes: object; readonly gives: object };
  "walk-in": { readonly takes: In & { readonly party: Party }; readonly gives: object };

  perform: { readonly takes: In & { readonly command: Command }; readonly gives: object };
  /** Keeps a command on this device, and performs it `hold` milliseconds later unless taken back. */
  hold: {
    readonly takes: In & { readonly command: Command; readonly hold: number };
    readonly gives: { readonly name: string };
  };
  "take-back": {
    readonly takes: In & { readonly name: string };
    readonly gives: { readonly command: Command };
  };
  "send-held": {
    readonly takes: In & { readonly names: readonly string[] };
    readonly gives: object;
  };
  leak: {
    readonly takes: In & { readonly wording: Wording };
    readonly gives: { readonly marks: readonly LeakMark[] };
  };
  "keep-text": {
    readonly takes: In & { readonly place: string; readonly text: string };
    readonly gives: object;
  };
  seen: {
    readonly takes: In & { readonly place: string; readonly seq: number };
    readonly gives: object;
  };

  invite: {
    readonly takes: In & {
      readonly kind: GuestKind;
      readonly title: string;
      readonly days: number;
    };
    readonly gives: { readonly invitation: string; readonly address: string };
  };
  withdraw: { readonly takes: In & { readonly invitation: string }; readonly gives: object };
  compare: {
    readonly takes: In & { readonly with: string; readonly begin: "join" | "restart" };
    readonly gives: object;
  };
  "put-down-words": { readonly takes: In & { readonly with: string }; readonly gives: object };
  check: { readonly takes: In & { readonly invitation: string }; readonly gives: object };
  authority: { readonly takes: In & { readonly invitation: string }; readonly gives: object };
  "found-caucus": { readonly takes: In & { readonly party: Party }; readonly gives: object };
  remove: { readonly takes: In & { readonly person: string }; readonly gives: object };
  shut: { readonly takes: In; readonly gives: object };
  depart: { readonly takes: In; readonly gives: object };

  /** Where else in the talk a file stands that is on its way to a place, if anywhere. */
  "find-file": {
    readonly takes: In & {
      readonly place: Place;
      readonly name: string;
      readonly bytes: Uint8Array;
    };
    readonly gives: { readonly elsewhere?: StandsElsewhere };
  };
  /** Seals a file for a place and has the server keep it; what it gives goes into a message there. `id` names it in the tree meanwhile. */
  attach: {
    readonly takes: In & {
      readonly id: string;
      readonly place: Place;
      readonly name: string;
      readonly type: string;
      readonly bytes: Uint8Array;
    };
    readonly gives: { readonly file: AttachedFile };
  };
  /** A file of a place, fetched, verified and opened. */
  "open-file": {
    readonly takes: In & { readonly place: Place; readonly file: string };
    readonly gives: { readonly name: string; readonly type: string; readonly bytes: Uint8Array };
  };

  search: {
    readonly takes: In & { readonly text: string };
    readonly gives: { readonly hits: readonly SearchHit[] };
  };
  /** The transcript as a JSON text. */
  export: { readonly takes: In; readonly gives: { readonly text: string } };
};

export type ActName = keyof Acts;
/** A no, by its stable code. */
export type No = { readonly ok: false; readonly code: string };
/** What became of an act. */
export type Outcome<Value> = { readonly ok: true; readonly value: Value } | No;
/** Says no. */
export const no = (code: string): No => ({ ok: false, code });
export type Asked = {
  readonly [N in ActName]: { readonly act: N; readonly takes: Acts[N]["takes"] };
}[ActName];
