// A wording cut where the leak check marked it, so that a screen can draw each piece once and in order. Marks may overlap;
// every letter lands in exactly one piece, under the strongest mark that covers it (rule V95).

import type { LeakMark } from "@tworooms/talks";

/** A piece of a wording: plain, or under a mark. `mark` is its number in the list of marks. */
export type Piece = {
  readonly start: number;
  readonly words: string;
  readonly level?: LeakMark["level"];
  readonly mark?: number;
};

/**
 * Marks of one room that overlap as one mark over both, of the stronger kind, or of what says whose it is: what is shown and taken out is the whole phrase,
 * never half of "4,200 m³/s".
 */
export const joinedMarks = <M extends LeakMark>(marks: readonly M[]): readonly M[] => {
  const joined: M[] = [];
  for (const mark of marks.toSorted((one, other) => one.start - other.start)) {
    const last = joined.at(-1);
    if (last === undefined || mark.start >= last.end) {
      joined.push(mark);
      continue;
    }
    const isStronger = last.level === "look" && (mark.level === "stop" || mark.kind === "source");
    const stronger = isStronger ? mark : last;
    joined[joined.length - 1] = {
      ...stronger,
      start: Math.min(last.start, mark.start),
      end: Math.max(last.end, mark.end),
    };
  }
  return joined;
};

const strongest = (
  length: number,
  marks: readonly LeakMark[],
  start: number,
  end: number,
): { readonly level: LeakMark["level"]; readonly mark: number } | undefined => {
  const covering = marks.flatMap((mark, index) =>
    mark.start <= start && mark.end >= end && mark.end <= length
      ? [{ level: mark.level, mark: index }]
      : [],
  );
  return covering.find(({ level }) => level === "stop") ?? covering[0];
};

/** The pieces of a wording; joined they are the wording. */
export const piecesOf = (words: string, marks: readonly LeakMark[]): readonly Piece[] => {
  const within = marks.filter(({ start, end }) => start < end && start >= 0 && end <= words.length);
  const cuts = new Set([0, words.length]);
  for (const { start, end } of within) cuts.add(start).add(end);
  const places = [...cuts].toSorted((one, other) => one - other);
  const pieces: Piece[] = [];
  for (const [index, start] of places.entries()) {
    const end = places[index + 1];
    if (end === undefined) continue;
    const held = strongest(words.length, marks, start, end);
    const before = pieces.at(-1);
    const isSame = before !== undefined && before.mark === held?.mark;
    if (isSame)
      pieces[pieces.length - 1] = { ...before, words: before.words + words.slice(start, end) };
    else pieces.push({ start, words: words.slice(start, end), ...held });
  }
  return pieces;
};
