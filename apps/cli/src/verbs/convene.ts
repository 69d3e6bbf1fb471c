// `tworooms convene`: founds table, desk and a room for each party, by ground rules, and shows the key sheet once.

import { isNotDone, wordsFromSheet } from "@tworooms/client";
import type { CaucusRule, Party, Rules } from "@tworooms/talks";
import { clientAt, freshSheet, homeOf, putServer, putSheet, serverOf, sheetOf } from "../home.ts";
import { done, refused } from "../outcome.ts";
import { isUnread, readText } from "../reading-in.ts";
import { outcomeOf } from "../seated.ts";
import { verb } from "../verb.ts";

type Flags = {
  readonly server?: string;
  readonly admission?: string;
  readonly title: string;
  readonly party: readonly string[];
  readonly caucusRule: CaucusRule;
  readonly secondApproval: boolean;
  readonly receiptsWithoutWords: boolean;
  readonly language?: readonly string[];
  readonly name: string;
  readonly personTitle?: string;
};

const text = (brief: string, placeholder: string) =>
  ({ kind: "parsed", parse: String, brief, placeholder }) as const;

export const convene = verb<Flags>({
  brief: "Convene talks: found table, desk and a room for each party",
  about:
    "The admission token is what the operator gave you: a file with --admission, or a prompt, or stdin. Prints the key sheet once: twelve words from which this seat can be opened again on another device. Write them down.",
  parameters: {
    flags: {
      server: { ...text("The server's address, as you reach it", "url"), optional: true },
      admission: { ...text("File with the admission token; - for stdin", "file"), optional: true },
      title: text("What these talks are called", "text"),
      party: { ...text("A party; give it twice or more", "name"), variadic: true },
      caucusRule: {
        kind: "enum",
        values: ["closed", "open", "none"],
        default: "closed",
        brief: "What silence means: stays; reworded and named; nothing is sent without a choice",
      },
      secondApproval: {
        kind: "boolean",
        default: false,
        withNegated: false,
        brief: "Every carry needs another mediator's approval",
      },
      receiptsWithoutWords: {
        kind: "boolean",
        default: false,
        withNegated: false,
        brief: "Receipts tell that something was carried, not in which words",
      },
      language: {
        ...text("Language of the talks (en, ar, fa …)", "tag"),
        variadic: true,
        optional: true,
      },
      name: text("Your name, as the others see it", "text"),
      personTitle: { ...text("Your title", "text"), optional: true },
    },
  },
  run: async (flags, terminal) => {
    const home = homeOf(flags, terminal);
    const origin = flags.server ?? (await serverOf(home));
    if (origin === undefined)
      return refused("no-server", "Say which server, with --server and its address.");
    const admission = await readText(terminal, flags.admission, {
      ask: "Admission token",
      isSecret: true,
    });
    if (isUnread(admission))
      return refused("no-admission", "There is no admission token there; ask the operator for it.");
    let sheet = await sheetOf(home);
    const isNew = sheet === undefined;
    if (sheet === undefined) {
      sheet = freshSheet();
      await putSheet(home, sheet);
    }
    const server = new URL(origin).origin;
    await putServer(home, server);
    const rules: Rules = {
      title: flags.title,
      caucusRule: flags.caucusRule,
      secondApproval: flags.secondApproval ? "needed" : "not-needed",
      receipts: flags.receiptsWithoutWords ? "without-words" : "with-words",
      languages: flags.language ?? ["en"],
      parties: flags.party.map((name, index) => ({ party: `p${index + 1}` as Party, name })),
    };
    const client = await clientAt(home, server, sheet);
    const talk = await client.convene({
      rules,
      shown: { name: flags.name, title: flags.personTitle ?? "", role: "" },
      admission: admission.trim(),
    });
    if (isNotDone(talk)) return outcomeOf(talk);
    const words = wordsFromSheet(sheet);
    return done(
      { talk: talk.id, parties: rules.parties, ...(isNew ? { keySheet: words } : {}) },
      `Convened: ${rules.title} (${talk.id.slice(0, 8)}).`,
      ...(isNew
        ? [
            "Your key sheet; write it down, it opens this seat on any device:",
            `  ${words.slice(0, 6).join(" ")}`,
            `  ${words.slice(6).join(" ")}`,
          ]
        : []),
      `This folder keeps your keys: ${home.folder}`,
      `Next: tworooms invite --party "${flags.party[0] ?? ""}"`,
    );
  },
});
