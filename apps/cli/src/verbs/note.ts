// `tworooms note`: the desk's own paper, the names the leak check looks for, and what was said in public, which is the ledger's
// third column and known to every room. Nobody but mediators reads any of it.

import { newId, sentenceOf } from "@tworooms/client";
import type { CommandOf, Id, Party, SeatView } from "@tworooms/talks";
import { done, refused } from "../outcome.ts";
import { isUnread, readText } from "../reading-in.ts";
import { hindered, isOutcome, seatedIn, talkFlag } from "../seated.ts";
import type { TalkFlags } from "../seated.ts";
import { verb } from "../verb.ts";
import { shortId, startingWith, viewOf } from "../finding.ts";
import type { Outcome } from "../outcome.ts";
import type { Seated } from "../seated.ts";
import type { Terminal } from "../verb.ts";

type Flags = {
  readonly words?: string;
  readonly name: boolean;
  readonly dropName: boolean;
  readonly public: boolean;
  readonly source?: string;
  readonly about?: string;
  readonly strike?: string;
};

type About = { readonly about?: { readonly party: Party; readonly item: Id<"item"> } };

const aboutIn = (view: SeatView, start: string | undefined): About | Outcome => {
  if (start === undefined) return {};
  const items =
    view.type === "desk"
      ? view.rooms.flatMap(({ party, messages }) => messages.map(({ item }) => ({ party, item })))
      : [];
  const about = startingWith(items, ({ item }) => item, start, "item");
  return isOutcome(about) ? about : { about };
};

/** Takes back what was noted as public. */
const strike = async ({ talk }: Seated, view: SeatView, start: string): Promise<Outcome> => {
  const publics = view.type === "desk" ? view.publics : [];
  const noted = startingWith(publics, (each) => each.public, start, "public");
  if (isOutcome(noted)) return noted;
  return (
    hindered(await talk.perform({ type: "strike-public", public: noted.public })) ??
    done({ struck: noted.public }, "Struck; the leak check no longer counts it as known.")
  );
};

const unlike = (flags: Flags): string | undefined => {
  const { name, dropName, about, source } = flags;
  const many = [name, dropName, flags.public, flags.strike !== undefined].filter(Boolean).length;
  if (many > 1)
    return "A note is one thing: a name, a name dropped, something public, or a strike.";
  if (flags.public && (source ?? "").trim() === "")
    return "Say who said it in public, where and when, with --source.";
  if (!flags.public && source !== undefined)
    return "A source belongs to what is public; add --public.";
  return about !== undefined && many > 0 && !flags.public
    ? "Only a note or something public is about an item."
    : undefined;
};

const commandFor = (
  { client }: Seated,
  flags: Flags,
  words: string,
  about: About,
): CommandOf<"list-name" | "note-public" | "note"> => {
  const { ports } = client;
  if (flags.name) return { type: "list-name", listed: newId(ports), name: words.trim() };
  if (!flags.public) return { type: "note", note: newId(ports), words, ...about };
  return {
    type: "note-public",
    public: newId(ports),
    words,
    source: (flags.source ?? "").trim(),
    ...about,
  };
};

const write = async (seated: Seated, flags: Flags, terminal: Terminal): Promise<Outcome> => {
  const view = viewOf(seated);
  if (isOutcome(view)) return view;
  if (flags.strike !== undefined) return strike(seated, view, flags.strike);
  const about = aboutIn(view, flags.about);
  if (isOutcome(about)) return about;
  const words = await readText(terminal, flags.words, {
    ask: flags.name ? "Name" : "Note",
    isSecret: false,
  });
  if (isUnread(words)) return refused("no-words", sentenceOf("no-words"));
  const { talk } = seated;
  if (flags.dropName) {
    const listed =
      view.type === "desk" ? view.names.find((each) => each.name === words.trim()) : undefined;
    if (listed === undefined)
      return refused("no-such-name", "There is no such name on the desk's list.");
    return (
      hindered(await talk.perform({ type: "drop-name", listed: listed.listed })) ??
      done({ dropped: true }, "Dropped.")
    );
  }
  const command = commandFor(seated, flags, words, about);
  const no = hindered(await talk.perform(command));
  if (no !== undefined) return no;
  return command.type === "note-public"
    ? done({ noted: true, public: command.public }, `Noted as public (${shortId(command.public)}).`)
    : done({ noted: true }, "Noted.");
};

export const note = verb<Flags & TalkFlags>({
  brief: "Write a note at the desk; --name: for the leak check; --public: what was said in public",
  about:
    "What was said in public stands in the ledger beside what the rooms were told, and the leak check counts it as known to every room; --strike takes it back. It is the mediators' own note and publishes nothing.",
  parameters: {
    flags: {
      words: {
        kind: "parsed",
        parse: String,
        optional: true,
        placeholder: "file",
        brief: "File with the words; - for stdin",
      },
      name: {
        kind: "boolean",
        default: false,
        withNegated: false,
        brief: "The words are a name the leak check looks for",
      },
      dropName: {
        kind: "boolean",
        default: false,
        withNegated: false,
        brief: "The words are such a name, no longer looked for",
      },
      public: {
        kind: "boolean",
        default: false,
        withNegated: false,
        brief: "The words were said in public",
      },
      source: {
        kind: "parsed",
        parse: String,
        optional: true,
        placeholder: "text",
        brief: "By whom, where and when it was said in public",
      },
      about: {
        kind: "parsed",
        parse: String,
        optional: true,
        placeholder: "item",
        brief: "First digits of the item it is about",
      },
      strike: {
        kind: "parsed",
        parse: String,
        optional: true,
        placeholder: "public",
        brief: "Strike what was noted as public, by its first digits",
      },
      ...talkFlag,
    },
  },
  run: async (flags, terminal) => {
    const wrong = unlike(flags);
    if (wrong !== undefined) return refused("which-note", wrong);
    const seated = await seatedIn(flags, terminal);
    return isOutcome(seated) ? seated : write(seated, flags, terminal);
  },
});
