// `tworooms carry`: brings an item from one room to another. It shows exactly what the other room will see and what the leak
// check marks, holds, and goes on by itself when the hold has ended; Ctrl-C takes it back until then.

import { newId, sentenceOf } from "@tworooms/client";
import { fileMarksOf, leakMarksOf, manners, shownAsFrom } from "@tworooms/talks";
import type { CarriedFile, CommandOf, FileMark, LeakMark, Manner, SeatView } from "@tworooms/talks";
import { pickedFrom } from "../attached.ts";
import { nameOfParty, partyNamed, shortId, startingWith, viewOf } from "../finding.ts";
import { holdFor } from "../hold.ts";
import { languageFlag, languageIn } from "../language-flag.ts";
import { timeFrom } from "../leave-flags.ts";
import { fileLine, markLine } from "../marks.ts";
import { done, refused } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { isUnread, readText } from "../reading-in.ts";
import { hindered, isOutcome, outcomeOf, seatedIn, talkFlag } from "../seated.ts";
import type { Seated, TalkFlags } from "../seated.ts";
import type { Terminal } from "../verb.ts";
import { verb } from "../verb.ts";

type Flags = {
  readonly to: string;
  readonly manner: Manner;
  readonly words?: string;
  readonly language?: string;
  readonly hold: number;
  readonly notBefore?: string;
  readonly asked?: string;
  readonly again: boolean;
  readonly corrects?: string;
  readonly noWait: boolean;
  readonly file?: readonly string[];
  readonly as?: readonly string[];
};
type Prepare = CommandOf<"prepare-carry"> & { readonly files: readonly CarriedFile[] };

/** The marks of the names of files that go along, and one for each file itself. */
const fileMarksIn = ({ talk }: Seated, command: Prepare): readonly FileMark[] => {
  const seat = talk.seat();
  return "refused" in seat || seat.type !== "desk" ? [] : fileMarksOf(seat, command);
};

const marksIn = ({ talk }: Seated, command: CommandOf<"prepare-carry">): readonly LeakMark[] => {
  const seat = talk.seat();
  if ("refused" in seat || seat.type !== "desk" || command.words === undefined) return [];
  return leakMarksOf(seat, {
    from: command.from,
    to: command.to,
    words: command.words,
    item: command.item,
    manner: command.manner,
  });
};

const shownText = (view: SeatView, command: CommandOf<"prepare-carry">): string => {
  const shown = shownAsFrom(command.manner, command.from);
  switch (shown.type) {
    case "their-words":
      return `In the words of ${nameOfParty(view.rules, shown.party)}`;
    case "their-position":
      return `The position of ${nameOfParty(view.rules, shown.party)}, in the mediators' words`;
    case "unattributed":
      return "Unattributed";
    case "ours":
      return "The mediators' own idea";
  }
};

/** Finishes what is due after the hold; says how far it came. */
const finish = async (seated: Seated, command: CommandOf<"prepare-carry">): Promise<Outcome> => {
  const asks = await seated.talk.settle();
  if (!("length" in asks)) return outcomeOf(asks);
  const ask = asks.find(({ carry }) => carry === command.carry);
  if (ask !== undefined)
    return refused(
      ask.why,
      ask.why === "late" || ask.why === "receipt-differs"
        ? "It waits for you: look at it with tworooms ledger, then release or take it back."
        : sentenceOf(ask.why),
    );
  const view = seated.talk.view();
  const carries = "type" in view && view.type === "desk" ? [...view.tray, ...view.dropped] : [];
  const stage = carries.find(({ carry }) => carry === command.carry)?.stage ?? "told";
  const lines: Readonly<Record<string, string>> = {
    told: "Handed over.",
    "waits-for-approval": "It waits for another mediator: tworooms approve.",
    held: "It is held until its time; it goes when a mediator's device is there: tworooms watch.",
    "let-go": "It was let go: its leave no longer stood.",
  };
  return done(
    { carry: command.carry, stage },
    `${lines[stage] ?? stage} (${shortId(command.carry)})`,
  );
};

const commandOf = async (
  seated: Seated,
  view: SeatView,
  flags: Flags,
  terminal: Terminal,
  start: string,
): Promise<Prepare | Outcome> => {
  if (view.type !== "desk") return refused("not-a-mediator", sentenceOf("not-a-mediator"));
  const to = partyNamed(view.rules, flags.to);
  if (typeof to === "object") return to;
  const items = view.rooms.flatMap((room) =>
    room.messages.map((each) => ({ from: room.party, ...each })),
  );
  const item = startingWith(items, (each) => each.item, start, "item");
  if (isOutcome(item)) return item;
  const questions = view.rooms.find(({ party }) => party === to)?.questions ?? [];
  const asked =
    flags.asked === undefined
      ? undefined
      : startingWith(questions, (each) => each.asked, flags.asked, "question");
  if (asked !== undefined && isOutcome(asked)) return asked;
  const carries = view.ledger.flatMap(({ cells }) => cells.flatMap(({ tellings }) => tellings));
  const corrects =
    flags.corrects === undefined
      ? undefined
      : startingWith(carries, (each) => each.carry, flags.corrects, "carry");
  if (corrects !== undefined && isOutcome(corrects)) return corrects;
  const notBefore = flags.notBefore === undefined ? undefined : timeFrom(flags.notBefore);
  if (typeof notBefore === "object") return notBefore;
  let words: string | undefined = item.words;
  if (flags.manner !== "as-written") {
    const read = await readText(terminal, flags.words, {
      ask: "The wording for the other room",
      isSecret: false,
    });
    if (isUnread(read)) return refused("no-words", sentenceOf("no-words"));
    words = read;
  }
  const spoken = languageIn(flags.language);
  if (isOutcome(spoken)) return spoken;
  const { ports } = seated.client;
  const files = pickedFrom(ports, item.files, flags);
  if ("lines" in files) return files;
  return {
    ...spoken,
    type: "prepare-carry",
    carry: newId(ports),
    from: item.from,
    item: item.item,
    to,
    manner: flags.manner,
    words,
    hold: Math.max(0, Math.round(flags.hold * 1_000)),
    ...(notBefore === undefined ? {} : { notBefore }),
    ...(asked === undefined ? {} : { asked: asked.asked }),
    used: newId(ports),
    told: newId(ports),
    ...(flags.again ? { again: "again" } : {}),
    ...(corrects === undefined ? {} : { corrects: corrects.carry }),
    files,
  };
};

export const carry = verb<Flags & TalkFlags, [string]>({
  brief: "Carry an item to another room: shows, checks, holds, hands over",
  about:
    "As written needs no words; any other manner takes the wording from a file with --words, a prompt or stdin. The leak check stops figures, dates, names and phrases that stay in their room; it is a net with holes and cannot see paraphrase. Files go only if they are picked with --file, and what they hold is not checked.",
  parameters: {
    flags: {
      to: { kind: "parsed", parse: String, placeholder: "party", brief: "To whose room" },
      manner: { kind: "enum", values: manners, brief: "How it is put to the other room" },
      words: {
        kind: "parsed",
        parse: String,
        optional: true,
        placeholder: "file",
        brief: "File with the wording; - for stdin",
      },
      language: languageFlag,
      hold: {
        kind: "parsed",
        parse: Number,
        default: "10",
        placeholder: "seconds",
        brief: "How long it is held",
      },
      notBefore: {
        kind: "parsed",
        parse: String,
        optional: true,
        placeholder: "time",
        brief: "Not before this time",
      },
      asked: {
        kind: "parsed",
        parse: String,
        optional: true,
        placeholder: "question",
        brief: "The other room's question that it answers",
      },
      again: {
        kind: "boolean",
        default: false,
        withNegated: false,
        brief: "Told to that room already, and meant again",
      },
      corrects: {
        kind: "parsed",
        parse: String,
        optional: true,
        placeholder: "carry",
        brief: "An earlier carry whose words this corrects",
      },
      file: {
        kind: "parsed",
        parse: String,
        optional: true,
        variadic: true,
        placeholder: "file",
        brief: "A file of the item that goes along, by its first digits; again for more",
      },
      as: {
        kind: "parsed",
        parse: String,
        optional: true,
        variadic: true,
        placeholder: "name",
        brief: "Its name in the other room: for the first --file, the second …",
      },
      noWait: {
        kind: "boolean",
        default: false,
        withNegated: false,
        brief: "Do not wait for the hold; tworooms watch hands it over",
      },
      ...talkFlag,
    },
    positional: {
      kind: "tuple",
      parameters: [{ parse: String, placeholder: "item", brief: "First digits of the item" }],
    },
  },
  run: async (flags, terminal, start) => {
    const seated = await seatedIn(flags, terminal);
    if (isOutcome(seated)) return seated;
    const view = viewOf(seated);
    if (isOutcome(view)) return view;
    const command = await commandOf(seated, view, flags, terminal, start);
    if (isOutcome(command)) return command;
    const marks = marksIn(seated, command);
    const words = command.words ?? "";
    const room = nameOfParty(view.rules, command.to);
    terminal.say(`${room} will see — ${shownText(view, command)}:`);
    terminal.say(`  ${words}`);
    for (const mark of marks) terminal.say(markLine(words, mark));
    const fileMarks = fileMarksIn(seated, command);
    for (const { source, name } of command.files) {
      terminal.say(`  with the file: ${name}`);
      for (const mark of fileMarks) if (mark.source === source) terminal.say(fileLine(name, mark));
    }
    const no = hindered(await seated.talk.perform(command));
    if (no !== undefined) return { ...no, json: { ...(no.json as object), marks, fileMarks } };
    if (flags.noWait)
      return done(
        { carry: command.carry, stage: "held", marks, fileMarks },
        `Held at the desk (${shortId(command.carry)}).`,
      );
    if ((await holdFor(terminal, flags.hold, room)) === "taken-back") {
      const late = hindered(
        await seated.talk.perform({ type: "take-back-carry", carry: command.carry }),
      );
      return (
        late ??
        done(
          { carry: command.carry, stage: "taken-back" },
          "Taken back; the other room has no byte of it.",
        )
      );
    }
    return finish(seated, command);
  },
});
