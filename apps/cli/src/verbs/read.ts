// `tworooms read`: everything this seat sees, place by place, after reading what is new; and what a device must warn of.

import { sentenceOf, warningsOf } from "@tworooms/client";
import { viewOf } from "../finding.ts";
import { viewLines } from "../lines.ts";
import { done } from "../outcome.ts";
import { isOutcome, seatedIn, talkFlag } from "../seated.ts";
import type { TalkFlags } from "../seated.ts";
import { verb } from "../verb.ts";

export const read = verb<TalkFlags>({
  brief: "Show everything this seat sees",
  parameters: { flags: talkFlag },
  run: async (flags, terminal) => {
    const seated = await seatedIn(flags, terminal);
    if (isOutcome(seated)) return seated;
    const view = viewOf(seated);
    if (isOutcome(view)) return view;
    const warnings = warningsOf(seated.talk, seated.client.vault);
    const voids = seated.talk.logs().flatMap(({ place, voids: all }) =>
      all().map((each) => ({
        place: "party" in place ? `${place.type}/${place.party}` : place.type,
        ...each,
      })),
    );
    return done(
      { talk: seated.talk.id, view, warnings, voids },
      ...warnings.map(({ place, code }) => `! ${place}: ${sentenceOf(code)}`),
      ...viewLines(view),
    );
  },
});
