// Search in what this seat may open: every word of the question must occur, in any order, whatever its case, marks and
// digits; in what was written, or in one thing that stands beside it. It runs where the keys are and asks no server, which could not answer anyway.

import type { ReadBackView, RenderingView, SeatView } from "@tworooms/talks";
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

type Beside = NonNullable<SearchHit["beside"]>;
/** What was written, and what stands beside it: it is found by either, and only once. */
type Text = { readonly own: SearchHit; readonly besides: readonly Beside[] };

const renderingsOf = (renderings: readonly RenderingView[]): readonly Beside[] =>
  renderings.map(({ words }) => ({ type: "rendering", words }));

const readBacksOf = (readBacks: readonly ReadBackView[]): readonly Beside[] =>
  readBacks.flatMap(({ heard, renderings }): readonly Beside[] => [
    ...(heard.type === "differs" ? [{ type: "read-back" as const, words: heard.words }] : []),
    ...renderingsOf(renderings),
  ]);

const textsIn = (view: SeatView): readonly Text[] => {
  const texts: Text[] = [];
  const rooms = view.type === "party" ? (view.room === undefined ? [] : [view.room]) : view.rooms;
  for (const { party, messages, tolds, questions } of rooms) {
    const place = `room/${party}`;
    for (const { item, words, at, renderings } of messages)
      texts.push({ own: { place, id: item, words, at }, besides: renderingsOf(renderings) });
    for (const { told, words, at, renderings, readBacks } of tolds)
      texts.push({
        own: { place, id: told, words, at },
        besides: [...renderingsOf(renderings), ...readBacksOf(readBacks)],
      });
    for (const { asked, words, at, renderings } of questions)
      texts.push({ own: { place, id: asked, words, at }, besides: renderingsOf(renderings) });
  }
  if (view.type === "party" && view.caucus !== undefined)
    for (const { message, words, at } of view.caucus.messages)
      texts.push({ own: { place: `caucus/${view.party}`, id: message, words, at }, besides: [] });
  if (view.type === "desk")
    for (const { note, words, at } of view.notes)
      texts.push({ own: { place: "desk", id: note, words, at }, besides: [] });
  return texts;
};

const mostHits = 200;

/** Where the words occur, newest first, at most 200. */
export const searchIn = (view: SeatView, question: string): readonly SearchHit[] => {
  const wanted = foldText(question)
    .split(/\s+/u)
    .filter((word) => word !== "");
  if (wanted.length === 0) return [];
  const holds = ({ words }: { readonly words: string }): boolean => {
    const folded = foldText(words);
    return wanted.every((word) => folded.includes(word));
  };
  return textsIn(view)
    .flatMap(({ own, besides }) => {
      if (holds(own)) return [own];
      const beside = besides.find(holds);
      return beside === undefined ? [] : [{ ...own, beside }];
    })
    .sort((one, other) => other.at - one.at)
    .slice(0, mostHits);
};
