// `tworooms drafts`: what was written and not sent. A draft goes because its author says so, never by itself.

import { buildRouteMap } from "@stricli/core";
import { draftsOf, dropDraft } from "@tworooms/client";
import type { Draft } from "@tworooms/client";
import { startingWith } from "../finding.ts";
import { done } from "../outcome.ts";
import { hindered, isOutcome, seatedIn, talkFlag } from "../seated.ts";
import type { TalkFlags } from "../seated.ts";
import { verb } from "../verb.ts";

const idOf = (draft: Draft): string => draft.name.split("/").at(-1) ?? "";
const wordsOf = ({ command }: Draft): string => ("words" in command ? (command.words ?? "") : "");

/** A draft's command as it is printed: the keys of its files are not. */
const shownOf = ({ command }: Draft): object => {
  if (!("files" in command) || command.files === undefined) return command;
  const files = command.files.map((file) => ("name" in file ? file.name : undefined));
  return { ...command, files };
};

const list = verb<TalkFlags>({
  brief: "What was written and not sent",
  parameters: { flags: talkFlag },
  run: async (flags, terminal) => {
    const seated = await seatedIn(flags, terminal);
    if (isOutcome(seated)) return seated;
    const drafts = await draftsOf(seated.client.records, seated.talk.id);
    return done(
      { drafts: drafts.map((draft) => ({ draft: idOf(draft), command: shownOf(draft) })) },
      ...(drafts.length === 0 ? ["No drafts."] : []),
      ...drafts.map(
        (draft) => `${idOf(draft).slice(0, 8)}  ${draft.command.type}  ${wordsOf(draft)}`,
      ),
    );
  },
});

const ending = (brief: string, act: "send" | "drop") =>
  verb<TalkFlags, [string?]>({
    brief,
    parameters: {
      flags: talkFlag,
      positional: {
        kind: "tuple",
        parameters: [
          { parse: String, optional: true, placeholder: "draft", brief: "Which one; nothing: all" },
        ],
      },
    },
    run: async (flags, terminal, start) => {
      const seated = await seatedIn(flags, terminal);
      if (isOutcome(seated)) return seated;
      const { client, talk } = seated;
      const all = await draftsOf(client.records, talk.id);
      const one = start === undefined ? undefined : startingWith(all, idOf, start, "draft");
      if (one !== undefined && isOutcome(one)) return one;
      const chosen = one === undefined ? all : [one];
      for (const draft of chosen) {
        if (act === "send") {
          const no = hindered(await talk.perform(draft.command));
          if (no !== undefined) return no;
        }
        await dropDraft(client.records, draft);
      }
      return done(
        { [act === "send" ? "sent" : "dropped"]: chosen.length },
        `${act === "send" ? "Sent" : "Dropped"}: ${chosen.length}.`,
      );
    },
  });

export const drafts = buildRouteMap({
  routes: {
    list,
    send: ending("Send what was kept", "send"),
    drop: ending("Drop what was kept", "drop"),
  },
  docs: { brief: "What was written and not sent: list, send, drop" },
});
