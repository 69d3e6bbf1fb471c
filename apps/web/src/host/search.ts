// Search in what this seat may open: every word of the question must occur, in any order, whatever its case, marks and
// digits. It runs where the keys are and asks no server, which could not answer anyway.

import type { SeatView } from "@tworooms/talks";
import type { SearchHit } from "./acts.ts";

const marks =
  /[\u0610-\u061a\u0640\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2066-\u2069]|\p{Mn}/gu;
const digit = /\p{Nd}/gu;
const alike: Readonly<Record<string, string>> = {
  ي: "ی",
  ى: "ی",
  ك: "ک",
  أ: "ا",
  إ: "ا",
  آ: "ا",
  ة: "ه",
};

const valueOfDigit = (one: string): string => {
  const code = one.codePointAt(0) ?? 0;
  // Decimal digits stand in runs of ten, and a run begins at a multiple of 16 or six above one.
  for (const zero of [0x30, 0x660, 0x6f0])
    if (code >= zero && code < zero + 10) return String(code - zero);
  return one;
};

/** Text as it is compared: no case, no marks, one spelling of letters that two languages write apart, plain digits. */
export const foldText = (text: string): string =>
  text
    .normalize("NFKD")
    .replaceAll(marks, "")
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[يىكأإآة]/g, (letter) => alike[letter] ?? letter)
    .replaceAll(digit, valueOfDigit);

type Text = SearchHit;

const textsIn = (view: SeatView): readonly Text[] => {
  const texts: Text[] = [];
  const rooms = view.type === "party" ? (view.room === undefined ? [] : [view.room]) : view.rooms;
  for (const { party, messages, tolds, questions } of rooms) {
    const place = `room/${party}`;
    for (const { item, words, at } of messages) texts.push({ place, id: item, words, at });
    for (const { told, words, at } of tolds) texts.push({ place, id: told, words, at });
    for (const { asked, words, at } of questions) texts.push({ place, id: asked, words, at });
  }
  if (view.type === "party" && view.caucus !== undefined)
    for (const { message, words, at } of view.caucus.messages)
      texts.push({ place: `caucus/${view.party}`, id: message, words, at });
  if (view.type === "desk")
    for (const { note, words, at } of view.notes)
      texts.push({ place: "desk", id: note, words, at });
  return texts;
};

const mostHits = 200;

/** Where the words occur, newest first, at most 200. */
export const searchIn = (view: SeatView, question: string): readonly SearchHit[] => {
  const wanted = foldText(question)
    .split(/\s+/u)
    .filter((word) => word !== "");
  if (wanted.length === 0) return [];
  return textsIn(view)
    .filter(({ words }) => {
      const folded = foldText(words);
      return wanted.every((word) => folded.includes(word));
    })
    .sort((one, other) => other.at - one.at)
    .slice(0, mostHits);
};
