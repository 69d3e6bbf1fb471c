// `tworooms export`: a transcript of all this seat may read, for the archive; anybody given the file can verify it offline.

import { writeFile } from "node:fs/promises";
import { transcriptOf } from "@tworooms/client";
import { done, outside } from "../outcome.ts";
import { isOutcome, seatedIn, talkFlag } from "../seated.ts";
import type { TalkFlags } from "../seated.ts";
import { verb } from "../verb.ts";

export const exportVerb = verb<{ readonly out: string } & TalkFlags>({
  brief: "Write a transcript that verifies offline",
  about:
    "The file holds the keys of what it shows: it is as secret as the talks themselves (mode 0600).",
  parameters: {
    flags: {
      out: { kind: "parsed", parse: String, placeholder: "file", brief: "Where to write it" },
      ...talkFlag,
    },
  },
  run: async (flags, terminal) => {
    const seated = await seatedIn(flags, terminal);
    if (isOutcome(seated)) return seated;
    const transcript = await transcriptOf(seated.talk);
    try {
      await writeFile(flags.out, `${JSON.stringify(transcript)}\n`, { mode: 0o600 });
    } catch {
      return outside(
        "cannot-write",
        "The file cannot be written; choose another place with --out.",
      );
    }
    return done(
      { logs: transcript.logs.map(({ kind, party }) => ({ kind, party })) },
      `Written: ${transcript.logs.length} logs. It holds keys; keep it as you keep the talks.`,
    );
  },
});
