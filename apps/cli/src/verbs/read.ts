// `tworooms read`: everything this seat sees, place by place, after reading what is new; and what a device must warn of.

import { sentenceOf } from "@tworooms/client";
import { viewOf } from "../finding.ts";
import { viewLines } from "../lines.ts";
import { done } from "../outcome.ts";
import { isOutcome, seatedIn, talkFlag } from "../seated.ts";
import type { Seated, TalkFlags } from "../seated.ts";
import { verb } from "../verb.ts";

/** What a person must be told about its logs and vault. */
export const warningsOf = ({
  client,
  talk,
}: Seated): readonly { readonly place: string; readonly code: string }[] => [
  ...talk.logs().flatMap(({ book, place }) => {
    const trouble = book.trouble();
    const name = "party" in place ? `${place.type}/${place.party}` : place.type;
    return trouble === undefined ? [] : [{ place: name, code: trouble.type }];
  }),
  ...(client.vault.wentBack() ? [{ place: "vault", code: "vault-went-back" }] : []),
];

export const read = verb<TalkFlags>({
  brief: "Show everything this seat sees",
  parameters: { flags: talkFlag },
  run: async (flags, terminal) => {
    const seated = await seatedIn(flags, terminal);
    if (isOutcome(seated)) return seated;
    const view = viewOf(seated);
    if (isOutcome(view)) return view;
    const warnings = warningsOf(seated);
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
