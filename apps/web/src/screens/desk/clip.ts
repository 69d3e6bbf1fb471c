// What was copied, and from which room. A paste or a drop of another room's words never lands in a composer: it goes to the
// carry tray (rules V91, V92). The record lives in this page's memory; the stamp on the clipboard names ids alone, no words.

import type { DeskView, Id, Party, RoomView } from "@tworooms/talks";

/** What was copied inside this page last: its plain text and every place the selection touched. */
export type ClipRecord = { readonly words: string; readonly places: readonly string[] };

/** Where some words come from; without an item where no message holds them. */
export type Source = { readonly party: Party; readonly item?: Id<"item"> };

const STAMP = /data-src="([0-9a-z]{1,64}(?:\/[0-9a-z]{1,64}){2})"/;

/** The text as the clipboard's HTML, with the place it was copied from. */
export const stampedHtml = (talk: string, place: string, words: string): string => {
  const escaped = words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return `<span data-src="${talk}/${place}">${escaped}</span>`;
};

/** The talk and the place a clipboard's HTML is stamped with, if it is. */
export const stampIn = (
  html: string,
): { readonly talk: string; readonly place: string } | undefined => {
  const [, stamp] = STAMP.exec(html) ?? [];
  if (stamp === undefined) return undefined;
  const [talk = "", ...place] = stamp.split("/");
  return { talk, place: place.join("/") };
};

/** Words as they are compared: case, marks and spacing aside. */
export const plain = (words: string): string =>
  words
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** Short scraps such as "yes" stand everywhere and say nothing of where they are from. */
export const fewestLetters = 12;

/** Whether plain words stand in others, as whole words. */
export const isIn = (words: string, pasted: string): boolean =>
  ` ${words} `.includes(` ${pasted} `);

const itemWith = (view: DeskView, party: Party, pasted: string): Source | undefined => {
  const room = view.rooms.find((each) => each.party === party);
  const message = room?.messages.findLast(
    ({ side, words }) => side === party && isIn(plain(words), pasted),
  );
  return message === undefined ? undefined : { party, item: message.item };
};

/** Whether a room holds some plain words: said, told, asked or read back there. */
export const isHeldIn = (room: RoomView, pasted: string): boolean => {
  const has = (words: string | undefined): boolean =>
    words !== undefined && isIn(plain(words), pasted);
  return (
    room.messages.some(({ words, asks }) => has(words) || asks.some((ask) => has(ask.words))) ||
    room.questions.some(({ words }) => has(words)) ||
    room.tolds.some(
      ({ words, readBacks }) =>
        has(words) || readBacks.some(({ heard }) => heard.type === "differs" && has(heard.words)),
    )
  );
};

const isHeldBy = (view: DeskView, party: Party, pasted: string): boolean =>
  view.rooms.some((room) => room.party === party && isHeldIn(room, pasted));

const sourceIn = (view: DeskView, party: Party, pasted: string): Source =>
  itemWith(view, party, pasted) ?? { party };

const partyOf = (view: DeskView, place: string): Party | undefined =>
  view.rooms.find(({ party }) => place === `room/${party}`)?.party;

/** What a paste brings with it. */
export type Pasted = {
  readonly talk: string;
  readonly words: string;
  readonly html: string;
  readonly record?: ClipRecord;
};

/**
 * What becomes of words pasted or dropped into a room's composer. `stays`: they may stand there. `crosses`: they are of another room
 * and belong in the tray. `other-talk`: they are of other talks and go nowhere.
 */
export type Landing =
  | { readonly type: "stays" }
  | { readonly type: "crosses"; readonly source: Source }
  | { readonly type: "other-talk" };

/**
 * Where a paste lands, by the strongest sign first: the stamp, the record of this page, then the very words, which catch what
 * went through another program.
 */
export const landingOf = (view: DeskView, into: Party, pasted: Pasted): Landing => {
  const words = plain(pasted.words);
  const stamp = stampIn(pasted.html);
  if (stamp !== undefined && stamp.talk !== pasted.talk) return { type: "other-talk" };
  const { record } = pasted;
  const recorded =
    record !== undefined && words !== "" && isIn(plain(record.words), words) ? record.places : [];
  const places = stamp === undefined ? recorded : [stamp.place, ...recorded];
  for (const place of places) {
    const party = partyOf(view, place);
    if (party !== undefined && party !== into)
      return { type: "crosses", source: sourceIn(view, party, words) };
  }
  if (words.length < fewestLetters || isHeldBy(view, into, words)) return { type: "stays" };
  const other = view.rooms.find(
    ({ party }) => party !== into && isHeldBy(view, party, words),
  )?.party;
  return other === undefined
    ? { type: "stays" }
    : { type: "crosses", source: sourceIn(view, other, words) };
};
