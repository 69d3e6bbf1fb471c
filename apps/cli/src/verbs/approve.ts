// `tworooms approve`, `take-back`, `release`: what a mediator does about a carry in hand.

import type { Command } from "@tworooms/talks";
import { shortId, startingWith, viewOf } from "../finding.ts";
import { done, refused } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { hindered, isOutcome, outcomeOf, seatedIn, talkFlag } from "../seated.ts";
import type { TalkFlags } from "../seated.ts";
import { verb } from "../verb.ts";

type OnCarry = Extract<Command, { readonly carry: unknown }>["type"] & `${string}-carry`;

const onCarry = (type: Exclude<OnCarry, "prepare-carry">, brief: string, line: string) =>
  verb<TalkFlags, [string]>({
    brief,
    parameters: {
      flags: talkFlag,
      positional: {
        kind: "tuple",
        parameters: [{ parse: String, placeholder: "carry", brief: "First digits of the carry" }],
      },
    },
    run: async (flags, terminal, start): Promise<Outcome> => {
      const seated = await seatedIn(flags, terminal);
      if (isOutcome(seated)) return seated;
      const view = viewOf(seated);
      if (isOutcome(view)) return view;
      if (view.type !== "desk")
        return refused("not-a-mediator", "Only a mediator may do this; ask one.");
      const told = view.ledger.flatMap(({ cells }) => cells.flatMap(({ tellings }) => tellings));
      const found = startingWith(
        [...view.tray, ...view.dropped, ...told],
        (each) => each.carry,
        start,
        "carry",
      );
      if (isOutcome(found)) return found;
      const no = hindered(await seated.talk.perform({ type, carry: found.carry }));
      if (no !== undefined) return no;
      const asks = await seated.talk.settle();
      if (!("length" in asks)) return outcomeOf(asks);
      return done({ carry: found.carry }, `${line} (${shortId(found.carry)}).`);
    },
  });

export const approve = onCarry("approve-carry", "Approve another mediator's carry", "Approved");
export const takeBack = onCarry(
  "take-back-carry",
  "Take a carry back before it is handed over",
  "Taken back",
);
export const release = onCarry(
  "release-carry",
  "Release a carry that waits for a person",
  "Released",
);
