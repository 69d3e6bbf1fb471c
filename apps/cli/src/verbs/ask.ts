// `tworooms ask`: a party asks the mediators for what the other side may have to say on something. It meets "only if they ask".

import { newId } from "@tworooms/client";
import { shortId, viewOf } from "../finding.ts";
import { done, refused } from "../outcome.ts";
import { isUnread, readText } from "../reading-in.ts";
import { hindered, isOutcome, seatedIn, talkFlag } from "../seated.ts";
import type { TalkFlags } from "../seated.ts";
import { verb } from "../verb.ts";

export const ask = verb<{ readonly words?: string } & TalkFlags>({
  brief: "Ask the mediators what the other side says on something",
  parameters: {
    flags: {
      words: {
        kind: "parsed",
        parse: String,
        optional: true,
        placeholder: "file",
        brief: "File with the words; - for stdin",
      },
      ...talkFlag,
    },
  },
  run: async (flags, terminal) => {
    const seated = await seatedIn(flags, terminal);
    if (isOutcome(seated)) return seated;
    const view = viewOf(seated);
    if (isOutcome(view)) return view;
    if (view.type !== "party")
      return refused(
        "not-your-room",
        "Only a party asks; mediators ask for leave with: tworooms leave ask.",
      );
    const words = await readText(terminal, flags.words, { ask: "Ask for what", isSecret: false });
    if (isUnread(words))
      return refused("no-words", "There is nothing to read in it; write some words.");
    const asked = newId<"asked">(seated.client.ports);
    const no = hindered(
      await seated.talk.perform({ type: "ask-for", room: view.party, asked, words }),
    );
    return no ?? done({ asked }, `Asked (${shortId(asked)}).`);
  },
});
