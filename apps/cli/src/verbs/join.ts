// `tworooms join`: comes in by a link, from a file, a prompt or stdin: never from the command line.

import { isNotDone, wordsFromSheet } from "@tworooms/client";
import { clientAt, freshSheet, homeOf, putServer, putSheet, serverOf, sheetOf } from "../home.ts";
import { done, refused } from "../outcome.ts";
import { isUnread, readText } from "../reading-in.ts";
import { outcomeOf } from "../seated.ts";
import { verb } from "../verb.ts";

type Flags = {
  readonly link?: string;
  readonly server?: string;
  readonly name: string;
  readonly personTitle?: string;
};

const originOf = (address: string): string | undefined => {
  try {
    return new URL(address.trim()).origin;
  } catch {
    return undefined;
  }
};

export const join = verb<Flags>({
  brief: "Join talks by an invitation link",
  about:
    "Reads the link from a file with --link, from a prompt, or from stdin. Prints the key sheet once, if this folder had none: write it down. Until your inviter has compared four words with you by voice you are shown as unchecked.",
  parameters: {
    flags: {
      link: {
        kind: "parsed",
        parse: String,
        optional: true,
        placeholder: "file",
        brief: "File with the link; - for stdin",
      },
      server: {
        kind: "parsed",
        parse: String,
        optional: true,
        placeholder: "url",
        brief: "The server, if the link does not say or you reach it elsewhere",
      },
      name: {
        kind: "parsed",
        parse: String,
        placeholder: "text",
        brief: "Your name, as the others see it",
      },
      personTitle: {
        kind: "parsed",
        parse: String,
        optional: true,
        placeholder: "text",
        brief: "Your title",
      },
    },
  },
  run: async (flags, terminal) => {
    const home = homeOf(flags, terminal);
    const link = await readText(terminal, flags.link, { ask: "Invitation link", isSecret: true });
    if (isUnread(link))
      return refused("no-link", "There is no link there; copy it into the file or paste it.");
    const server = originOf(flags.server ?? link) ?? (await serverOf(home));
    if (server === undefined)
      return refused(
        "no-server",
        "The link names no server; say which, with --server and its address.",
      );
    let sheet = await sheetOf(home);
    const isNew = sheet === undefined;
    if (sheet === undefined) {
      sheet = freshSheet();
      await putSheet(home, sheet);
    }
    await putServer(home, server);
    const client = await clientAt(home, server, sheet);
    const talk = await client.join(link, {
      name: flags.name,
      title: flags.personTitle ?? "",
      role: "",
    });
    if (isNotDone(talk)) return outcomeOf(talk);
    const words = wordsFromSheet(sheet);
    const view = talk.view();
    const title = "rules" in view && view.rules !== undefined ? view.rules.title : "the talks";
    return done(
      { talk: talk.id, ...(isNew ? { keySheet: words } : {}) },
      `You are in: ${title} (${talk.id.slice(0, 8)}). Your words with your inviter are not compared yet.`,
      ...(isNew
        ? [
            "Your key sheet; write it down, it opens this seat on any device:",
            `  ${words.slice(0, 6).join(" ")}`,
            `  ${words.slice(6).join(" ")}`,
          ]
        : []),
      "Next, together with your inviter, by voice: tworooms words",
    );
  },
});
