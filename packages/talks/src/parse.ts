// The shapes a body may have, down to its smallest parts. Bodies come from whoever holds a key, so nothing here trusts
// anything: what does not fit is not an event, and its entry is void (rule T2). Sizes are bounded here and nowhere else.

import * as v from "valibot";
import type { Id, Member, Party, Time } from "./entry.ts";

/** The longest words of one event, in code points. */
export const longestWords = 20_000;
/** The longest name, title or topic, in code points. */
export const longestName = 200;

const latest = Date.UTC(9999, 11, 31);
const hex32 = /^[0-9a-f]{32}$/;
const loneSurrogate = /\p{Cs}/u;
const something = /[^\s\p{Cc}\p{Cf}]/u;

/** How many code points a text has, counted only as far as one more than `most`. */
const codePoints = (text: string, most: number): number => {
  if (text.length <= most) return text.length;
  let count = 0;
  for (const _ of text) {
    count += 1;
    if (count > most) return count;
  }
  return count;
};

/** What is wrong with words, if anything: nothing to read in them, too long, or half a character. */
export const wordsFault = (
  words: unknown,
  most: number = longestWords,
): "no-words" | "words-too-long" | "words-broken" | undefined => {
  if (typeof words !== "string" || !something.test(words)) return "no-words";
  if (codePoints(words, most) > most) return "words-too-long";
  return loneSurrogate.test(words) ? "words-broken" : undefined;
};

/** 32 lowercase hex digits. */
export const id = <Kind extends string>(): v.GenericSchema<Id<Kind>> =>
  v.custom<Id<Kind>>((input) => typeof input === "string" && hex32.test(input));
/** 16 bytes in hex that are no id of ours. */
export const hexBytes: v.GenericSchema<string> = v.custom<string>(
  (input) => typeof input === "string" && hex32.test(input),
);
/** A member of the log at hand. */
export const member: v.GenericSchema<Member> = v.custom<Member>(
  (input) => typeof input === "string" && hex32.test(input),
);
/** "p1" to "p99". */
export const party: v.GenericSchema<Party> = v.custom<Party>(
  (input) => typeof input === "string" && /^p[1-9][0-9]?$/.test(input),
);
/** Whole milliseconds from 1970 to the end of the year 9999. */
export const time: v.GenericSchema<Time> = v.custom<Time>(
  (input) => typeof input === "number" && Number.isInteger(input) && input >= 0 && input <= latest,
);
/** Something to read, at most 20,000 code points, no half characters. */
export const words: v.GenericSchema<string> = v.custom<string>(
  (input) => wordsFault(input) === undefined,
);
/** Something to read, at most 200 code points, no half characters. */
export const nameText: v.GenericSchema<string> = v.custom<string>(
  (input) => wordsFault(input, longestName) === undefined,
);
/** As a name, but may be empty: at most 200 code points. */
export const shortText: v.GenericSchema<string> = v.custom<string>(
  (input) => input === "" || wordsFault(input, longestName) === undefined,
);

/** Whether a name is a key of a table; safe against `__proto__` and its like. */
export const isKeyOf = <M extends object>(table: M, name: PropertyKey): name is keyof M =>
  typeof name === "string" && Object.hasOwn(table, name);

/** Whether a text is an id: 32 lowercase hex digits. */
export const isId = <Kind extends string>(text: string): text is Id<Kind> => hex32.test(text);
/** Whether a text is a member's id. */
export const isMember = (text: string): text is Member => hex32.test(text);
/** Whether a text is a party's local id, "p1" to "p99". */
export const isParty = (text: string): text is Party => v.is(party, text);
/** Whether a number is a time: whole milliseconds from 1970 to the end of the year 9999. */
export const isTime = (ms: number): ms is Time => v.is(time, ms);
