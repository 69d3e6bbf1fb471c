// `tworooms say`: to the mediators in one's room, or with --caucus among one's own people. What is said is held here first and
// can be taken back; nothing reaches the log before the hold has ended.

import { dropDraft, keepDraft, newId } from "@tworooms/client";
import type { Command, Party, Time } from "@tworooms/talks";
import { attachPaths } from "../attached.ts";
import { partyNamed, shortId, viewOf } from "../finding.ts";
import { holdFor } from "../hold.ts";
import { languageFlag, languageIn } from "../language-flag.ts";
import { leaveFlags, leaveFrom } from "../leave-flags.ts";
import type { LeaveFlags } from "../leave-flags.ts";
import { done, refused } from "../outcome.ts";
import { isUnread, readText } from "../reading-in.ts";
import { hindered, isOutcome, seatedIn, talkFlag } from "../seated.ts";
import type { TalkFlags } from "../seated.ts";
import { verb } from "../verb.ts";

type Flags = LeaveFlags & {
  readonly caucus: boolean;
  readonly room?: string;
  readonly words?: string;
  readonly language?: string;
  readonly file?: readonly string[];
  readonly "also-here": boolean;
  readonly hold: number;
};

export const say = verb<Flags & TalkFlags>({
  brief: "Say something in a room, with leave for the mediators to carry it, or in the caucus",
  about:
    "Words come from a file with --words, from a prompt, or from stdin. Without --leave the caucus rule of the talks decides. A mediator says in which room, with --room. While it is held, Ctrl-C takes it back. Files are sealed and sent first, and named by the message alone: without it nobody finds them.",
  parameters: {
    flags: {
      caucus: {
        kind: "boolean",
        default: false,
        withNegated: false,
        brief: "Among your own people; mediators cannot open it",
      },
      room: {
        kind: "parsed",
        parse: String,
        optional: true,
        placeholder: "party",
        brief: "For mediators: in whose room",
      },
      words: {
        kind: "parsed",
        parse: String,
        optional: true,
        placeholder: "file",
        brief: "File with the words; - for stdin",
      },
      language: languageFlag,
      file: {
        kind: "parsed",
        parse: String,
        optional: true,
        variadic: true,
        placeholder: "path",
        brief: "A file that goes with it; up to ten times",
      },
      "also-here": {
        kind: "boolean",
        default: false,
        withNegated: false,
        brief: "Its files are meant for here, though they stand in another room or in the caucus",
      },
      hold: {
        kind: "parsed",
        parse: Number,
        default: "10",
        placeholder: "seconds",
        brief: "How long it is held before it goes",
      },
      ...leaveFlags,
      ...talkFlag,
    },
  },
  run: async (flags, terminal) => {
    const leave = leaveFrom(flags);
    if (typeof leave === "object" && isOutcome(leave)) return leave;
    const spoken = languageIn(flags.language);
    if (isOutcome(spoken)) return spoken;
    const seated = await seatedIn(flags, terminal);
    if (isOutcome(seated)) return seated;
    const { client, talk } = seated;
    const view = viewOf(seated);
    if (isOutcome(view)) return view;
    let room: Party | undefined = view.type === "party" ? view.party : undefined;
    if (flags.room !== undefined) {
      const named = partyNamed(view.rules, flags.room);
      if (typeof named === "object") return named;
      room = named;
    }
    if (room === undefined)
      return refused("which-room", "Say in whose room, with --room and the party's name.");
    const text = await readText(terminal, flags.words, { ask: "Words", isSecret: false });
    if (isUnread(text))
      return refused("no-words", "There is nothing to read in it; write some words.");
    const place = { type: flags.caucus ? "caucus" : "room", party: room } as const;
    const files = await attachPaths(seated, place, flags.file ?? [], terminal, {
      areMeant: flags["also-here"],
    });
    if ("lines" in files) return files;
    const id = newId<"item">(client.ports);
    const command: Command = flags.caucus
      ? {
          type: "caucus-say",
          caucus: room,
          message: id as string as never,
          words: text,
          ...spoken,
          files,
        }
      : {
          type: "say",
          room,
          item: id,
          words: text,
          ...spoken,
          files,
          ...(leave === undefined ? {} : { leave }),
        };
    const now = client.ports.now();
    const draft = await keepDraft(client.records, talk.id, id, {
      command,
      keptAt: now as Time,
      holdUntil: (now + flags.hold * 1_000) as Time,
    });
    const held = await holdFor(terminal, flags.hold, flags.caucus ? "your caucus" : "the room");
    if (held === "taken-back") {
      await dropDraft(client.records, draft);
      return done({ takenBack: true }, "Taken back; nobody saw it.");
    }
    const appended = await talk.perform(command);
    if ("fault" in appended)
      return {
        code: 3,
        json: { fault: "unreachable", draft: id },
        lines: [
          `The server did not answer; it is kept as a draft: tworooms drafts send ${shortId(id)}`,
        ],
      };
    const no = hindered(appended);
    await dropDraft(client.records, draft);
    const sent = files.map(({ blob, name, type, size }) => ({ file: blob, name, type, size }));
    return no ?? done({ item: id, files: sent }, `Said (${shortId(id)}).`);
  },
});
