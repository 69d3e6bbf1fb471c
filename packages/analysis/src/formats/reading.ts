// What a reader hands back: a domain and its preference profiles, or where and why not. Whatever was repaired on
// the way is a note. A reader opens nothing but the bytes it is given, runs nothing, and never takes a doubtful
// number in silence. Limits stand before parsing, so no file can cost more than its size.

import type { Domain, Profile } from "../domain.ts";

/** A file as a reader takes it; `name` is for messages and for the profile's name. */
export type NamedBytes = { readonly name: string; readonly bytes: Uint8Array };

/** Where in a file: a line and column (from 1), or a path such as `issueWeights.Price`. */
export type ReadingPlace = {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly path?: string;
};

/** Why a file is refused; `sentenceOf` says it in words. */
export type FaultCode =
  | "too-large"
  | "too-deep"
  | "too-many"
  | "not-text"
  | "malformed"
  | "entity-refused"
  | "tag-refused"
  | "alias-refused"
  | "path-refused"
  | "not-a-domain"
  | "not-a-profile"
  | "no-domain"
  | "many-domains"
  | "no-profiles"
  | "not-a-number"
  | "not-finite"
  | "missing"
  | "duplicate"
  | "no-options"
  | "bounds-crossed"
  | "unknown-issue"
  | "unknown-option"
  | "unsupported"
  | "weight-negative"
  | "weights-zero"
  | "no-evaluations"
  | "ranks-only"
  | "scale-not-positive"
  | "domains-differ";

/** What was repaired or passed over on the way. */
export type NoteCode =
  | "encoding"
  | "before-declaration"
  | "bare-ampersand"
  | "attribute-space"
  | "left-out"
  | "index-missing"
  | "bounds-differ"
  | "evaluation-missing"
  | "unlisted"
  | "evaluation-repeated"
  | "option-not-in-domain"
  | "weight-without-issue"
  | "weights-sum"
  | "all-zero"
  | "discount"
  | "uncertain"
  | "discretised"
  | "flattened"
  | "box-never"
  | "box-always"
  | "scale"
  | "reservation-partial"
  | "derived-domain"
  | "out-of-scale"
  | "range-cut";

/** A repair: `found` is what the file says, `taken` what counts instead. */
export type ReadingNote = {
  readonly note: NoteCode;
  readonly place: ReadingPlace;
  readonly found?: string;
  readonly taken?: string;
};

/** A refusal of a file: where, why, and what else is wrong in it. */
export type ReadingFault = {
  readonly fault: FaultCode;
  readonly place: ReadingPlace;
  readonly found?: string;
  readonly others: readonly ReadingFault[];
};

/** A domain read. */
export type DomainReading = { readonly domain: Domain; readonly notes: readonly ReadingNote[] };

/** A preference profile read. */
export type ProfileReading = { readonly profile: Profile; readonly notes: readonly ReadingNote[] };

/** A whole scenario read; `sources[i]` is the file of `profiles[i]`. */
export type ScenarioReading = {
  readonly domain: Domain;
  readonly profiles: readonly Profile[];
  readonly sources: readonly string[];
  readonly notes: readonly ReadingNote[];
};

/** Settings of reading: into how many steps a continuous issue is cut (default 20, so 21 options). */
export type ReadingSettings = { readonly realSteps?: number };

/** No file above this many bytes is parsed. */
export const MAX_BYTES: number = 16 * 1024 * 1024;
/** No structure nests deeper. */
export const MAX_DEPTH = 64;
/** No issue has more options. */
export const MAX_OPTIONS = 100_000;
/** No domain has more issues. */
export const MAX_ISSUES = 1_000;
/** Steps of a continuous issue unless said otherwise. */
export const REAL_STEPS = 20;

/** Gathers notes and faults while one file is read; `refusal()` gives the first fault with the rest beside it. */
export type ReadingNotes = {
  readonly file: string;
  readonly note: (
    code: NoteCode,
    place: Omit<ReadingPlace, "file">,
    found?: string,
    taken?: string,
  ) => void;
  readonly fault: (code: FaultCode, place: Omit<ReadingPlace, "file">, found?: string) => void;
  readonly all: () => readonly ReadingNote[];
  readonly refusal: () => ReadingFault | undefined;
};

const MAX_FOUND = 80;
const MAX_FAULTS = 20;
const MAX_NOTES = 500;
const short = (text: string): string =>
  text.length > MAX_FOUND ? `${text.slice(0, MAX_FOUND)}…` : text;

/** Starts gathering for one file. */
export const readingNotesOf = (file: string): ReadingNotes => {
  const notes: ReadingNote[] = [];
  const faults: ReadingFault[] = [];
  return {
    file,
    note: (code, place, found, taken) => {
      if (notes.length >= MAX_NOTES) {
        return;
      }
      notes.push({
        note: code,
        place: { file, ...place },
        ...(found === undefined ? {} : { found: short(found) }),
        ...(taken === undefined ? {} : { taken: short(taken) }),
      });
    },
    fault: (code, place, found) => {
      if (faults.length < MAX_FAULTS) {
        faults.push({
          fault: code,
          place: { file, ...place },
          ...(found === undefined ? {} : { found: short(found) }),
          others: [],
        });
      }
    },
    all: () => notes,
    refusal: () => {
      const [first, ...others] = faults;
      return first === undefined ? undefined : { ...first, others };
    },
  };
};

/** Whether a reading is a refusal. */
export const isRefused = (reading: object): reading is ReadingFault => "fault" in reading;

/** A file's name without folder and ending: the name of the profile in it. */
export const stemOf = (file: string): string => {
  const base = file.slice(file.lastIndexOf("/") + 1);
  const dot = base.lastIndexOf(".");
  return dot > 0 ? base.slice(0, dot) : base;
};
