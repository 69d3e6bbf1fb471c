// Views as lines of a terminal. Places are named, never "left" or "right"; whoever is unchecked is marked so.

import type {
  DeskView,
  LeaveView,
  PersonView,
  PublicView,
  ReceiptView,
  RenderingView,
  RoomView,
  SeatView,
  ShownAs,
  Time,
} from "@tworooms/talks";
import { fileLines } from "./attached.ts";
import { nameOfParty, shortId } from "./finding.ts";

const timeText = (at: Time): string => new Date(at).toISOString().slice(11, 16);

const leaveText = (held: LeaveView | undefined): string => {
  if (held === undefined) return "";
  const { leave } = held;
  if (leave === "stays") return "  [stays]";
  const conditions = [
    ...(leave.onlyIfAsked ? ["only if they ask"] : []),
    ...(leave.notBefore === undefined
      ? []
      : [`not before ${new Date(leave.notBefore).toISOString()}`]),
  ];
  return `  [${[leave.manners.join(", "), ...conditions].join("; ")}]`;
};

const withFiles = (files: readonly { readonly name: string }[]): string =>
  files.length === 0 ? "" : ` [with ${files.map(({ name }) => name).join(", ")}]`;

const nameOf = (people: readonly PersonView[], member: string): string =>
  people.find((person) => person.member === member)?.name ?? shortId(member);

const shownText = (view: SeatView, shown: ShownAs): string => {
  switch (shown.type) {
    case "their-words":
      return `${nameOfParty(view.rules, shown.party)}, in its own words`;
    case "their-position":
      return `the position of ${nameOfParty(view.rules, shown.party)}`;
    case "unattributed":
      return "unattributed";
    case "ours":
      return "the mediators' own idea";
  }
};

/** The language of an original, where its author said it: the authentic one. */
const languageText = (language: string | undefined): string =>
  language === undefined ? "" : ` [${language}]`;

/** Renderings beside an original, each with who rendered it and as what. */
const renderingLines = (
  people: readonly PersonView[],
  renderings: readonly RenderingView[],
): readonly string[] =>
  renderings.map(
    ({ language, words, by, as, isChecked, isRevised }) =>
      `         in ${language}, by ${nameOf(people, by)} (${as}${isChecked ? "" : ", unchecked"}${isRevised ? ", revised" : ""}): ${words}`,
  );

const peopleIn = (view: SeatView, type: string, party?: string): readonly PersonView[] =>
  view.people.find(
    ({ place }) => place.type === type && (!("party" in place) || place.party === party),
  )?.people ?? [];

/** A room: messages, questions, what was told, in the order of its log. */
export const roomLines = (view: SeatView, room: RoomView): readonly string[] => {
  const people = peopleIn(view, "room", room.party);
  const at = (seq: number, lines: readonly string[]) => ({ seq, lines });
  const entries = [
    ...room.messages.map((message) =>
      at(message.seq, [
        `${timeText(message.at)}  ${shortId(message.item)}  ${nameOf(people, message.author)}${message.isChecked ? "" : " (unchecked)"}${languageText(message.language)}: ${message.words}${leaveText(message.leave)}`,
        ...renderingLines(people, message.renderings),
        ...fileLines(message.files),
        ...message.asks.map((ask) =>
          ask.answer === undefined
            ? `         asked for leave ${shortId(ask.ask)}: ${ask.leave === "stays" ? "stays" : ask.leave.manners.join(", ")}${ask.words === undefined ? "" : ` — ${ask.words}`}`
            : `         ask ${shortId(ask.ask)}: ${ask.answer.type}`,
        ),
        ...message.receipts.map(
          (receipt) =>
            `         carried to ${nameOfParty(view.rules, receipt.to)} at ${timeText(receipt.at)}, ${receipt.manner}${receipt.words === undefined ? "" : `: ${receipt.words}`}${withFiles(receipt.files)}`,
        ),
      ]),
    ),
    ...room.questions.map((question) =>
      at(question.seq, [
        `${timeText(question.at)}  ${shortId(question.asked)}  ${nameOf(people, question.by)} asks for: ${question.words}`,
        ...renderingLines(people, question.renderings),
      ]),
    ),
    ...room.tolds.map((told) =>
      at(told.seq, [
        `${timeText(told.at)}  ${shortId(told.told)}  told — ${shownText(view, told.shownAs)}${languageText(told.language)}: ${told.words}${told.corrects === undefined ? "" : ` (corrects ${shortId(told.corrects)})`}`,
        ...renderingLines(people, told.renderings),
        ...fileLines(told.files),
        ...told.readBacks.flatMap((back) => [
          back.heard.type === "confirmed"
            ? "         read back: confirmed"
            : `         read back ${shortId(back.readBack)}: ${back.heard.words}`,
          ...renderingLines(people, back.renderings),
        ]),
      ]),
    ),
  ].sort((one, other) => one.seq - other.seq);
  return [
    `— Room of ${nameOfParty(view.rules, room.party)}${room.standing === "open" ? "" : ` (${room.standing})`}`,
    ...(entries.length === 0
      ? ["  Nothing was said here yet."]
      : entries.flatMap(({ lines }) => lines)),
  ];
};

/** Carries in hand. */
export const trayLines = (view: DeskView): readonly string[] =>
  view.tray.length === 0
    ? ["— Tray: nothing in hand."]
    : [
        "— Tray",
        ...view.tray.map(
          (carry) =>
            `  ${shortId(carry.carry)}  ${nameOfParty(view.rules, carry.from)} → ${nameOfParty(view.rules, carry.to)}  ${carry.stage}${carry.block === undefined ? "" : ` (${carry.block})`}: ${carry.words}${withFiles(carry.files)}`,
        ),
      ];

const publicLine = ({ public: id, at, source, words }: PublicView): string =>
  `      in public ${shortId(id)}, ${source} (noted at ${timeText(at)}): ${words}`;

/** What is public and about no item. */
const publicLines = ({ publics }: DeskView): readonly string[] => {
  const others = publics.filter(({ about }) => about === undefined);
  return others.length === 0 ? [] : ["— In public, about no item", ...others.map(publicLine)];
};

/** The ledger: item by item, by room and in public. */
export const ledgerLines = (view: DeskView): readonly string[] => [
  ...rowLines(view),
  ...publicLines(view),
];

const rowLines = (view: DeskView): readonly string[] =>
  view.ledger.length === 0
    ? ["— Ledger: nothing has crossed yet."]
    : [
        "— Ledger",
        ...view.ledger.flatMap((row) => [
          `  ${shortId(row.item)}  ${nameOfParty(view.rules, row.from)}${languageText(row.language)}: ${row.words ?? ""}`,
          ...renderingLines(peopleIn(view, "room", row.from), row.renderings),
          ...row.cells.flatMap(({ to, tellings }) =>
            tellings.flatMap((telling) => [
              `      → ${nameOfParty(view.rules, to)} at ${timeText(telling.at)}, ${telling.manner}${languageText(telling.language)}: ${telling.words}${withFiles(telling.files)}${telling.readBacks.length > 0 ? " (read back)" : ""}`,
              ...renderingLines(peopleIn(view, "room", to), telling.renderings),
            ]),
          ),
          ...row.public.map(publicLine),
        ]),
      ];

/** A party's own half of the ledger. */
export const outgoingLines = (
  view: SeatView,
  outgoing: readonly ReceiptView[],
): readonly string[] =>
  outgoing.length === 0
    ? ["— Nothing of yours has been carried yet."]
    : [
        "— Carried of yours",
        ...outgoing.map(
          (receipt) =>
            `  ${shortId(receipt.item)}  to ${nameOfParty(view.rules, receipt.to)} at ${timeText(receipt.at)}, ${receipt.manner}${receipt.words === undefined ? "" : `: ${receipt.words}`}${withFiles(receipt.files)}`,
        ),
      ];

/** Everything a seat sees, place by place. */
export const viewLines = (view: SeatView): readonly string[] => {
  const title =
    view.rules === undefined ? [] : [`${view.rules.title} (caucus rule: ${view.rules.caucusRule})`];
  const flags = view.flags.map((flag) => `! ${flag.type}`);
  switch (view.type) {
    case "desk":
      return [
        ...title,
        ...flags,
        ...view.rooms.flatMap((room) => roomLines(view, room)),
        ...trayLines(view),
        ...ledgerLines(view),
        ...(view.notes.length === 0
          ? []
          : ["— Notes", ...view.notes.map(({ at, words }) => `  ${timeText(at)}  ${words}`)]),
      ];
    case "party":
      return [
        ...title,
        ...flags,
        ...(view.room === undefined ? [] : roomLines(view, view.room)),
        ...(view.caucus === undefined
          ? []
          : [
              "— Caucus (your own people alone)",
              ...view.caucus.messages.flatMap(({ at, author, language, words, files }) => [
                `${timeText(at)}  ${nameOf(peopleIn(view, "caucus", view.party), author)}${languageText(language)}: ${words}`,
                ...fileLines(files),
              ]),
            ]),
        ...outgoingLines(view, view.room?.outgoing ?? []),
      ];
    case "reader":
      return [...title, ...flags, ...view.rooms.flatMap((room) => roomLines(view, room))];
  }
};
