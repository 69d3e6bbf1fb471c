// `tworooms note`: the desk's own paper, and the names the leak check looks for. Nobody but mediators reads either.

import { newId } from "@tworooms/client";
import { done, refused } from "../outcome.ts";
import { isUnread, readText } from "../reading-in.ts";
import { hindered, isOutcome, seatedIn, talkFlag } from "../seated.ts";
import type { TalkFlags } from "../seated.ts";
import { verb } from "../verb.ts";
import { viewOf } from "../finding.ts";

type Flags = { readonly words?: string; readonly name: boolean; readonly dropName: boolean };

export const note = verb<Flags & TalkFlags>({
  brief: "Write a note at the desk; with --name, a name for the leak check",
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
      ...talkFlag,
    },
  },
  run: async (flags, terminal) => {
    const seated = await seatedIn(flags, terminal);
    if (isOutcome(seated)) return seated;
    const view = viewOf(seated);
    if (isOutcome(view)) return view;
    const words = await readText(terminal, flags.words, {
      ask: flags.name ? "Name" : "Note",
      isSecret: false,
    });
    if (isUnread(words))
      return refused("no-words", "There is nothing to read in it; write some words.");
    const { client, talk } = seated;
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
    const no = hindered(
      await talk.perform(
        flags.name
          ? { type: "list-name", listed: newId(client.ports), name: words.trim() }
          : { type: "note", note: newId(client.ports), words },
      ),
    );
    return no ?? done({ noted: true }, "Noted.");
  },
});
