// `tworooms ledger`: who was told what, when, in which words, on whose leave, and what is public of it. A party sees its own
// outgoing half.

import { viewOf } from "../finding.ts";
import { ledgerLines, outgoingLines, trayLines } from "../lines.ts";
import { done } from "../outcome.ts";
import { isOutcome, seatedIn, talkFlag } from "../seated.ts";
import type { TalkFlags } from "../seated.ts";
import { verb } from "../verb.ts";

export const ledger = verb<TalkFlags>({
  brief: "Who was told what, when, on whose leave, and what is public; carries in hand",
  parameters: { flags: talkFlag },
  run: async (flags, terminal) => {
    const seated = await seatedIn(flags, terminal);
    if (isOutcome(seated)) return seated;
    const view = viewOf(seated);
    if (isOutcome(view)) return view;
    if (view.type === "desk")
      return done(
        { ledger: view.ledger, publics: view.publics, tray: view.tray, dropped: view.dropped },
        ...trayLines(view),
        ...ledgerLines(view),
      );
    const outgoing = view.type === "party" ? (view.room?.outgoing ?? []) : [];
    return done({ outgoing }, ...outgoingLines(view, outgoing));
  },
});
