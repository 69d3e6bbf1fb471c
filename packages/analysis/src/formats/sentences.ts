// Faults and notes of reading as English sentences: place first, then cause, then what counts instead.

import type { FaultCode, NoteCode, ReadingFault, ReadingNote, ReadingPlace } from "./reading.ts";

const FAULTS: Readonly<Record<FaultCode, string>> = {
  "too-large": "the file is too large to be read (16 MiB at most, 1 MiB of YAML)",
  "too-deep": "it nests too deep",
  "too-many": "there is more of this than can be read",
  "not-text": "this is not text",
  malformed: "this cannot be read",
  "entity-refused": "entities and document types are refused",
  "tag-refused": "a tag that would make something other than data is refused",
  "alias-refused": "an alias that leads nowhere or in a circle is refused",
  "path-refused": "a path to another file is not followed",
  "not-a-domain": "this is no domain",
  "not-a-profile": "this is no preference profile",
  "no-domain": "no file holds a domain",
  "many-domains": "more than one file holds a domain",
  "no-profiles": "no file holds a preference profile",
  "not-a-number": "this is not a number",
  "not-finite": "a number must be finite",
  missing: "something is missing",
  duplicate: "this is there twice",
  "no-options": "an issue has no options",
  "bounds-crossed": "the bounds of a range do not make one",
  "unknown-issue": "the domain has no such issue",
  "unknown-option": "the issue has no such option",
  unsupported: "this kind cannot be read here",
  "weight-negative": "a weight may not be below 0",
  "weights-zero": "all weights are 0, so nothing would matter",
  "no-evaluations": "this profile says nothing of what any option is worth",
  "ranks-only":
    "this profile gives ranks and constraints but no values; exact gains cannot be had from ranks",
  "scale-not-positive": "values are divided by the greatest of them, and that is not above 0",
  "domains-differ": "the profile speaks of another domain",
};

const NOTES: Readonly<Record<NoteCode, string>> = {
  encoding: "the file is not UTF-8; it was read as Windows-1252",
  "before-declaration": "what stands before the XML declaration was passed over",
  "bare-ampersand": "a bare & was read as &amp; (the first of them here)",
  "attribute-space": "a space between attributes was missing",
  "left-out": "this file holds neither a domain nor a preference profile and was left out",
  "index-missing": "indices are missing or repeated; issues stand in file order",
  "bounds-differ": "the profile's range is not the domain's; the domain's counts",
  "evaluation-missing":
    "an option has no value, so it lies anywhere between nothing and the issue's weight",
  unlisted: "an option is not listed, and so is worth 0 in this format",
  "evaluation-repeated": "an option has more than one value; the last counts",
  "option-not-in-domain": "a value for an option the domain lacks was passed over",
  "weight-without-issue": "a weight for an issue that is not there was passed over",
  "weights-sum": "the weights do not sum to 1; they count as written",
  "all-zero": "no option of this issue is worth anything; the issue counts 0",
  discount: "a discount for time plays no part here; utilities are undiscounted",
  uncertain: "the profile calls itself uncertain; its values count as written",
  discretised: "a continuous issue was cut into equal steps",
  flattened: "issues below a nested objective count with their own weights",
  "box-never": "a box that no package can be in was passed over",
  "box-always": "a box that every package is outside of counts always",
  scale: "values are divided by the file's greatest utility, which may be below the true one",
  "reservation-partial": "the reservation bid leaves an issue open",
  "derived-domain": "there is no domain file; the profile's own issues and options are the domain",
  "out-of-scale": "a value lies outside 0 to 1; it counts as written",
  "range-cut": "the step does not meet the upper bound; the range ends before it",
};

/** A place as `file:line:column`, as far as it is known. */
export const placeText = ({ file, line, column, path }: ReadingPlace): string =>
  [file, line, column, path].filter((part) => part !== undefined && part !== "").join(":");

const quoted = (found: string | undefined): string => (found === undefined ? "" : ` (${found})`);

/** One English sentence for a fault or a note of reading. */
export const sentenceOf = (said: ReadingFault | ReadingNote): string => {
  const place = placeText(said.place);
  const start = place.length === 0 ? "" : `${place}: `;
  if ("fault" in said) {
    return `${start}${FAULTS[said.fault]}${quoted(said.found)}.`;
  }
  const taken = said.taken === undefined || said.taken === "" ? "" : `; taken: ${said.taken}`;
  return `${start}${NOTES[said.note]}${quoted(said.found)}${taken}.`;
};
