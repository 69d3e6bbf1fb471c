// What a seat may read, place by place and in each log's order, as lines for paper (rule V249): who, when, and the words as they
// stand, with each rendering under what it renders. It adds nothing, and leaves out nothing that was said.

import type { Member, PeopleView, RenderingView, RoomView, SeatView } from "@tworooms/talks";

type Kind = "said" | "told" | "asked" | "confirmed" | "heard" | "rendered";

/** One line of a transcript. */
export type TranscriptLine = {
  readonly key: string;
  readonly kind: Kind;
  readonly seq: number;
  readonly at: number;
  readonly by: Member;
  readonly words: string;
  readonly language?: string;
};

/** What stands in one place. */
export type TranscriptPlace = {
  readonly place: string;
  readonly people: PeopleView["people"];
  readonly lines: readonly TranscriptLine[];
};

const renderedLines = (
  of: string,
  renderings: readonly RenderingView[],
): readonly TranscriptLine[] =>
  renderings.map(({ rendering, by, at, seq, words, language }) => ({
    key: `${of}/${rendering}`,
    kind: "rendered",
    seq,
    at,
    by,
    words,
    language,
  }));

const languageOf = (language: string | undefined) => (language === undefined ? {} : { language });

// Lines that belong together stand together: each with those under it, in the order of those on top.
const linesOf = (room: RoomView): readonly TranscriptLine[] => {
  const groups: (readonly [TranscriptLine, ...TranscriptLine[]])[] = [];
  for (const { item, seq, at, author, words, language, renderings } of room.messages)
    groups.push([
      { key: item, kind: "said", seq, at, by: author, words, ...languageOf(language) },
      ...renderedLines(item, renderings),
    ]);
  for (const { told, seq, at, by, words, language, renderings, readBacks } of room.tolds) {
    groups.push([
      { key: told, kind: "told", seq, at, by, words, ...languageOf(language) },
      ...renderedLines(told, renderings),
    ]);
    for (const each of readBacks) {
      const { readBack, heard } = each;
      const isAsWritten = heard.type === "confirmed";
      groups.push([
        {
          key: readBack,
          kind: isAsWritten ? "confirmed" : "heard",
          seq: each.seq,
          at: each.at,
          by: each.by,
          words: isAsWritten ? words : heard.words,
        },
        ...renderedLines(readBack, each.renderings),
      ]);
    }
  }
  for (const { asked, seq, at, by, words, renderings } of room.questions)
    groups.push([
      { key: asked, kind: "asked", seq, at, by, words },
      ...renderedLines(asked, renderings),
    ]);
  return groups.toSorted(([one], [other]) => one.seq - other.seq).flat();
};

/** Everything a seat reads that was said, by place. */
export const transcriptOf = (view: SeatView): readonly TranscriptPlace[] => {
  const peopleAt = (type: string, party: string): PeopleView["people"] =>
    view.people.find(
      ({ place }) => place.type === type && "party" in place && place.party === party,
    )?.people ?? [];
  const rooms = view.type === "party" ? (view.room === undefined ? [] : [view.room]) : view.rooms;
  const places: TranscriptPlace[] = rooms.map((room) => ({
    place: `room/${room.party}`,
    people: peopleAt("room", room.party),
    lines: linesOf(room),
  }));
  const caucus = view.type === "party" ? view.caucus : undefined;
  if (caucus !== undefined)
    places.push({
      place: `caucus/${caucus.party}`,
      people: peopleAt("caucus", caucus.party),
      lines: caucus.messages.map(({ seq, at, author, words }) => ({
        key: `caucus/${seq}`,
        kind: "said",
        seq,
        at,
        by: author,
        words,
      })),
    });
  return places;
};
