// `tworooms words`: four words, compared by voice. Both sides run it; each waits for the other. What is heard must be the same.

import {
  ceremonyWith,
  invitationsOf,
  isNotDone,
  newcomerOf,
  ownCeremony,
  stepCeremony,
  tableCeremony,
} from "@tworooms/client";
import type { CeremonyPlan } from "@tworooms/client";
import { done, refused } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { newcomersOf } from "../newcomers.ts";
import { isOutcome, outcomeOf, seatedIn, talkFlag } from "../seated.ts";
import type { Seated, TalkFlags } from "../seated.ts";
import { verb } from "../verb.ts";

type Flags = { readonly table: boolean; readonly restart: boolean; readonly wait: number };

const planOf = async (
  seated: Seated,
  flags: Flags,
  who: string | undefined,
): Promise<CeremonyPlan | Outcome | "not-yet"> => {
  const { client, talk } = seated;
  if (flags.table) return tableCeremony(talk) ?? "not-yet";
  const link = client.vault
    .current()
    .seats.find((seat) => seat.talk === talk.id)
    ?.links.at(-1);
  if (who === undefined && link !== undefined) {
    const own = ownCeremony(talk, link.log);
    if (own !== undefined) return own;
  }
  const invitations = await invitationsOf(client.records);
  const waiting = newcomersOf(talk, invitations).filter(
    ({ name, invitation, isChecked }) =>
      !isChecked &&
      (who === undefined ||
        name.toLowerCase() === who.toLowerCase() ||
        (invitation.name.split("/")[1] ?? "").startsWith(who)),
  );
  const [one] = waiting;
  if (one === undefined) return "not-yet";
  if (waiting.length > 1)
    return refused(
      "who",
      `Several wait; say with whom: ${waiting.map(({ name }) => name).join(", ")}.`,
    );
  return ceremonyWith(newcomerOf(talk, one.invitation)) ?? "not-yet";
};

export const words = verb<Flags & TalkFlags, [string?]>({
  brief: "Compare four words by voice, so that keys are certain",
  about:
    "The inviter says with whom; the newcomer says nothing; heads of delegation use --table at the opening of a round. Both run it at once, read the four words to each other by telephone or face to face, and go on only if they are the same: then tworooms people check NAME.",
  parameters: {
    flags: {
      table: {
        kind: "boolean",
        default: false,
        withNegated: false,
        brief: "Head to head, at the table",
      },
      restart: {
        kind: "boolean",
        default: false,
        withNegated: false,
        brief: "Begin a new attempt",
      },
      wait: {
        kind: "parsed",
        parse: Number,
        default: "300",
        placeholder: "seconds",
        brief: "How long to wait for the other",
      },
      ...talkFlag,
    },
    positional: {
      kind: "tuple",
      parameters: [{ parse: String, optional: true, placeholder: "name", brief: "With whom" }],
    },
  },
  run: async (flags, terminal, who) => {
    const seated = await seatedIn(flags, terminal);
    if (isOutcome(seated)) return seated;
    const { client, talk } = seated;
    const { ports, records } = client;
    const following = talk.follow();
    const until = ports.now() + flags.wait * 1_000;
    let begin: "join" | "restart" = flags.restart ? "restart" : "join";
    let isWaiting = false;
    try {
      for (;;) {
        const synced = await talk.sync();
        if (synced !== "current") return outcomeOf(synced);
        const changed = new Promise<void>((resolve) => {
          const stop = talk.onChange(() => {
            stop();
            resolve();
          });
          ports.later(2_000, () => {
            stop();
            resolve();
          });
        });
        const plan = await planOf(seated, flags, who);
        if (typeof plan === "object" && isOutcome(plan)) return plan;
        if (plan !== "not-yet") {
          const step = await stepCeremony(ports, records, plan, begin);
          begin = "join";
          if (isNotDone(step)) return outcomeOf(step);
          if ("words" in step)
            return done(
              { words: step.words, attempt: step.attempt },
              `  ${step.words.join("  ")}`,
              "Read these to each other by voice. If they are not the same, somebody stands between you: stop.",
            );
        }
        if (!isWaiting) terminal.say("Waiting for the other side to run tworooms words …");
        isWaiting = true;
        if (ports.now() > until)
          return refused(
            "nobody-answered",
            "The other side did not take part; agree on a time and run it again.",
          );
        await changed;
      }
    } finally {
      following.stop();
    }
  },
});
