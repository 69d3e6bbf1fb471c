// `tworooms file`: saves one file of a message, after it was fetched, opened and found to be what its author attached.

import { writeFile } from "node:fs/promises";
import { isFileNo, openFile } from "@tworooms/client";
import { filesIn, outcomeOfFile } from "../attached.ts";
import { startingWith, viewOf } from "../finding.ts";
import { done, outside, refused } from "../outcome.ts";
import { isOutcome, seatedIn, talkFlag } from "../seated.ts";
import type { TalkFlags } from "../seated.ts";
import { verb } from "../verb.ts";

/** Writes a new file that its owner alone reads; one that is there already is left as it is. */
export const writeNew = async (
  path: string,
  bytes: Uint8Array,
): Promise<"written" | "exists" | "failed"> => {
  try {
    await writeFile(path, bytes, { mode: 0o600, flag: "wx" });
    return "written";
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    return code === "EEXIST" ? "exists" : "failed";
  }
};

export const file = verb<{ readonly out: string } & TalkFlags, [string]>({
  brief: "Save a file of a message",
  about:
    "The file is verified before anything is written: it is what its author attached, or nothing. What stands at --out already is not written over.",
  parameters: {
    flags: {
      out: { kind: "parsed", parse: String, placeholder: "path", brief: "Where to save it" },
      ...talkFlag,
    },
    positional: {
      kind: "tuple",
      parameters: [{ parse: String, placeholder: "file", brief: "First digits of the file" }],
    },
  },
  run: async (flags, terminal, start) => {
    const seated = await seatedIn(flags, terminal);
    if (isOutcome(seated)) return seated;
    const view = viewOf(seated);
    if (isOutcome(view)) return view;
    const found = startingWith(filesIn(view), ({ blob }) => blob, start, "file");
    if (isOutcome(found)) return found;
    const { place, blob, name, type, size } = found;
    const opened = await openFile(seated.talk, place, blob);
    if (isFileNo(opened)) return outcomeOfFile(opened);
    const outcome = await writeNew(flags.out, opened.bytes);
    if (outcome === "exists")
      return refused("file-exists", "Something stands there already; choose another --out.");
    if (outcome === "failed")
      return outside("cannot-write", "The file cannot be written; choose another --out.");
    return done({ file: blob, name, type, size }, `Saved: ${name} (${type}), verified.`);
  },
});
