// `tworooms readback`: the receiving room says how it understood what it was told: confirmed, or in its own words.

import { newId } from "@tworooms/client";
import { shortId, startingWith, viewOf } from "../finding.ts";
import { done, refused } from "../outcome.ts";
import { isUnread, readText } from "../reading-in.ts";
import { hindered, isOutcome, seatedIn, talkFlag } from "../seated.ts";
import type { TalkFlags } from "../seated.ts";
import { verb } from "../verb.ts";

export const readback = verb<{ readonly words?: string } & TalkFlags, [string]>({
  brief: "Confirm what this room was told, or say how it was understood",
  parameters: {
    flags: {
      words: {
        kind: "parsed",
        parse: String,
        optional: true,
        placeholder: "file",
        brief: "File with your understanding, where it differs; without: confirmed",
      },
      ...talkFlag,
    },
    positional: {
      kind: "tuple",
      parameters: [{ parse: String, placeholder: "told", brief: "First digits of what was told" }],
    },
  },
  run: async (flags, terminal, start) => {
    const seated = await seatedIn(flags, terminal);
    if (isOutcome(seated)) return seated;
    const view = viewOf(seated);
    if (isOutcome(view)) return view;
    if (view.type !== "party" || view.room === undefined)
      return refused("not-your-room", "Only the party of a room reads back what it was told.");
    const told = startingWith(view.room.tolds, (each) => each.told, start, "telling");
    if (isOutcome(told)) return told;
    const words =
      flags.words === undefined
        ? undefined
        : await readText(terminal, flags.words, { ask: "", isSecret: false });
    if (words !== undefined && isUnread(words))
      return refused("no-words", "There is nothing to read in that file.");
    const readBack = newId<"read-back">(seated.client.ports);
    const no = hindered(
      await seated.talk.perform({
        type: "read-back",
        room: view.party,
        readBack,
        told: told.told,
        ...(words === undefined ? {} : { words }),
      }),
    );
    return no ?? done({ readBack, told: told.told }, `Read back (${shortId(told.told)}).`);
  },
});
